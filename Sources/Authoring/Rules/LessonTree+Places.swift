import Course
import Grading
import SwiftText

extension LessonTree {
  func suitePath(_ exercise: String) -> String { "Tests/\(name)/\(exercise)Tests.swift" }

  /// The line of a suite where a check's title stands, or else its function: the title of a case
  /// has its arguments added. 1 when neither is found.
  func line(ofCheck check: Check, in path: String) -> Int {
    let text = files[path] ?? ""
    if let line = text.line(containing: "\"\(check.title)\"") { return line }
    let function = check.id.test.after("/").flatMap { $0.before("(") } ?? ""
    let declaration = SwiftSource(text).likelyDeclarations.first {
      $0.kind == .function && $0.name == function
    }
    return declaration?.line ?? 1
  }
}

extension LessonPage {
  /// The line of the page that begins with `Chapter:`.
  var frontLine: Int { (markdown.lines.firstIndex { $0.hasPrefix("Chapter:") } ?? 0) + 1 }
}

extension ExerciseSource {
  /// What the learner writes, function by function: the lines of the `SOLUTION` branches between
  /// one declaration and the next.
  var solutionsByFunction: [[Line]] {
    var functions: [[Line]] = []
    var isOpen = false
    for part in parts {
      switch part {
      case .shared(let lines):
        let text = lines.map(\.text).joined(separator: "\n")
        let declarations = SwiftSource(text).likelyDeclarations
        if declarations.contains(where: \.kind.isCallable) { isOpen = false }
      case .choice(let branches):
        let lines = branches.filter { $0.kind == .solution }.flatMap(\.lines)
        if isOpen { functions[functions.count - 1] += lines } else { functions.append(lines) }
        isOpen = true
      }
    }
    return functions
  }
}
