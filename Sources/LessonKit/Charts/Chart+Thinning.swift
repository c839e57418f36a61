extension Chart {
  /// The chart without the points of long lines that no terminal shows.
  ///
  /// Of the points of a line or of steps that lie above the same thousandth of the width, the
  /// first, the lowest, the highest and the last stay, and of a level run its two ends.
  var thinned: Chart {
    guard case .series(let series) = content else { return self }
    var chart = self
    chart.content = .series(series.map(\.thinned))
    return chart
  }
}

extension Series {
  var thinned: Series {
    guard mark != .points, x.count > 500, let first = x.first, let last = x.last, first < last,
      zip(x, x.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return self }
    let slice = (last - first) / 1000
    let columns = x.map { Int(($0 - first) / slice) }
    var kept: [Int] = []
    var start = 0
    while start < x.count {
      let end = columns[start...].firstIndex { $0 != columns[start] } ?? x.count
      kept += extremes(start..<end)
      start = end
    }
    kept = kept.indices.filter { !isLevel(kept, at: $0) }.map { kept[$0] }
    let (places, heights) = (kept.map { x[$0] }, kept.map { y[$0] })
    return mark == .line
      ? .line(name, x: places, y: heights) : .steps(name, x: places, y: heights)
  }

  /// The points of a range that make its outline; every gap stays.
  private func extremes(_ range: Range<Int>) -> [Int] {
    let known = range.filter { y[$0] != nil }
    guard range.count > 4, known.count == range.count else { return Array(range) }
    let lowest = known.min { (y[$0] ?? 0) < (y[$1] ?? 0) }
    let highest = known.max { (y[$0] ?? 0) < (y[$1] ?? 0) }
    let ends = [range.lowerBound, range.upperBound - 1]
    return Set(ends + [lowest, highest].compactMap { $0 }).sorted()
  }

  /// Whether a point lies between two others at its own height.
  private func isLevel(_ kept: [Int], at place: Int) -> Bool {
    guard place > 0, place + 1 < kept.count, let height = y[kept[place]] else { return false }
    return y[kept[place - 1]] == height && y[kept[place + 1]] == height
  }
}
