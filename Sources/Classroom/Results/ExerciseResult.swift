import Grading

/// One exercise of a result file.
package struct ExerciseResult: Sendable, Equatable, Codable {
  /// `06-missing/MedianImputer`.
  package var exercise: String
  package var title: String
  package var state: ExerciseGrade.State.Kind
  package var points: Double

  /// The smaller of the share of checks passed and the share of fresh cases that agree, times the
  /// points.
  package var score: Double

  /// What the mark was held against beside the checks.
  package var confirmation: Confirmation

  /// On how many generated cases the work answers as the solution does.
  package var freshCases: Agreement?

  /// What became of the file, where none was graded in its place but the one handed out.
  package var absence: Absence?

  package enum Absence: String, Sendable, Codable {
    case notHandedIn, notTaken

    package var words: String { self == .notHandedIn ? "not handed in" : "not taken" }
  }

  package var checks: [CheckRecord]
  package var diagnostics: [Diagnostic]?

  /// The words that the learner would have seen in the terminal.
  package var feedback: [Feedback.Line]?

  package init(
    grade: ExerciseGrade, title: String, points: Double, feedback: [Feedback.Line]? = nil,
    keepingOutput limit: Int = 1_000
  ) {
    self.feedback = feedback
    exercise = grade.exercise
    self.title = title
    self.points = points
    freshCases = grade.agreement
    confirmation = Confirmation(grade.agreement)
    checks = grade.results.map { result in
      let printed = grade.printed.first { $0.check == result.check.id }?.text
      return CheckRecord(result, output: printed?.middleLeftOut(keeping: limit))
    }
    state = grade.state.kind
    switch grade.state {
    case .graded, .notAttempted: break
    case .doesNotCompile(let list), .signatureChanged(let list): diagnostics = list
    }
    score = 0
    setPoints(points)
  }

  /// Takes in what the instructor's rules say it is worth now.
  package mutating func setPoints(_ points: Double) {
    self.points = points
    score = min(
      Score.points(points, passed: passedCount, of: checkCount), points * (freshCases?.share ?? 1))
  }

  /// The checks that count one by one; the cross-check counts by its cases.
  private var counted: [CheckRecord] { checks.filter { $0.isCrossCheck != true } }
  package var checkCount: Int { counted.count }
  package var passedCount: Int { counted.count { $0.outcome == .passed } }
  package var isPassed: Bool { !checks.isEmpty && checks.allSatisfy { $0.outcome == .passed } }

  /// `12 of 12 checks, 3 of 200 fresh cases`.
  package var shares: String {
    "\(passedCount) of \(checkCount) checks"
      + (freshCases.map { ", \($0.agreeing) of \($0.cases) fresh cases" } ?? "")
  }

  /// Whether the checks say more for the work than the fresh cases do, by so much that somebody
  /// should look at it.
  package var partsFromFreshCases: Bool {
    guard let freshCases, checkCount > 0 else { return false }
    return Double(passedCount) / Double(checkCount) - freshCases.share > 0.1
  }

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
    var grade = ExerciseGrade(
      exercise: exercise, state: state,
      printed: checks.compactMap { check in
        check.output.map { PrintedText(check: check.id, text: $0) }
      })
    grade.agreement = freshCases
    return grade
  }
}

/// How far a mark was held against cases that nobody could know before.
package enum Confirmation: String, Sendable, Codable {
  case fresh = "confirmed on fresh cases"

  /// By the solution's answers that a release without solutions carries.
  case recorded = "compared on recorded cases, which are known"
  case none = "not confirmed on fresh cases"

  init(_ agreement: Agreement?) {
    guard let agreement, agreement.cases > 0 else {
      self = .none
      return
    }
    self = agreement.isRecorded ? .recorded : .fresh
  }
}

/// One check of a result file.
package struct CheckRecord: Sendable, Equatable, Codable {
  package var test: String
  package var caseIndex: Int?

  /// `true` for the comparison with the solution on generated cases.
  package var isCrossCheck: Bool?

  /// The generated call that it ended in.
  package var call: String?
  package var title: String
  package var outcome: Outcome.Kind
  package var issues: [Issue]?
  package var crash: Crash?

  /// The limit that the check ran into, in seconds.
  package var limit: Double?

  /// What the student's code printed meanwhile, cut to its first and last part.
  package var output: String?

  package init(_ result: CheckResult, output: String? = nil) {
    self.output = output
    test = result.check.id.test
    caseIndex = result.check.id.caseIndex
    isCrossCheck = result.check.isCrossCheck ? true : nil
    call = result.call
    title = result.check.title
    outcome = result.outcome.kind
    switch result.outcome {
    case .passed, .notReached: break
    case .failed(let found): issues = found
    case .crashed(let cause): crash = cause
    case .timedOut(let seconds): limit = seconds
    }
  }

  package var id: Check.ID { Check.ID(test: test, caseIndex: caseIndex) }

  package var result: CheckResult {
    let known: Outcome =
      switch outcome {
      case .passed: .passed
      case .failed: .failed(issues ?? [])
      case .crashed: .crashed(crash ?? Crash(cause: .killed))
      case .timedOut: .timedOut(seconds: limit ?? 0)
      case .notReached: .notReached
      }
    return CheckResult(
      check: Check(id: id, title: title, isCrossCheck: isCrossCheck == true), outcome: known,
      call: call)
  }

  /// What went wrong, in one line; `nil` when nothing did.
  package var summary: String? { result.outcome.summary }
}

extension String {
  /// The text with its middle left out when it is longer than `limit` characters.
  func middleLeftOut(keeping limit: Int) -> String {
    let count = self.count
    guard count > limit else { return self }
    return prefix(limit / 2) + "\n… \(count - limit) characters left out …\n" + suffix(limit / 2)
  }
}
