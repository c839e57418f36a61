import Grading

/// The suite of one exercise and its cross-check, at the same time.
extension LessonRunner {
  /// Runs a suite, and beside it its cross-check in a program of its own, which is ended as soon as
  /// any other check does not pass: then nobody asks for the cases.
  ///
  /// - Parameters:
  ///   - plan: The checks of one suite.
  ///   - cases: Its cross-check, which counts after the suite.
  /// - Returns: What ``run(program:plan:cases:scratch:onSettled:onTimed:)`` returns where the
  ///   cross-check waits for the rest of the suite.
  func runBeside(
    program: String, plan: [PlannedTest], cases: CaseRun, scratch: String,
    onSettled: (@Sendable (CheckResult) -> Void)? = nil,
    onTimed: (@Sendable (Check.ID, Double) -> Void)? = nil
  ) async throws -> Report {
    let alone = CaseRun(orders: cases.orders, triesRounding: cases.triesRounding, release: .alone)
    let beside = Task {
      try await run(program: program, plan: plan, cases: alone, scratch: "\(scratch)/beside")
    }
    return try await withTaskCancellationHandler {
      do {
        let suite = try await run(
          program: program, plan: plan, scratch: scratch,
          onSettled: { result in
            if !result.outcome.isPassed { beside.cancel() }
            onSettled?(result)
          }, onTimed: onTimed)
        if !cases.ready(suite.recorder).isEmpty { return suite.with(try await beside.value) }
        beside.cancel()
        _ = await beside.result
        return suite
      } catch {
        // Whoever removes the scratch folder must not do so below a program that still runs.
        beside.cancel()
        _ = await beside.result
        throw error
      }
    } onCancel: {
      beside.cancel()
    }
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
