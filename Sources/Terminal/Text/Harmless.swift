// Text from elsewhere (a program's output, a page, a file's name) may hold anything. Nothing in it
// may move the cursor, rename the window, or show other words than a file holds.

extension StringProtocol {
  /// The text with nothing in it that a terminal obeys, apart from line feeds and tabs.
  ///
  /// Whole escape sequences vanish, for they are no words; every other control character is shown
  /// as its picture (␛), and one that turns the direction of text as a replacement character.
  ///
  /// - Parameter keepingColors: Whether sequences that only set colours and attributes (SGR) stay.
  ///   Whoever writes the text then ends with ``resetSequence``.
  package func harmless(keepingColors: Bool = false) -> String {
    if !utf8.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F || $0 >= 0xC2 })
    {
      return String(self)
    }
    var clean = String.UnicodeScalarView()
    var rest = unicodeScalars[...]
    while let scalar = rest.first {
      if scalar == "\u{1B}" || scalar == "\u{9B}" || scalar == "\u{9D}",
        let sequence = EscapeSequence(at: rest)
      {
        if keepingColors, sequence.isColor { clean.append(contentsOf: rest[..<sequence.end]) }
        rest = rest[sequence.end...]
        continue
      }
      rest.removeFirst()
      switch scalar.value {
      case 0x0A, 0x09: clean.append(scalar)
      case 0x0D:
        // CR LF is a line end; a lone CR writes over the line.
        if rest.first != "\n" { clean.append("\n") }
      case 0..<0x20: clean.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case 0x7F: clean.append("\u{2421}")
      case 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069: clean.append("\u{FFFD}")
      case 0x2028, 0x2029: clean.append("\n")
      default: clean.append(scalar)
      }
    }
    return String(clean)
  }
}

/// Ends every colour and attribute.
package let resetSequence = "\u{1B}[0m"

/// A complete escape sequence at the beginning of some text (ECMA-48, section 5.4).
private struct EscapeSequence {
  let end: String.UnicodeScalarView.Index
  var isColor = false

  init?<Scalars: BidirectionalCollection>(at text: Scalars)
  where Scalars.Element == Unicode.Scalar, Scalars.Index == String.UnicodeScalarView.Index {
    var index = text.startIndex
    func next() -> Unicode.Scalar? {
      guard index < text.endIndex else { return nil }
      defer { index = text.index(after: index) }
      return text[index]
    }

    var kind = next()
    if kind == "\u{1B}" { kind = next() }
    switch kind {
    case "[", "\u{9B}":
      var isPlain = true
      while let scalar = next() {
        switch scalar.value {
        case 0x30...0x3B: continue
        case 0x20..<0x30, 0x3C..<0x40: isPlain = false
        case 0x40...0x7E:
          end = index
          isColor = scalar == "m" && isPlain && kind == "["
          return
        default: return nil
        }
      }
      return nil
    case "]", "\u{9D}", "P", "X", "^", "_":
      // A string that is never ended would swallow everything after it: give up at a line's end.
      while let scalar = next(), scalar != "\n" {
        if scalar == "\u{07}" || scalar == "\u{9C}" {
          end = index
          return
        }
        if scalar == "\u{1B}" {
          guard next() == "\\" else { return nil }
          end = index
          return
        }
      }
      return nil
    case "(", ")", "*", "+", "#", " ", "%":
      guard next() != nil else { return nil }
      end = index
    case "7", "8", "=", ">", "c", "D", "E", "H", "M", "N", "O", "Z":
      end = index
    default:
      return nil
    }
  }
}
