import Grading

/// The cross-checks of a program's runs.
struct CaseRun: Sendable {
  let orders: [CaseOrder]

  /// Whether each case is also answered with arithmetic that rounds in other ways.
  let triesRounding: Bool
  let release: Release

  /// Whether another run goes on behind a case that the program dies of, or that does not end.
  var goesOn = false

  /// A folder of the solution's transcripts, against which runs end as soon as it is clear that they
  /// differ.
  var known: String?

  enum Release: Sendable {
    /// When all other checks of the same suite have passed.
    case afterTheSuite

    /// When all other checks have run, where one of the same suite has passed.
    case whereAnyPasses

    /// With the others.
    case atOnce

    /// Without the others, which are not run at all.
    case alone

    /// Whether there are other checks to wait for.
    var waits: Bool { self == .afterTheSuite || self == .whereAnyPasses }
  }

  /// What the program reads its orders from (`CaseOrder` in `LessonTesting`).
  ///
  /// - Parameter folder: Where it writes its transcripts.
  func environment(folder: String) -> [String: String] {
    var environment = [
      "LEARN_CASES": orders.map(\.line).joined(separator: "\n"), "LEARN_TRANSCRIPTS": folder,
      "LEARN_ROUNDING": triesRounding ? "1" : "0",
    ]
    environment["LEARN_KNOWN"] = known
    if goesOn { environment["LEARN_GOES_ON"] = "1" }
    return environment
  }

  /// The tests that a run does not come to at first.
  static func held(at release: Release?, of plan: [PlannedTest]) -> Set<String> {
    switch release {
    case .atOnce?: []
    case .alone?: Set(plan.filter { !$0.isCrossCheck }.map(\.id))
    case .afterTheSuite?, .whereAnyPasses?, nil: Set(plan.filter(\.isCrossCheck).map(\.id))
    }
  }

  /// The ordered cross-checks of suites of which enough has passed.
  func ready(_ recorder: RunRecorder) -> [String] {
    orders.flatMap { order in
      let tests = recorder.plan.filter { $0.suiteModule == order.exercise.suiteModule }
      let others = tests.filter { !$0.isCrossCheck }.flatMap(\.checks)
      let passed = others.count { recorder.outcomes[$0.id]?.isPassed == true }
      return passed == others.count || release == .whereAnyPasses && passed > 0
        ? tests.filter(\.isCrossCheck).map(\.id) : []
    }
  }

  /// Where the program writes the transcript of each order.
  func paths(in folder: String) -> [String] {
    orders.map { "\(folder)/\($0.exercise.suiteModule).transcript" }
  }
}

extension CaseRequest.Time {
  var release: CaseRun.Release {
    switch self {
    case .always: .atOnce
    case .whereAnyPasses: .whereAnyPasses
    case .afterTheSuite, .never: .afterTheSuite
    }
  }
}
