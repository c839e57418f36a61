/// A declaration of a Swift text and its places.
package struct SwiftDeclaration: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case function = "func"
    case initializer = "init"
    case deinitializer = "deinit"
    case `subscript`
    case variable = "var"
    case constant = "let"

    /// `get`, `set`, `willSet`, `didSet` of the variable or subscript that is its parent.
    case accessor
    case `struct`
    case `class`
    case `enum`
    case actor
    case `protocol`
    case `extension`
    case `typealias`
    case `associatedtype`
    case macro
    case `operator`
    case `import`

    /// Whether it is a function or an initializer.
    package var isCallable: Bool { self == .function || self == .initializer }

    /// Whether its braces hold declarations rather than statements.
    package var isType: Bool {
      switch self {
      case .struct, .class, .enum, .actor, .protocol, .extension: true
      default: false
      }
    }
  }

  package let kind: Kind

  /// As written, without backticks; an operator's signs, `init`, `subscript`, `get`, the
  /// path of an import, the type that is extended.
  package let name: String

  /// From the first attribute or modifier to the end.
  package internal(set) var range: Range<Int>

  /// From the first modifier, or the word that says its kind, up to the body; white space at its end
  /// left out.
  package let signature: Range<Int>

  /// The body from brace to brace, both included: that of a function, an accessor, a type, a computed
  /// variable, or one with observers. A getter without `get` is its variable's body.
  package internal(set) var body: Range<Int>?

  /// The line of the word that says its kind, counted from 1.
  package let line: Int

  /// The index of the declaration around it.
  package let parent: Int?

  /// How many brackets are open around it: those of declarations, statements and closures.
  package let depth: Int

  /// `@main`, without what follows in parentheses.
  package let attributes: [String]

  /// `private(set)`, `static`.
  package let modifiers: [String]

  package var isPrivate: Bool { modifiers.contains("private") || modifiers.contains("fileprivate") }
}

extension SwiftSource {
  /// The declarations in the order of the text, local ones too, read from tokens alone; `nil` where
  /// brackets do not match, so that a body may be another's.
  ///
  /// A name that a pattern declares (`let (a, b)`, `if let`), the cases of an `enum`, and what stands
  /// in an interpolation or among arguments are not listed; of `var a, b` the first is.
  package var declarations: [SwiftDeclaration]? {
    let reader = DeclarationReader(reading: self)
    return reader.isBalanced ? reader.declarations : nil
  }

  /// The same, as far as it can be read where brackets do not match: for words that are shown.
  package var likelyDeclarations: [SwiftDeclaration] {
    DeclarationReader(reading: self).declarations
  }

  /// The lines of the `///` comment above a declaration, without the slashes and the spaces after
  /// them.
  package func documentation(of declaration: SwiftDeclaration) -> [String] {
    var lines: [String] = []
    for token in tokens(in: 0..<declaration.range.lowerBound).reversed() {
      if token.kind == .space { continue }
      let comment = token.kind == .comment ? text(token) : ""
      guard comment.hasPrefix("///") else { break }
      lines.append(String(comment.dropFirst(3).drop { $0 == " " }))
    }
    return lines.reversed()
  }
}
