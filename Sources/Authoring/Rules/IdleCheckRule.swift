import Course
import Grading

enum IdleCheckRule: TrialRule {
  static let name = "idle-check"

  static let explanation = """
    Every check earns its place: some stub, mistake or mutant fails it. One that nothing fails \
    cannot tell a right answer from a wrong one, and looks like safety. Sharpen it, or remove \
    it. The cases of a parameterised check count together. A mutant runs to the first check that \
    fails on it; a check that nothing else fails is run alone on those that others caught.
    """

  static func findings(in trials: ExerciseTrials, of lesson: LessonTree) -> [Finding] {
    guard trials.solution.isPassed else { return [] }
    let path = lesson.suitePath(trials.exercise)
    var seen: Set<String> = []
    return trials.solution.grade.results.map(\.check)
      // What a cross-check finds alone, other rules look at.
      .filter { !$0.isCrossCheck && seen.insert($0.id.test).inserted }
      .filter { trials.isIdle($0.id.test) }
      .map { error(path, lesson.line(ofCheck: $0, in: path), "nothing fails '\($0.title)'") }
  }
}
