import Course
import SwiftText

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
    let source = SwiftSource(text)
    let words = source.words
    for comment in words where comment.kind == .comment {
      guard let rest = comment.text.after("// A stub may pass \""), let title = rest.before("\"")
      else { continue }
      let reason = rest[title.endIndex...].dropFirst().drop { $0 == ":" }.trimmed
      mayPass.append((String(title), reason, comment.line))
    }
    for (index, word) in words.enumerated().dropLast(2) where word.text == "exercise" {
      guard words[index + 1].text == "(", words[index + 2].kind == .string else { continue }
      exerciseIDs.append((words[index + 2].text.filter { $0 != "\"" }, word.line))
    }
    for declaration in source.likelyDeclarations { add(declaration) }
  }

  private mutating func add(_ declaration: SwiftDeclaration) {
    switch declaration.kind {
    case .function where declaration.attributes.contains("@Test"):
      checkCount += 1
    case .import:
      let isTestable = declaration.attributes.contains("@testable")
      imports.append((declaration.name, isTestable, declaration.line))
    case .struct, .class, .enum, .actor, .protocol, .function, .constant, .variable, .typealias:
      if declaration.depth > 0 || declaration.isPrivate { break }
      let isSuite = declaration.attributes.contains("@Suite")
      openDeclarations.append((declaration.name, isSuite, declaration.line))
    default: break
    }
  }
}
