import Course
import SwiftText

enum StubTextRule: StructuralRule {
  static let name = "stub-text"

  static let explanation = """
    A stub says what is to do in a `// TODO:` line, and never stops the program with \
    `fatalError` or `preconditionFailure`. The TODO line is how `swift test` knows that an \
    exercise was not begun; a program that dies takes the checks after it along. Return a \
    visibly wrong value: `.nan`, `[]`, `nil`.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    lesson.exercises.flatMap { exercise -> [Finding] in
      guard let source = lesson.source(exercise), source.hasSolution else { return [] }
      var found: [Finding] = []
      let stub = source.stubLines
      if !stub.contains(where: { $0.text.trimmed.hasPrefix("// TODO:") }) {
        found.append(error(exercise.solutionPath, 1, "the stub has no '// TODO:' line"))
      }
      for line in stub {
        let words = SwiftSource(line.text).words.filter { $0.kind == .word }.map(\.text)
        guard let word = words.first(where: { ["fatalError", "preconditionFailure"].contains($0) })
        else { continue }
        found.append(error(exercise.solutionPath, line.number, "the stub dies: \(word)"))
      }
      return found
    }
  }
}
