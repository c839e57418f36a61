extension SVGChart {
  mutating func drawHistograms(_ histograms: [Histogram]) -> Double {
    let isOne = histograms.count == 1
    var legend: [SVGLegendEntry] = []
    if !isOne {
      for (index, one) in histograms.enumerated() where !one.name.isEmpty {
        legend.append(
          SVGLegendEntry(name: one.name) { x, y in
            SVGLegendEntry.line(x, y, style: "li d\(index % 4) s\(index % 6)")
          })
      }
    }
    let head = drawHead(legend + guideEntries { _ in true })
    let chart = chart
    let (area, height) = drawFrame(
      top: head, gridX: false,
      scales: { chart.scales(histograms: histograms, mostX: $0, mostY: $1) })
    if isOne {
      drawColumns(histograms[0], in: area)
    } else {
      for (index, one) in histograms.enumerated() {
        let points = one.outline.map { point in
          let place = area.place(
            min(max(point.x, area.x.domain.lowerBound), area.x.domain.upperBound))
          return SVGDocument.number(place) + " " + SVGDocument.number(area.height(point.y))
        }
        let path = "M" + points.joined(separator: "L")
        document.add("<path class=\"ar s\(index % 6)\" d=\"\(path)z\"/>")
        document.add("<path class=\"li d\(index % 4) s\(index % 6)\" d=\"\(path)\"/>")
      }
    }
    drawGuides(in: area)
    return height
  }

  private mutating func drawColumns(_ histogram: Histogram, in area: SVGArea) {
    for (index, height) in histogram.heights.enumerated() where height > 0 {
      let low = max(histogram.edges[index], area.x.domain.lowerBound)
      let high = min(histogram.edges[index + 1], area.x.domain.upperBound)
      guard low < high else { continue }
      let left = area.place(low)
      let width = area.place(high) - left
      let gap = width > 4 ? 1.0 : 0
      // A bin that is not empty is never drawn as if it were.
      let tall = max(1, area.bottom - max(area.top, area.height(height)))
      document.rect(
        x: left + gap / 2, y: area.bottom - tall, width: width - gap, height: tall, style: "fi s0")
    }
  }
}
