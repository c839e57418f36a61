import Course

enum MutantsRule: TrialRule {
  static let name = "mutants"

  static let explanation = """
    The suite catches at least 95 % of the mutants: small changes to the solution (an operator \
    swapped, a bound moved by one, a statement dropped, a constant changed) that compile. A \
    survivor is wrong code that the suite calls right. Each is reported with its line and its \
    change: add the check that tells it apart. One that answers a thousand generated cases as the \
    solution does is no other program and does not count; without a cross-check, if it changes \
    nothing that can be observed, write `// equivalent: the reason` at the end of its line, or alone on the line above. \
    `// equivalent(bound): …` excuses one kind only; the kind begins the id in the message.
    """

  static func findings(in trials: ExerciseTrials, of lesson: LessonTree) -> [Finding] {
    guard trials.solution.isPassed else { return [] }
    let path = "solutions/\(lesson.name)/\(trials.exercise).swift"
    let score = trials.mutation
    // With the case that tells it apart, it is a gap of the suite.
    var found = trials.mutants.filter { $0.verdict == .survived && $0.crossed == nil }.map {
      warning(path, $0.mutant.line, "survives: \($0.mutant.diff)  (\($0.mutant.id))")
    }
    if let share = score.share, share < 0.95 {
      let words = "the suite catches \(score.caught) of \(score.valid) mutants"
      found.append(error(path, 1, "\(words); at least 95 % are needed"))
    }
    return found
  }
}
