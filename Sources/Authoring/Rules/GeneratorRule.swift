import Course
import Grading

enum GeneratorRule: TrialRule {
  static let name = "generator"

  static let explanation = """
    The cases of a cross-check are worth their time: at most 60 % of them are answered with an \
    error, at least half of the calls are different ones, and rounding decides at most 10 %. A \
    generator goes bad without anybody noticing, as what it makes is not read. Where most cases \
    are errors, draw faults with `random.faults`; where calls repeat, draw more of them; where \
    rounding decides, keep away from ties of computed numbers, or compare what is promised.
    """

  static func findings(in trials: ExerciseTrials, of lesson: LessonTree) -> [Finding] {
    guard trials.solution.isPassed, let figures = trials.generator else { return [] }
    let path = lesson.suitePath(trials.exercise)
    let line = lesson.files[path]?.line(containing: ".tags(.crossCheck)")
    func percent(_ count: Int) -> String { "\(Int((figures.share(of: count) * 100).rounded())) %" }
    var found: [Finding] = []
    if figures.share(of: figures.errors) > 0.6 {
      found.append(
        error(path, line ?? 1, "\(percent(figures.errors)) of the cases are errors; 60 % at most"))
    }
    if figures.share(of: figures.distinct) < 0.5 {
      found.append(
        error(
          path, line ?? 1,
          "only \(percent(figures.distinct)) of the calls are different ones; "
            + "50 % at least"))
    }
    if figures.share(of: figures.leftOut) > 0.1 {
      found.append(
        error(
          path, line ?? 1, "rounding decides \(percent(figures.leftOut)) of the cases; 10 % at most"
        ))
    }
    return found
  }
}
