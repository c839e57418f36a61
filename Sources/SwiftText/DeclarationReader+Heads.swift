extension DeclarationReader {
  /// What stands before a declaration's body.
  struct Head {
    let kind: SwiftDeclaration.Kind
    let name: String

    /// The token after it.
    let end: Int
    let opensBody: Bool
  }

  /// The head that begins with the word at `index`, if it declares something.
  func head(_ word: String, hasPrefix: Bool) -> Head? {
    if Self.accessors.contains(word) { return accessor(word) }
    guard let kind = Self.kinds[word] else { return nil }
    let next = index + 1
    switch kind {
    case .function: return isName(next) || isOperator(next) ? rest(kind, name(next), next) : nil
    case .initializer, .subscript:
      return ["(", "<", "?", "!"].contains(text(next)) ? rest(kind, word, index) : nil
    case .deinitializer: return byte(next) == UInt8(ascii: "{") ? rest(kind, word, index) : nil
    case .variable, .constant:
      return isName(next) && (hasPrefix || beginsStatement) ? rest(kind, name(next), next) : nil
    case .actor:
      let isDeclared = isName(next) && !["as", "is", "in"].contains(text(next))
      return isDeclared ? rest(kind, name(next), next) : nil
    case .macro:
      return isName(next) && byte(next + 1) == UInt8(ascii: "(")
        ? rest(kind, name(next), next) : nil
    case .extension:
      return isName(next) || byte(next) == UInt8(ascii: "[")
        ? rest(kind, extendedType(next), index) : nil
    case .struct, .class, .enum, .protocol, .typealias, .associatedtype:
      return isName(next) ? rest(kind, name(next), next) : nil
    case .operator: return isOperator(next) ? line(kind) : nil
    case .import: return isName(next) ? line(kind) : nil
    case .accessor: return nil
    }
  }

  /// Whether a word is a modifier here; `class func` has one, `class C` has none.
  func isModifier(_ word: String) -> Bool {
    guard word == "class" else { return Self.modifiers.contains(word) }
    let next = text(index + 1)
    return ["func", "var", "let", "subscript", "init"].contains(next)
      || Self.modifiers.contains(next)
  }

  /// Whether `let` and `var` at `index` begin a statement rather than a pattern or a condition.
  private var beginsStatement: Bool {
    guard index > 0 else { return true }
    let previous = text(index - 1)
    if ["{", "}", ";", "in", ":"].contains(previous) { return true }
    return beginsLine[index]
      && !["if", "guard", "while", "case", "for", "catch", ",", "(", "["].contains(previous)
  }

  private func isName(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .word
  }

  private func isOperator(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .operator
  }

  private func name(_ index: Int) -> String {
    let name = text(index)
    if name.utf8.first == UInt8(ascii: "`") { return String(name.dropFirst().dropLast()) }
    // The end of `==<` begins the generic parameters.
    let isGeneric = isOperator(index) && name.utf8.count > 1 && isName(index + 1)
    return isGeneric && name.hasSuffix("<") ? String(name.dropLast()) : name
  }

  /// `Table.Row`, `[Double]`: all that stands before what the extension adds.
  private func extendedType(_ start: Int) -> String {
    var type = ""
    var depth = 0
    for next in start..<tokens.count {
      let word = text(next)
      if word == "[" { depth += 1 }
      if word == "]" { depth -= 1 }
      if depth == 0, [":", "{", "where"].contains(word) { break }
      type += word
    }
    return type
  }

  /// A head that goes on from its name up to the body, or to the line where nothing of it follows.
  private func rest(_ kind: SwiftDeclaration.Kind, _ name: String, _ start: Int) -> Head {
    func head(_ end: Int, opensBody: Bool = false) -> Head {
      Head(kind: kind, name: name, end: end, opensBody: opensBody)
    }
    var depth = 0
    for next in (start + 1)..<max(start + 1, tokens.count) {
      let byte = byte(next)
      switch byte {
      case UInt8(ascii: "{") where depth == 0:
        // What a protocol asks for has no body.
        let isRequirement = parent.map { declarations[$0].kind == .protocol } ?? false
        return head(next, opensBody: !isRequirement)
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
      if depth < 0 { return head(next) }
      guard depth == 0 else { continue }
      if byte == UInt8(ascii: ";") || tokens[next].kind == .directive { return head(next) }
      if kind == .variable || kind == .constant,
        byte == UInt8(ascii: "=") || byte == UInt8(ascii: ",")
      {
        return head(next)
      }
      if beginsLine[next], !Self.before.contains(text(next - 1)), !Self.after.contains(text(next)) {
        return head(next)
      }
    }
    return head(tokens.count)
  }

  /// A head that ends with its line.
  private func line(_ kind: SwiftDeclaration.Kind) -> Head {
    var end = index + 1
    while end < tokens.count, !beginsLine[end], byte(end) != UInt8(ascii: ";") { end += 1 }
    var words = (index + 1)..<end
    if kind == .import, isName(words.lowerBound + 1), words.count > 1 { words.removeFirst() }
    let name = kind == .import ? words.map(text).joined() : text(index + 1)
    return Head(kind: kind, name: name, end: end, opensBody: false)
  }

  /// `get {`, `set(value) {`, `get async throws {` in a variable or subscript.
  private func accessor(_ word: String) -> Head? {
    guard let parent,
      declarations[parent].kind == .variable || declarations[parent].kind == .subscript,
      isDirectlyInBody
    else { return nil }
    var end = index + 1
    if byte(end) == UInt8(ascii: "("), byte(end + 2) == UInt8(ascii: ")") { end += 3 }
    while ["async", "throws"].contains(text(end)) { end += 1 }
    guard byte(end) == UInt8(ascii: "{") else { return nil }
    return Head(kind: .accessor, name: word, end: end, opensBody: true)
  }

  private static let kinds = Dictionary(
    uniqueKeysWithValues: SwiftDeclaration.Kind.allCases.map { ($0.rawValue, $0) })

  private static let accessors: Set<String> = [
    "get", "set", "willSet", "didSet", "_read", "_modify", "unsafeAddress", "unsafeMutableAddress",
  ]

  private static let modifiers: Set<String> = [
    "borrowing", "consuming", "convenience", "distributed", "dynamic", "fileprivate", "final",
    "indirect", "infix", "internal", "isolated", "lazy", "mutating", "nonisolated", "nonmutating",
    "open", "optional", "override", "package", "postfix", "prefix", "private", "public", "required",
    "static", "unowned", "weak",
  ]

  /// The words and signs before which, and after which, a head goes on in the next line.
  private static let before: Set<String> = [
    "->", "&", "==", ",", ":", ".", "where", "=", "some", "any",
  ]
  private static let after: Set<String> = [
    "->", "&", "==", ",", ":", ".", "where", "=", "throws", "rethrows", "async", ")", "]",
  ]
}
