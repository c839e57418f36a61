/// One word of Swift code: what the mutator and the search for spoilers need of the language.
struct SwiftToken: Sendable, Equatable {
  enum Kind: Sendable {
    case identifier, number, string, symbol, punctuation, comment
  }

  let kind: Kind
  let text: String

  /// Where it stands, as offsets into the UTF-8 of the whole text.
  let range: Range<Int>

  /// The index of its line, counted from 0.
  let line: Int

  /// Whether white space, or an end of the text, stands on both sides; Swift reads an operator
  /// as binary by this alone.
  let isSpaced: Bool
}

/// Cuts Swift code into tokens, longest operator first.
///
/// Strings, raw and multi-line ones with their interpolations too, are one token each, and so is a
/// comment: nothing inside them is ever mutated. Regular expression literals are not known.
struct SwiftTokens {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 0
  private var tokens: [SwiftToken] = []

  /// The tokens of `text` in order, comments included.
  static func tokens(of text: String) -> [SwiftToken] {
    var scanner = SwiftTokens(bytes: Array(text.utf8))
    scanner.scan()
    return scanner.tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func scan() {
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        index += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        index += 1
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
        take(.comment) { $0.skipLine() }
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"):
        take(.comment) { $0.skipBlockComment() }
      case UInt8(ascii: "\""):
        take(.string) { $0.skipString(pounds: 0) }
      case UInt8(ascii: "#") where poundsBeforeQuote != nil:
        let pounds = poundsBeforeQuote ?? 0
        take(.string) { $0.skipString(pounds: pounds) }
      case _ where byte.isDigit:
        take(.number) { $0.skipNumber() }
      case _ where byte.isWord || byte == UInt8(ascii: "`"):
        take(.identifier) { $0.skip { $0.isWord || $0.isDigit || $0 == UInt8(ascii: "`") } }
      case _ where byte.isOperator:
        take(.symbol) { $0.skipOperator() }
      default:
        take(.punctuation) { $0.index += 1 }
      }
    }
  }

  private func peek(_ distance: Int) -> UInt8? {
    bytes.indices.contains(index + distance) ? bytes[index + distance] : nil
  }

  private mutating func take(_ kind: SwiftToken.Kind, _ body: (inout SwiftTokens) -> Void) {
    let start = index
    let first = line
    body(&self)
    let before = start == 0 || bytes[start - 1].isSpace
    let after = index >= bytes.count || bytes[index].isSpace
    tokens.append(
      SwiftToken(
        kind: kind, text: String(decoding: bytes[start..<index], as: UTF8.self),
        range: start..<index, line: first, isSpaced: before && after))
  }

  private mutating func skip(while matches: (UInt8) -> Bool) {
    while let byte = peek(0), matches(byte) { index += 1 }
  }

  private mutating func skipLine() {
    skip { $0 != UInt8(ascii: "\n") }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    while index < bytes.count {
      if peek(0) == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        depth += 1
        index += 2
      } else if peek(0) == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        depth -= 1
        index += 2
        if depth == 0 { return }
      } else {
        if peek(0) == UInt8(ascii: "\n") { line += 1 }
        index += 1
      }
    }
  }

  /// Digits, `_`, hexadecimal and binary ones, and the fraction and exponent of a `Double`; `1...3`
  /// and `1.description` end before the point.
  private mutating func skipNumber() {
    skip { $0.isDigit || $0.isWord }
    if peek(0) == UInt8(ascii: "."), let next = peek(1), next.isDigit {
      index += 1
      skip { $0.isDigit || $0.isWord }
    }
    let last = bytes[index - 1] | 0x20
    if last == UInt8(ascii: "e"), let sign = peek(0),
      sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+"), let digit = peek(1), digit.isDigit
    {
      index += 1
      skip { $0.isDigit }
    }
  }

  /// The longest operator, as Swift reads it; one without a leading point holds none, and a comment
  /// ends it.
  private mutating func skipOperator() {
    let hasPoint = peek(0) == UInt8(ascii: ".")
    skip { $0 == UInt8(ascii: ".") && hasPoint }
    while let byte = peek(0), byte.isOperator, hasPoint || byte != UInt8(ascii: ".") {
      if byte == UInt8(ascii: "/"), let next = peek(1),
        next == UInt8(ascii: "/") || next == UInt8(ascii: "*")
      {
        return
      }
      index += 1
    }
  }

  private var poundsBeforeQuote: Int? {
    var distance = 0
    while peek(distance) == UInt8(ascii: "#") { distance += 1 }
    return peek(distance) == UInt8(ascii: "\"") ? distance : nil
  }

  private mutating func skipString(pounds: Int) {
    index += pounds
    let isMultiline = peek(1) == UInt8(ascii: "\"") && peek(2) == UInt8(ascii: "\"")
    let quotes = isMultiline ? 3 : 1
    index += quotes
    while let byte = peek(0) {
      if byte == UInt8(ascii: "\n") {
        if !isMultiline { return }
        line += 1
        index += 1
      } else if byte == UInt8(ascii: "\\"), hasPounds(pounds, at: 1) {
        index += 1 + pounds
        if peek(0) == UInt8(ascii: "(") { skipInterpolation() } else { index += 1 }
      } else if byte == UInt8(ascii: "\""),
        (0..<quotes).allSatisfy({ peek($0) == UInt8(ascii: "\"") }), hasPounds(pounds, at: quotes)
      {
        index += quotes + pounds
        return
      } else {
        index += 1
      }
    }
  }

  private func hasPounds(_ count: Int, at distance: Int) -> Bool {
    (0..<count).allSatisfy { peek(distance + $0) == UInt8(ascii: "#") }
  }

  private mutating func skipInterpolation() {
    var depth = 0
    while let byte = peek(0) {
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "\""):
        skipString(pounds: 0)
        continue
      case UInt8(ascii: "\n"): line += 1
      default: break
      }
      index += 1
      if depth == 0 { return }
    }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
  fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  /// Letters, `_`, `$`, and every byte of a character beyond ASCII.
  fileprivate var isWord: Bool {
    (0x61...0x7A).contains(self | 0x20) && self < 0x80 || self == 0x5F || self == 0x24
      || self >= 0x80
  }

  fileprivate var isOperator: Bool { "/=-+!*%<>&|^~?.".utf8.contains(self) }
}
