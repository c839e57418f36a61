import Course
import Grading

/// A verdict as `--json` prints it.
struct GradeDocument: Encodable {
  let exercise: String

  /// `passed`, `notAttempted`, `doesNotCompile`, `wrong`, `crashed` or `tooSlow`.
  let status: String
  let checksPassed: Int
  let checksTotal: Int
  let checks: [CheckDocument]
  let diagnostics: [Diagnostic]

  /// On how many generated cases it answers as the solution does, and the seed that makes them again.
  let agreement: Agreement?

  /// The exercises that it calls and that are not right themselves; left out where there are none.
  let waitsFor: [Dependency]?

  /// The words that the terminal would have shown.
  let feedback: [Feedback.Line]

  struct CheckDocument: Encodable {
    let id: String
    let title: String

    let outcome: Outcome.Kind
    let issues: [Issue]
    let crash: Crash?
  }

  init(_ grade: ExerciseGrade, feedback: Feedback) {
    exercise = grade.exercise
    status = grade.trouble?.rawValue ?? "passed"
    checksPassed = grade.passedCount
    checksTotal = grade.results.count
    checks = grade.results.map { result in
      let (issues, crash): ([Issue], Crash?) =
        switch result.outcome {
        case .failed(let issues): (issues, nil)
        case .crashed(let crash): ([], crash)
        case .passed, .timedOut, .notReached: ([], nil)
        }
      return CheckDocument(
        id: result.check.id.description, title: result.check.title,
        outcome: result.outcome.kind, issues: issues, crash: crash)
    }
    diagnostics =
      switch grade.state {
      case .doesNotCompile(let diagnostics), .signatureChanged(let diagnostics): diagnostics
      case .notAttempted, .graded: []
      }
    agreement = grade.agreement
    waitsFor = grade.waitsFor.isEmpty ? nil : grade.waitsFor
    self.feedback = feedback.lines
  }
}
