import Course
import Grading

enum SuiteGapRule: TrialRule {
  static let name = "suite-gap"

  static let explanation = """
    A mutant that the cross-check finds and the suite passes is a gap in the suite: wrong code \
    that its examples call right. It is reported with the case that tells it from the solution. \
    The cross-check will find it for a learner too; but an example of the suite explains, names \
    the mistake, and can be read. Make one of the case.
    """

  static func findings(in trials: ExerciseTrials, of lesson: LessonTree) -> [Finding] {
    guard trials.solution.isPassed else { return [] }
    let path = "solutions/\(lesson.name)/\(trials.exercise).swift"
    return trials.mutants.compactMap { trial in
      guard trial.verdict == .survived, let found = trial.crossed?.found else { return nil }
      return warning(
        path, trial.mutant.line,
        "the suite passes: \(trial.mutant.diff)  (\(trial.mutant.id)); but \(found.words)")
    }
  }
}
