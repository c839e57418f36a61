import SwiftText

extension SwiftSource {
  /// Whether nothing among the tokens of a range could be read in more than one way: no literal or
  /// comment that spans lines or hides quotes and braces, no directive, nothing in backticks.
  ///
  /// The tokenizer knows all of these. Whoever leaves code out of a comparison asks for more than
  /// that, since code that is left out by mistake is a wrong verdict.
  func isPlain(_ range: Range<Int>) -> Bool {
    guard isCertain else { return false }
    let tokens = tokens(in: range)
    return tokens.indices.allSatisfy { index in
      let token = tokens[index]
      let first = bytes[token.range.lowerBound]
      switch token.kind {
      case .regex, .directive, .unknown: return false
      case .word: return first != UInt8(ascii: "`")
      case .comment: return bytes[token.range.lowerBound + 1] == UInt8(ascii: "/")
      case .string: return token.depth == 0 && first != UInt8(ascii: "#") && !spansLines(index)
      case .punctuation:
        return token.depth == 0 || first != UInt8(ascii: "{") && first != UInt8(ascii: "}")
      case .space: return !spansLines(index) || !bytes[token.range].contains(UInt8(ascii: "\r"))
      case .number, .operator, .attribute, .interpolationStart, .interpolationEnd: return true
      }
    }
  }

  /// Whether the token ends in another line than it begins.
  func spansLines(_ index: Int) -> Bool {
    let token = tokens[index]
    guard index + 1 < tokens.count else { return bytes[token.range].contains(UInt8(ascii: "\n")) }
    return tokens[index + 1].line > token.line
  }

  /// Whether only spaces stand around a range in its lines.
  func fillsLines(_ range: Range<Int>) -> Bool {
    func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    func endsLine(_ byte: UInt8?) -> Bool { byte == nil || byte == UInt8(ascii: "\n") }
    return endsLine(bytes[..<range.lowerBound].last { !isSpace($0) })
      && endsLine(bytes[range.upperBound...].first { !isSpace($0) })
  }
}
