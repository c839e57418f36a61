/// The words, operators and string contents of a Swift text, with its comments left out.
///
/// A scan for suspicious code must not be fooled by a word in a comment, nor miss one inside a
/// string's interpolation. This is not the compiler's lexer: a bare regular expression is read as
/// operators and words, and a string literal on one line always ends with that line, so that no
/// quote in a place that the lexer misjudges hides more than its own line.
struct SwiftTokens {
  enum Kind: Equatable {
    case word
    case symbol
    case string
    /// `@main`, `#if`: the sign and the word.
    case attribute
  }

  struct Token: Equatable {
    let kind: Kind
    let text: String
    let line: Int
  }

  private(set) var tokens: [Token] = []
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1

  init(of text: String) {
    bytes = Array(text.utf8)
    scanCode(untilParenthesis: false)
  }

  private func peek(_ offset: Int = 0) -> UInt8? {
    index + offset < bytes.count ? bytes[index + offset] : nil
  }

  private mutating func advance() {
    if bytes[index] == UInt8(ascii: "\n") { line += 1 }
    index += 1
  }

  private mutating func scanCode(untilParenthesis: Bool) {
    var depth = 0
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
        while let next = peek(), next != UInt8(ascii: "\n") { advance() }
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"):
        skipBlockComment()
      case UInt8(ascii: "\""):
        scanString(hashes: 0)
      case UInt8(ascii: "#"):
        scanHash()
      case UInt8(ascii: "@"):
        advance()
        scanWord(prefix: "@", kind: .attribute)
      case UInt8(ascii: "`"):
        advance()
        scanWord(prefix: "", kind: .word)
        if peek() == UInt8(ascii: "`") { advance() }
      case let byte where byte.isWordByte:
        scanWord(prefix: "", kind: .word)
      case UInt8(ascii: "("):
        depth += 1
        scanSymbol()
      case UInt8(ascii: ")"):
        if untilParenthesis, depth == 0 {
          advance()
          return
        }
        depth -= 1
        scanSymbol()
      case let byte where byte.isSpace:
        advance()
      case let byte where byte.isOperatorByte:
        scanOperator()
      default:
        scanSymbol()
      }
    }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if peek() == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        depth += 1
        advance()
      } else if peek() == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        depth -= 1
        advance()
      }
      if peek() != nil { advance() }
    } while depth > 0 && peek() != nil
  }

  private mutating func scanWord(prefix: String, kind: Kind) {
    let start = index
    while let byte = peek(), byte.isWordByte { advance() }
    let text = prefix + String(decoding: bytes[start..<index], as: UTF8.self)
    tokens.append(Token(kind: kind, text: text, line: line))
  }

  private mutating func scanSymbol() {
    tokens.append(
      Token(kind: .symbol, text: String(decoding: [bytes[index]], as: UTF8.self), line: line))
    advance()
  }

  private mutating func scanOperator() {
    let start = index
    while let byte = peek(), byte.isOperatorByte {
      // A comment may follow an operator without a space.
      let next = peek(1)
      if byte == UInt8(ascii: "/"), next == UInt8(ascii: "/") || next == UInt8(ascii: "*"),
        index > start
      {
        break
      }
      advance()
    }
    tokens.append(
      Token(
        kind: .symbol, text: String(decoding: bytes[start..<index], as: UTF8.self), line: line))
  }

  /// `#if`, `#"raw"#`, or a lone sign.
  private mutating func scanHash() {
    var hashes = 0
    while peek(hashes) == UInt8(ascii: "#") { hashes += 1 }
    if peek(hashes) == UInt8(ascii: "\"") {
      for _ in 0..<hashes { advance() }
      scanString(hashes: hashes)
    } else {
      for _ in 0..<hashes { advance() }
      scanWord(prefix: "#", kind: .attribute)
    }
  }

  private mutating func scanString(hashes: Int) {
    let first = line
    let isLong = peek(1) == UInt8(ascii: "\"") && peek(2) == UInt8(ascii: "\"")
    for _ in 0..<(isLong ? 3 : 1) { advance() }
    var content: [UInt8] = []
    while let byte = peek() {
      if byte == UInt8(ascii: "\n"), !isLong { break }
      if byte == UInt8(ascii: "\""), closes(isLong: isLong, hashes: hashes) {
        for _ in 0..<((isLong ? 3 : 1) + hashes) { advance() }
        break
      }
      if byte == UInt8(ascii: "\\"), (0..<hashes).allSatisfy({ peek(1 + $0) == UInt8(ascii: "#") })
      {
        for _ in 0..<(1 + hashes) { advance() }
        if peek() == UInt8(ascii: "(") {
          advance()
          scanCode(untilParenthesis: true)
        } else if let escaped = peek(), isLong || escaped != UInt8(ascii: "\n") {
          content.append(escaped)
          advance()
        }
        continue
      }
      content.append(byte)
      advance()
    }
    tokens.append(
      Token(kind: .string, text: String(decoding: content, as: UTF8.self), line: first))
  }

  private func closes(isLong: Bool, hashes: Int) -> Bool {
    let quotes = isLong ? 3 : 1
    return (0..<quotes).allSatisfy { peek($0) == UInt8(ascii: "\"") }
      && (0..<hashes).allSatisfy { peek(quotes + $0) == UInt8(ascii: "#") }
  }
}

extension UInt8 {
  /// Letters, digits, `_`, `$` and every byte of a character beyond ASCII.
  fileprivate var isWordByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x24, 0x80...0xFF: true
    default: false
    }
  }

  fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  fileprivate var isOperatorByte: Bool { Array("/=-+!*%<>&|^~?".utf8).contains(self) }
}
