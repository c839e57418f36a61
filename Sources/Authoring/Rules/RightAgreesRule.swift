import Course
import Grading

enum RightAgreesRule: TrialRule {
  static let name = "right-agrees"

  static let explanation = """
    Every `RIGHT_` branch answers the cases of ten seeds as the solution does. Where it does not, \
    the cross-check is unfair to somebody, or the solution is wrong: look at the case before you \
    decide. Compare what the exercise promises; grant a `slack` where an answer cancels; do not \
    draw what is laid down nowhere, or lay it down.
    """

  static func findings(in trials: ExerciseTrials, of lesson: LessonTree) -> [Finding] {
    guard trials.solution.isPassed else { return [] }
    let path = "solutions/\(lesson.name)/\(trials.exercise).swift"
    return trials.rights.compactMap { right in
      let found = right.crossed.compactMap(\.found)
      guard let first = found.min(by: { $0.words.count < $1.words.count }) else { return nil }
      return error(
        path, right.line,
        "RIGHT_\(right.name) differs from the solution with \(found.count) of "
          + "\(right.crossed.count) seeds: \(first.words)")
    }
  }
}
