/// Lines, steps and points in the terminal.
struct SeriesPlot: TerminalPlot {
  let series: [Series]

  var standsOnAxis: Bool { false }

  func columns(available: Int) -> Int { available }

  func scales(_ chart: Chart, mostX: Int, mostY: Int) -> (x: AxisScale, y: AxisScale) {
    chart.scales(series: series, mostX: mostX, mostY: mostY)
  }

  /// Points are markers where they must be told from something else or are few, and fine dots
  /// where many would cover each other.
  private var usesMarkers: Bool { series.count > 1 || series.allSatisfy { $0.x.count <= 60 } }

  /// The place of a series among those drawn alike, which chooses its marker or line.
  private func rank(_ index: Int) -> Int {
    let isPoints = series[index].mark == .points
    return series[..<index].filter { ($0.mark == .points) == isPoints }.count
  }

  func legend(_ drawing: TerminalChart) -> [LegendEntry] {
    guard series.count > 1 || !drawing.chart.guides.isEmpty else { return [] }
    let isASCII = drawing.style.characters == .ascii
    let entries = series.indices.map { index in
      let rank = rank(index)
      let marker = "\(drawing.glyphs.markers[rank % drawing.glyphs.markers.count])"
      let isLine = series[index].mark != .points
      let sample =
        isASCII
        ? lineMark(index, drawing) : isLine ? DotCanvas.sample(rank) : usesMarkers ? marker : "⠶"
      return LegendEntry(sample: sample, name: series[index].name, paint: .series(index))
    }
    return entries.filter { !$0.name.isEmpty } + drawing.guideEntries
  }

  /// In ASCII a line is made of marks as well, so every series has one of its own.
  private func lineMark(_ index: Int, _ drawing: TerminalChart) -> String {
    "\(drawing.glyphs.markers[index % drawing.glyphs.markers.count])"
  }

  func draw(on grid: inout TextGrid, in plot: PlotArea, _ drawing: TerminalChart) {
    let isASCII = drawing.style.characters == .ascii
    if usesMarkers, !isASCII { drawMarkers(on: &grid, in: plot, drawing) }
    var canvas = DotCanvas(columns: plot.columns, rows: plot.rows, usesBraille: !isASCII)
    for (index, one) in series.enumerated() {
      if one.mark == .points {
        if usesMarkers, !isASCII { continue }
        for point in one.parts.joined() where shows(point, plot) {
          let dot = dot(point, in: plot, canvas)
          canvas.set(x: dot.x, y: dot.y, series: index)
        }
      } else {
        drawLine(one, index, on: &canvas, in: plot, isASCII: isASCII)
      }
    }
    for row in 0..<plot.rows {
      for column in 0..<plot.columns {
        guard let cell = canvas.cell(row: row, column: column) else { continue }
        let glyph =
          isASCII ? Character(lineMark(cell.series, drawing)) : DotCanvas.braille(cell.dots)
        grid.put(
          glyph, row: plot.row + row, column: plot.column + column, .series(cell.series))
      }
    }
  }

  private func drawLine(
    _ one: Series, _ index: Int, on canvas: inout DotCanvas, in plot: PlotArea, isASCII: Bool
  ) {
    let pattern = isASCII ? [true] : DotCanvas.pattern(rank(index))
    for part in one.parts {
      var phase = 0
      guard var last = part.first else { continue }
      for point in part {
        if let (start, end) = Clipping.clip(last, point, x: plot.x.domain, y: plot.y.domain) {
          canvas.line(
            from: dot(start, in: plot, canvas), to: dot(end, in: plot, canvas), series: index,
            pattern: pattern, phase: &phase)
        }
        last = point
      }
    }
  }

  /// Draws points as one marker to a cell: that of the series with the most points in it.
  private func drawMarkers(on grid: inout TextGrid, in plot: PlotArea, _ drawing: TerminalChart) {
    var counts = [[Int]](repeating: [], count: plot.rows * plot.columns)
    for (index, one) in series.enumerated() where one.mark == .points {
      for point in one.parts.joined() where shows(point, plot) {
        let row = plot.gridRow(point.y, standsOnAxis: false) - plot.row
        let column = plot.gridColumn(point.x) - plot.column
        let cell = row * plot.columns + column
        if counts[cell].isEmpty { counts[cell] = Array(repeating: 0, count: series.count) }
        counts[cell][index] += 1
      }
    }
    for (cell, counts) in counts.enumerated() {
      guard let most = counts.max(), let index = counts.firstIndex(of: most) else { continue }
      let marker = drawing.glyphs.markers[rank(index) % drawing.glyphs.markers.count]
      grid.put(
        marker, row: plot.row + cell / plot.columns, column: plot.column + cell % plot.columns,
        .series(index))
    }
  }

  private func shows(_ point: Point, _ plot: PlotArea) -> Bool {
    plot.x.contains(point.x) && plot.y.contains(point.y)
  }

  private func dot(_ point: Point, in plot: PlotArea, _ canvas: DotCanvas) -> (x: Int, y: Int) {
    (
      Int((plot.x.fraction(point.x) * Double(canvas.width - 1)).rounded()),
      Int(((1 - plot.y.fraction(point.y)) * Double(canvas.height - 1)).rounded())
    )
  }
}

/// Cuts a line to what a chart shows.
enum Clipping {
  /// Returns the part of the line between two points that lies inside the ranges; `nil` for none
  /// (Liang & Barsky, ACM Transactions on Graphics 3(1), 1984).
  static func clip(
    _ start: Point, _ end: Point, x: ClosedRange<Double>, y: ClosedRange<Double>
  ) -> (Point, Point)? {
    let dx = end.x - start.x
    let dy = end.y - start.y
    var enter = 0.0
    var leave = 1.0
    let bounds = [
      (-dx, start.x - x.lowerBound), (dx, x.upperBound - start.x),
      (-dy, start.y - y.lowerBound), (dy, y.upperBound - start.y),
    ]
    for (direction, distance) in bounds {
      if direction == 0 {
        if distance < 0 { return nil }
      } else if direction < 0 {
        enter = max(enter, distance / direction)
      } else {
        leave = min(leave, distance / direction)
      }
    }
    guard enter <= leave else { return nil }
    return (
      Point(x: start.x + enter * dx, y: start.y + enter * dy),
      Point(x: start.x + leave * dx, y: start.y + leave * dy)
    )
  }
}
