import Grading

/// The cross-checks of a program's runs.
struct CaseRun: Sendable {
  let orders: [CaseOrder]

  /// Whether each case is also answered with arithmetic that rounds in other ways.
  let triesRounding: Bool
  let release: Release

  /// A folder of the solution's transcripts, against which runs end as soon as it is clear that they
  /// differ.
  var known: String?

  enum Release: Sendable {
    /// When all other checks of the same suite have passed.
    case afterTheSuite

    /// With the others.
    case atOnce

    /// Without the others, which are not run at all.
    case alone
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
    return environment
  }

  /// The tests that a run does not come to at first.
  static func held(at release: Release?, of plan: [PlannedTest]) -> Set<String> {
    switch release {
    case .atOnce?: []
    case .alone?: Set(plan.filter { !$0.isCrossCheck }.map(\.id))
    case .afterTheSuite?, nil: Set(plan.filter(\.isCrossCheck).map(\.id))
    }
  }

  /// The ordered cross-checks of suites that have passed otherwise.
  func ready(_ recorder: RunRecorder) -> [String] {
    orders.flatMap { order in
      let tests = recorder.plan.filter { $0.suiteModule == order.exercise.suiteModule }
      let others = tests.filter { !$0.isCrossCheck }.flatMap(\.checks)
      return others.allSatisfy { recorder.outcomes[$0.id]?.isPassed == true }
        ? tests.filter(\.isCrossCheck).map(\.id) : []
    }
  }
}
