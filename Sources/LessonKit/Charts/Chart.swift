/// A picture of data as a value: what is drawn, not how.
///
/// ``terminal(width:height:style:)`` draws it with characters and ``svg(theme:)`` as a picture;
/// ``show(_:)`` prints it. It is `Codable`, so that a suite can attach one to its result. A value
/// that is not finite is a gap.
///
/// ```swift
/// show(Chart("Penguins", x: "flipper (mm)", y: "mass (g)", series: [
///   .points("Adelie", x: flippers, y: masses),
/// ]))
/// ```
public struct Chart: Codable, Equatable, Sendable {
  /// What the chart shows, in a few words; may be empty.
  public var title: String
  /// The horizontal axis; of bars, the categories; of a heat map, its columns.
  public var x: Axis
  /// The vertical axis; of bars, their values; of a heat map, its rows.
  public var y: Axis
  /// What is drawn.
  public var content: Content
  /// Lines of reference, such as a threshold.
  public var guides: [Guide]

  /// What a chart can draw.
  public enum Content: Codable, Equatable, Sendable {
    /// Lines, steps and points over two axes of numbers.
    case series([Series])
    /// A bar for each category and series.
    case bars(categories: [String], series: [Bars])
    /// Counts of values by bin; several lie over each other.
    case histograms([Histogram])
    /// A rectangle of shaded numbers.
    case heatMap(HeatMap)
  }

  /// Makes a chart of lines, steps and points; later series lie over earlier ones.
  public init(_ title: String, x: Axis, y: Axis, series: [Series], guides: [Guide] = []) {
    self.init(title, x, y, .series(series), guides)
  }

  /// Makes a chart of bars, one for each category and series.
  public init(
    _ title: String, x: Axis = "", y: Axis = "", categories: [String], bars: [Bars],
    guides: [Guide] = []
  ) {
    self.init(title, x, y, .bars(categories: categories, series: bars), guides)
  }

  /// Makes a chart of one histogram.
  public init(
    _ title: String, x: Axis, y: Axis = "count", histogram: Histogram, guides: [Guide] = []
  ) {
    self.init(title, x, y, .histograms([histogram]), guides)
  }

  /// Makes a chart of histograms that lie over each other; give each a name.
  public init(
    _ title: String, x: Axis, y: Axis = "count", histograms: [Histogram], guides: [Guide] = []
  ) {
    self.init(title, x, y, .histograms(histograms), guides)
  }

  /// Makes a heat map, such as a confusion matrix; its first row is on top.
  public init(_ title: String, x: Axis = "", y: Axis = "", heatMap: HeatMap) {
    self.init(title, x, y, .heatMap(heatMap), [])
  }

  private init(_ title: String, _ x: Axis, _ y: Axis, _ content: Content, _ guides: [Guide]) {
    self.title = title
    self.x = x
    self.y = y
    self.content = content
    self.guides = guides
  }
}

/// An axis of a chart: its label, and how its numbers are read.
public struct Axis: Codable, Equatable, Sendable, ExpressibleByStringLiteral,
  ExpressibleByStringInterpolation
{
  /// What the numbers are, with their unit: `age (years)`.
  public var label: String
  /// What is shown, in place of all that there is.
  public var range: ClosedRange<Double>?
  /// How the numbers at the ticks are written.
  public var kind: Kind

  /// How the numbers at an axis's ticks are written.
  public enum Kind: String, Codable, Sendable {
    /// As they are: 0.25, 1900, 20,000.
    case number
    /// As years or other numbers that name something, never with a comma in them.
    case year
    /// As a share of one hundred: 0.25 is 25%.
    case percent
    /// As days since 1970-01-01, which ``CalendarDay`` counts, with ticks at whole days, months or
    /// years.
    case date
  }

  public init(_ label: String, range: ClosedRange<Double>? = nil, kind: Kind = .number) {
    self.label = label
    self.range = range
    self.kind = kind
  }

  public init(stringLiteral label: String) {
    self.init(label)
  }
}

/// A line of reference in a chart, drawn thin and named in the legend.
public enum Guide: Codable, Equatable, Sendable {
  /// Where y equals x: chance in an ROC curve, perfection in a calibration curve.
  case diagonal(String)
  /// A height, or a value that bars are measured against.
  case horizontal(Double, String)
  /// A place on the x axis.
  case vertical(Double, String)

  /// What the legend calls it.
  public var name: String {
    switch self {
    case .diagonal(let name), .horizontal(_, let name), .vertical(_, let name): name
    }
  }
}
