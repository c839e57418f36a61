import SwiftText

/// What a text's functions do inside, each as a piece that could stand in a `switch` of its function.
///
/// Only the outermost bodies are looked at: a function in a function belongs to the body around it.
struct FunctionBodies {
  let bytes: [UInt8]

  /// In the order of the text; none where brackets do not match.
  let bodies: [Body]

  struct Body {
    /// What stands between the braces.
    let range: Range<Int>

    /// The line of the opening brace, counted from 1.
    let line: Int

    /// Where a word has to be put in, and which: `return` before the expression that is all of the
    /// body, `break` in an empty one.
    fileprivate let insertion: (offset: Int, word: String)?

    /// Whether the function returns a value.
    let hasValue: Bool

    /// Whether the function's type follows from its body, which then has to stay where it is.
    fileprivate let isOpaque: Bool
  }

  init(_ text: String) {
    let source = SwiftSource(text)
    bytes = source.bytes
    // A slash that may begin a regular expression is no reason to give up: the program that is made
    // of the bodies is compiled, and proves itself on the base.
    guard let declarations = source.declarations else {
      bodies = []
      return
    }
    let ofAccessors = Set(declarations.filter { $0.kind == .accessor }.compactMap(\.parent))
    var holders: Set<Int> = []
    bodies = declarations.indices.compactMap { index in
      let declaration = declarations[index]
      if let parent = declaration.parent, holders.contains(parent) {
        holders.insert(index)
        return nil
      }
      guard let braces = declaration.body, declaration.isCallable,
        !ofAccessors.contains(index)
      else { return nil }
      holders.insert(index)
      let head = declaration.kind == .accessor ? declaration.parent : index
      return Self.body(
        (braces.lowerBound + 1)..<(braces.upperBound - 1),
        value: declaration.value(head.map { declarations[$0] }, in: source), in: source)
    }
  }

  /// What a function's head says that comes of it.
  fileprivate enum Value {
    case none, some, opaque
  }

  private static func body(_ range: Range<Int>, value: Value, in source: SwiftSource) -> Body {
    let code = source.tokens.filter {
      range.contains($0.range.lowerBound) && $0.kind != .space && $0.kind != .comment
    }
    var insertion: (Int, String)?
    if code.isEmpty { insertion = (range.upperBound, "\nbreak") }
    if let first = code.first, value != .none, isExpression(code, in: source) {
      insertion = (first.range.lowerBound, "return ")
    }
    return Body(
      range: range, line: source.line(of: range.lowerBound), insertion: insertion,
      hasValue: value != .none, isOpaque: value == .opaque)
  }

  /// What begins a statement, and what never returns: an expression alone holds none of them but in
  /// brackets of its own.
  private static let statements: Set<String> = [
    "return", "throw", "let", "var", "guard", "if", "for", "while", "repeat", "do", "switch",
    "defer", "func", "struct", "enum", "class", "actor", "typealias", "break", "continue",
    "fatalError", "preconditionFailure", "exit", "abort",
  ]

  /// Whether the code is one expression, whose value is returned without saying so.
  private static func isExpression(_ code: [SwiftToken], in source: SwiftSource) -> Bool {
    // An `if` or `switch` has a value where none of its branches returns one.
    if ["if", "switch"].contains(source.text(code[0])) {
      return !code.contains { source.text($0) == "return" }
    }
    var depth = 0
    for (index, token) in code.enumerated() {
      let text = source.text(token)
      switch text {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= token.kind == .interpolationEnd ? 0 : 1
      case "=" where depth == 0: return false
      default:
        let isMember = index > 0 && source.text(code[index - 1]) == "."
        if depth == 0, !isMember, token.depth == 0,
          token.kind == .directive && text == "#if"
            || token.kind == .word && statements.contains(text)
        {
          return false
        }
      }
    }
    return true
  }

  // MARK: The pieces

  func source(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The text around the bodies, piece by piece.
  var around: [String] {
    let starts = [0] + bodies.map(\.range.upperBound)
    let ends = bodies.map(\.range.lowerBound) + [bytes.count]
    return zip(starts, ends).map { source($0..<$1) }
  }

  func code(of index: Int) -> String { source(bodies[index].range) }

  /// Whether the body may be one of several.
  func canMove(_ index: Int) -> Bool { !bodies[index].isOpaque }

  /// The body as one of several, from the line of its opening brace on.
  func movable(_ index: Int) -> String {
    let body = bodies[index]
    guard let (offset, word) = body.insertion else { return code(of: index) }
    return source(body.range.lowerBound..<offset) + word + source(offset..<body.range.upperBound)
  }

  /// The line of the closing brace, counted from 1.
  func lastLine(of index: Int) -> Int {
    bodies[index].line + bytes[bodies[index].range].count { $0 == UInt8(ascii: "\n") }
  }
}

extension SwiftDeclaration {
  fileprivate var isCallable: Bool {
    switch kind {
    case .function, .initializer, .deinitializer, .accessor, .subscript, .variable: true
    default: false
    }
  }

  /// - Parameter head: The declaration that says the type.
  fileprivate func value(_ head: SwiftDeclaration?, in source: SwiftSource)
    -> FunctionBodies.Value
  {
    switch kind {
    case .initializer, .deinitializer: return .none
    case .accessor where name != "get": return .none
    default: break
    }
    let words = source.tokens.filter {
      (head ?? self).signature.contains($0.range.lowerBound) && $0.kind != .space
        && $0.kind != .comment
    }.map(source.text)
    let type = kind == .function ? Self.result(words) : words[...]
    if type.contains("some") { return .opaque }
    return kind == .function && ["", "Void", "()"].contains(type.joined()) ? .none : .some
  }

  /// What stands after the first arrow outside of parentheses.
  private static func result(_ words: [String]) -> ArraySlice<String> {
    var depth = 0
    for (index, word) in words.enumerated() {
      if "([".contains(word) { depth += 1 }
      if ")]".contains(word) { depth -= 1 }
      if depth == 0, word == "->" {
        return words[(index + 1)...].prefix { $0 != "where" }
      }
    }
    return []
  }
}

extension SwiftSource {
  /// The line of a byte, counted from 1.
  fileprivate func line(of offset: Int) -> Int {
    bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
  }
}
