/// Histograms in the terminal: one as columns, several as outlines.
struct HistogramPlot: TerminalPlot {
  let histograms: [Histogram]

  /// Outlines as lines, for histograms that lie over each other.
  private var outlines: SeriesPlot {
    SeriesPlot(
      series: histograms.map { histogram in
        .line(histogram.name, x: histogram.outline.map(\.x), y: histogram.outline.map(\.y))
      })
  }

  var standsOnAxis: Bool { histograms.count == 1 }

  /// A multiple of the number of bins where there is room, so that all look equally wide.
  func columns(available: Int) -> Int {
    guard histograms.count == 1 else { return available }
    let bins = histograms[0].heights.count
    return bins <= available ? available / bins * bins : available
  }

  func scales(_ chart: Chart, mostX: Int, mostY: Int) -> (x: AxisScale, y: AxisScale) {
    chart.scales(histograms: histograms, mostX: mostX, mostY: mostY)
  }

  func legend(_ drawing: TerminalChart) -> [LegendEntry] {
    if histograms.count > 1 { return outlines.legend(drawing) }
    return drawing.guideEntries
  }

  func draw(on grid: inout TextGrid, in plot: PlotArea, _ drawing: TerminalChart) {
    guard histograms.count == 1 else {
      outlines.draw(on: &grid, in: plot, drawing)
      return
    }
    let histogram = histograms[0]
    let span = plot.x.domain.upperBound - plot.x.domain.lowerBound
    var bin = 0
    for column in 0..<plot.columns {
      let share = (Double(column) + 0.5) / Double(plot.columns)
      let value = plot.x.domain.lowerBound + share * span
      while bin < histogram.heights.count, value >= histogram.edges[bin + 1] { bin += 1 }
      guard bin < histogram.heights.count, value >= histogram.edges[bin] else { continue }
      let height = histogram.heights[bin]
      let filled = min(1, max(0, plot.y.fraction(height)))
      var eighths = Int((filled * Double(plot.rows * 8)).rounded())
      // A bin that is not empty is never drawn as if it were.
      if height > 0 { eighths = max(1, eighths) }
      for row in 0..<plot.rows {
        let here = min(8, eighths - row * 8)
        guard here > 0 else { break }
        let glyph = drawing.glyphs.columns[here]
        guard glyph != " " else { continue }
        grid.put(
          glyph, row: plot.row + plot.rows - 1 - row, column: plot.column + column, .series(0))
      }
    }
  }
}
