import Course

enum SolutionBuildsRule: TrialRule {
  static let name = "solution-builds"

  static let explanation = """
    The solution compiles, and the suite compiles against it. Nothing else can be said of an \
    exercise whose answer does not build. The compiler's first words are in the message.
    """

  static func findings(in trials: ExerciseTrials, of lesson: LessonTree) -> [Finding] {
    guard let problem = trials.solution.buildProblem else { return [] }
    let path = "solutions/\(lesson.name)/\(trials.exercise).swift"
    return [error(problem.path ?? path, problem.line ?? 1, problem.message)]
  }
}
