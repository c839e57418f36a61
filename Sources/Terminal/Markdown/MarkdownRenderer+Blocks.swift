extension MarkdownRenderer {
  /// The blocks' lines, with one empty line between two blocks.
  func draw(_ blocks: [Block], width: Int, depth: Int = 0, isTight: Bool = false) -> [StyledText] {
    var lines: [StyledText] = []
    var previous: Block?
    for block in blocks {
      let drawn = draw(block, width: max(width, 1), depth: depth)
      if drawn.isEmpty { continue }
      if let previous, !isTight, !block.isHint || !previous.isHint { lines.append("") }
      lines += drawn
      previous = block
    }
    return lines
  }

  private func draw(_ block: Block, width: Int, depth: Int) -> [StyledText] {
    switch block {
    case .heading(let level, let inlines): heading(level, inlines, width)
    case .paragraph(let inlines): paragraph(inlines, width)
    case .code(let language, let text): code(language, text, width)
    case .quote(let blocks):
      draw(blocks, width: width - 2).map { line in
        StyledText(line.isEmpty ? glyphs.bar : glyphs.bar + " ", .dim) + line
      }
    case .list(let start, let isLoose, let items):
      list(start, isLoose, items, width: width, depth: depth)
    case .table(let table): draw(table, width: width)
    case .rule: [StyledText(String(repeating: glyphs.line, count: width), .dim)]
    case .details(let number, let summary, let body): details(number, summary, body, width)
    }
  }

  private func heading(_ level: Int, _ inlines: [Inline], _ width: Int) -> [StyledText] {
    let text = styled(inlines, width).styled(level < 3 ? .heading : .bold)
    var lines = text.wrapped(to: width)
    if level < 3 {
      let longest = lines.map(\.displayWidth).max() ?? 0
      let line = level == 1 ? glyphs.double : glyphs.line
      lines.append(StyledText(String(repeating: line, count: longest), .dim))
    }
    return lines
  }

  private func paragraph(_ inlines: [Inline], _ width: Int) -> [StyledText] {
    // A picture that can be drawn gets lines of its own, wherever it stands.
    var lines: [StyledText] = []
    var words: [Inline] = []
    for inline in inlines {
      if case .image(let alt, let path) = inline, let picture = picture(alt, path, width) {
        lines += prose(words, width) + picture
        words = []
      } else if words.isEmpty, case .text(let text) = inline {
        words.append(.text(String(text.drop(while: \.isWhitespace))))
      } else {
        words.append(inline)
      }
    }
    return lines + prose(words, width)
  }

  private func prose(_ inlines: [Inline], _ width: Int) -> [StyledText] {
    let text = styled(inlines, width)
    return text.plain.allSatisfy(\.isWhitespace) ? [] : text.wrapped(to: width)
  }

  private func picture(_ alt: String, _ path: String, _ width: Int) -> [StyledText]? {
    let place = resolved(path)
    guard let drawn = options.picture(place, width) else { return nil }
    return drawn.map { $0.truncated(to: width) }
      + StyledText("\(alt) (\(place))", .dim, link: address(ofFile: place)).wrapped(to: width)
  }

  private func code(_ language: String, _ text: String, _ width: Int) -> [StyledText] {
    let indent = StyledText(width >= 40 ? "    " : "  ")
    let code = language == "swift" ? SwiftHighlighter.highlight(text) : StyledText(text)
    return code.lines.flatMap { line in
      if line.isEmpty { return [StyledText()] }
      if !options.wrapsCode { return [indent + line] }
      let own = String(line.plain.prefix { $0 == " " }.prefix(width / 4))
      let rest = indent + StyledText(own) + StyledText(glyphs.continued, .dim)
      return line.wrapped(to: width, first: indent, rest: rest)
    }
  }

  private func list(
    _ start: Int?, _ isLoose: Bool, _ items: [[Block]], width: Int, depth: Int
  ) -> [StyledText] {
    let last = (start ?? 0) + items.count - 1
    var lines: [StyledText] = []
    for (offset, item) in items.enumerated() {
      var item = item
      var mark = glyphs.bullets[depth % glyphs.bullets.count] + " "
      if let start {
        let number = "\(start + offset). "
        mark = String(repeating: " ", count: "\(last). ".count - number.count) + number
      } else if let box = takeBox(&item) {
        mark = box + " "
      }
      let hang = StyledText(String(repeating: " ", count: mark.displayWidth()))
      let drawn = draw(
        item, width: width - mark.displayWidth(), depth: start == nil ? depth + 1 : depth,
        isTight: !isLoose)
      if isLoose, offset > 0 { lines.append("") }
      lines.append(StyledText(mark) + (drawn.first ?? ""))
      lines += drawn.dropFirst().map { $0.isEmpty ? $0 : hang + $0 }
    }
    return lines
  }

  /// `[ ]` or `[x]` at the beginning of an item: a task.
  private func takeBox(_ item: inout [Block]) -> String? {
    guard case .paragraph(var inlines)? = item.first, case .text(let text)? = inlines.first else {
      return nil
    }
    for (mark, box) in [("[ ] ", glyphs.boxes.empty), ("[x] ", glyphs.boxes.checked)]
    where text.lowercased().hasPrefix(mark) {
      inlines[0] = .text(String(text.dropFirst(mark.count)))
      item[0] = .paragraph(inlines)
      return box
    }
    return nil
  }

  private func details(
    _ number: Int, _ summary: [Inline], _ body: [Block], _ width: Int
  ) -> [StyledText] {
    var title = styled(summary, width).styled(.bold)
    let isOpen = options.details.isOpen(number, title.plain)
    if !isOpen, let words = options.foldedWords[title.plain] {
      title += StyledText("  \(words)", .dim)
    }
    let mark = StyledText((isOpen ? glyphs.open : glyphs.closed) + " ", .dim)
    let lines = title.wrapped(to: width, first: mark, rest: "  ")
    if !isOpen { return lines }
    return lines + draw(body, width: width - 2).map { $0.isEmpty ? $0 : "  " + $0 }
  }
}

extension Block {
  /// Folded hints stand close together.
  fileprivate var isHint: Bool {
    if case .details = self { return true }
    return false
  }
}
