import Grading
import Synchronization

/// The suite of one exercise and its cross-check, at the same time.
extension LessonRunner {
  /// Runs a suite, and beside it its cross-check in a program of its own, which is ended as soon as
  /// any other check does not pass: then nobody asks for the cases.
  ///
  /// - Parameter plan: The checks of one suite.
  /// - Returns: What ``run(program:plan:cases:scratch:onSettled:onTimed:)`` returns where the
  ///   cross-check waits for the rest of the suite.
  func runBeside(
    program: String, plan: [PlannedTest], orders: [CaseOrder], scratch: String,
    onSettled: (@Sendable (CheckResult) -> Void)? = nil,
    onTimed: (@Sendable (Check.ID, Double) -> Void)? = nil
  ) async throws -> Report {
    let cases = Task {
      try await run(
        program: program, plan: plan,
        cases: CaseRun(orders: orders, triesRounding: false, release: .alone),
        scratch: "\(scratch)/beside")
    }
    let suite: Report
    do {
      suite = try await withTaskCancellationHandler {
        try await run(
          program: program, plan: plan, scratch: scratch,
          onSettled: { result in
            if !result.outcome.isPassed { cases.cancel() }
            onSettled?(result)
          }, onTimed: onTimed)
      } onCancel: {
        cases.cancel()
      }
    } catch {
      cases.cancel()
      _ = await cases.result
      throw error
    }
    let others = suite.recorder.plan.filter { !$0.isCrossCheck }.flatMap(\.checks)
    guard others.allSatisfy({ suite.recorder.outcomes[$0.id]?.isPassed == true }) else {
      cases.cancel()
      _ = await cases.result
      return suite
    }
    return suite.with(
      try await withTaskCancellationHandler {
        try await cases.value
      } onCancel: {
        cases.cancel()
      })
  }
}

extension LessonRunner.Report {
  /// The report with what a run of nothing but cross-checks came to.
  fileprivate func with(_ cases: LessonRunner.Report) -> LessonRunner.Report {
    var recorder = recorder
    for check in cases.recorder.checks where check.isCrossCheck {
      recorder.setOutcome(cases.recorder.outcomes[check.id], of: check.id)
    }
    return LessonRunner.Report(
      recorder: recorder, printed: printed + cases.printed,
      attachments: attachments + cases.attachments, transcripts: cases.transcripts)
  }
}
