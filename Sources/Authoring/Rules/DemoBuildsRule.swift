import Course
import Grading

/// Its findings are made once for a lesson, after its exercises were tried.
enum DemoBuildsRule: Rule {
  static let name = "demo-builds"

  static let explanation = """
    The demo compiles on the solutions and on the stubs. `learn run` works from the first minute \
    on, and shows more with every exercise that is solved. Correct the call in \
    solutions/NN-slug/Demo.swift, then run `learn author stubs`; `learn author draw` shows what \
    the demo prints on the solutions.
    """

  enum Version: String {
    case solutions, stubs
  }

  /// - Parameter errors: What the compiler said of the demo on that version of the exercises.
  static func findings(
    _ errors: [Diagnostic], on version: Version, of versions: LessonVersions
  ) -> [Finding] {
    let lesson = versions.parts.lesson
    // An exercise that does not compile is its own rules' business, and no demo builds on it.
    guard let problem = errors.first,
      errors.allSatisfy({ $0.location == nil || $0.location?.path == lesson.demoPath })
    else { return [] }
    return [
      error(
        lesson.demoPath.replacing("exercises/", with: "solutions/"), problem.location?.line ?? 1,
        "the demo does not compile on the \(version.rawValue): \(problem.message)")
    ]
  }
}
