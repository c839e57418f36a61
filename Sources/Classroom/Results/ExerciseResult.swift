import Grading

/// One exercise of a result file.
package struct ExerciseResult: Sendable, Equatable, Codable {
  package enum State: String, Sendable, Codable {
    case graded
    case notAttempted = "not_attempted"
    case doesNotCompile = "does_not_compile"
    case signatureChanged = "signature_changed"
  }

  /// `06-missing/MedianImputer`.
  package var exercise: String
  package var title: String
  package var state: State
  package var points: Double

  /// The share of checks passed times the points.
  package var score: Double

  package var checks: [CheckRecord]
  package var diagnostics: [Diagnostic]?

  /// What the student's code printed, cut to its first and last part.
  package var output: String?

  /// The words that the learner would have seen in the terminal.
  package var feedback: [Feedback.Line]?

  package init(
    grade: ExerciseGrade, title: String, points: Double, feedback: [Feedback.Line]? = nil,
    keepingOutput limit: Int = 4_000
  ) {
    self.feedback = feedback
    exercise = grade.exercise
    self.title = title
    self.points = points
    let total = grade.results.count
    score = total == 0 ? 0 : points * Double(grade.passedCount) / Double(total)
    checks = grade.results.map { CheckRecord($0) }
    switch grade.state {
    case .graded: state = .graded
    case .notAttempted: state = .notAttempted
    case .doesNotCompile(let list):
      state = .doesNotCompile
      diagnostics = list
    case .signatureChanged(let list):
      state = .signatureChanged
      diagnostics = list
    }
    output = grade.output.isEmpty ? nil : grade.output.middleLeftOut(keeping: limit)
  }

  package var passedCount: Int { checks.count { $0.outcome == .passed } }
  package var isPassed: Bool { !checks.isEmpty && passedCount == checks.count }

  /// The names of the known mistakes that its checks found, each once, in order.
  package var mistakes: [String] {
    var names: [String] = []
    for mistake in checks.lazy.flatMap({ $0.issues ?? [] }).compactMap(\.mistake)
    where !names.contains(mistake) {
      names.append(mistake)
    }
    return names
  }

  package var grade: ExerciseGrade {
    let state: ExerciseGrade.State =
      switch self.state {
      case .graded: .graded(checks.map(\.result))
      case .notAttempted: .notAttempted
      case .doesNotCompile: .doesNotCompile(diagnostics ?? [])
      case .signatureChanged: .signatureChanged(diagnostics ?? [])
      }
    return ExerciseGrade(exercise: exercise, state: state, output: output ?? "")
  }
}

/// One check of a result file.
package struct CheckRecord: Sendable, Equatable, Codable {
  package enum Outcome: String, Sendable, Codable {
    case passed
    case failed
    case crashed
    case timedOut = "timed_out"
    case notReached = "not_reached"
  }

  package var test: String
  package var caseIndex: Int?
  package var title: String
  package var outcome: Outcome
  package var issues: [Issue]?
  package var crash: Crash?

  /// The limit that the check ran into, in seconds.
  package var limit: Double?

  package init(_ result: CheckResult) {
    test = result.check.id.test
    caseIndex = result.check.id.caseIndex
    title = result.check.title
    switch result.outcome {
    case .passed: outcome = .passed
    case .failed(let found):
      outcome = .failed
      issues = found
    case .crashed(let cause):
      outcome = .crashed
      crash = cause
    case .timedOut(let seconds):
      outcome = .timedOut
      limit = seconds
    case .notReached: outcome = .notReached
    }
  }

  package var id: Check.ID { Check.ID(test: test, caseIndex: caseIndex) }

  package var result: CheckResult {
    let known: Grading.Outcome =
      switch outcome {
      case .passed: .passed
      case .failed: .failed(issues ?? [])
      case .crashed: .crashed(crash ?? Crash(cause: .killed))
      case .timedOut: .timedOut(seconds: limit ?? 0)
      case .notReached: .notReached
      }
    return CheckResult(check: Check(id: id, title: title), outcome: known)
  }

  /// What went wrong, in one line; `nil` when nothing did.
  package var summary: String? {
    switch outcome {
    case .passed: nil
    case .failed: issues?.first?.headline ?? "failed"
    case .crashed:
      "crashed" + (crash?.message.map { ": \($0)" } ?? crash.map { ": \($0.cause.rawValue)" } ?? "")
    case .timedOut: "not finished within \(Numbers.short(limit ?? 0)) s"
    case .notReached: "not reached"
    }
  }
}

extension String {
  /// The text with its middle left out when it is longer than `limit` characters.
  func middleLeftOut(keeping limit: Int) -> String {
    let count = self.count
    guard count > limit else { return self }
    return prefix(limit / 2) + "\n… \(count - limit) characters left out …\n" + suffix(limit / 2)
  }
}
