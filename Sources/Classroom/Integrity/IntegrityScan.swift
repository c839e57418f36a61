import SwiftText

/// Reads a submission's text for what an exercise has no need of.
///
/// What the exercise's own stub or solution does is never flagged. The scan is a net with holes:
/// names can be built at run time. It is there so that the plain ways are seen.
package struct IntegrityScan: Sendable {
  /// The names of the functions and types that suites call, which a submission should not declare.
  package var protectedNames: Set<String>

  package init(protectedNames: Set<String> = []) {
    self.protectedNames = protectedNames
  }

  /// - Parameter given: The exercise's stub and solution, as far as there are any.
  /// - Returns: One flag a rule and line, in the order of the lines.
  package func flags(in text: String, path: String, given: [String] = []) -> [IntegrityFlag] {
    let allowed = Set(given.flatMap(findings).map { Allowance(rule: $0.rule, excerpt: $0.excerpt) })
    var seen: Set<IntegrityFlag> = []
    return findings(in: text)
      .filter { !allowed.contains(Allowance(rule: $0.rule, excerpt: $0.excerpt)) }
      .map { IntegrityFlag(rule: $0.rule, path: path, line: $0.line, excerpt: $0.excerpt) }
      .filter { seen.insert($0).inserted }
  }

  private struct Allowance: Hashable {
    let rule: IntegrityRule
    let excerpt: String
  }

  private struct Finding {
    let rule: IntegrityRule
    let excerpt: String
    let line: Int
  }

  private func findings(in text: String) -> [Finding] {
    let tokens = Self.words(of: text)
    let variables = variables(in: tokens)
    return tokens.indices.flatMap { index in
      findings(at: index, in: tokens, variables: variables).map {
        Finding(rule: $0.rule, excerpt: $0.excerpt, line: tokens[index].line)
      }
    }
  }

  /// The words of the code, interpolations and what may be a regular expression or a division
  /// included; names without their backticks.
  ///
  /// A scan for suspicious code must not be fooled by a word in a comment, nor miss one in a place
  /// that the tokenizer misjudges.
  private static func words(of text: String) -> [SwiftWord] {
    SwiftSource(text).wordsAndInterpolations.flatMap { word -> [SwiftWord] in
      switch word.kind {
      case .comment: []
      case .regex where word.text.hasPrefix("/"):
        SwiftSource(word.text.replacing("/", with: " ")).wordsAndInterpolations.map {
          SwiftWord($0.kind, $0.text, range: word.range, line: word.line)
        }
      case .word where word.text.hasPrefix("`"):
        [SwiftWord(.word, word.text.filter { $0 != "`" }, range: word.range, line: word.line)]
      default: [word]
      }
    }
  }

  /// The names of variables and parameters: `signal` is a good name for a column.
  private func variables(in tokens: [SwiftWord]) -> Set<String> {
    var names: Set<String> = []
    for (token, next) in zip(tokens, tokens.dropFirst()) where token.kind == .word {
      if token.text == "let" || token.text == "var" || token.text == "for" {
        names.insert(next.text)
      }
      if next.text == ":" { names.insert(token.text) }
    }
    return names
  }

  private func findings(
    at index: Int, in tokens: [SwiftWord], variables: Set<String>
  ) -> [(rule: IntegrityRule, excerpt: String)] {
    let token = tokens[index]
    let text = token.text
    switch token.kind {
    case .attribute, .directive:
      return Self.attributes[text].map { [($0, text)] } ?? []
    case .string:
      return Self.strings.filter { text.contains($0.part) }.map { ($0.rule, "\"\($0.part)\"") }
    case .word:
      break
    default:
      return []
    }
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    if text == "func" || text == "operator", let next, next.kind == .operator {
      return [(.operators, "\(text) \(next.text)")]
    }
    if Self.declarators.contains(text), let next, next.kind == .word,
      protectedNames.contains(next.text)
    {
      return [(.shadowing, "\(text) \(next.text)")]
    }
    if text == "import", let module = importedModule(after: index, in: tokens) {
      return Self.modules[module].map { [($0, "import \(module)")] } ?? []
    }
    if text == "extension", let next, Self.basicTypes.contains(next.text),
      conforms(after: index + 1, in: tokens)
    {
      return [(.conformance, "extension \(next.text)")]
    }
    if text.hasPrefix("Unsafe") || text.hasPrefix("withUnsafe") || text.hasPrefix("unsafe") {
      return [(.memory, text)]
    }
    guard let rule = Self.words[text], !isOwnName(index, in: tokens) else { return [] }
    // A call is flagged even so: `let exit = 1` in one function hides nothing in another.
    if variables.contains(text), next?.text != "(" { return [] }
    return [(rule, text)]
  }

  /// `func`, `struct`, `import struct Foundation.Data`: the module that is meant.
  private func importedModule(after index: Int, in tokens: [SwiftWord]) -> String? {
    var position = index + 1
    while position < tokens.count, Self.importKinds.contains(tokens[position].text) {
      position += 1
    }
    return position < tokens.count ? tokens[position].text : nil
  }

  /// Whether a colon comes before the extension's brace.
  private func conforms(after index: Int, in tokens: [SwiftWord]) -> Bool {
    for token in tokens[index...].prefix(12) where token.kind == .punctuation {
      if token.text == "{" { return false }
      if token.text == ":" { return true }
    }
    return false
  }

  /// Whether the word is the learner's own: declared here, an argument's label, or a member of
  /// something else than a system module.
  private func isOwnName(_ index: Int, in tokens: [SwiftWord]) -> Bool {
    let previous = index > 0 ? tokens[index - 1] : nil
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    if let previous, previous.kind == .word, Self.declarators.contains(previous.text) {
      return true
    }
    if let previous, previous.text == ".", index >= 2 {
      return !Self.systemModules.contains(tokens[index - 2].text)
    }
    if tokens[index].text == "open", next?.kind == .word { return true }
    if next?.text == ":", previous?.text == "(" || previous?.text == "," { return true }
    return false
  }
}
