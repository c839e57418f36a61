// What single lines of Markdown say of the block that they belong to.

/// The line that opens a fenced code block.
struct Fence {
  let indent: Int
  let mark: Character
  let length: Int
  let language: String

  init?(_ line: Substring) {
    indent = line.indent
    let text = line.drop { $0 == " " }
    guard indent < 4, let mark = text.first, mark == "`" || mark == "~" else { return nil }
    self.mark = mark
    length = text.prefix { $0 == mark }.count
    let info = text.dropFirst(length).trimming
    if length < 3 || mark == "`" && info.contains("`") { return nil }
    language = String(info.prefix { $0 != " " && $0 != "{" }).lowercased()
  }

  func isClosed(by line: Substring) -> Bool {
    let text = line.trimming
    return line.indent < 4 && text.count >= length && text.allSatisfy { $0 == mark }
  }
}

/// The mark of a list's item.
struct ListMarker {
  enum Kind: Hashable {
    case bullet(Character)
    case ordered(Character)
  }

  let kind: Kind
  let number: Int?

  /// The column at which the item's text begins.
  let width: Int

  init?(_ line: Substring) {
    let indent = line.indent
    var text = line.drop { $0 == " " }
    guard indent < 4, let first = text.first else { return nil }
    var length = 1
    if "-*+".contains(first) {
      kind = .bullet(first)
      number = nil
      text.removeFirst()
    } else {
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      text = text.dropFirst(digits.count)
      guard let value = Int(digits), digits.count < 10, let end = text.first,
        end == "." || end == ")"
      else { return nil }
      kind = .ordered(end)
      number = value
      length = digits.count + 1
      text.removeFirst()
    }
    if !text.isEmpty, text.first != " " { return nil }
    let spaces = text.isBlank ? 1 : text.prefix { $0 == " " }.count
    width = indent + length + (spaces > 4 ? 1 : spaces)
  }
}

/// The lines of a table.
enum TableRow {
  /// The columns' alignments, when the line is the one under a table's header.
  static func alignments(_ line: Substring) -> [Alignment]? {
    guard line.contains("-"), line.allSatisfy({ "|:- ".contains($0) }) else { return nil }
    var alignments: [Alignment] = []
    for cell in cells(line) {
      guard cell.contains("-") else { return nil }
      switch (cell.hasPrefix(":"), cell.hasSuffix(":")) {
      case (true, true): alignments.append(.center)
      case (false, true): alignments.append(.trailing)
      default: alignments.append(.leading)
      }
    }
    return alignments
  }

  /// The cells' texts; a bar in code or after a backslash divides nothing.
  static func cells(_ line: Substring) -> [String] {
    var text = line.trimming
    if text.hasPrefix("|") { text.removeFirst() }
    if text.hasSuffix("|"), !text.hasSuffix("\\|") { text.removeLast() }
    var cells = [""]
    var isEscaped = false
    for character in text {
      if character == "|", !isEscaped {
        cells.append("")
      } else {
        // `\|` is a bar wherever it stands, even in code.
        if character == "|", isEscaped { cells[cells.count - 1].removeLast() }
        cells[cells.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return cells.map { String($0[...].trimming) }
  }
}

extension Substring {
  var indent: Int { prefix { $0 == " " }.count }

  var isBlank: Bool { allSatisfy(\.isWhitespace) }

  var trimming: Substring {
    var slice = self
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    return slice
  }

  func removingIndent(_ width: Int) -> Substring { dropFirst(Swift.min(indent, width)) }

  /// An ATX heading: `## Title ##`.
  var heading: (level: Int, text: String)? {
    let text = trimming
    let level = text.prefix { $0 == "#" }.count
    let rest = text.dropFirst(level)
    guard (1...6).contains(level), rest.isEmpty || rest.hasPrefix(" ") else { return nil }
    var title = rest.trimming
    let unclosed = title[
      ..<(title.lastIndex { $0 != "#" }.map(title.index(after:)) ?? title.startIndex)]
    if unclosed.isEmpty || unclosed.hasSuffix(" ") { title = unclosed.trimming }
    return (level, String(title))
  }

  var setextLevel: Int? {
    let text = trimming
    if text.isEmpty { return nil }
    if text.allSatisfy({ $0 == "=" }) { return 1 }
    return text.allSatisfy { $0 == "-" } ? 2 : nil
  }

  var isRule: Bool {
    let marks = filter { $0 != " " }
    guard marks.count >= 3, let mark = marks.first, "-*_".contains(mark) else { return false }
    return marks.allSatisfy { $0 == mark }
  }

  /// Whether a block begins here even without a blank line before it.
  var interruptsParagraph: Bool {
    if indent >= 4 { return false }
    if let marker = ListMarker(self) {
      // A paragraph's line may begin with a year; only a 1 begins a list there.
      return marker.number == nil || marker.number == 1
    }
    let text = trimming
    return text.hasPrefix(">") || text.hasPrefix("<details") || text.hasPrefix("</details>")
      || text.hasPrefix("<!--") || heading != nil || isRule || Fence(self) != nil
  }
}

extension String {
  var trimmingAngles: String {
    hasPrefix("<") && hasSuffix(">") ? String(dropFirst().dropLast()) : self
  }
}

extension [Substring] {
  /// The lines of a paragraph as one text, with the spaces that ask for a line break left in.
  var paragraphText: String {
    var lines = map { $0.drop { $0 == " " } }
    if let last = lines.last { lines[lines.count - 1] = last.trimming }
    return lines.joined(separator: "\n")
  }
}
