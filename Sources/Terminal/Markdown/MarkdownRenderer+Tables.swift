extension MarkdownRenderer {
  /// The table in columns, its cells wrapped to fit; or, where even words would break, row by row
  /// with each value after its column's name.
  func draw(_ table: Block.Table, width: Int) -> [StyledText] {
    let header = table.header.map { styled($0, width) }
    let rows = table.rows.map { $0.map { styled($0, width) } }
    let columns = header.indices.map { column in [header[column]] + rows.map { $0[column] } }
    let room = width - 3 * (header.count - 1)
    guard
      let widths = ColumnWidths.fitting(
        natural: columns.map { $0.map(\.longestLine).max() ?? 0 },
        minimum: columns.map { $0.map(\.longestWord).max() ?? 0 }, room: room)
    else { return records(header, rows, width) }

    let bar = StyledText(" \(glyphs.bar) ", .dim)
    let rule = StyledText(
      widths.map { String(repeating: glyphs.line, count: $0) }
        .joined(separator: glyphs.line + glyphs.cross + glyphs.line), .dim)
    func lines(_ cells: [StyledText]) -> [StyledText] {
      let wrapped = zip(cells, widths).map { $0.wrapped(to: $1) }
      return (0..<(wrapped.map(\.count).max() ?? 0)).map { line in
        var text = StyledText()
        for (column, cell) in wrapped.enumerated() {
          if column > 0 { text += bar }
          let part = line < cell.count ? cell[line] : ""
          text += part.padded(to: widths[column], table.alignments[column])
        }
        return text.trimmingEnd
      }
    }

    let body = rows.map(lines)
    // Rows of several lines need something between them.
    let isRuled = body.contains { $0.count > 1 }
    return lines(header.map { $0.styled(.bold) }) + [rule]
      + body.enumerated().flatMap { isRuled && $0 > 0 ? [rule] + $1 : $1 }
  }

  private func records(
    _ header: [StyledText], _ rows: [[StyledText]], _ width: Int
  ) -> [StyledText] {
    let line = StyledText(String(repeating: glyphs.line, count: width), .dim)
    let drawn = rows.map { row in
      zip(header, row).filter { !$1.isEmpty }.flatMap { name, value in
        let label = name.isEmpty ? StyledText() : name.styled(.bold) + ": "
        return (label + value).wrapped(to: width, rest: "  ")
      }
    }
    if rows.isEmpty { return header.flatMap { $0.styled(.bold).wrapped(to: width) } }
    return [line] + drawn.flatMap { $0 + [line] }
  }
}

/// How wide a table's columns become.
enum ColumnWidths {
  /// The natural widths where there is room for them; else the widest columns shrink first.
  ///
  /// - Parameter minimum: What a column needs for its longest word.
  /// - Returns: `nil` when words would have to break.
  static func fitting(natural: [Int], minimum: [Int], room: Int) -> [Int]? {
    // A word of more than half the line may break: a path, say.
    let minimum = minimum.map { min($0, max(8, room / 2)) }
    guard minimum.reduce(0, +) <= room else { return nil }
    var widths = natural
    while widths.reduce(0, +) > room {
      let shrinkable = widths.indices.filter { widths[$0] > minimum[$0] }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { return nil }
      widths[widest] -= 1
    }
    return widths
  }
}

extension StyledText {
  fileprivate var longestLine: Int { lines.map(\.displayWidth).max() ?? 0 }

  fileprivate var longestWord: Int {
    plain.split(whereSeparator: \.isWhitespace).map { $0.displayWidth() }.max() ?? 1
  }

  /// The line without the unstyled spaces at its end.
  fileprivate var trimmingEnd: StyledText {
    var spans = spans
    while let last = spans.last, last.text.hasSuffix(" "), last.style == .plain {
      spans.removeLast()
      let kept = String(last.text.reversed().drop { $0 == " " }.reversed())
      if !kept.isEmpty { spans.append(Span(kept, last.style, link: last.link)) }
    }
    return StyledText(spans)
  }
}
