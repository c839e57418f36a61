/// Where the text of a column stands in it.
package enum Alignment: Hashable, Sendable {
  case leading
  case center
  case trailing
}

extension StyledText {
  /// The text in lines of at most `width` columns, broken between words where it can be.
  ///
  /// A word that is wider than a line is broken after `/` or `-`, else anywhere. Between East
  /// Asian characters a line may end, but none begins with a closing mark. A line feed always ends
  /// a line.
  ///
  /// - Parameters:
  ///   - first: What stands before the first line: a bullet, say. It counts toward the width.
  ///   - rest: What stands before the others.
  /// - Returns: At least one line.
  package func wrapped(
    to width: Int, first: StyledText = "", rest: StyledText = ""
  ) -> [StyledText] {
    var wrapper = LineWrapper(width: width, first: first, rest: rest)
    for span in spans {
      for character in span.text { wrapper.add(character, like: span) }
    }
    return wrapper.finish()
  }

  /// One line of at most `width` columns, with an ellipsis where something was cut off.
  package func truncated(to width: Int, ellipsis: String = "…") -> StyledText {
    if displayWidth <= width { return self }
    var room = plain.truncated(to: width, ellipsis: ellipsis).count
    room -= width >= ellipsis.displayWidth() ? ellipsis.count : 0
    var cut = StyledText()
    for span in spans where room > 0 {
      cut.append(harmless: String(span.text.prefix(room)), like: span)
      room -= span.text.count
    }
    if width >= ellipsis.displayWidth() { cut.append(ellipsis, cut.spans.last?.style ?? .plain) }
    return cut
  }

  /// The line with spaces around it, so that it takes `width` columns.
  package func padded(to width: Int, _ alignment: Alignment = .leading) -> StyledText {
    let room = max(0, width - displayWidth)
    let left =
      switch alignment {
      case .leading: 0
      case .center: room / 2
      case .trailing: room
      }
    return StyledText(String(repeating: " ", count: left)) + self
      + StyledText(String(repeating: " ", count: room - left))
  }

  /// The text line by line.
  package var lines: [StyledText] {
    var lines = [StyledText()]
    for span in spans {
      var isFirst = true
      for piece in span.text.split(separator: "\n", omittingEmptySubsequences: false) {
        if !isFirst { lines.append(StyledText()) }
        isFirst = false
        lines[lines.count - 1].append(harmless: String(piece), like: span)
      }
    }
    return lines
  }
}

/// Fills lines with words, one character at a time.
private struct LineWrapper {
  let width: Int
  let rest: StyledText

  private var lines: [StyledText] = []
  private var line: StyledText
  private var used: Int
  private var isLineEmpty = true

  /// White space that begins a line stays, unless the line began only for want of room.
  private var isIndentKept = true

  /// The white space after the last word, which is dropped where the line breaks.
  private var gap: [Cell] = []
  private var word: [Cell] = []
  private var wordWidth = 0

  private struct Cell {
    let character: Character
    let width: Int
    let span: Span
  }

  init(width: Int, first: StyledText, rest: StyledText) {
    self.width = max(width, 1)
    self.rest = rest
    line = first
    used = first.displayWidth
  }

  mutating func add(_ character: Character, like span: Span) {
    switch character {
    case "\n":
      endWord()
      endLine()
    case " ", "\t":
      if !word.isEmpty { endWord() }
      gap.append(Cell(character: " ", width: 1, span: span))
    default:
      let cell = Cell(character: character, width: character.displayWidth, span: span)
      if let last = word.last?.character, mayBreak(after: last, before: character) { endWord() }
      word.append(cell)
      wordWidth += cell.width
    }
  }

  mutating func finish() -> [StyledText] {
    endWord()
    endLine()
    return lines
  }

  private func mayBreak(after last: Character, before next: Character) -> Bool {
    let isClosing = "。、，．：；！？）」』】〉》…ー’”,.:;!?)]}".contains(next)
    if last.isIdeographic || next.isIdeographic {
      return !isClosing && !"（「『【〈《([{‘“".contains(last)
    }
    // `well-known` may part; options and paths keep their hyphens as long as they fit.
    guard last == "-", next.isLetter, word.count > 1, word[0].character != "-" else {
      return false
    }
    return word[word.count - 2].character.isLetter && !word.contains { $0.character == "/" }
  }

  private mutating func endWord() {
    if word.isEmpty { return }
    let gapWidth = gap.reduce(0) { $0 + $1.width }
    if used + (isLineEmpty ? 0 : gapWidth) + wordWidth > width, !isLineEmpty { breakLine() }
    if !isLineEmpty {
      put(gap)
    } else if isIndentKept, gapWidth < width / 2 {
      put(gap)
      isLineEmpty = true
    }
    gap = []
    if used + wordWidth > width { putBroken() } else { put(word) }
    word = []
    wordWidth = 0
  }

  private mutating func put(_ cells: [Cell]) {
    for cell in cells {
      line.append(harmless: String(cell.character), like: cell.span)
      used += cell.width
    }
    if !cells.isEmpty { isLineEmpty = false }
  }

  /// A word wider than a line: broken after `/`, `-`, `.` or `_` in the line's second half.
  private mutating func putBroken() {
    var cells = word[...]
    while !cells.isEmpty {
      var room = width - used
      let fitting = cells.prefix { cell in
        room -= cell.width
        return room >= 0
      }
      var count = max(fitting.count, isLineEmpty ? 1 : 0)
      if count < cells.count, let joint = joint(in: fitting) { count = joint }
      put(Array(cells.prefix(count)))
      cells = cells.dropFirst(count)
      if !cells.isEmpty { breakLine() }
    }
  }

  /// How many of the cells stand before the last good place to break, in the line's second half.
  private func joint(in cells: ArraySlice<Cell>) -> Int? {
    for marks in ["/", "-._"] {
      if let index = cells.lastIndex(where: { marks.contains($0.character) }) {
        let count = index - cells.startIndex + 1
        if count > (width - rest.displayWidth) / 2 { return count }
      }
    }
    return nil
  }

  private mutating func breakLine() {
    lines.append(line)
    line = rest
    used = rest.displayWidth
    isLineEmpty = true
    isIndentKept = false
  }

  private mutating func endLine() {
    gap = []
    breakLine()
    isIndentKept = true
  }
}

extension Character {
  fileprivate var isIdeographic: Bool {
    displayWidth == 2 && unicodeScalars.first?.properties.isEmojiPresentation == false
  }
}
