import Course
import Grading

enum RightPassesRule: TrialRule {
  static let name = "right-passes"

  static let explanation = """
    Every `RIGHT_` branch compiles without a warning and passes its whole suite. A check that an \
    answer as right as the solution fails is unfair to somebody. Widen the tolerance to what the \
    exercise promises, or check what it promises in place of what the solution happens to do; \
    where the check is right, the branch is a mistake.
    """

  static func findings(in trials: ExerciseTrials, of lesson: LessonTree) -> [Finding] {
    guard trials.solution.isPassed else { return [] }
    let path = "solutions/\(lesson.name)/\(trials.exercise).swift"
    return trials.rights.flatMap { right -> [Finding] in
      let name = "RIGHT_\(right.name)"
      if let problem = right.outcome.buildProblem {
        return [
          error(path, problem.line ?? right.line, "\(name) does not compile: \(problem.message)")
        ]
      }
      let warnings = right.outcome.warnings.map { warning in
        error(
          path, warning.location?.line ?? right.line,
          "\(name) compiles with a warning: \(warning.message)")
      }
      let failures = right.outcome.grade.results.filter { !$0.outcome.isPassed }.map { result in
        error(
          path, right.line,
          "\(name) fails '\(result.check.title)': \(result.outcome.summary ?? "passed")")
      }
      return warnings + failures
    }
  }
}
