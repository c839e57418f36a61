extension TerminalChart {
  /// Draws a heat map: shades with the numbers in them where there is room, and shades alone where
  /// there is not.
  func heatMap(_ map: HeatMap) -> [String] {
    let count = map.columnCount
    guard count > 0 else { return [] }
    let longest = map.rowNames.map(TerminalColumns.width).max() ?? 0
    let labelWidth = min(max(longest, TerminalColumns.width(chart.y.label)), width / 3)
    let left = labelWidth == 0 ? 0 : labelWidth + 1
    let texts = map.values.map { row in row.map { $0.map(HeatMap.text) ?? "" } }
    let textWidth = texts.joined().map(TerminalColumns.width).max() ?? 0
    let nameWidth = map.columnNames.map(TerminalColumns.width).max() ?? 0
    let room = (width - left) / count
    let showsNumbers = room >= textWidth + 2 && textWidth > 0
    let cell = showsNumbers ? min(room, max(textWidth + 6, nameWidth + 2)) : min(room, 2)
    guard cell > 0 else { return [paint(fitted("(too wide to draw)", width), .faint)] }
    let rows = showsNumbers && map.values.count <= 8 && cell >= 7 ? 3 : 1

    var grid = TextGrid(width: width, height: map.values.count * rows)
    for (row, values) in map.values.enumerated() {
      if row < map.rowNames.count {
        let name = TerminalColumns.aligned(fitted(map.rowNames[row], labelWidth), to: labelWidth)
        grid.put(name, row: row * rows + rows / 2, column: 0)
      }
      for (column, value) in values.enumerated() {
        guard let value else { continue }
        let shade = shade(map.shade(value))
        let start = left + column * cell
        for line in (row * rows)..<((row + 1) * rows) {
          grid.put(
            String(repeating: shade, count: cell), row: line, column: start, .series(0))
        }
        guard showsNumbers else { continue }
        let text = " " + texts[row][column] + " "
        let inset = (cell - TerminalColumns.width(text)) / 2
        grid.put(text, row: row * rows + rows / 2, column: start + inset)
      }
    }
    let heading = heatMapHeading(map, left: left, cell: cell, labelWidth: labelWidth)
    return heading + grid.lines(usesColor: style.usesColor)
      + (showsNumbers ? [] : [shadeKey(map, indent: left)])
  }

  private func heatMapHeading(
    _ map: HeatMap, left: Int, cell: Int, labelWidth: Int
  ) -> [String] {
    var lines: [String] = []
    if !chart.x.label.isEmpty {
      let room = width - left
      let label = fitted(chart.x.label, room)
      let indent = left + max(0, cell * map.columnCount - TerminalColumns.width(label)) / 2
      lines.append(
        String(repeating: " ", count: min(indent, width - TerminalColumns.width(label)))
          + paint(label, .faint))
    }
    guard !map.columnNames.isEmpty || !chart.y.label.isEmpty else { return lines }
    var grid = TextGrid(width: width, height: 1)
    let corner = fitted(chart.y.label, labelWidth)
    grid.put(TerminalColumns.aligned(corner, to: labelWidth), row: 0, column: 0, .faint)
    for (column, name) in map.columnNames.enumerated() where cell >= 3 {
      let name = fitted(name, cell - 1)
      let inset = (cell - TerminalColumns.width(name)) / 2
      grid.put(name, row: 0, column: left + column * cell + inset)
    }
    return lines + grid.lines(usesColor: style.usesColor)
  }

  /// Says which numbers the lightest and the darkest shade stand for.
  private func shadeKey(_ map: HeatMap, indent: Int) -> String {
    let known = map.values.flatMap { $0.compactMap { $0 } }
    let low = HeatMap.text(min(0, known.min() ?? 0))
    let high = HeatMap.text(max(0, known.max() ?? 0))
    let shades = paint(String(glyphs.shades.dropFirst()), .series(0))
    return String(repeating: " ", count: indent) + "\(low) \(shades) \(high)"
  }

  private func shade(_ share: Double) -> Character {
    // The blank one is for what is nearly nothing; the others divide the rest.
    guard share > 0.02 else { return glyphs.shades[0] }
    return glyphs.shades[min(4, 1 + Int(share * 4))]
  }
}
