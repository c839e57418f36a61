import Course
import Grading

enum MistakeNamedRule: TrialRule {
  static let name = "mistake-named"

  static let explanation = """
    At least one check that fails on a mistake names it, by the name of its branch. The learner \
    is told which mistake it was, and the instructor's report counts them. Give the check in the \
    suite the known mistake and the value that it computes. A check that lists it with a value that \
    the branch does not give there rules it out for the whole suite.
    """

  static func findings(in trials: ExerciseTrials, of lesson: LessonTree) -> [Finding] {
    guard trials.solution.isPassed else { return [] }
    let path = "solutions/\(lesson.name)/\(trials.exercise).swift"
    return trials.mistakes.compactMap { mistake in
      guard mistake.outcome.isFailedByChecks else { return nil }
      let named = mistake.outcome.grade.results.flatMap(\.outcome.issues).compactMap(\.mistake)
      guard !named.contains(mistake.name) else { return nil }
      let words = named.first.map { "is taken for \($0)" } ?? "is named by no check"
      return error(path, mistake.line, "MISTAKE_\(mistake.name) \(words)")
    }
  }
}
