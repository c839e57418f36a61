import SwiftText

/// Changes of a single word: an operator, a bound, a constant, a dropped call.
enum TokenMutations {
  static func edits(_ outline: SwiftOutline) -> [Edit] {
    outline.tokens.indices.filter(outline.runs).flatMap { index -> [Edit] in
      let token = outline.tokens[index]
      switch token.kind {
      case .operator: return symbol(index, outline)
      case .number: return number(token)
      case .word: return word(index, outline)
      default: return []
      }
    }
  }

  /// What stands in for a binary operator, and of which kind that change is.
  private static let binary: [String: (kind: Mutant.Kind, others: [String])] = [
    "+": (.arithmetic, ["-"]), "-": (.arithmetic, ["+"]),
    "*": (.arithmetic, ["/"]), "/": (.arithmetic, ["*"]), "%": (.arithmetic, ["*"]),
    "<": (.bound, ["<=", ">="]), "<=": (.bound, ["<", ">"]),
    ">": (.bound, [">=", "<="]), ">=": (.bound, [">", "<"]),
    "==": (.equality, ["!="]), "!=": (.equality, ["=="]),
    "&&": (.logic, ["||"]), "||": (.logic, ["&&"]),
    "+=": (.compound, ["-="]), "-=": (.compound, ["+="]),
    "*=": (.compound, ["/="]), "/=": (.compound, ["*="]),
    "..<": (.range, ["..."]), "...": (.range, ["..<"]),
  ]

  private static func symbol(_ index: Int, _ outline: SwiftOutline) -> [Edit] {
    let tokens = outline.tokens
    let token = tokens[index]
    if isPrefix(index, tokens), token.text == "!" || token.text == "-" {
      return [Edit(kind: .prefix, range: token.range, replacement: "")]
    }
    guard let known = binary[token.text],
      known.kind == .range
        ? isBetweenOperands(index, tokens) : token.isSpaced || isArgument(index, tokens)
    else { return [] }
    return known.others.map { Edit(kind: known.kind, range: token.range, replacement: $0) }
  }

  /// A word, bracket or operator before it, with a space between, and its operand right after it.
  private static func isPrefix(_ index: Int, _ tokens: [SwiftWord]) -> Bool {
    guard index + 1 < tokens.count,
      tokens[index].range.upperBound == tokens[index + 1].range.lowerBound
    else { return false }
    guard index > 0 else { return true }
    let previous = tokens[index - 1]
    return previous.range.upperBound < tokens[index].range.lowerBound
      || "([{,:;".contains(previous.text)
  }

  /// `a..<b` and `a ... b`, but not the one-sided `a...` and `...b`.
  private static func isBetweenOperands(_ index: Int, _ tokens: [SwiftWord]) -> Bool {
    guard index > 0, index + 1 < tokens.count else { return false }
    func isOperand(_ token: SwiftWord, brackets: String) -> Bool {
      token.kind == .word || token.kind == .number || brackets.contains(token.text)
    }
    return isOperand(tokens[index - 1], brackets: ")]")
      && (isOperand(tokens[index + 1], brackets: "([") || tokens[index + 1].text == "-")
  }

  /// An operator handed over as a function: `reduce(0, +)`, `sorted(by: >)`.
  private static func isArgument(_ index: Int, _ tokens: [SwiftWord]) -> Bool {
    guard index > 0, index + 1 < tokens.count else { return false }
    return "(,:".contains(tokens[index - 1].text) && "),".contains(tokens[index + 1].text)
  }

  private static func number(_ token: SwiftWord) -> [Edit] {
    guard let replacement = neighbour(of: token.text) else { return [] }
    return [Edit(kind: .constant, range: token.range, replacement: replacement)]
  }

  /// The next whole number up, in the notation that the type needs; `1e-12` becomes a thousand
  /// times as much, since one more than a tolerance is no small change.
  static func neighbour(of literal: String) -> String? {
    let digits = literal.filter { $0 != "_" }
    if let whole = Int(digits) { return whole == .max ? nil : "\(whole + 1)" }
    guard let value = Double(digits) else { return nil }
    if digits.contains(where: { $0 == "e" || $0 == "E" }) { return "\(value * 1000)" }
    return "\(value + 1)"
  }

  private static func word(_ index: Int, _ outline: SwiftOutline) -> [Edit] {
    let tokens = outline.tokens
    let token = tokens[index]
    let next = index + 1 < tokens.count ? tokens[index + 1].text : ""
    switch token.text {
    case "true": return [Edit(kind: .constant, range: token.range, replacement: "false")]
    case "false": return [Edit(kind: .constant, range: token.range, replacement: "true")]
    case "min" where next == "(":
      return [Edit(kind: .extremum, range: token.range, replacement: "max")]
    case "max" where next == "(":
      return [Edit(kind: .extremum, range: token.range, replacement: "min")]
    case "abs" where next == "(":
      return [Edit(kind: .call, range: token.range, replacement: "")]
    case "sorted", "reversed", "squareRoot":
      guard next == "(", index > 0, tokens[index - 1].text == ".",
        let end = outline.partner[index + 1]
      else { return [] }
      let range = tokens[index - 1].range.lowerBound..<tokens[end].range.upperBound
      return [Edit(kind: .call, range: range, replacement: "")]
    default:
      guard index > 0, tokens[index - 1].text == ".", let other = opposite[token.text] else {
        return []
      }
      return [Edit(kind: .member, range: token.range, replacement: other)]
    }
  }

  /// Members that are easily taken for each other.
  private static let opposite: [String: String] = {
    let pairs = [
      ("first", "last"), ("prefix", "suffix"), ("dropFirst", "dropLast"),
      ("lowerBound", "upperBound"), ("startIndex", "endIndex"), ("rows", "columns"),
      ("up", "down"), ("uppercased", "lowercased"), ("insert", "remove"),
    ]
    return Dictionary(uniqueKeysWithValues: pairs + pairs.map { ($0.1, $0.0) })
  }()
}
