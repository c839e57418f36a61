extension Unicode.Scalar {
  /// Whether it cannot be seen, or not be told from a common blank: a byte order mark, a soft
  /// hyphen, a space without width or without break, a variation selector.
  package var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    case .spaceSeparator: self != " "
    // Letters by their category, and blanks to the eye: the fillers of Hangul, and Braille's.
    case .otherLetter, .otherSymbol:
      [0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800].contains(value)
    default: properties.isVariationSelector || value == 0x034F
    }
  }

  /// As Swift writes it in a text: `\u{FEFF}`.
  package var written: String { "\\u{\(String(value, radix: 16, uppercase: true))}" }
}

extension String {
  /// The text with what cannot be seen written out, but for line ends.
  package var withInvisiblesWritten: String {
    guard unicodeScalars.contains(where: { $0.isInvisible && $0 != "\n" && $0 != "\r" }) else {
      return self
    }
    var text = ""
    for scalar in unicodeScalars {
      if scalar.isInvisible, scalar != "\n", scalar != "\r" {
        text += scalar.written
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
