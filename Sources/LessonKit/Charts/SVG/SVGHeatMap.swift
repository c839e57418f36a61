extension SVGChart {
  /// Draws a heat map, with numbers in its cells where they fit.
  mutating func drawHeatMap(_ map: HeatMap) -> Double {
    var top = drawHead([]) + 8
    let columns = map.columnCount
    guard columns > 0 else { return top + 12 }
    let rowNames = map.rowNames.map { TerminalColumns.truncated($0, to: 28) }
    let nameWidth = rowNames.map { SVGDocument.textWidth($0) }.max() ?? 0
    let yLabelWidth = SVGDocument.textWidth(chart.y.label)
    let labels = max(nameWidth, yLabelWidth)
    let left = SVGChart.margin + (labels > 0 ? labels + 10 : 0)
    let texts = map.values.map { row in row.map { $0.map(HeatMap.text) ?? "" } }
    let textWidth = texts.joined().map { SVGDocument.textWidth($0, size: 13) }.max() ?? 0
    let width = min((right - left) / Double(columns), max(110, textWidth + 20))
    let height = min(width, columns > 12 ? width : 46)
    let showsNumbers = width >= textWidth + 6 && height >= 16
    let middle = left + width * Double(columns) / 2

    if !chart.x.label.isEmpty {
      top += 14
      document.text(chart.x.label, x: middle, y: top, anchor: "middle", style: "mu")
      top += 4
    }
    if !map.columnNames.isEmpty || !chart.y.label.isEmpty {
      top += 16
      document.text(chart.y.label, x: left - 10, y: top, anchor: "end", style: "mu")
      for (column, name) in map.columnNames.enumerated() {
        let name = TerminalColumns.truncated(name, to: max(2, Int(width / 7)))
        let place = left + width * (Double(column) + 0.5)
        document.text(name, x: place, y: top, anchor: "middle")
      }
      top += 8
    }
    let gap = width > 12 ? 2.0 : 0
    for (row, values) in map.values.enumerated() {
      let y = top + height * Double(row)
      if row < rowNames.count {
        document.text(rowNames[row], x: left - 10, y: y + height / 2 + 4, anchor: "end")
      }
      for (column, value) in values.enumerated() {
        guard let value else { continue }
        let share = map.shade(value)
        let x = left + width * Double(column)
        let opacity = NumberText.short(0.05 + 0.95 * share, significant: 3)
        document.rect(
          x: x + gap / 2, y: y + gap / 2, width: width - gap, height: height - gap,
          radius: gap, style: "fi s0", attributes: " fill-opacity=\"\(opacity)\"")
        if showsNumbers {
          document.text(
            texts[row][column], x: x + width / 2, y: y + height / 2 + 4.5, anchor: "middle",
            style: share > 0.8 ? "st on" : "st")
        }
      }
    }
    return top + height * Double(map.values.count) + SVGChart.margin
  }
}

extension HeatMap {
  /// A number as a cell shows it: a whole one in full, another to three digits.
  static func text(_ value: Double) -> String {
    let isWhole = value == value.rounded()
    return NumberText.grouped(NumberText.short(value, significant: isWhole ? 15 : 3))
  }
}
