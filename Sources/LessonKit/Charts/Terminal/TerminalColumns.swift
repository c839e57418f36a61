/// How many columns of a terminal a text takes: wide characters take two, combining marks none.
enum TerminalColumns {
  static func width(_ text: String) -> Int {
    // Nearly all text is ASCII, whose characters are all one column wide.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + width($1) }
  }

  static func width(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    let properties = first.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .format: return 0
    default: break
    }
    if properties.isEmojiPresentation { return 2 }
    // A variation selector asks for the picture of a character that is text by default.
    if character.unicodeScalars.contains("\u{FE0F}") { return 2 }
    return isWide(first.value) ? 2 : 1
  }

  /// The blocks of East Asian Width W and F (Unicode Standard Annex 11).
  private static func isWide(_ scalar: UInt32) -> Bool {
    guard scalar >= 0x1100 else { return false }
    switch scalar {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      return true
    default:
      return false
    }
  }

  /// Returns the text cut to `columns`, its end replaced by `…` where something was cut.
  static func truncated(_ text: String, to columns: Int, mark: String = "…") -> String {
    guard width(text) > columns else { return text }
    let room = columns - width(mark)
    guard room >= 0 else { return "" }
    var kept = ""
    var used = 0
    for character in text {
      let width = width(character)
      if used + width > room { break }
      kept.append(character)
      used += width
    }
    return kept + mark
  }

  /// Returns the text with spaces on its right up to `columns`.
  static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - width(text)))
  }

  /// Returns the text with spaces on its left up to `columns`.
  static func aligned(_ text: String, to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - width(text))) + text
  }

  /// Returns the text broken between words into lines of at most `columns`.
  static func wrapped(_ text: String, to columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
      if line.isEmpty {
        line = word
      } else if width(line) + 1 + width(word) <= columns {
        line += " " + word
      } else {
        lines.append(line)
        line = word
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { truncated($0, to: columns) }
  }
}
