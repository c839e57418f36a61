/// Colours Swift code by its words; it knows no more of the language than where words end.
package enum SwiftHighlighter {
  package static func highlight(_ code: String) -> StyledText {
    var lexer = SwiftLexer(Array(code))
    lexer.run(until: nil)
    return lexer.output
  }

  static let keyword = Style(.magenta)
  static let type = Style(.cyan)
  static let string = Style(.green)
  static let number = Style(.blue)
  static let comment = Style(nil, on: nil, [.dim, .italic])
  static let attribute = Style(.yellow)

  static let keywords: Set<String> = [
    "Any", "Self", "actor", "any", "as", "associatedtype", "async", "await", "borrowing", "break",
    "case", "catch", "class", "consume", "consuming", "continue", "copy", "default", "defer",
    "deinit", "do", "each", "else", "enum", "extension", "fallthrough", "false", "fileprivate",
    "final", "for", "func", "get", "guard", "if", "import", "in", "indirect", "infix", "init",
    "inout", "internal", "is", "isolated", "lazy", "let", "macro", "mutating", "nil",
    "nonisolated", "nonmutating", "open", "operator", "override", "package", "postfix",
    "precedencegroup", "prefix", "private", "protocol", "public", "repeat", "required",
    "rethrows", "return", "self", "sending", "set", "some", "static", "struct", "subscript",
    "super", "switch", "throw", "throws", "true", "try", "typealias", "unowned", "var", "weak",
    "where", "while", "yield",
  ]

  /// Words that keep their meaning as members.
  static let wordsAfterPoint: Set<String> = ["self", "Type"]
}

private struct SwiftLexer {
  private let code: [Character]
  private var index = 0
  private(set) var output = StyledText()

  init(_ code: [Character]) { self.code = code }

  private func peek(_ offset: Int = 0) -> Character? {
    index + offset < code.count ? code[index + offset] : nil
  }

  private func starts(with text: String) -> Bool { code[index...].starts(with: text) }

  private mutating func take(_ count: Int, _ style: Style = .plain) {
    let end = min(index + count, code.count)
    output.append(String(code[index..<end]), style)
    index = end
  }

  /// - Parameter close: What ends an interpolation; brackets inside it are counted.
  mutating func run(until close: Character?) {
    var depth = 0
    while let character = peek() {
      if character == close, depth == 0 { return }
      switch character {
      case "(" where close != nil:
        depth += 1
        take(1)
      case ")" where close != nil:
        depth -= 1
        take(1)
      case "/" where peek(1) == "/":
        take(code[index...].prefix { !$0.isNewline }.count, SwiftHighlighter.comment)
      case "/" where peek(1) == "*": blockComment()
      case "\"": string(pounds: 0)
      case "#": pound()
      case "$": take(1 + wordLength(1))
      case "@": take(1 + wordLength(1), SwiftHighlighter.attribute)
      case "`":
        take(1 + code[(index + 1)...].prefix { $0 != "`" && !$0.isNewline }.count + 1)
      case _ where character.isNumber: number()
      case _ where character.isLetter || character == "_": word()
      default: take(1)
      }
    }
  }

  private func wordLength(_ offset: Int) -> Int {
    guard index + offset <= code.count else { return 0 }
    return code[(index + offset)...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }.count
  }

  private mutating func word() {
    let length = wordLength(0)
    let word = String(code[index..<(index + length)])
    let isMember = index > 0 && code[index - 1] == "." && !(index > 1 && code[index - 2] == ".")
    // `x.default` and `(for: x)` are names, not keywords; `default:` in a switch is one.
    let isLabel =
      index + length < code.count && code[index + length] == ":"
      && code[..<index].last { !$0.isWhitespace }.map { "(,".contains($0) } == true
    if SwiftHighlighter.keywords.contains(word),
      !isMember || SwiftHighlighter.wordsAfterPoint.contains(word), !isLabel
    {
      take(length, SwiftHighlighter.keyword)
    } else if word.first?.isUppercase == true {
      take(length, SwiftHighlighter.type)
    } else {
      take(length)
    }
  }

  private mutating func number() {
    var length = 0
    while let character = peek(length) {
      let isExponent =
        "+-".contains(character) && length > 0 && "eEpP".contains(code[index + length - 1])
        && !starts(with: "0x")
      let isPoint = character == "." && peek(length + 1)?.isNumber == true
      guard character.isNumber || character.isLetter || character == "_" || isPoint || isExponent
      else { break }
      length += 1
    }
    take(length, SwiftHighlighter.number)
  }

  private mutating func blockComment() {
    var depth = 0
    var length = 0
    while index + length < code.count {
      let pair = String(code[(index + length)...].prefix(2))
      if pair == "/*" { depth += 1 }
      if pair == "*/" { depth -= 1 }
      length += pair == "/*" || pair == "*/" ? 2 : 1
      if depth == 0 { break }
    }
    take(length, SwiftHighlighter.comment)
  }

  private mutating func pound() {
    let pounds = code[index...].prefix { $0 == "#" }.count
    if peek(pounds) == "\"" {
      string(pounds: pounds)
    } else {
      take(max(1 + wordLength(1), 1), SwiftHighlighter.attribute)
    }
  }

  private mutating func string(pounds: Int) {
    let fence = String(repeating: "#", count: pounds)
    take(pounds, SwiftHighlighter.string)
    let quote = starts(with: "\"\"\"") ? "\"\"\"" : "\""
    take(quote.count, SwiftHighlighter.string)
    let escape = "\\" + fence
    while let character = peek() {
      if quote.count == 1, character.isNewline { return }
      if starts(with: quote + fence) {
        take(quote.count + pounds, SwiftHighlighter.string)
        return
      }
      if starts(with: escape + "(") {
        take(escape.count + 1, SwiftHighlighter.attribute)
        run(until: ")")
        if peek() == ")" { take(1, SwiftHighlighter.attribute) }
      } else if starts(with: escape) {
        take(escape.count + 1, SwiftHighlighter.string)
      } else {
        take(1, SwiftHighlighter.string)
      }
    }
  }
}
