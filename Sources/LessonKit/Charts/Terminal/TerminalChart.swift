extension Chart {
  /// Draws the chart with characters.
  ///
  /// Series differ by marker, line pattern or fill, so that no colour is needed.
  ///
  /// - Parameters:
  ///   - width: The columns there are; 24 is the least that is drawn.
  ///   - height: The lines there are, for a chart whose height is free; by default its plot is a
  ///     quarter as high as the width, 8 to 18 lines. Bars and heat maps take the lines they need.
  ///   - style: What the terminal can show.
  /// - Returns: Lines joined by line feeds, none wider than `width`, without one at the end.
  public func terminal(
    width: Int = 80, height: Int? = nil, style: TerminalStyle = .plain
  ) -> String {
    let width = max(24, width)
    let drawing = TerminalChart(chart: self, width: width, height: height, style: style)
    return drawing.lines().joined(separator: "\n")
  }
}

/// Draws a chart with characters.
struct TerminalChart {
  let chart: Chart
  let width: Int
  let height: Int?
  let style: TerminalStyle

  var glyphs: Glyphs { style.characters == .ascii ? .ascii : .unicode }

  func lines() -> [String] {
    switch chart.content {
    case .series(let series): frame(SeriesPlot(series: series))
    case .histograms(let histograms): frame(HistogramPlot(histograms: histograms))
    case .bars(let categories, let series): titleLines() + bars(categories, series)
    case .heatMap(let map): titleLines() + heatMap(map)
    }
  }

  func titleLines() -> [String] {
    let lines = TerminalColumns.wrapped(chart.title, to: width)
    return lines.map { paint($0, .strong) }
  }

  func paint(_ text: String, _ paint: Paint) -> String {
    guard style.usesColor, paint != .plain, !text.isEmpty else { return text }
    return "\u{1B}[\(paint.code)m\(text)\u{1B}[0m"
  }

  func fitted(_ text: String, _ columns: Int) -> String {
    TerminalColumns.truncated(text, to: columns, mark: glyphs.ellipsis)
  }
}

/// An entry of the legend: a piece of what is drawn, and what it is called.
struct LegendEntry {
  let sample: String
  let name: String
  let paint: Paint
}

extension TerminalChart {
  /// The legend's lines, indented, as many entries on each as fit.
  func legendLines(_ entries: [LegendEntry], indent: Int) -> [String] {
    let indent = min(indent, width / 4)
    var lines: [String] = []
    var used = 0
    for entry in entries {
      let room = width - indent - TerminalColumns.width(entry.sample) - 1
      let name = fitted(entry.name, room)
      let columns = TerminalColumns.width(entry.sample) + 1 + TerminalColumns.width(name)
      let text = paint(entry.sample, entry.paint) + " " + name
      if !lines.isEmpty, used + 3 + columns <= width {
        lines[lines.count - 1] += "   " + text
        used += 3 + columns
      } else {
        lines.append(String(repeating: " ", count: indent) + text)
        used = indent + columns
      }
    }
    return lines
  }

  var guideEntries: [LegendEntry] {
    chart.guides.indices.map { index in
      let glyph = guideGlyph(index)
      let isTall = glyphs.guideVertical.contains(glyph)
      let sample = isTall ? "\(glyph)" : String(repeating: glyph, count: 4)
      return LegendEntry(sample: sample, name: chart.guides[index].name, paint: .faint)
    }
  }

  /// What the guide of that number is drawn with: the first of its direction differs from others.
  func guideGlyph(_ index: Int) -> Character {
    switch chart.guides[index] {
    case .vertical:
      let isFirst = !chart.guides[..<index].contains {
        if case .vertical = $0 { true } else { false }
      }
      return glyphs.guideVertical[isFirst ? 0 : 1]
    case .horizontal:
      let isFirst = !chart.guides[..<index].contains {
        if case .horizontal = $0 { true } else { false }
      }
      return glyphs.guideHorizontal[isFirst ? 0 : 1]
    case .diagonal: return glyphs.guideDiagonal
    }
  }
}
