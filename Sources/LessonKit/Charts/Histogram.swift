/// How many values fall into each of a row of bins.
public struct Histogram: Codable, Equatable, Sendable {
  /// What the legend calls it; may be empty.
  public let name: String
  /// The bounds of the bins, ascending: one more than there are bins.
  public let edges: [Double]
  /// How much lies in each bin: a count, or a share.
  public let heights: [Double]

  /// Makes a histogram of bins that are known.
  ///
  /// - Parameters:
  ///   - edges: Ascending bounds, one more than there are heights.
  ///   - heights: What lies in each bin.
  public init(_ name: String = "", edges: [Double], heights: [Double]) {
    guard edges.count == heights.count + 1, zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 })
    else {
      fatalError("\(heights.count) bins need \(heights.count + 1) ascending edges")
    }
    self.name = name
    self.edges = edges
    self.heights = heights.map { $0.isFinite ? $0 : 0 }
  }

  /// Counts values in bins of equal and round width.
  ///
  /// A bin holds the values from its lower edge to below its upper edge; the last one holds its
  /// upper edge as well. Missing and non-finite values are left out.
  ///
  /// - Parameters:
  ///   - values: The values, in any order.
  ///   - bins: About how many bins; by default as many as the Freedman-Diaconis rule asks for, at
  ///     most 40 (*On the histogram as a density estimator*, 1981).
  public init(_ name: String = "", of values: [Double?], bins: Int? = nil) {
    let known = values.compactMap { $0 }.filter(\.isFinite).sorted()
    guard let least = known.first, let most = known.last else {
      self.init(name, edges: [0, 1], heights: [0])
      return
    }
    let wanted = max(1, bins ?? Histogram.binCount(ofSorted: known))
    let span = most > least ? most - least : max(abs(most), 1)
    let step = Ticks.niceStep(atLeast: span / Double(wanted) * (1 - 1e-9))
    let start = (least / step).rounded(.down)
    let stop = max((most / step).rounded(.up), start + 1)
    let edges = (0...Int(stop - start)).map { (start + Double($0)) * step }
    self.init(name, counting: known, edges: edges)
  }

  /// Counts values in bins that are known; values outside them are left out.
  ///
  /// - Parameters:
  ///   - values: The values, in any order.
  ///   - edges: Ascending bounds, at least two.
  public init(_ name: String = "", of values: [Double?], edges: [Double]) {
    self.init(name, counting: values.compactMap { $0 }.filter(\.isFinite), edges: edges)
  }

  private init(_ name: String, counting values: [Double], edges: [Double]) {
    guard edges.count >= 2 else { fatalError("a histogram needs at least two edges") }
    var counts = [Double](repeating: 0, count: edges.count - 1)
    for value in values where value >= edges[0] && value <= edges[edges.count - 1] {
      var low = 0
      var high = counts.count - 1
      while low < high {
        let middle = (low + high + 1) / 2
        if value >= edges[middle] { low = middle } else { high = middle - 1 }
      }
      counts[low] += 1
    }
    self.init(name, edges: edges, heights: counts)
  }

  /// The same bins as shares of the whole, so that groups of different sizes compare.
  public var shares: Histogram {
    let total = heights.reduce(0, +)
    return Histogram(name, edges: edges, heights: heights.map { total > 0 ? $0 / total : 0 })
  }

  private static func binCount(ofSorted values: [Double]) -> Int {
    let spread = values[values.count * 3 / 4] - values[values.count / 4]
    let width = 2 * spread / Platform.power(Double(values.count), 1.0 / 3)
    let span = values[values.count - 1] - values[0]
    guard width > 0, span > 0 else { return 10 }
    return Int(min(40, max(5, (span / width).rounded(.up))))
  }

  /// The outline from the left end of the axis to the right.
  var outline: [Point] {
    var outline = [Point(x: edges[0], y: 0)]
    for (index, height) in heights.enumerated() {
      outline.append(Point(x: edges[index], y: height))
      outline.append(Point(x: edges[index + 1], y: height))
    }
    outline.append(Point(x: edges[edges.count - 1], y: 0))
    return outline
  }
}
