extension SVGChart {
  /// Draws bars from left to right, so that long names stay level, with their values at their ends.
  mutating func drawBars(_ categories: [String], _ series: [Bars]) -> Double {
    var legend: [SVGLegendEntry] = []
    if series.count > 1 {
      for (index, one) in series.enumerated() where !one.name.isEmpty {
        let style = fill(index)
        legend.append(
          SVGLegendEntry(name: one.name) { x, y in SVGLegendEntry.box(x, y, style: style) })
      }
    }
    legend += guideEntries { guide in
      if case .horizontal = guide { true } else { false }
    }
    var top = drawHead(legend) + 10
    let names = categories.map { TerminalColumns.truncated($0, to: 34) }
    let nameWidth = (names + [chart.x.label]).map { SVGDocument.textWidth($0) }.max() ?? 0
    let left = SVGChart.margin + nameWidth + 10
    if !chart.x.label.isEmpty || !chart.y.label.isEmpty {
      top += 12
      document.text(chart.x.label, x: left - 10, y: top, anchor: "end", style: "mu")
      document.text(chart.y.label, x: left, y: top, style: "mu")
      top += 8
    }

    let scale = chart.scale(bars: series, mostTicks: 6)
    let values = BarLabels(series, kind: chart.y.kind)
    let texts = series.map { one in one.values.map { $0.map(values.text) ?? "–" } }
    let valueWidth = texts.joined().map { SVGDocument.textWidth($0) }.max() ?? 0
    let reach = right - left - valueWidth - 8
    func place(_ value: Double) -> Double { left + scale.fraction(value) * reach }

    let thick = series.count > 1 ? 15.0 : 22
    let group = thick * Double(max(1, series.count)) + (series.count > 1 ? 12 : 8)
    let bottom = top + group * Double(categories.count)
    for (row, name) in names.enumerated() {
      let start = top + group * Double(row) + (series.count > 1 ? 6 : 4)
      let middle = start + thick * Double(series.count) / 2
      document.text(name, x: left - 10, y: middle + 4, anchor: "end")
      for (index, one) in series.enumerated() {
        let y = start + thick * Double(index)
        let value = row < one.values.count ? one.values[row] : nil
        let end = max(place(0), place(value ?? 0))
        if let value, value != 0 {
          let width = max(1, abs(place(value) - place(0)))
          document.rect(
            x: value < 0 ? place(0) - width : place(0), y: y + 1, width: width,
            height: thick - 2, radius: 1.5, style: fill(index))
        }
        let text = row < texts[index].count ? texts[index][row] : "–"
        document.text(text, x: end + 6, y: y + thick / 2 + 4, style: "mu")
      }
    }
    document.line(place(0), top, place(0), bottom, style: "ax")
    for (index, guide) in chart.guides.enumerated() {
      if case .horizontal(let value, _) = guide, scale.contains(value) {
        drawGuide(index, place(value), top, place(value), bottom)
      }
    }
    return bottom + 18
  }

  private func fill(_ index: Int) -> String { "fi f\(index % 4) s\(index % 6)" }
}
