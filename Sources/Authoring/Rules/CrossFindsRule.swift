import Course
import Grading

enum CrossFindsRule: TrialRule {
  static let name = "cross-finds"

  /// A mistake that is found later is missed at most edits, which meet 200 cases.
  static let latest = 500

  /// The share of the mutants caught by the suite that the cross-check has to find alone.
  static let share = 0.95

  static let explanation = """
    The cross-check alone, without the suite, finds every named mistake, none of them later than \
    at case 500 of 1,000, and at least 95 % of the mutants that the suite catches. A generator \
    that misses what the suite knows will miss what nobody thought of. Draw the inputs that tell \
    the mistake from the solution: the edge case, the fault, the tie; take them in by the number \
    of the case rather than by luck, and compare what the mistake changes.
    """

  static func findings(in trials: ExerciseTrials, of lesson: LessonTree) -> [Finding] {
    guard trials.solution.isPassed else { return [] }
    let path = lesson.suitePath(trials.exercise)
    let line = lesson.files[path]?.line(containing: ".tags(.crossCheck)")
    var found = trials.mistakes.compactMap { mistake -> Finding? in
      guard let crossed = mistake.crossed else { return nil }
      guard let first = crossed.found else {
        return error(path, line ?? 1, "no case of the cross-check finds MISTAKE_\(mistake.name)")
      }
      return first.index <= latest
        ? nil
        : error(
          path, line ?? 1,
          "MISTAKE_\(mistake.name) is found at case \(first.index) only: "
            + first.words)
    }
    let missed = trials.mutants.filter { $0.verdict == .caught && $0.crossed?.found == nil }
      .filter { $0.crossed != nil }
    let score = trials.mutation
    if score.tried > 0, Double(score.found) < share * Double(score.tried) {
      found.append(
        error(
          path, line ?? 1,
          "the cross-check alone finds \(score.found) of the \(score.tried) "
            + "mutants that the suite catches; at least 95 % are needed"))
    }
    found += missed.map {
      warning(
        "solutions/\(lesson.name)/\(trials.exercise).swift", $0.mutant.line,
        "the cross-check misses: \($0.mutant.diff)  (\($0.mutant.id))")
    }
    return found
  }
}
