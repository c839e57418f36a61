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
    let declarations = source.likelyDeclarations
    self.tokens = tokens
    bytes = source.bytes
    partner = Self.partners(tokens)
    isHead = Self.heads(declarations, tokens)
    let declared = Dictionary(
      declarations.compactMap { declaration in
        declaration.body.map { ($0.lowerBound, Self.kind(declaration, in: source)) }
      }, uniquingKeysWith: { first, _ in first })

    var block = [Int?](repeating: nil, count: tokens.count)
    var blocks: [Int: Block] = [:]
    var open: [Int] = []
    var depth = 0
    // What the next brace at its bracket depth opens.
    var pending: [(keyword: String, depth: Int)] = []

    for (index, token) in tokens.enumerated() {
      block[index] = open.last
      switch token.text {
      case "(", "[": depth += 1
      case ")", "]":
        depth -= 1
        pending.removeAll { $0.depth > depth }
      case "{":
        var kind = declared[token.range.lowerBound] ?? .closure
        if kind == .closure, let next = pending.last, next.depth == depth {
          pending.removeLast()
          kind = .control(keyword: next.keyword)
        }
        blocks[index] = Block(kind: kind, open: index, parent: open.last)
        open.append(index)
      case "}":
        if !open.isEmpty { open.removeLast() }
        block[index] = open.last
      case let word where Self.beginsControl(word) && !isHead[index] && !Self.isName(tokens, index):
        let previous = index > 0 ? tokens[index - 1] : nil
        // The end of a `repeat`.
        if word == "while", previous?.text == "}", previous?.line == token.line { break }
        // `else if` is one.
        if word == "if", pending.last.map({ $0 == ("else", depth) }) == true {
          pending.removeLast()
        }
        pending.append((word, depth))
      default: break
      }
    }
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

  private static func beginsControl(_ word: String) -> Bool {
    switch word {
    case "if", "guard", "while", "for", "switch", "do", "repeat", "catch", "else", "defer": true
    default: false
    }
  }

  /// For each token, whether it stands before the body of a declaration or in one without a body.
  private static func heads(
    _ declarations: [SwiftDeclaration], _ tokens: [SwiftWord]
  ) -> [Bool] {
    var isHead = [Bool](repeating: false, count: tokens.count)
    var index = 0
    for declaration in declarations {
      let end = declaration.body?.lowerBound ?? declaration.signature.upperBound
      while index < tokens.count, tokens[index].range.lowerBound < end {
        isHead[index] = tokens[index].range.lowerBound >= declaration.range.lowerBound
        index += 1
      }
    }
    return isHead
  }

  private static func kind(_ declaration: SwiftDeclaration, in source: SwiftSource) -> Block.Kind {
    if declaration.kind.isType { return .type }
    // What stands behind the arrow, or behind the colon of a property.
    let mark = declaration.kind == .variable ? ":" : "->"
    var depth = 0
    var type: String?
    for token in source.tokens(in: declaration.signature)
    where token.kind != .space && token.kind != .comment {
      let text = source.text(token)
      if depth == 0, text == "where" { break }
      if type != nil { type? += text }
      if "([".contains(text) { depth += 1 }
      if ")]".contains(text) { depth -= 1 }
      if type == nil, depth == 0, text == mark { type = "" }
    }
    return .function(returns: type)
  }
}
