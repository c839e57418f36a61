extension Chart {
  /// Draws the chart as a picture in SVG.
  ///
  /// The text stands alone: it may be a file, an image's source or a part of a page, several to a
  /// page as well. It scales with its place, names and describes itself to those who do not see it,
  /// and tells series apart by marker, dash or fill, not by colour alone.
  ///
  /// - Parameter theme: The background it is for.
  public func svg(theme: SVGTheme = .auto) -> String {
    var drawing = SVGChart(chart: self)
    let height = drawing.draw()
    let name = title.isEmpty ? "Chart" : title
    return drawing.document.finished(
      height: height, title: name, summary: summary, theme: theme)
  }
}

/// Draws a chart as a picture.
struct SVGChart {
  let chart: Chart
  var document = SVGDocument()

  static let margin = 20.0
  var right: Double { SVGDocument.width - SVGChart.margin }

  /// Draws everything and returns the picture's height.
  mutating func draw() -> Double {
    switch chart.content {
    case .series(let series): drawSeries(series)
    case .histograms(let histograms): drawHistograms(histograms)
    case .bars(let categories, let series): drawBars(categories, series)
    case .heatMap(let map): drawHeatMap(map)
    }
  }

  /// Draws the title and the legend and returns where they end.
  mutating func drawHead(_ legend: [SVGLegendEntry]) -> Double {
    var y = 14.0
    for line in TerminalColumns.wrapped(chart.title, to: 62) {
      y += 20
      document.text(line, x: SVGChart.margin, y: y, style: "ti")
    }
    guard !legend.isEmpty else { return y + 8 }
    var x = SVGChart.margin
    y += 26
    for entry in legend {
      let name = TerminalColumns.truncated(entry.name, to: 80)
      let width = 30 + SVGDocument.textWidth(name) + 18
      if x > SVGChart.margin, x + width > right + 18 {
        x = SVGChart.margin
        y += 20
      }
      document.add(entry.swatch(x, y - 4))
      document.text(name, x: x + 30, y: y)
      x += width
    }
    return y + 8
  }

  /// The entries of the guides that this kind of chart draws.
  func guideEntries(_ isDrawn: (Guide) -> Bool) -> [SVGLegendEntry] {
    chart.guides.indices.filter { isDrawn(chart.guides[$0]) }.map { index in
      let style = SVGChart.guideStyle(index)
      return SVGLegendEntry(name: chart.guides[index].name) { x, y in
        SVGLegendEntry.line(x, y, style: style)
      }
    }
  }

  static func guideStyle(_ index: Int) -> String { "gu g\(index % 3)" }

  /// Draws a guide over whatever lies there: on a halo, so that it shows on a bar as well.
  mutating func drawGuide(_ index: Int, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
    document.line(x1, y1, x2, y2, style: "ha")
    document.line(x1, y1, x2, y2, style: SVGChart.guideStyle(index))
  }
}

/// An entry of the legend: its name, and how to draw a piece of what it names at a place.
struct SVGLegendEntry {
  let name: String
  let swatch: (Double, Double) -> String

  static func line(_ x: Double, _ y: Double, style: String) -> String {
    let start = "M\(SVGDocument.number(x)) \(SVGDocument.number(y))"
    return "<path class=\"\(style)\" d=\"\(start)h24\"/>"
  }

  static func box(_ x: Double, _ y: Double, style: String) -> String {
    "<rect x=\"\(SVGDocument.number(x + 4))\" y=\"\(SVGDocument.number(y - 5))\" width=\"16\" "
      + "height=\"10\" rx=\"1.5\" class=\"\(style)\"/>"
  }
}

/// Where the plot lies in the picture, and its scales.
struct SVGArea {
  let left: Double
  let top: Double
  let right: Double
  let bottom: Double
  let x: AxisScale
  let y: AxisScale

  func place(_ value: Double) -> Double { left + x.fraction(value) * (right - left) }
  func height(_ value: Double) -> Double { bottom - y.fraction(value) * (bottom - top) }
  func point(_ point: Point) -> (x: Double, y: Double) { (place(point.x), height(point.y)) }
}

extension SVGChart {
  static let plotHeight = 270.0

  /// Draws the grid, axes and guides of a chart with numbers on both axes.
  ///
  /// - Parameter top: Where the room for it begins.
  /// - Returns: The area of the plot, and the picture's height.
  mutating func drawFrame(
    top: Double, gridX: Bool, scales: (Int, Int) -> (x: AxisScale, y: AxisScale)
  ) -> (area: SVGArea, height: Double) {
    var top = top + 12
    if !chart.y.label.isEmpty {
      top += 10
      document.text(chart.y.label, x: SVGChart.margin, y: top, style: "mu")
      top += 8
    }
    let y = scales(8, 7).y
    let labels = y.ticks.map { SVGDocument.textWidth($0.label) }.max() ?? 0
    let left = SVGChart.margin + labels + 10
    let x = fittedScale(width: right - left) { scales($0, 7).x }
    let area = SVGArea(
      left: left, top: top + 6, right: right - 6, bottom: top + 6 + SVGChart.plotHeight, x: x, y: y)

    for tick in y.ticks {
      let height = area.height(tick.value)
      document.line(area.left, height, area.right, height, style: "gr")
      document.text(tick.label, x: area.left - 9, y: height + 4, anchor: "end", style: "mu")
    }
    for tick in x.ticks {
      let place = area.place(tick.value)
      if gridX { document.line(place, area.top, place, area.bottom, style: "gr") }
      document.line(place, area.bottom, place, area.bottom + 5, style: "ax")
      // A long label at the right edge, such as a date, stays inside the picture.
      let rightmost = SVGDocument.width - SVGDocument.textWidth(tick.label) / 2
      document.text(
        tick.label, x: min(place, rightmost), y: area.bottom + 19, anchor: "middle", style: "mu")
    }
    document.line(area.left, area.bottom, area.right, area.bottom, style: "ax")
    var height = area.bottom + 30
    if !chart.x.label.isEmpty {
      let middle = (area.left + area.right) / 2
      document.text(
        chart.x.label, x: middle, y: area.bottom + 40, anchor: "middle", style: "mu")
      height += 22
    }
    return (area, height)
  }

  /// The scale with the most ticks whose labels stand apart.
  private func fittedScale(width: Double, _ scale: (Int) -> AxisScale) -> AxisScale {
    var most = 10
    while true {
      let candidate = scale(most)
      let widest = candidate.ticks.map { SVGDocument.textWidth($0.label) }.max() ?? 0
      if most <= 2 || Double(candidate.ticks.count) * (widest + 16) <= width { return candidate }
      most -= 1
    }
  }

  mutating func drawGuides(in area: SVGArea) {
    for (index, guide) in chart.guides.enumerated() {
      switch guide {
      case .vertical(let value, _) where area.x.contains(value):
        let x = area.place(value)
        drawGuide(index, x, area.top, x, area.bottom)
      case .horizontal(let value, _) where area.y.contains(value):
        let y = area.height(value)
        drawGuide(index, area.left, y, area.right, y)
      case .diagonal:
        let low = max(area.x.domain.lowerBound, area.y.domain.lowerBound)
        let high = min(area.x.domain.upperBound, area.y.domain.upperBound)
        guard low < high else { continue }
        drawGuide(
          index, area.place(low), area.height(low), area.place(high), area.height(high))
      default: continue
      }
    }
  }
}
