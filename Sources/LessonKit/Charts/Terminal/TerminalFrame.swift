/// What is drawn inside the axes of a chart.
protocol TerminalPlot {
  /// How many columns the plot takes of those that there are.
  func columns(available: Int) -> Int
  func scales(_ chart: Chart, mostX: Int, mostY: Int) -> (x: AxisScale, y: AxisScale)
  func legend(_ drawing: TerminalChart) -> [LegendEntry]
  func draw(on grid: inout TextGrid, in plot: PlotArea, _ drawing: TerminalChart)
  /// Whether 0 lies on the axis's line, as it does under columns, or in the lowest row.
  var standsOnAxis: Bool { get }
}

/// Where the plot lies in the grid, and its scales.
struct PlotArea {
  let column: Int
  let row: Int
  let columns: Int
  let rows: Int
  let x: AxisScale
  let y: AxisScale

  func gridColumn(_ value: Double) -> Int {
    column + Int((x.fraction(value) * Double(columns * 2 - 1)).rounded()) / 2
  }

  func gridRow(_ value: Double, standsOnAxis: Bool) -> Int {
    if standsOnAxis { return row + rows - Int((y.fraction(value) * Double(rows)).rounded()) }
    return row + Int(((1 - y.fraction(value)) * Double(rows * 4 - 1)).rounded()) / 4
  }
}

extension TerminalChart {
  /// Draws the axes, their ticks and labels, and the plot inside them.
  func frame(_ plot: some TerminalPlot) -> [String] {
    let title = titleLines()
    let yLabel = chart.y.label.isEmpty ? [] : [paint(fitted(chart.y.label, width), .faint)]
    let legend = plot.legend(self)
    // Below the plot come the axis, its ticks, its label and the legend; the legend's indent is not
    // known yet, but a good guess is.
    let below = 2 + (chart.x.label.isEmpty ? 0 : 1) + legendLines(legend, indent: 7).count
    let free = height.map { $0 - title.count - yLabel.count - below }
    let rows = max(5, free ?? min(18, max(8, width / 4)))

    var scales = plot.scales(chart, mostX: 2, mostY: max(2, rows / 2))
    let labels = scales.y.ticks.map(\.label)
    let labelWidth = min(labels.map(TerminalColumns.width).max() ?? 0, width / 3)
    let left = labelWidth + 2
    let columns = plot.columns(available: width - left)
    scales.x = xScale(plot, columns: columns, left: left)
    let area = PlotArea(
      column: left, row: 0, columns: columns, rows: rows, x: scales.x, y: scales.y)

    var grid = TextGrid(width: width, height: rows + 2)
    drawAxes(on: &grid, in: area, labelWidth: labelWidth, standsOnAxis: plot.standsOnAxis)
    // Lines and points are drawn over guides, columns under them: neither then hides the other.
    if !plot.standsOnAxis { drawGuides(on: &grid, in: area, standsOnAxis: false) }
    plot.draw(on: &grid, in: area, self)
    if plot.standsOnAxis { drawGuides(on: &grid, in: area, standsOnAxis: true) }

    let xLabel = fitted(chart.x.label, width)
    let xLabelColumn = max(
      0,
      min(
        left + (columns - TerminalColumns.width(xLabel)) / 2, width - TerminalColumns.width(xLabel))
    )
    let xLine = String(repeating: " ", count: xLabelColumn) + paint(xLabel, .faint)
    return title + yLabel + grid.lines(usesColor: style.usesColor)
      + (xLabel.isEmpty ? [] : [xLine]) + legendLines(legend, indent: left)
  }

  /// The scale with the most ticks whose labels stand apart.
  private func xScale(_ plot: some TerminalPlot, columns: Int, left: Int) -> AxisScale {
    var most = max(2, columns / 6)
    while true {
      let scale = plot.scales(chart, mostX: most, mostY: 2).x
      let area = PlotArea(
        column: left, row: 0, columns: columns, rows: 1, x: scale, y: scale)
      var free = 0
      let fits = scale.ticks.allSatisfy { tick in
        let start = labelColumn(tick, in: area)
        defer { free = start + TerminalColumns.width(tick.label) + 2 }
        return start >= free
      }
      if fits || most <= 2 { return scale }
      most -= 1
    }
  }

  private func labelColumn(_ tick: Tick, in area: PlotArea) -> Int {
    let width = TerminalColumns.width(tick.label)
    return max(0, min(area.gridColumn(tick.value) - (width - 1) / 2, self.width - width))
  }

  private func drawAxes(
    on grid: inout TextGrid, in area: PlotArea, labelWidth: Int, standsOnAxis: Bool
  ) {
    let axis = area.column - 1
    for row in 0..<area.rows { grid.put(glyphs.vertical, row: row, column: axis, .faint) }
    grid.put(glyphs.corner, row: area.rows, column: axis, .faint)
    for column in 0..<area.columns {
      grid.put(glyphs.horizontal, row: area.rows, column: area.column + column, .faint)
    }
    for tick in area.y.ticks {
      let row = area.gridRow(tick.value, standsOnAxis: standsOnAxis)
      let label = TerminalColumns.aligned(fitted(tick.label, labelWidth), to: labelWidth)
      grid.put(label, row: row, column: 0)
      let isCorner = row == area.rows
      grid.put(isCorner ? glyphs.corner : glyphs.tickLeft, row: row, column: axis, .faint)
    }
    for tick in area.x.ticks {
      let column = area.gridColumn(tick.value)
      grid.put(glyphs.tickBelow, row: area.rows, column: column, .faint)
      let start = labelColumn(tick, in: area)
      let columns = (start - 1)..<(start + TerminalColumns.width(tick.label) + 1)
      if grid.isBlank(row: area.rows + 1, columns: columns) {
        grid.put(tick.label, row: area.rows + 1, column: start)
      }
    }
  }

  private func drawGuides(on grid: inout TextGrid, in area: PlotArea, standsOnAxis: Bool) {
    for (index, guide) in chart.guides.enumerated() {
      let glyph = guideGlyph(index)
      switch guide {
      case .vertical(let place, _):
        guard area.x.contains(place) else { continue }
        for row in 0..<area.rows {
          grid.put(glyph, row: row, column: area.gridColumn(place), .faint)
        }
      case .horizontal(let height, _):
        guard area.y.contains(height) else { continue }
        let row = min(area.rows - 1, area.gridRow(height, standsOnAxis: standsOnAxis))
        for column in 0..<area.columns {
          grid.put(glyph, row: row, column: area.column + column, .faint)
        }
      case .diagonal:
        for column in 0..<area.columns {
          let share = (Double(column) + 0.5) / Double(area.columns)
          let span = area.x.domain.upperBound - area.x.domain.lowerBound
          let value = area.x.domain.lowerBound + share * span
          guard area.y.contains(value) else { continue }
          let row = area.gridRow(value, standsOnAxis: standsOnAxis)
          grid.put(glyph, row: row, column: area.column + column, .faint)
        }
      }
    }
  }
}
