import Course
import SwiftText

enum DemoRule: StructuralRule {
  static let name = "demo"

  static let explanation = """
    The lesson has a demo, solutions/NN-slug/Demo.swift with `func demo()`, and the same file in \
    exercises/. `learn run` shows the learner's own code at work on real data: that is the \
    reward. It is given code, so it has no branches; print a table or draw a chart with \
    LessonKit.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    let path = "solutions/\(lesson.name)/Demo.swift"
    guard let demo = lesson.files[path] else { return [error(path, 1, "the lesson has no demo")] }
    let words = SwiftSource(demo).words.filter { $0.kind == .word }.map(\.text)
    var found: [Finding] = []
    if !zip(words, words.dropFirst()).contains(where: { $0 == ("func", "demo") }) {
      found.append(error(path, 1, "the demo has no 'func demo() throws'"))
    }
    if case .success(let source)? = lesson.sources["Demo"], source.hasSolution {
      found.append(error(path, 1, "the demo is given code and has no branches"))
    }
    if lesson.files["exercises/\(lesson.name)/Demo.swift"] == nil {
      found.append(error(path, 1, "exercises/ has no copy of it: run 'learn author stubs'"))
    }
    return found
  }
}
