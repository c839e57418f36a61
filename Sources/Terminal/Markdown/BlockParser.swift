/// Takes a page apart into blocks, line by line.
///
/// The grammar is CommonMark's with GitHub's tables, and `<details>` as a block of its own. Nothing
/// is an error: what is not understood is a paragraph.
package struct BlockParser {
  private var references: [String: String] = [:]
  private var detailsCount = 0

  package static func parse(_ markdown: String) -> [Block] {
    let lines = markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { $0.expandingTabs(every: 4)[...] }
    var parser = BlockParser()
    return parser.blocks(parser.collectingReferences(lines))
  }

  /// Takes `[name]: address` lines out, so that links may refer to them from before.
  private mutating func collectingReferences(_ lines: [Substring]) -> [Substring] {
    var fence: Fence?
    return lines.filter { line in
      if let open = fence {
        if open.isClosed(by: line) { fence = nil }
      } else if let open = Fence(line) {
        fence = open
      } else if line.hasPrefix("["), let close = line.firstRange(of: "]:") {
        let name = line[line.index(after: line.startIndex)..<close.lowerBound]
        let address = line[close.upperBound...].trimming.prefix { $0 != " " }
        if name.isEmpty || name.hasPrefix("^") || address.isEmpty { return true }
        references[name.lowercased()] = String(address).trimmingAngles
        return false
      }
      return true
    }
  }

  private mutating func blocks(_ lines: [Substring]) -> [Block] {
    var blocks: [Block] = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line.isBlank {
        index += 1
      } else if line.indent >= 4 {
        blocks.append(indentedCode(lines, &index))
      } else if let fence = Fence(line) {
        blocks.append(fencedCode(fence, lines, &index))
      } else if let (level, text) = line.heading {
        blocks.append(.heading(level: level, inlines(text)))
        index += 1
      } else if line.isRule {
        blocks.append(.rule)
        index += 1
      } else if line.trimming.hasPrefix(">") {
        blocks.append(quote(lines, &index))
      } else if ListMarker(line) != nil {
        blocks.append(list(lines, &index))
      } else if line.trimming.hasPrefix("<!--") {
        while index < lines.count, !lines[index].contains("-->") { index += 1 }
        index += 1
      } else if line.trimming.hasPrefix("<details") {
        blocks.append(details(lines, &index))
      } else if let table = table(lines, &index) {
        blocks.append(table)
      } else {
        blocks.append(paragraph(lines, &index))
      }
    }
    return blocks
  }

  private func inlines(_ text: String) -> [Inline] {
    InlineParser.parse(text, references: references)
  }

  // MARK: Leaves

  private func indentedCode(_ lines: [Substring], _ index: inout Int) -> Block {
    var code: [Substring] = []
    while index < lines.count, lines[index].isBlank || lines[index].indent >= 4 {
      code.append(lines[index].removingIndent(4))
      index += 1
    }
    while code.last?.isBlank == true { code.removeLast() }
    return .code(language: "", text: code.joined(separator: "\n"))
  }

  private func fencedCode(_ fence: Fence, _ lines: [Substring], _ index: inout Int) -> Block {
    var code: [Substring] = []
    index += 1
    while index < lines.count, !fence.isClosed(by: lines[index]) {
      code.append(lines[index].removingIndent(fence.indent))
      index += 1
    }
    index += 1
    return .code(language: fence.language, text: code.joined(separator: "\n"))
  }

  private func paragraph(_ lines: [Substring], _ index: inout Int) -> Block {
    var text: [Substring] = [lines[index]]
    index += 1
    while index < lines.count, !lines[index].isBlank {
      let line = lines[index]
      if line.indent < 4, let underline = line.setextLevel {
        index += 1
        return .heading(level: underline, inlines(text.paragraphText))
      }
      if line.interruptsParagraph { break }
      text.append(line)
      index += 1
    }
    return .paragraph(inlines(text.paragraphText))
  }

  private func table(_ lines: [Substring], _ index: inout Int) -> Block? {
    guard index + 1 < lines.count, lines[index].contains("|"),
      let alignments = TableRow.alignments(lines[index + 1])
    else { return nil }
    let header = TableRow.cells(lines[index])
    guard header.count == alignments.count else { return nil }
    var rows: [[[Inline]]] = []
    index += 2
    while index < lines.count, !lines[index].isBlank, !lines[index].interruptsParagraph {
      var cells = TableRow.cells(lines[index]).prefix(header.count).map(inlines)
      while cells.count < header.count { cells.append([]) }
      rows.append(cells)
      index += 1
    }
    return .table(.init(alignments: alignments, header: header.map(inlines), rows: rows))
  }

  // MARK: Containers

  private mutating func quote(_ lines: [Substring], _ index: inout Int) -> Block {
    var inner: [Substring] = []
    while index < lines.count, !lines[index].isBlank {
      let line = lines[index].trimming
      if line.hasPrefix(">") {
        let rest = line.dropFirst()
        inner.append(rest.hasPrefix(" ") ? rest.dropFirst() : rest)
      } else if inner.last?.isBlank == false, !lines[index].interruptsParagraph {
        inner.append(line)
      } else {
        break
      }
      index += 1
    }
    // GitHub's alerts: `> [!NOTE]`.
    if let first = inner.first, first.hasPrefix("[!"), let end = first.firstIndex(of: "]") {
      let kind = first.dropFirst(2)[..<end].lowercased()
      inner[0] = "**\(kind.prefix(1).uppercased() + kind.dropFirst())**"
      inner.insert("", at: 1)
    }
    return .quote(blocks(inner))
  }

  private mutating func list(_ lines: [Substring], _ index: inout Int) -> Block {
    guard let first = ListMarker(lines[index]) else { return .rule }
    var items: [[Block]] = []
    var isLoose = false
    while index < lines.count, let marker = ListMarker(lines[index]), marker.kind == first.kind,
      !lines[index].isRule
    {
      var item: [Substring] = [lines[index].dropFirst(min(marker.width, lines[index].count))]
      index += 1
      var hasBlank = false
      while index < lines.count {
        let line = lines[index]
        if line.isBlank {
          hasBlank = true
          item.append("")
        } else if line.indent >= marker.width {
          // A blank line between two blocks of one item spreads the list; one inside a nested
          // list or a fence does not, but nobody would see the difference.
          if hasBlank { isLoose = true }
          hasBlank = false
          item.append(line.removingIndent(marker.width))
        } else if !hasBlank, !line.interruptsParagraph, ListMarker(line) == nil {
          item.append(line.trimming)
        } else {
          break
        }
        index += 1
      }
      if hasBlank, index < lines.count, ListMarker(lines[index])?.kind == first.kind {
        isLoose = true
      }
      items.append(blocks(item))
    }
    return .list(start: first.number, isLoose: isLoose, items: items)
  }

  private mutating func details(_ lines: [Substring], _ index: inout Int) -> Block {
    let number = detailsCount
    detailsCount += 1
    var depth = 0
    var inner: [Substring] = []
    while index < lines.count {
      depth += lines[index].ranges(of: "<details").count
      depth -= lines[index].ranges(of: "</details>").count
      inner.append(lines[index])
      index += 1
      if depth <= 0 { break }
    }
    var text = inner.joined(separator: "\n")[...].trimming
    if let open = text.firstIndex(of: ">") { text = text[text.index(after: open)...] }
    if let close = text.ranges(of: "</details>").last { text = text[..<close.lowerBound] }
    var summary: Substring = "Details"
    if let open = text.firstRange(of: "<summary>"), let close = text.firstRange(of: "</summary>"),
      open.upperBound <= close.lowerBound
    {
      summary = text[open.upperBound..<close.lowerBound].trimming
      text = text[close.upperBound...]
    }
    let body = text.split(separator: "\n", omittingEmptySubsequences: false)
    return .details(number: number, summary: inlines(String(summary)), body: blocks(body))
  }
}
