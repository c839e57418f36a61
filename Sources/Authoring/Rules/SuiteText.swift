import Course

/// What can be read off a suite's file without compiling it.
struct SuiteText {
  /// The ids given to `.exercise(…)`, each with its line.
  private(set) var exerciseIDs: [(id: String, line: Int)] = []
  private(set) var imports: [(module: String, isTestable: Bool, line: Int)] = []

  /// What the file declares at its top level and does not keep to itself.
  private(set) var openDeclarations: [(name: String, isSuite: Bool, line: Int)] = []

  /// The number of `@Test` functions.
  private(set) var checkCount = 0

  /// The checks that a stub may pass: `// A stub may pass "The title": the reason`.
  private(set) var mayPass: [(title: String, reason: String, line: Int)] = []

  init(_ text: String) {
    let tokens = SwiftTokens.tokens(of: text)
    for comment in tokens where comment.kind == .comment {
      guard let rest = comment.text.after("// A stub may pass \""), let title = rest.before("\"")
      else { continue }
      let reason = rest[title.endIndex...].dropFirst().drop { $0 == ":" }.trimmed
      mayPass.append((String(title), reason, comment.line + 1))
    }
    read(tokens.filter { $0.kind != .comment })
  }

  private mutating func read(_ tokens: [SwiftToken]) {
    let declaring: Set<String> = [
      "struct", "class", "enum", "actor", "protocol", "func", "let", "var", "typealias",
    ]
    var depth = 0
    var start = 0
    for (index, token) in tokens.enumerated() {
      func next(_ distance: Int) -> SwiftToken? {
        tokens.indices.contains(index + distance) ? tokens[index + distance] : nil
      }
      switch token.text {
      case "{", "(", "[":
        depth += 1
      case "}", ")", "]":
        depth -= 1
        if depth == 0, token.text == "}" { start = index + 1 }
      case "@" where next(1)?.text == "Test":
        checkCount += 1
      case "exercise" where next(1)?.text == "(" && next(2)?.kind == .string:
        let id = next(2)?.text.filter { $0 != "\"" } ?? ""
        exerciseIDs.append((id, token.line + 1))
      case "import" where depth == 0:
        let isTestable = index > 0 && tokens[index - 1].text == "testable"
        imports.append((next(1)?.text ?? "", isTestable, token.line + 1))
        start = index + 2
      case let word where depth == 0 && declaring.contains(word) && next(1)?.kind == .identifier:
        guard start <= index else { break }
        let head = tokens[start..<index].map(\.text)
        start = index + 2
        if head.contains("private") || head.contains("fileprivate") { break }
        let isSuite = head.contains("Suite") || head.contains("exercise")
        openDeclarations.append((next(1)?.text ?? "", isSuite, token.line + 1))
      default: break
      }
    }
  }
}
