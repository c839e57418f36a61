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

    /// Whether its braces hold declarations rather than statements.
    package var isType: Bool {
      switch self {
      case .struct, .class, .enum, .actor, .protocol, .extension: true
      default: false
      }
    }
  }

  package let kind: Kind

  /// As written, without backticks; an operator's signs, `init`, `subscript`, `get`, the path of an
  /// import.
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

  /// `@main`, without what follows in parentheses.
  package let attributes: [String]

  /// `private(set)`, `static`.
  package let modifiers: [String]

  package var isPrivate: Bool { modifiers.contains("private") || modifiers.contains("fileprivate") }
}

extension SwiftSource {
  /// The declarations in the order of the text, local ones too, read from tokens alone.
  ///
  /// A name that a pattern declares (`let (a, b)`, `if let`), the cases of an `enum`, and what stands
  /// in an interpolation or among arguments are not listed; of `var a, b` the first is. Where brackets
  /// do not match, the list is a guess.
  package var declarations: [SwiftDeclaration] {
    var reader = DeclarationReader(self)
    reader.read()
    return reader.declarations
  }

  /// The same list, or `nil` where a body might end elsewhere for the compiler.
  package var certainDeclarations: [SwiftDeclaration]? {
    var reader = DeclarationReader(self)
    reader.read()
    return isCertain && reader.isBalanced ? reader.declarations : nil
  }
}
