import SwiftText

/// Colours Swift code by its words; it knows no more of the language than where words end.
package enum SwiftHighlighter {
  package static func highlight(_ code: String) -> StyledText {
    let source = SwiftSource(code)
    var text = StyledText()
    for index in source.tokens.indices {
      text.append(source.text(source.tokens[index]), style(of: index, in: source))
    }
    return text
  }

  private static let keyword = Style(.magenta)
  private static let type = Style(.cyan)
  private static let string = Style(.green)
  private static let number = Style(.blue)
  private static let comment = Style(nil, on: nil, [.dim, .italic])
  private static let attribute = Style(.yellow)

  private static let keywords: Set<String> = [
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

  private static func style(of index: Int, in source: SwiftSource) -> Style {
    switch source.tokens[index].kind {
    case .comment: comment
    case .number: number
    case .string, .regex: string
    case .attribute, .directive, .interpolationStart, .interpolationEnd: attribute
    case .word: style(ofWord: index, in: source)
    case .space, .operator, .punctuation, .unknown: .plain
    }
  }

  private static func style(ofWord index: Int, in source: SwiftSource) -> Style {
    let word = source.text(source.tokens[index])
    if keywords.contains(word), word == "self" || !isName(index, in: source) { return keyword }
    return word.first?.isUppercase == true ? type : .plain
  }

  /// Whether a word that may be a keyword is a member's or an argument's name: `x.default` and
  /// `(for: x)`; `default:` in a switch is none.
  private static func isName(_ index: Int, in source: SwiftSource) -> Bool {
    func text(_ index: Int) -> String {
      source.tokens.indices.contains(index) ? source.text(source.tokens[index]) : ""
    }
    if text(index - 1) == "." { return true }
    let previous = source.tokens[..<index].last { $0.kind != .space && $0.kind != .comment }
    return text(index + 1) == ":" && previous.map { "(,".contains(source.text($0)) } == true
  }
}
