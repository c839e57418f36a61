extension Character {
  /// How many columns a terminal gives this character: 0, 1 or 2.
  ///
  /// A grapheme cluster counts as one picture: emoji joined by ZWJ, flags, keycaps and characters
  /// with variation selector 16 take two columns. East Asian width is Unicode's (UAX #11,
  /// classes W and F; ambiguous counts as narrow). A control character takes none.
  package var displayWidth: Int {
    if let byte = utf8.first, utf8.count == 1 { return byte < 0x20 || byte == 0x7F ? 0 : 1 }
    var total = 0
    var regional = 0
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0xFE0F where total > 0: return 2
      case 0x1F1E6...0x1F1FF:
        regional += 1
        if regional == 2 { return 2 }
        total += 1
      case 0x200D where total == 2: return 2
      default: total += scalar.displayWidth
      }
      if total >= 2 { return 2 }
    }
    return total
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator,
      .surrogate:
      return 0
    default: break
    }
    if value < 0x1100 { return 1 }
    // Vowels and finals of Hangul join the consonant before them.
    if (0x1160...0x11FF).contains(value) { return 0 }
    return properties.isEmojiPresentation || Self.isEastAsianWide(value) ? 2 : 1
  }

  private static func isEastAsianWide(_ value: UInt32) -> Bool {
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].contains(value)
  }

  /// What EastAsianWidth.txt (Unicode 16) calls W or F and is not shown as emoji; unassigned
  /// places between two ranges are joined to them.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E,
    0x3041...0x3247, 0x3250...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF,
    0x1AFF0...0x1B2FF, 0x1D300...0x1D356, 0x1D360...0x1D376, 0x1F200...0x1F265,
    0x1F3FB...0x1F3FF, 0x20000...0x3FFFD,
  ]
}

extension StringProtocol {
  /// How many columns the text takes when it begins at `column`, counted from 0.
  ///
  /// A tab goes to the next multiple of 8. The text is one line.
  package func displayWidth(from column: Int = 0) -> Int {
    var end = column
    for character in self {
      end += character == "\t" ? 8 - end % 8 : character.displayWidth
    }
    return end - column
  }

  /// The text cut to `width` columns, with an ellipsis where something was cut off.
  package func truncated(to width: Int, ellipsis: String = "…") -> String {
    if displayWidth() <= width { return String(self) }
    let mark = ellipsis.displayWidth() <= width ? ellipsis : ""
    let room = width - mark.displayWidth()
    var kept = ""
    var used = 0
    for character in self {
      let next = character == "\t" ? 8 - used % 8 : character.displayWidth
      if used + next > room { break }
      kept.append(character)
      used += next
    }
    return kept + mark
  }

  /// The text with each tab as the spaces that it takes.
  package func expandingTabs(every stop: Int = 8) -> String {
    if !utf8.contains(UInt8(ascii: "\t")) { return String(self) }
    var expanded = ""
    var column = 0
    for character in self {
      switch character {
      case "\t":
        let count = stop - column % stop
        expanded += String(repeating: " ", count: count)
        column += count
      case "\n":
        expanded.append(character)
        column = 0
      default:
        expanded.append(character)
        column += character.displayWidth
      }
    }
    return expanded
  }
}
