import Course

enum MistakeFailsRule: TrialRule {
  static let name = "mistake-fails"

  static let explanation = """
    Every `MISTAKE_` branch compiles and fails its suite. A misconception that passes is one \
    that the exercise confirms. Add the check that tells the mistake from the solution, or \
    remove the branch.
    """

  static func findings(in trials: ExerciseTrials, of lesson: LessonTree) -> [Finding] {
    guard trials.solution.isPassed else { return [] }
    let path = "solutions/\(lesson.name)/\(trials.exercise).swift"
    return trials.mistakes.compactMap { mistake in
      let name = "MISTAKE_\(mistake.name)"
      if let problem = mistake.outcome.buildProblem {
        return error(path, mistake.line, "\(name) does not compile: \(problem.message)")
      }
      return mistake.outcome.isPassed
        ? error(path, mistake.line, "\(name) passes every check") : nil
    }
  }
}
