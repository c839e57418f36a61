import Comparison
import Course
import Foundation
import Grading
import Synchronization

extension VariantProgram {
  /// The answers of a variant on generated cases, and how its run ended.
  package struct Answers: Sendable {
    package let variant: Int
    package let transcript: Transcript

    /// Whether it crashed or did not end; the last call has no answer then.
    package let isBroken: Bool
  }

  /// Has variants answer generated cases, in one process.
  ///
  /// - Parameters:
  ///   - request: Its seed holds for every exercise.
  ///   - solution: The solution's answers by the exercise's name. Runs end as soon as it is clear that
  ///     they differ from these.
  ///   - next: The next variant and its exercise, which has a cross-check.
  package func answer(
    _ request: CaseRequest, as solution: [String: Transcript],
    _ next: @escaping @Sendable () -> (variant: Int, exercise: Exercise)?,
    onEnd: @escaping @Sendable (Answers) -> Void
  ) async throws {
    let scratch = try store.scratchFolder()
    defer { store.remove(scratch) }
    let orders = exercises.filter { exercise in
      crossChecks.contains { $0.suiteModule == exercise.suiteModule }
    }.map { request.order(for: $0, text: "") }
    for order in orders {
      try solution[order.exercise.name]?.bytes.write(
        to: URL(fileURLWithPath: "\(scratch)/\(order.exercise.suiteModule).transcript"))
    }
    let current = Mutex<(variant: Int, exercise: Exercise)?>(nil)
    try await runner.run(
      program: snapshot.program,
      cases: CaseRun(orders: orders, triesRounding: false, release: .atOnce, known: scratch),
      scratch: scratch, total: .infinity,
      tasks: RunTasks(
        next: {
          let run = next()
          current.withLock { $0 = run }
          return run.map { task($0.variant, $0.exercise) }
        },
        onEnd: { _, report in
          guard let run = current.withLock({ $0 }) else { return }
          onEnd(
            Answers(
              variant: run.variant,
              transcript: Transcript(report.transcripts[run.exercise.suiteModule] ?? Data()),
              isBroken: !report.recorder.results.allSatisfy(\.outcome.isPassed)))
        }))
  }

  /// The run of one cross-check.
  private func task(_ variant: Int, _ exercise: Exercise) -> RunTask {
    let own = crossChecks.filter { $0.suiteModule == exercise.suiteModule }
    let others = tests.values.joined() + crossChecks
    var task = RunTask(
      variant: variant + 1, plan: own,
      passedOver: others.map(\.id).filter { id in !own.contains { $0.id == id } })
    // A case takes a few milliseconds at most; a thousand of them, and what grew too slow, this.
    task.workLimit = { _ in 5 }
    return task
  }
}
