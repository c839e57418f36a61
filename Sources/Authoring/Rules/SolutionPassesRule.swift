import Course
import Grading

enum SolutionPassesRule: TrialRule {
  static let name = "solution-passes"

  static let explanation = """
    The solution passes every check of its suite. A check that the reference answer fails can be \
    passed by nobody. Correct whichever of the two is wrong; the message has the check's own \
    words.
    """

  static func findings(in trials: ExerciseTrials, of lesson: LessonTree) -> [Finding] {
    let path = lesson.suitePath(trials.exercise)
    guard trials.solution.isBuilt else { return [] }
    if trials.solution.grade.results.isEmpty { return [error(path, 1, "the suite runs no check")] }
    return trials.solution.grade.results.filter { !$0.outcome.isPassed }.map { result in
      error(
        path, lesson.line(ofCheck: result.check, in: path),
        "the solution fails '\(result.check.title)': \(result.outcome.summary ?? "passed")")
    }
  }
}
