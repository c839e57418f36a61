/// Points of one kind in a chart, with a name for the legend.
public struct Series: Codable, Equatable, Sendable {
  /// What the legend calls it.
  public let name: String
  /// How the points are drawn.
  public let mark: Mark
  /// The places on the x axis, all finite.
  public let x: [Double]
  /// A height for each place; `nil` is a gap.
  public let y: [Double?]

  /// How the points of a series are drawn.
  public enum Mark: String, Codable, Sendable {
    /// Joined by straight lines, in their order.
    case line
    /// Each height kept until the next place: a distribution function, a count over time.
    case steps
    /// Each for itself.
    case points
  }

  private init(_ name: String, _ mark: Mark, _ x: [Double], _ y: [Double?]) {
    self.name = name
    self.mark = mark
    var places: [Double] = []
    var heights: [Double?] = []
    for (place, height) in zip(x, y) {
      // A place that is not finite breaks the line where it would have been.
      places.append(place.isFinite ? place : places.last ?? 0)
      heights.append(place.isFinite ? height.flatMap { $0.isFinite ? $0 : nil } : nil)
    }
    self.x = places
    self.y = heights
  }

  /// Points joined by straight lines; `nil` and NaN are gaps.
  ///
  /// - Parameters:
  ///   - x: Places, in the order in which they are joined.
  ///   - y: A height for each.
  public static func line(_ name: String, x: [Double], y: [Double?]) -> Series {
    Series(name, .line, x, y)
  }

  /// Heights that are kept until the next place; `nil` and NaN are gaps.
  ///
  /// - Parameters:
  ///   - x: Places, ascending.
  ///   - y: A height for each.
  public static func steps(_ name: String, x: [Double], y: [Double?]) -> Series {
    Series(name, .steps, x, y)
  }

  /// Single points; `nil` and NaN are left out.
  ///
  /// - Parameters:
  ///   - x: Places.
  ///   - y: A height for each.
  public static func points(_ name: String, x: [Double], y: [Double?]) -> Series {
    Series(name, .points, x, y)
  }

  /// The points without gaps: of a line, one list for each unbroken part, with the corners of its
  /// steps.
  var parts: [[Point]] {
    var parts: [[Point]] = [[]]
    for (x, y) in zip(x, y) {
      guard let y else {
        // Up to a gap, a step keeps its height as it does up to any other place.
        if mark == .steps, let last = parts.last?.last {
          parts[parts.count - 1].append(Point(x: x, y: last.y))
        }
        if parts.last?.isEmpty == false { parts.append([]) }
        continue
      }
      if mark == .steps, let last = parts.last?.last {
        parts[parts.count - 1].append(Point(x: x, y: last.y))
      }
      parts[parts.count - 1].append(Point(x: x, y: y))
    }
    return parts.filter { !$0.isEmpty }
  }
}

struct Point: Equatable {
  var x: Double
  var y: Double
}

/// One bar for each category of a chart, with a name for the legend.
public struct Bars: Codable, Equatable, Sendable {
  /// What the legend calls it.
  public let name: String
  /// A value for each category, in their order; `nil` is a gap.
  public let values: [Double?]

  /// - Parameter values: A value for each category; `nil` and NaN are gaps.
  public init(_ name: String, _ values: [Double?]) {
    self.name = name
    self.values = values.map { value in value.flatMap { $0.isFinite ? $0 : nil } }
  }
}

/// A rectangle of numbers drawn as shades, such as a confusion matrix or a small image.
public struct HeatMap: Codable, Equatable, Sendable {
  /// The names of the rows, from top to bottom; empty for none.
  public let rowNames: [String]
  /// The names of the columns; empty for none.
  public let columnNames: [String]
  /// The numbers, row by row; `nil` is a gap.
  public let values: [[Double?]]

  /// - Parameters:
  ///   - values: The numbers row by row; `nil` and NaN are gaps.
  ///   - rows: A name for each row; empty for none.
  ///   - columns: A name for each column; empty for none.
  public init(_ values: [[Double?]], rows: [String] = [], columns: [String] = []) {
    self.values = values.map { row in
      row.map { value in value.flatMap { $0.isFinite ? $0 : nil } }
    }
    rowNames = rows
    columnNames = columns
  }

  /// A heat map of a matrix.
  public init(_ matrix: Matrix, rows: [String] = [], columns: [String] = []) {
    self.init(matrix.rows.map { $0.map { $0 } }, rows: rows, columns: columns)
  }

  /// A heat map of counts.
  public init(counts: [[Int]], rows: [String] = [], columns: [String] = []) {
    self.init(counts.map { $0.map { Double($0) } }, rows: rows, columns: columns)
  }

  var columnCount: Int { values.reduce(0) { max($0, $1.count) } }

  /// How dark a value is drawn, 0 ... 1; counts start at 0, so that an empty class stays white.
  func shade(_ value: Double) -> Double {
    let known = values.flatMap { $0.compactMap { $0 } }
    let low = min(0, known.min() ?? 0)
    let high = max(0, known.max() ?? 0)
    return high > low ? (value - low) / (high - low) : 0
  }
}
