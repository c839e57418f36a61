/// What a byte may begin in Swift code.
enum ByteClass: UInt8 {
  case space, lineEnd, letter, digit, `operator`, slash, quote, pound, at, backtick
  case open, close, mark, point, beyondASCII, other

  /// The class of each byte.
  static let table: [ByteClass] = (UInt8.min...UInt8.max).map(of)

  private static func of(_ byte: UInt8) -> ByteClass {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C: .space
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): .lineEnd
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
    case UInt8(ascii: "_"), UInt8(ascii: "$"): .letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "\""): .quote
    case UInt8(ascii: "#"): .pound
    case UInt8(ascii: "@"): .at
    case UInt8(ascii: "`"): .backtick
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): .open
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): .close
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "\\"): .mark
    case UInt8(ascii: "."): .point
    case 0x80...: .beyondASCII
    default: "=-+!*%<>&|^~?".utf8.contains(byte) ? .operator : .other
    }
  }
}

extension Unicode.Scalar {
  /// Whether an operator may begin with it (The Swift Programming Language, "Lexical Structure").
  var beginsOperator: Bool {
    switch value {
    case 0xA1...0xA7, 0xA9, 0xAB, 0xAC, 0xAE, 0xB0...0xB1, 0xB6, 0xBB, 0xBF, 0xD7, 0xF7: true
    case 0x2016...0x2017, 0x2020...0x2027, 0x2030...0x203E, 0x2041...0x2053, 0x2055...0x205E: true
    case 0x2190...0x23FF, 0x2500...0x2775, 0x2794...0x2BFF, 0x2E00...0x2E7F: true
    case 0x3001...0x3003, 0x3008...0x3020, 0x3030: true
    default: false
    }
  }

  /// Whether an operator may go on with it.
  var continuesOperator: Bool {
    switch value {
    case 0x300...0x36F, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F: true
    case 0xE0100...0xE01EF: true
    default: beginsOperator
    }
  }

  /// Whether a name may have it, of those beyond ASCII that begin no operator.
  var isInName: Bool {
    switch value {
    case 0x80...0xA0, 0x1680, 0x180E, 0x2000...0x200A, 0x2028...0x2029, 0x202F, 0x205F: false
    case 0x3000, 0xD800...0xF8FF, 0xFEFF, 0xFFFD...0xFFFF: false
    default: true
    }
  }
}
