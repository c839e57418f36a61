import Course
import Grading

enum SolutionTimeRule: TrialRule {
  static let name = "solution-time"

  static let explanation = """
    A suite finishes within 2 seconds on its solution, in a debug build. A learner runs it after \
    every save. Use less data or fewer repetitions; where cost is the lesson, count operations \
    or compare growth between two sizes rather than read a clock.
    """

  static func findings(in trials: ExerciseTrials, of lesson: LessonTree) -> [Finding] {
    // One that fails is slow for reasons that are said already: a crash, a loop without end.
    guard trials.solution.grade.results.allSatisfy(\.outcome.isPassed),
      trials.solution.seconds > 2
    else { return [] }
    let seconds = (trials.solution.seconds * 10).rounded() / 10
    return [
      error(lesson.suitePath(trials.exercise), 1, "the suite takes \(seconds) s; at most 2 s")
    ]
  }
}
