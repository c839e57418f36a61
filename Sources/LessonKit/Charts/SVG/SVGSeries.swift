extension SVGChart {
  /// The place of a series among those drawn alike, which chooses its marker or dash.
  private func rank(_ index: Int, in series: [Series]) -> Int {
    let isPoints = series[index].mark == .points
    return series[..<index].filter { ($0.mark == .points) == isPoints }.count
  }

  mutating func drawSeries(_ series: [Series]) -> Double {
    var legend: [SVGLegendEntry] = []
    if series.count > 1 || !chart.guides.isEmpty {
      for (index, one) in series.enumerated() where !one.name.isEmpty {
        let rank = rank(index, in: series)
        let color = index % 6
        legend.append(
          SVGLegendEntry(name: one.name) { x, y in
            if one.mark == .points {
              let path = Marker.path(rank, x: x + 12, y: y, radius: 4.5)
              return "<path class=\"ma s\(color)\" d=\"\(path)\"/>"
            }
            return SVGLegendEntry.line(x, y, style: "li d\(rank % 4) s\(color)")
          })
      }
      legend += guideEntries { _ in true }
    }
    let head = drawHead(legend)
    let chart = chart
    let (area, height) = drawFrame(
      top: head, gridX: true, scales: { chart.scales(series: series, mostX: $0, mostY: $1) })
    drawGuides(in: area)
    for (index, one) in series.enumerated() {
      let rank = rank(index, in: series)
      if one.mark == .points {
        drawPoints(one, color: index % 6, rank: rank, in: area)
      } else {
        drawLine(one, color: index % 6, rank: rank, in: area)
      }
    }
    return height
  }

  private mutating func drawPoints(_ series: Series, color: Int, rank: Int, in area: SVGArea) {
    let known = series.parts.joined().filter { area.x.contains($0.x) && area.y.contains($0.y) }
    let radius = known.count > 2000 ? 1.8 : known.count > 500 ? 2.6 : 3.6
    var path = ""
    var seen: Set<Int> = []
    for point in known {
      let (x, y) = area.point(point)
      // Points within half a pixel of each other look like one, and are written once.
      let key = Int((x * 2).rounded()) * 10_000 + Int((y * 2).rounded())
      if seen.insert(key).inserted { path += Marker.path(rank, x: x, y: y, radius: radius) }
    }
    guard !path.isEmpty else { return }
    document.add("<path class=\"ma s\(color)\" fill-opacity=\".75\" d=\"\(path)\"/>")
  }

  private mutating func drawLine(_ series: Series, color: Int, rank: Int, in area: SVGArea) {
    var path = ""
    var markers = ""
    let count = series.parts.reduce(0) { $0 + $1.count }
    for part in series.parts {
      guard var last = part.first else { continue }
      var end: (x: Double, y: Double)?
      for point in thinned(part, in: area) {
        if let (from, to) = Clipping.clip(last, point, x: area.x.domain, y: area.y.domain) {
          let start = area.point(from)
          let stop = area.point(to)
          let continues = end.map { $0 == start } ?? false
          if !continues { path += "M" + pair(start) }
          if start != stop { path += "L" + pair(stop) }
          end = stop
          if count <= 24, series.mark == .line, to == point {
            markers += Marker.path(rank, x: stop.x, y: stop.y, radius: 3.6)
          }
        }
        last = point
      }
    }
    guard !path.isEmpty else { return }
    document.add("<path class=\"li d\(rank % 4) s\(color)\" d=\"\(path)\"/>")
    if !markers.isEmpty {
      document.add("<path class=\"ma s\(color)\" d=\"\(markers)\"/>")
    }
  }

  private func pair(_ point: (x: Double, y: Double)) -> String {
    SVGDocument.number(point.x) + " " + SVGDocument.number(point.y)
  }

  /// Leaves out points of a long line that no pixel shows: of those above one column of half
  /// pixels, the first, the lowest, the highest and the last stay.
  private func thinned(_ part: [Point], in area: SVGArea) -> [Point] {
    guard part.count > 2500, zip(part, part.dropFirst()).allSatisfy({ $0.x <= $1.x }) else {
      return part
    }
    var thinned: [Point] = []
    var group: [Point] = []
    var column = Int.min
    func extremes() -> [Point] {
      guard group.count > 4 else { return group }
      var kept = [0, group.count - 1]
      kept.append(group.indices.min { group[$0].y < group[$1].y } ?? 0)
      kept.append(group.indices.max { group[$0].y < group[$1].y } ?? 0)
      return Set(kept).sorted().map { group[$0] }
    }
    for point in part {
      let here = Int((area.place(point.x) * 2).rounded(.down))
      if here != column {
        thinned += extremes()
        group.removeAll(keepingCapacity: true)
        column = here
      }
      group.append(point)
    }
    return thinned + extremes()
  }
}

/// The shapes that tell series of points apart.
enum Marker {
  static func path(_ index: Int, x: Double, y: Double, radius r: Double) -> String {
    func pair(_ dx: Double, _ dy: Double) -> String {
      SVGDocument.number(x + dx) + " " + SVGDocument.number(y + dy)
    }
    let n = SVGDocument.number
    switch index % 6 {
    case 0:
      let arc = "a\(n(r)) \(n(r)) 0 1 0 "
      return "M" + pair(-r, 0) + arc + "\(n(2 * r)) 0" + arc + "\(n(-2 * r)) 0z"
    case 1:
      return "M" + pair(0, -r * 1.2) + "L" + pair(r * 1.15, r * 0.85) + "L"
        + pair(-r * 1.15, r * 0.85) + "z"
    case 2:
      let side = r * 0.9
      return "M" + pair(-side, -side) + "h\(n(2 * side))v\(n(2 * side))h\(n(-2 * side))z"
    case 3:
      let tip = r * 1.3
      return "M" + pair(0, -tip) + "L" + pair(tip, 0) + "L" + pair(0, tip) + "L" + pair(-tip, 0)
        + "z"
    case 4:
      let arm = r * 1.2
      let half = r * 0.4
      let notch = n(arm - half)
      let back = n(half - arm)
      let bar = n(2 * half)
      return "M" + pair(-half, -arm) + "h\(bar)v\(notch)h\(notch)v\(bar)h\(back)v\(notch)"
        + "h\(n(-2 * half))v\(back)h\(back)v\(n(-2 * half))h\(notch)z"
    default:
      return "M" + pair(-r * 1.15, -r * 0.85) + "L" + pair(r * 1.15, -r * 0.85) + "L"
        + pair(0, r * 1.2) + "z"
    }
  }
}
