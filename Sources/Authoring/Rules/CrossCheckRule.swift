import Course
import SwiftText

enum CrossCheckRule: StructuralRule {
  static let name = "cross-check"

  static let explanation = """
    Every suite has one cross-check: a check tagged `.crossCheck` that makes cases and has the \
    learner's answers compared with the solution's. The examples of a suite are those that its \
    author thought of; of the wrong answers that people write, about a quarter passes them. \
    [The guide](AUTHORING.md) shows how to write one.
    """

  static func findings(in lesson: LessonTree) -> [Finding] {
    lesson.exercises.compactMap { exercise in
      guard let text = lesson.files[exercise.suitePath] else { return nil }
      let count = text.components(separatedBy: ".tags(.crossCheck)").count - 1
      switch count {
      case 1: return nil
      case 0: return error(exercise.suitePath, 1, "the suite has no cross-check")
      default: return error(exercise.suitePath, 1, "\(count) cross-checks; a suite has one")
      }
    }
  }
}
