import Course

enum StubBuildsRule: TrialRule {
  static let name = "stub-builds"

  static let explanation = """
    Every stub compiles untouched and without a warning, and its suite compiles against it. A \
    learner's first sight of an exercise must not be a compiler's complaint about code they did \
    not write. Give the stub its final signature, and use its parameters or name them `_`.
    """

  static func findings(in trials: ExerciseTrials, of lesson: LessonTree) -> [Finding] {
    let path = "exercises/\(lesson.name)/\(trials.exercise).swift"
    guard trials.solution.isBuilt else { return [] }
    if let problem = trials.stub.buildProblem {
      let words = "the stub does not build: \(problem.message)"
      return [error(problem.path ?? path, problem.line ?? 1, words)]
    }
    return trials.stub.warnings.map { warning in
      let words = "the stub compiles with a warning: \(warning.message)"
      return error(warning.location?.path ?? path, warning.location?.line ?? 1, words)
    }
  }
}
