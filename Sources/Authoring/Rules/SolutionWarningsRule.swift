import Course

enum SolutionWarningsRule: TrialRule {
  static let name = "solution-warnings"

  static let explanation = """
    The solution compiles without a warning. It is what `learn solution` shows as the way to \
    write it. Do what the compiler suggests.
    """

  static func findings(in trials: ExerciseTrials, of lesson: LessonTree) -> [Finding] {
    trials.solution.warnings.map { warning in
      error(
        warning.location?.path ?? "solutions/\(lesson.name)/\(trials.exercise).swift",
        warning.location?.line ?? 1, "the solution compiles with a warning: \(warning.message)")
    }
  }
}
