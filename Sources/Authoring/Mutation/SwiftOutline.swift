import SwiftText

/// What the mutator knows of a text's structure: which tokens are code that runs, where blocks
/// begin and end, and what the function around a token returns.
///
/// It is read from tokens alone. Where it is unsure it says less: a mutant that was never made is
/// cheap, and one that does not compile does not count.
struct SwiftOutline {
  /// All tokens but comments.
  let tokens: [SwiftWord]

  /// The text's UTF-8.
  let bytes: [UInt8]

  /// For each bracket, the index of its partner.
  let partner: [Int: Int]

  /// For each token, the innermost block that it stands in; `nil` outside of all.
  let block: [Int?]

  /// For each token, whether it belongs to a declaration's head, an attribute or an import.
  let isHead: [Bool]

  /// The blocks by the index of their opening brace.
  let blocks: [Int: Block]

  struct Block: Equatable {
    enum Kind: Equatable {
      case type
      /// A function or a computed property, with its return type as written.
      case function(returns: String?)
      case control(keyword: String)
      case closure
    }

    let kind: Kind
    let open: Int
    let parent: Int?
  }

  init(_ text: String) {
    let source = SwiftSource(text)
    let tokens = source.words.filter { $0.kind != .comment }
    self.tokens = tokens
    bytes = source.bytes
    partner = Self.partners(tokens)

    var isHead = [Bool](repeating: false, count: tokens.count)
    var block = [Int?](repeating: nil, count: tokens.count)
    var blocks: [Int: Block] = [:]
    var open: [Int] = []
    var depth = 0
    // What the next brace at its bracket depth opens.
    var pending: [(kind: Block.Kind, depth: Int, start: Int)] = []

    for (index, token) in tokens.enumerated() {
      block[index] = open.last
      // A head that ends without a brace, as a stored property's or an import's, ends with its line.
      if let last = pending.last, depth == last.depth,
        Self.isOver(tokens, from: last.start, at: index)
      {
        pending.removeLast()
      }
      if pending.contains(where: { Self.isDeclaration($0.kind) }) { isHead[index] = true }

      switch token.text {
      case "(", "[": depth += 1
      case ")", "]":
        depth -= 1
        pending.removeAll { $0.depth > depth }
      case "{":
        if let next = pending.last, next.depth == depth {
          pending.removeLast()
          let kind = Self.completed(next.kind, tokens[next.start..<index])
          blocks[index] = Block(kind: kind, open: index, parent: open.last)
        } else {
          blocks[index] = Block(kind: .closure, open: index, parent: open.last)
        }
        open.append(index)
      case "}":
        if !open.isEmpty { open.removeLast() }
        block[index] = open.last
      default:
        guard token.kind == .word, !Self.isName(tokens, index) else { break }
        let previous = index > 0 ? tokens[index - 1] : nil
        if let kind = Self.opened(by: token, after: previous) {
          if isHead[index], case .control = kind { break }
          pending.append((kind, depth, index))
          if Self.isDeclaration(kind) { isHead[index] = true }
        }
      }
    }
    self.isHead = isHead
    self.block = block
    self.blocks = blocks
  }

  /// The block of the nearest function, property or closure around a token.
  func callable(around index: Int) -> Block? {
    var next = block[index]
    while let open = next, let block = blocks[open] {
      switch block.kind {
      case .function, .closure: return block
      case .type: return nil
      case .control: next = block.parent
      }
    }
    return nil
  }

  /// Whether a token is code that runs when the exercise does.
  func runs(_ index: Int) -> Bool { !isHead[index] && callable(around: index) != nil }

  private static func partners(_ tokens: [SwiftWord]) -> [Int: Int] {
    var partner: [Int: Int] = [:]
    var open: [Int] = []
    for (index, token) in tokens.enumerated() where token.kind == .punctuation {
      if "([{".contains(token.text) {
        open.append(index)
      } else if ")]}".contains(token.text), let start = open.popLast() {
        partner[start] = index
        partner[index] = start
      }
    }
    return partner
  }

  /// Whether a word that may be a keyword is a member's or an argument's name: `.init`, `while:`.
  private static func isName(_ tokens: [SwiftWord], _ index: Int) -> Bool {
    index > 0 && tokens[index - 1].text == "."
      || index + 1 < tokens.count && tokens[index + 1].text == ":"
  }

  private static func opened(by token: SwiftWord, after previous: SwiftWord?) -> Block.Kind? {
    let word = token.text
    switch word {
    case "struct", "class", "enum", "extension", "protocol", "actor", "import", "typealias":
      return .type
    case "func", "init", "subscript", "deinit", "var":
      return word == "init" && previous?.text == "func" ? nil : .function(returns: nil)
    case "get", "set", "willSet", "didSet":
      return previous.map { "{}".contains($0.text) } == true ? .function(returns: nil) : nil
    case "while" where previous?.text == "}" && previous?.line == token.line:
      // The end of a `repeat`.
      return nil
    case "if", "guard", "while", "for", "switch", "do", "repeat", "catch", "else", "defer":
      return .control(keyword: word)
    default: return nil
    }
  }

  private static func isDeclaration(_ kind: Block.Kind) -> Bool {
    switch kind {
    case .type, .function: true
    case .control, .closure: false
    }
  }

  /// Whether the head that began at `start` is over before the token at `index`, without a brace.
  private static func isOver(_ tokens: [SwiftWord], from start: Int, at index: Int) -> Bool {
    guard index > start else { return false }
    switch tokens[start].text {
    case "var":
      // With a value it is stored; `var x: Int` ends with its line, and `{` opens its body.
      return tokens[index].text == "=" || tokens[index].line > tokens[index - 1].line
        || tokens[index].text == "in" || tokens[index].text == "else"
    case "import", "typealias", "init":
      return tokens[index].line > tokens[index - 1].line && tokens[index - 1].text != ","
        || tokens[start].text == "init" && tokens[start + 1].text != "("
          && !"?<".contains(tokens[start + 1].text)
    case "func", "subscript":
      return tokens[index].line > tokens[index - 1].line
        && !["{", "->", "where", "throws", "async"].contains(tokens[index].text)
    case "else": return tokens[index].text == "if"
    default: return false
    }
  }

  /// Adds what a function's head says that it returns.
  private static func completed(_ kind: Block.Kind, _ head: ArraySlice<SwiftWord>) -> Block.Kind {
    guard case .function = kind, let first = head.first else {
      if case .control = kind, let first = head.first { return .control(keyword: first.text) }
      return kind
    }
    var depth = 0
    let mark = first.text == "var" ? ":" : "->"
    for (offset, token) in zip(head.indices, head) {
      if "([".contains(token.text) { depth += 1 }
      if ")]".contains(token.text) { depth -= 1 }
      guard depth == 0, token.text == mark else { continue }
      let type = head[(offset + 1)...].prefix { $0.text != "where" && $0.text != "{" }
      return .function(returns: type.map(\.text).joined())
    }
    return .function(returns: nil)
  }
}
