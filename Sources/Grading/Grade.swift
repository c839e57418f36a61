/// What came of grading one exercise.
package struct ExerciseGrade: Sendable, Equatable, Codable {
  /// `06-missing/MedianImputer`.
  package let exercise: String
  package private(set) var state: State

  /// Charts and other attachments that the checks recorded, by file name.
  package var attachments: [Attachment]

  /// What the program printed, by the check that ran.
  package var printed: [PrintedText]

  /// How the answers compare with the solution's on generated cases, where these were run.
  package var agreement: Agreement?

  /// Whether its cross-check was run.
  package var hasReachedCrossCheck: Bool {
    results.contains { $0.check.isCrossCheck && $0.outcome != .notReached }
  }

  /// Replaces the results of cross-checks that were run, once their answers have been compared.
  package mutating func decideCrossCheck(_ decide: (CheckResult) -> CheckResult) {
    guard case .graded(let results) = state else { return }
    state = .graded(
      results.map { $0.check.isCrossCheck && $0.outcome != .notReached ? decide($0) : $0 })
  }

  /// Leaves out checks that nobody can pass.
  package mutating func leaveOut(_ checks: Set<Check.ID>) {
    guard case .graded(let results) = state else { return }
    state = .graded(results.filter { !checks.contains($0.check.id) })
  }

  /// The exercises that a failing one calls and that are not right themselves.
  package var waitsFor: [Dependency]

  package enum State: Sendable, Equatable, Codable {
    /// The file is the stub, word for word.
    case notAttempted
    case doesNotCompile([Diagnostic])

    /// The file compiles, but the suite can no longer call it.
    case signatureChanged([Diagnostic])
    case graded([CheckResult])
  }

  package init(
    exercise: String, state: State, attachments: [Attachment] = [], printed: [PrintedText] = [],
    waitsFor: [Dependency] = []
  ) {
    self.exercise = exercise
    self.state = state
    self.attachments = attachments
    self.printed = printed
    self.waitsFor = waitsFor
  }

  package var results: [CheckResult] {
    if case .graded(let results) = state { results } else { [] }
  }

  /// What the program printed during this exercise's checks, in their order.
  package var output: String { printed.map(\.text).joined() }

  package var passedCount: Int { results.count { $0.outcome.isPassed } }

  /// Whether every check passed; an exercise without outcomes has not.
  package var isPassed: Bool { !results.isEmpty && passedCount == results.count }

  /// The kind of trouble that decides how feedback begins; `nil` when all is well.
  package var trouble: Trouble? {
    switch state {
    case .notAttempted: return .notAttempted
    case .doesNotCompile, .signatureChanged: return .doesNotCompile
    case .graded:
      guard let first = results.first(where: { !$0.outcome.isPassed }) else {
        return results.isEmpty ? .wrong : nil
      }
      switch first.outcome {
      case .crashed: return .crashed
      case .timedOut: return .tooSlow
      case .passed, .failed, .notReached: return .wrong
      }
    }
  }
}

/// An exercise that another one calls.
package struct Dependency: Sendable, Equatable, Codable {
  /// `11-least-squares/BackSubstitution`.
  package let exercise: String

  /// What it is called by: `backSubstitution`.
  package let name: String

  package init(exercise: String, name: String) {
    self.exercise = exercise
    self.name = name
  }
}

package enum Trouble: String, Sendable, Codable {
  case notAttempted, doesNotCompile, wrong, crashed, tooSlow
}

package struct CheckResult: Sendable, Equatable, Codable {
  package let check: Check
  package let outcome: Outcome

  /// The generated call that a cross-check ended in, where it crashed or ran out of time.
  package let call: String?

  package init(check: Check, outcome: Outcome, call: String? = nil) {
    self.check = check
    self.outcome = outcome
    self.call = call?.cut()
  }

  /// Whether it is a cross-check that was not run, as other checks of its suite do not pass.
  package var isWaiting: Bool { check.isCrossCheck && outcome == .notReached }
}

/// On how many generated cases an exercise answers as the solution does.
package struct Agreement: Sendable, Equatable, Codable {
  /// What the cases were made from: the same seed makes them again.
  package var seed: UInt64
  package var agreeing: Int

  /// All cases that were asked for, but for those that rounding decides. One that was not come to,
  /// as the program had ended, does not agree.
  package var cases: Int

  /// Whether the solution's answers are those that a release without solutions carries, on cases that
  /// anybody can make.
  package var isRecorded: Bool

  package init(seed: UInt64, agreeing: Int, cases: Int, isRecorded: Bool = false) {
    self.seed = seed
    self.agreeing = agreeing
    self.cases = cases
    self.isRecorded = isRecorded
  }

  /// From 0 to 1.
  package var share: Double { cases == 0 ? 1 : Double(agreeing) / Double(cases) }
}

/// What the program printed while a check ran, its middle left out when long.
package struct PrintedText: Sendable, Equatable, Codable {
  package let check: Check.ID
  package let text: String

  package init(check: Check.ID, text: String) {
    self.check = check
    self.text = text
  }
}

/// A file that a check attached, such as a chart.
package struct Attachment: Sendable, Equatable, Codable {
  package let check: Check.ID
  package let name: String

  /// The bytes as text; attachments that are not UTF-8 are not kept.
  package let text: String

  package init(check: Check.ID, name: String, text: String) {
    self.check = check
    self.name = name
    self.text = text
  }
}

/// What the compiler said of one place in the learner's code.
package struct Diagnostic: Sendable, Hashable, Codable {
  package enum Severity: String, Sendable, Codable {
    case error, warning, note
  }

  package var severity: Severity
  package var message: String
  package var location: SourceLocation?

  package init(severity: Severity, message: String, location: SourceLocation?) {
    self.severity = severity
    self.message = message
    self.location = location
  }
}

/// What came of grading a lesson: its exercises in the order of the page.
package struct LessonGrade: Sendable, Equatable, Codable {
  package let lesson: String
  package var exercises: [ExerciseGrade]

  package init(lesson: String, exercises: [ExerciseGrade]) {
    self.lesson = lesson
    self.exercises = exercises
  }
}
