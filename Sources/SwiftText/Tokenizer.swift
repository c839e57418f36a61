/// Cuts Swift code into tokens, on bytes alone and with its own stack, so that no text is too deep.
///
/// It reads as the compiler's lexer does, save for one thing: whether a bare `/` begins a regular
/// expression is for the parser to say. The nearest reading is taken, and `isCertain` is false then.
struct Tokenizer {
  /// The text and a few zeros, so that looking ahead needs no check.
  let bytes: [UInt8]
  let count: Int
  let classes = ByteClass.table

  var index = 0
  var line = 1
  private(set) var tokens: [SwiftToken] = []

  /// Whether nothing in the text may mean something else than its tokens say.
  var isCertain = true

  /// The string literals around `index`, outermost first.
  var literals: [Literal] = []

  /// Whether `index` stands in the text of the last literal rather than in code.
  var isInLiteral = false

  /// Where no regular expression is closed any more, so that it is looked for once.
  var lineWithoutRegex = 0
  var poundsWithoutEnd = Int.max

  struct Literal {
    let pounds: Int
    let isLong: Bool

    /// The parentheses that are open in the interpolation.
    var parentheses = 0
  }

  init(_ text: [UInt8]) {
    count = text.count
    bytes = text + [0, 0, 0, 0]
    tokens.reserveCapacity(text.count / 4)
  }

  mutating func run() {
    skipStart()
    while index < count {
      if isInLiteral { scanLiteral(from: index, line: line) } else { scanCode() }
    }
    if !literals.isEmpty { isCertain = false }
  }

  mutating func take(_ kind: SwiftToken.Kind, from start: Int, line first: Int, depth: Int? = nil) {
    guard index > start else { return }
    tokens.append(
      SwiftToken(kind: kind, range: start..<index, line: first, depth: depth ?? literals.count))
  }

  /// A byte order mark, and the line that says who runs a script.
  private mutating func skipStart() {
    if bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      index = 3
      take(.space, from: 0, line: 1)
    }
    if bytes[index] == UInt8(ascii: "#"), bytes[index + 1] == UInt8(ascii: "!") {
      skipLine(.comment)
    }
  }

  private mutating func scanCode() {
    let start = index
    let first = line
    switch classes[Int(bytes[index])] {
    case .space, .lineEnd: scanSpace()
    case .letter:
      skipWord()
      take(.word, from: start, line: first)
    case .digit: scanNumber()
    case .slash:
      switch bytes[index + 1] {
      case UInt8(ascii: "/"): skipLine(.comment)
      case UInt8(ascii: "*"): scanBlockComment()
      default: scanSlash()
      }
    case .operator: scanOperator()
    case .quote: openLiteral(pounds: 0)
    case .pound: scanPound()
    case .at:
      index += 1
      skipWord()
      take(.attribute, from: start, line: first)
    case .backtick: scanBackticks()
    case .open, .close: scanBracket()
    case .mark:
      index += 1
      take(.punctuation, from: start, line: first)
    case .point:
      if bytes[index + 1] == UInt8(ascii: ".") { return scanOperator() }
      index += 1
      take(.punctuation, from: start, line: first)
    case .beyondASCII:
      let scalar = scalar(at: index)
      if scalar.value?.beginsOperator == true { return scanOperator() }
      skipWord()
      if index == start {
        skipUnknown(scalar.length)
      } else {
        take(.word, from: start, line: first)
      }
    case .other: skipUnknown(1)
    }
  }

  private mutating func scanSpace() {
    let start = index
    let first = line
    while index < count {
      let kind = classes[Int(bytes[index])]
      if kind == .lineEnd {
        skipLineEnd()
        // A literal on one line ends with it, and so does what is interpolated there.
        while let last = literals.last, !last.isLong {
          isCertain = false
          literals.removeLast()
        }
      } else if kind == .space {
        index += 1
      } else {
        break
      }
    }
    take(.space, from: start, line: first)
  }

  /// One line end: `\n`, `\r\n` or `\r`.
  mutating func skipLineEnd() {
    let isPair = bytes[index] == UInt8(ascii: "\r") && bytes[index + 1] == UInt8(ascii: "\n")
    index += isPair ? 2 : 1
    line += 1
  }

  mutating func skipLine(_ kind: SwiftToken.Kind) {
    let start = index
    while index < count, classes[Int(bytes[index])] != .lineEnd { index += 1 }
    take(kind, from: start, line: line)
  }

  private mutating func scanBlockComment() {
    let start = index
    let first = line
    var depth = 0
    repeat {
      let byte = bytes[index]
      if byte == UInt8(ascii: "/"), bytes[index + 1] == UInt8(ascii: "*") {
        depth += 1
        index += 2
      } else if byte == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") {
        depth -= 1
        index += 2
      } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        skipLineEnd()
      } else {
        index += 1
      }
    } while depth > 0 && index < count
    if depth > 0 { isCertain = false }
    take(.comment, from: start, line: first)
  }

  private mutating func scanBracket() {
    let start = index
    let byte = bytes[index]
    index += 1
    if !literals.isEmpty {
      if byte == UInt8(ascii: "(") {
        literals[literals.count - 1].parentheses += 1
      } else if byte == UInt8(ascii: ")") {
        literals[literals.count - 1].parentheses -= 1
        if literals[literals.count - 1].parentheses < 0 {
          isInLiteral = true
          return take(.interpolationEnd, from: start, line: line, depth: literals.count - 1)
        }
      }
    }
    take(.punctuation, from: start, line: line)
  }

  mutating func skipUnknown(_ length: Int) {
    let start = index
    index += length
    isCertain = false
    take(.unknown, from: start, line: line)
  }
}
