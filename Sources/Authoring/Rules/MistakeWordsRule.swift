import Course
import Grading

enum MistakeWordsRule: TrialRule {
  static let name = "mistake-words"

  static let explanation = """
    The feedback on a mistake holds the words that its branch promises in `// Feedback:` lines, \
    capitals aside. They are looked for in the headlines and explanations of the checks that \
    failed on it. Make the suite's explanation say them, or promise what it says.
    """

  static func findings(in trials: ExerciseTrials, of lesson: LessonTree) -> [Finding] {
    guard trials.solution.isPassed else { return [] }
    let path = "solutions/\(lesson.name)/\(trials.exercise).swift"
    return trials.mistakes.flatMap { mistake -> [Finding] in
      guard mistake.outcome.isFailedByChecks else { return [] }
      let issues = mistake.outcome.grade.results.flatMap(\.outcome.issues)
      let said = issues.map { "\($0.headline)\n\($0.explanation ?? "")" }.joined(separator: "\n")
        .lowercased()
      return mistake.words.filter { !$0.isEmpty && !said.contains($0.lowercased()) }.map { words in
        error(path, mistake.line, "the feedback on MISTAKE_\(mistake.name) does not say '\(words)'")
      }
    }
  }
}
