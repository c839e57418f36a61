import Course
import Grading

enum StubFailsRule: TrialRule {
  static let name = "stub-fails"

  static let explanation = """
    Every check fails on the stub, or the suite lists it as one that a stub may pass. A check \
    that is green before anything was written tells the learner nothing and looks like progress. \
    Return a value that is plainly wrong; where that cannot be, write in the suite, with the \
    check's title: `// A stub may pass "The title": the reason`.
    """

  static func findings(in trials: ExerciseTrials, of lesson: LessonTree) -> [Finding] {
    let path = lesson.suitePath(trials.exercise)
    guard trials.stub.isBuilt, trials.solution.isPassed else { return [] }
    let allowed = SuiteText(lesson.files[path] ?? "").mayPass
    let passed = trials.stub.grade.results.filter(\.outcome.isPassed).map(\.check)
    var found: [Finding] = []
    for check in passed where !allowed.contains(where: { $0.title == check.title }) {
      // One that nothing ever fails is for another rule to say.
      guard !trials.isIdle(check.id.test) else { continue }
      let line = lesson.line(ofCheck: check, in: path)
      found.append(error(path, line, "the stub passes '\(check.title)'"))
    }
    for mark in allowed {
      if mark.reason.isEmpty {
        found.append(error(path, mark.line, "why a stub may pass '\(mark.title)' is not said"))
      } else if !passed.contains(where: { $0.title == mark.title }) {
        found.append(error(path, mark.line, "the stub passes no check called '\(mark.title)'"))
      }
    }
    return found
  }
}
