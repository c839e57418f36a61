extension Chart {
  /// The chart in words, for those who do not see it.
  public var summary: String {
    switch content {
    case .series(let series):
      let axes = "\(label(y, "y")) by \(label(x, "x"))"
      return "Chart of \(axes). " + series.map(sentence).joined(separator: " ") + guideSentence
    case .histograms(let histograms):
      return "Histogram of \(label(x, "values")). "
        + histograms.map(sentence).joined(separator: " ") + guideSentence
    case .bars(let categories, let series):
      let count = categories.count
      let bars = series.map { one in
        let values = zip(categories, one.values).prefix(20).map { category, value in
          "\(category) \(value.map { NumberText.short($0) } ?? "unknown")"
        }
        return (one.name.isEmpty ? "" : "\(one.name): ") + values.joined(separator: ", ")
          + (count > 20 ? ", and \(count - 20) more." : ".")
      }
      return "Bars of \(label(y, "values")) for \(count) categories. "
        + bars.joined(separator: " ") + guideSentence
    case .heatMap(let map):
      return "Heat map of \(map.values.count) rows by \(map.columnCount) columns; rows are "
        + "\(label(y, "rows")), columns are \(label(x, "columns"))."
    }
  }

  private func label(_ axis: Axis, _ fallback: String) -> String {
    axis.label.isEmpty ? fallback : axis.label
  }

  private func sentence(_ series: Series) -> String {
    let known = zip(series.x, series.y).compactMap { x, y in y.map { Point(x: x, y: $0) } }
    let name = series.name.isEmpty ? "One series" : series.name
    guard let lowX = known.map(\.x).min(), let highX = known.map(\.x).max(),
      let lowY = known.map(\.y).min(), let highY = known.map(\.y).max()
    else { return "\(name): no points." }
    let kind = series.mark == .points ? "points" : series.mark == .line ? "line" : "steps"
    let xs = "x from \(text(lowX, x)) to \(text(highX, x))"
    let ys = "y from \(text(lowY, y)) to \(text(highY, y))"
    return "\(name) (\(kind)): \(known.count) points, \(xs), \(ys)."
  }

  private func text(_ value: Double, _ axis: Axis) -> String {
    axis.kind == .date ? CalendarDay.text(value) : NumberText.short(value)
  }

  private func sentence(_ histogram: Histogram) -> String {
    guard let highest = histogram.heights.max(), let low = histogram.edges.first,
      let high = histogram.edges.last, let bin = histogram.heights.firstIndex(of: highest)
    else { return "" }
    let name = histogram.name.isEmpty ? "" : "\(histogram.name): "
    let start = NumberText.short(histogram.edges[bin])
    let end = NumberText.short(histogram.edges[bin + 1])
    return "\(name)\(histogram.heights.count) bins from \(NumberText.short(low)) to "
      + "\(NumberText.short(high)); the highest, \(start) to \(end), holds "
      + "\(NumberText.short(highest))."
  }

  private var guideSentence: String {
    guides.isEmpty ? "" : " Reference lines: " + guides.map(\.name).joined(separator: ", ") + "."
  }
}
