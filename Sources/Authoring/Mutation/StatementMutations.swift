import SwiftText

/// Changes of a whole statement: dropped, its condition turned round, its value made neutral.
enum StatementMutations {
  static func edits(_ outline: SwiftOutline) -> [Edit] {
    outline.tokens.indices.filter(outline.runs).flatMap { index -> [Edit] in
      let tokens = outline.tokens
      let word = tokens[index].text
      let isFirst = index == 0 || tokens[index - 1].line < tokens[index].line
      switch word {
      case "guard": return guarded(index, outline)
      case "if": return condition(index, outline) + branch(index, outline)
      case "while": return condition(index, outline)
      case "return": return returned(index, outline) + (isFirst ? dropped(index, outline) : [])
      default: return (isFirst ? dropped(index, outline) : []) + implicitReturn(index, outline)
      }
    }
  }

  // MARK: Conditions

  /// The tokens of a statement's condition and the brace (or `else`) after it.
  private static func conditionRange(_ start: Int, _ outline: SwiftOutline) -> Range<Int>? {
    let tokens = outline.tokens
    var index = start + 1
    while index < tokens.count {
      if tokens[index].text == "else" { return (start + 1)..<index }
      if tokens[index].text == "{" {
        if case .control = outline.blocks[index]?.kind { return (start + 1)..<index }
      }
      if "([{".contains(tokens[index].text), let end = outline.partner[index] {
        index = end
      }
      index += 1
    }
    return nil
  }

  private static func condition(_ start: Int, _ outline: SwiftOutline) -> [Edit] {
    let tokens = outline.tokens
    guard let range = conditionRange(start, outline), !range.isEmpty else { return [] }
    let words = topLevel(range, outline).map { tokens[$0] }
    guard
      !words.contains(where: {
        $0.kind == .directive || ["let", "var", "case", ","].contains($0.text)
      })
    else { return [] }
    let bytes =
      tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
    return [Edit(kind: .condition, range: bytes, replacement: "!(\(outline.source(bytes)))")]
  }

  /// The indices in `range` that stand in no bracket of their own.
  private static func topLevel(_ range: Range<Int>, _ outline: SwiftOutline) -> [Int] {
    var indices: [Int] = []
    var index = range.lowerBound
    while index < range.upperBound {
      indices.append(index)
      if "([{".contains(outline.tokens[index].text), let end = outline.partner[index] {
        index = end
      }
      index += 1
    }
    return indices
  }

  private static func guarded(_ start: Int, _ outline: SwiftOutline) -> [Edit] {
    let tokens = outline.tokens
    guard let range = conditionRange(start, outline), range.upperBound + 1 < tokens.count,
      tokens[range.upperBound].text == "else", tokens[range.upperBound + 1].text == "{",
      let end = outline.partner[range.upperBound + 1]
    else { return [] }
    let words = topLevel(range, outline).map { tokens[$0].text }
    let bytes = tokens[start].range.lowerBound..<tokens[end].range.upperBound
    var edits: [Edit] = []
    if !words.contains(where: { ["let", "var", "case"].contains($0) }) {
      edits.append(Edit(kind: .removedGuard, range: bytes, replacement: ""))
      edits += condition(start, outline)
    }
    // One condition of several is left out at a time.
    let commas = topLevel(range, outline).filter { tokens[$0].text == "," }
    guard !commas.isEmpty else { return edits }
    var first = range.lowerBound
    for comma in commas + [range.upperBound] {
      let clause = first..<comma
      first = comma + 1
      let words = clause.map { tokens[$0].text }
      guard let head = words.first, !["let", "var", "case"].contains(head) else { continue }
      let isLast = comma == range.upperBound
      let begin =
        isLast
        ? tokens[clause.lowerBound - 1].range.lowerBound
        : tokens[clause.lowerBound].range.lowerBound
      let close =
        isLast ? tokens[clause.upperBound - 1].range.upperBound : tokens[comma + 1].range.lowerBound
      edits.append(Edit(kind: .removedGuard, range: begin..<close, replacement: ""))
    }
    return edits
  }

  /// An `if` without `else`, left out whole.
  private static func branch(_ start: Int, _ outline: SwiftOutline) -> [Edit] {
    let tokens = outline.tokens
    guard start == 0 || tokens[start - 1].text != "else",
      let range = conditionRange(start, outline),
      let end = outline.partner[range.upperBound],
      end + 1 >= tokens.count || tokens[end + 1].text != "else"
    else { return [] }
    let bytes = tokens[start].range.lowerBound..<tokens[end].range.upperBound
    return [Edit(kind: .branch, range: bytes, replacement: "")]
  }

  // MARK: Dropped statements

  private static let notDropped: Set<String> = [
    "let", "var", "if", "guard", "for", "while", "switch", "case", "default", "func", "repeat",
    "do", "defer", "else", "struct", "enum", "class", "init", "private", "static", "mutating",
    "extension", "import",
  ]

  /// An assignment, a call, a `continue` or an early `return` that fills its line, left out.
  private static func dropped(_ start: Int, _ outline: SwiftOutline) -> [Edit] {
    let tokens = outline.tokens
    let first = tokens[start]
    guard first.kind == .word, !notDropped.contains(first.text) else { return [] }
    var end = start
    while end + 1 < tokens.count, tokens[end + 1].line == first.line { end += 1 }
    for index in start...end {
      guard let partner = outline.partner[index] else { continue }
      if !(start...end).contains(partner) { return [] }
    }
    // A line that goes on, or that continues the one before, is no statement.
    if start > 0, continues(tokens[start - 1].text) { return [] }
    if tokens[end].kind == .operator, tokens[end].isSpaced || tokens[end].text == "=" { return [] }
    if ",:".contains(tokens[end].text) { return [] }
    if end + 1 < tokens.count {
      let next = tokens[end + 1]
      if next.text == "." || next.kind == .operator && next.isSpaced { return [] }
      if ["else", ",", "?", ":"].contains(next.text) { return [] }
    }
    let words = (start...end).map { tokens[$0].text }
    switch first.text {
    case "continue", "break": break
    case "throw", "return":
      // At the end of a function its absence does not compile.
      guard let open = outline.block[start],
        case .control(let keyword) = outline.blocks[open]?.kind,
        keyword == "if"
      else { return [] }
    default:
      let assigns = words.contains { ["=", "+=", "-=", "*=", "/="].contains($0) }
      guard assigns || words.last == ")" || words.last == "}" else { return [] }
    }
    let bytes = first.range.lowerBound..<tokens[end].range.upperBound
    return [Edit(kind: .statement, range: bytes, replacement: "")]
  }

  private static func continues(_ text: String) -> Bool {
    ["(", "[", ",", "=", "+", "-", "*", "/", "&&", "||", "??", "?", ":", "in", "return", "."]
      .contains(text) && text != "in"
  }

  // MARK: Neutral values

  private static func returned(_ index: Int, _ outline: SwiftOutline) -> [Edit] {
    let tokens = outline.tokens
    guard case .function(let type?) = outline.callable(around: index)?.kind,
      let end = expressionEnd(from: index + 1, outline)
    else { return [] }
    let bytes = tokens[index + 1].range.lowerBound..<tokens[end].range.upperBound
    return neutral(type, instead: outline.source(bytes), bytes)
  }

  /// A function whose body is one expression returns it without saying so.
  private static func implicitReturn(_ index: Int, _ outline: SwiftOutline) -> [Edit] {
    let tokens = outline.tokens
    guard index > 0, tokens[index - 1].text == "{",
      case .function(let type?) = outline.blocks[index - 1]?.kind,
      let close = outline.partner[index - 1],
      !notDropped.contains(tokens[index].text), tokens[index].text != "return",
      let end = expressionEnd(from: index, outline), end + 1 == close
    else { return [] }
    let bytes = tokens[index].range.lowerBound..<tokens[end].range.upperBound
    return neutral(type, instead: outline.source(bytes), bytes)
  }

  /// The last token of the expression that begins at `start`, by brackets and line ends.
  private static func expressionEnd(from start: Int, _ outline: SwiftOutline) -> Int? {
    let tokens = outline.tokens
    guard start < tokens.count, tokens[start].text != "}",
      start == 0 || tokens[start].line == tokens[start - 1].line || tokens[start - 1].text == "{"
    else { return nil }
    var index = start
    while true {
      if "([{".contains(tokens[index].text), let end = outline.partner[index] { index = end }
      guard index + 1 < tokens.count else { return index }
      let next = tokens[index + 1]
      if next.text == "}" || next.text == ";" { return index }
      if next.line > tokens[index].line, next.text != ".",
        !(next.kind == .operator && next.isSpaced),
        !"?:".contains(next.text), !(tokens[index].kind == .operator && tokens[index].isSpaced)
      {
        return index
      }
      index += 1
    }
  }

  private static func neutral(_ type: String, instead: String, _ bytes: Range<Int>) -> [Edit] {
    let values: [String]
    switch type {
    case "Double", "Float": values = ["0.0"]
    case "Int", "UInt64": values = ["0"]
    case "Bool": values = ["true", "false"]
    case "String": values = ["\"\""]
    case _ where type.hasSuffix("?"): values = ["nil"]
    case _ where type.hasPrefix("[") && type.hasSuffix("]"):
      values = [type.contains(":") ? "[:]" : "[]"]
    default: values = []
    }
    return values.filter { $0 != instead && $0 != instead + ".0" }
      .map { Edit(kind: .returned, range: bytes, replacement: $0) }
  }
}
