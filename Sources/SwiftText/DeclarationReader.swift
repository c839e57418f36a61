/// Reads declarations from tokens, in one pass, with its own stack.
struct DeclarationReader {
  let source: SwiftSource

  /// The tokens but white space, comments and what is interpolated.
  private(set) var tokens: [SwiftToken] = []

  /// For each of them, whether it is the first in its line.
  private(set) var beginsLine: [Bool] = []
  private(set) var index = 0
  private(set) var declarations: [SwiftDeclaration] = []

  /// Whether each bracket has its partner.
  private(set) var isBalanced = true

  /// The brackets that are open, within the text itself.
  private var open = [Bracket(closing: 0, start: 0)]

  /// The attributes and modifiers before `index`.
  private var prefix = Prefix()

  private struct Bracket {
    let closing: UInt8
    let start: Int

    /// The declaration whose body it opens.
    var declaration: Int?

    /// That one, or the nearest around it.
    var parent: Int?

    /// The last variable declared in it, whose observers may follow.
    var variable: Int?
    var holdsStatements: Bool { closing == UInt8(ascii: "}") || closing == 0 }
  }

  private struct Prefix {
    var start: Int?

    /// Where the first modifier stands.
    var signature: Int?
    var attributes: [String] = []
    var modifiers: [String] = []
  }

  init(reading source: SwiftSource) {
    self.source = source
    var line = 0
    for (index, token) in source.tokens.enumerated() {
      switch token.kind {
      case .space, .comment, .interpolationStart, .interpolationEnd: continue
      default: break
      }
      guard token.depth == 0 else { continue }
      tokens.append(token)
      beginsLine.append(token.line > line)
      line = index + 1 < source.tokens.count ? source.tokens[index + 1].line : token.line
    }
    read()
  }

  private mutating func read() {
    while index < tokens.count {
      switch tokens[index].kind {
      case .punctuation:
        prefix = Prefix()
        readPunctuation()
      case .attribute:
        readPrefix { $0.attributes.append($1) }
      case .word where open[open.count - 1].holdsStatements && !isMember(index):
        readWord(text(index))
      default:
        prefix = Prefix()
        index += 1
      }
    }
    if open.count > 1 { isBalanced = false }
  }

  /// The declaration around `index`.
  var parent: Int? { open[open.count - 1].parent }

  /// Whether `index` stands in a declaration's body and in no other braces there.
  var isDirectlyInBody: Bool { open[open.count - 1].declaration != nil }

  func text(_ index: Int) -> String {
    tokens.indices.contains(index) ? source.text(tokens[index]) : ""
  }

  /// The byte of a token that has only one; 0 of others.
  func byte(_ index: Int) -> UInt8 {
    guard tokens.indices.contains(index), tokens[index].range.count == 1 else { return 0 }
    return source.bytes[tokens[index].range.lowerBound]
  }

  private func isMember(_ index: Int) -> Bool { byte(index - 1) == UInt8(ascii: ".") }

  private mutating func readPrefix(_ add: (inout Prefix, String) -> Void) {
    let start = tokens[index].range.lowerBound
    if prefix.start == nil { prefix.start = start }
    let word = text(index)
    let isAttribute = tokens[index].kind == .attribute
    if !isAttribute, prefix.signature == nil { prefix.signature = start }
    index += 1
    if byte(index) == UInt8(ascii: "("), !beginsLine[index] { skipBrackets() }
    let end = tokens[index - 1].range.upperBound
    add(&prefix, isAttribute ? word : source.text(start..<end))
  }

  /// From an opening bracket to behind its partner.
  private mutating func skipBrackets() {
    var depth = 0
    repeat {
      switch byte(index) {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
      index += 1
    } while depth > 0 && index < tokens.count
    if depth > 0 { isBalanced = false }
  }

  private mutating func readWord(_ text: String) {
    if isModifier(text) { return readPrefix { $0.modifiers.append($1) } }
    let found = prefix
    prefix = Prefix()
    guard let head = head(text, hasPrefix: found.start != nil) else {
      index += 1
      return
    }
    let word = tokens[index].range.lowerBound
    let end = tokens[head.end - 1].range.upperBound
    declarations.append(
      SwiftDeclaration(
        kind: head.kind, name: head.name, range: (found.start ?? word)..<end,
        signature: (found.signature ?? word)..<end, line: tokens[index].line, parent: parent,
        depth: open.count - 1,
        attributes: found.attributes, modifiers: found.modifiers))
    let number = declarations.count - 1
    index = head.end
    if head.kind == .variable { open[open.count - 1].variable = number }
    if head.opensBody { push(opening: number) }
  }

  private mutating func readPunctuation() {
    switch byte(index) {
    case UInt8(ascii: "{"):
      let opensObservers = ["willSet", "didSet"].contains(text(index + 1))
      push(opening: opensObservers ? open[open.count - 1].variable : nil)
    case UInt8(ascii: "("), UInt8(ascii: "["): push(opening: nil)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): pop()
    default: index += 1
    }
  }

  private mutating func push(opening declaration: Int?) {
    let byte = byte(index)
    // In ASCII `)` comes right after `(`, and the others two places after their partners.
    open.append(
      Bracket(
        closing: byte == UInt8(ascii: "(") ? byte + 1 : byte + 2,
        start: tokens[index].range.lowerBound, declaration: declaration,
        parent: declaration ?? parent))
    index += 1
  }

  private mutating func pop() {
    let last = open[open.count - 1]
    if byte(index) == last.closing {
      open.removeLast()
      if let number = last.declaration {
        let end = tokens[index].range.upperBound
        declarations[number].body = last.start..<end
        declarations[number].range = declarations[number].range.lowerBound..<end
      }
    } else {
      isBalanced = false
    }
    index += 1
  }
}
