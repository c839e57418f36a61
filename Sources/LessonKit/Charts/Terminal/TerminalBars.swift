extension TerminalChart {
  /// Draws bars from left to right, a line for each, with their values at their ends.
  func bars(_ categories: [String], _ series: [Bars]) -> [String] {
    let scale = chart.scale(bars: series, mostTicks: 5)
    let longest = categories.map(TerminalColumns.width).max() ?? 0
    let labelWidth = min(max(longest, TerminalColumns.width(chart.x.label)), width / 3)
    let values = BarLabels(series, kind: chart.y.kind)
    let texts = series.map { one in one.values.map { $0.map(values.text) ?? "-" } }
    let valueWidth = texts.joined().map(TerminalColumns.width).max() ?? 0
    let room = max(4, width - labelWidth - 2 - 1 - valueWidth)

    var lines: [String] = []
    let heading = heading(labelWidth: labelWidth)
    if !heading.isEmpty { lines.append(heading) }
    for (place, category) in categories.enumerated() {
      if place > 0, series.count > 1 { lines.append("") }
      for (index, one) in series.enumerated() {
        let label = index == 0 ? fitted(category, labelWidth) : ""
        var grid = TextGrid(width: width, height: 1)
        grid.put(TerminalColumns.aligned(label, to: labelWidth), row: 0, column: 0)
        let value = place < one.values.count ? one.values[place] : nil
        let end = drawBar(value, index, on: &grid, from: labelWidth + 1, columns: room, scale)
        let text = place < texts[index].count ? texts[index][place] : "-"
        grid.put(text, row: 0, column: end + 1)
        lines += grid.lines(usesColor: style.usesColor)
      }
    }
    return lines + barLegend(series, indent: labelWidth + 1)
  }

  /// A guide of the values stands upright here.
  private func barGuide(_ index: Int) -> String {
    let isFirst = guideGlyph(index) == glyphs.guideHorizontal[0]
    return "\(glyphs.guideVertical[isFirst ? 0 : 1])"
  }

  private func heading(labelWidth: Int) -> String {
    guard !chart.x.label.isEmpty || !chart.y.label.isEmpty else { return "" }
    let label = TerminalColumns.aligned(fitted(chart.x.label, labelWidth), to: labelWidth)
    let line = label + "  " + fitted(chart.y.label, width - labelWidth - 2)
    return paint(line, .faint)
  }

  private func barLegend(_ series: [Bars], indent: Int) -> [String] {
    var entries = series.enumerated().map { index, one in
      let fill = glyphs.fills[index % glyphs.fills.count]
      return LegendEntry(
        sample: String(repeating: fill, count: 2), name: one.name, paint: .series(index))
    }
    entries = series.count > 1 ? entries.filter { !$0.name.isEmpty } : []
    for (index, guide) in chart.guides.enumerated() {
      if case .horizontal(_, let name) = guide {
        entries.append(LegendEntry(sample: barGuide(index), name: name, paint: .faint))
      }
    }
    return entries.isEmpty ? [] : [""] + legendLines(entries, indent: indent)
  }

  /// Draws one bar, the axis at 0 and the guides; returns the first column that is free after it.
  private func drawBar(
    _ value: Double?, _ index: Int, on grid: inout TextGrid, from start: Int, columns: Int,
    _ scale: AxisScale
  ) -> Int {
    func eighths(_ value: Double) -> Int {
      Int((min(1, max(0, scale.fraction(value))) * Double((columns - 1) * 8)).rounded())
    }
    // The axis takes a column of its own, so that no bar covers it.
    let axis = start + eighths(0) / 8
    for (index, guide) in chart.guides.enumerated() {
      if case .horizontal(let height, _) = guide, scale.contains(height) {
        let column = start + eighths(height) / 8 + (height > 0 ? 1 : 0)
        grid.put(barGuide(index), row: 0, column: column, .faint)
      }
    }
    grid.put(glyphs.vertical, row: 0, column: axis, .faint)
    guard let value else { return axis + 1 }

    let fill = glyphs.fills[index % glyphs.fills.count]
    var end = axis + 1
    if value < 0 {
      let length = max(1, Int((Double(eighths(0) - eighths(value)) / 8).rounded()))
      for column in max(start, axis - length)..<axis {
        grid.put(fill, row: 0, column: column, .series(index))
      }
    } else {
      var length = eighths(value) - eighths(0)
      if value > 0 { length = max(1, length) }
      for cell in 0..<((length + 7) / 8) {
        let part = min(8, length - cell * 8)
        // Shades have no eighths: more than half a cell is one.
        let glyph = index == 0 ? glyphs.bars[part] : part >= 4 || cell == 0 ? fill : " "
        if glyph != " " {
          grid.put(glyph, row: 0, column: axis + 1 + cell, .series(index))
          end = axis + 2 + cell
        }
      }
    }
    return end
  }
}
