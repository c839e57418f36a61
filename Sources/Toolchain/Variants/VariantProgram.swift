import Course
import Foundation
import Grading
import Synchronization

/// One program that holds a lesson's exercises in many variants, of which each run takes one.
///
/// Starting a compiler for each variant takes most of the time of trying them. A function holds all
/// its bodies here (``VariantText``), and what is compiled and linked once runs for each.
package struct VariantProgram: Sendable {
  /// Another text of one exercise's file; the other exercises are as in the program's base.
  package struct Variant: Sendable {
    package var exercise: Exercise
    package var text: String

    package init(exercise: Exercise, text: String) {
      self.exercise = exercise
      self.text = text
    }
  }

  /// What became of a variant.
  package enum Place: Sendable, Equatable {
    /// The program holds it. The places of the warnings are those in the variant's own text.
    case held(warnings: [Diagnostic])

    /// It does not compile.
    case broken([Diagnostic])

    /// It differs in more than what functions do inside, and takes a program of its own.
    case apart
  }

  /// One run: which variant, and what is to be found out about it.
  package struct Run: Sendable {
    /// The position of the variant among those that the program was made of; `nil` is the base.
    package var variant: Int?

    /// The tests that are run.
    package var tests: [PlannedTest]

    /// Whether the first check that does not pass is the last that is run, and every check gets ten
    /// times the processor time that it takes on the base, but 0.3 s at least.
    package var isBrief: Bool

    package init(variant: Int?, tests: [PlannedTest], isBrief: Bool = false) {
      self.variant = variant
      self.tests = tests
      self.isBrief = isBrief
    }
  }

  /// What became of each variant, by its position.
  package let places: [Place]

  /// The tests of each exercise, by the exercise's name; cross-checks are not among them.
  package let tests: [String: [PlannedTest]]

  /// The cross-checks, which no run comes to.
  package let crossChecks: [PlannedTest]

  /// The exercises that have variants, in the order of the page.
  package let exercises: [Exercise]

  /// What each check takes on the base, in seconds.
  let seconds: [Check.ID: Double]

  let snapshot: LessonBuilder.Snapshot
  let runner: LessonRunner
  let store: BuildStore

  /// Removes what was built.
  package func remove() { store.remove(snapshot.folder) }

  /// Does the runs that `next` hands out, one after the other, in one process; several may take from
  /// the same source at once.
  ///
  /// A program that dies says nothing of where it did: telling that takes longer than the run.
  package func run(
    _ next: @escaping @Sendable () -> Run?,
    onEnd: @escaping @Sendable (_ run: Run, _ results: [CheckResult]) -> Void
  ) async throws {
    let scratch = try store.scratchFolder()
    defer { store.remove(scratch) }
    // The run that a task stands for; there is one at a time.
    let current = Mutex<Run?>(nil)
    try await runner.run(
      program: snapshot.program, scratch: scratch, total: .infinity,
      tasks: RunTasks(
        next: {
          let run = next()
          current.withLock { $0 = run }
          return run.map(task)
        },
        onEnd: { _, report in
          if let run = current.withLock({ $0 }) { onEnd(run, report.recorder.results) }
        }))
  }

  private func task(_ run: Run) -> RunTask {
    let suites = Set(run.tests.map(\.suite))
    let all = Set(tests.values.joined().map(\.suite))
    // Of the suites that are run, what is not asked for is passed over test by test.
    let asked = Set(run.tests.map(\.id))
    let others = (tests.values.joined() + crossChecks).filter { suites.contains($0.suite) }
      .map(\.id)
    var task = RunTask(
      variant: run.variant.map { $0 + 1 } ?? 0, plan: run.tests,
      passedOver: all.subtracting(suites).sorted() + others.filter { !asked.contains($0) },
      isOverAtFailure: run.isBrief)
    if run.isBrief { task.workLimit = { max(0.3, 10 * (seconds[$0] ?? 1)) } }
    return task
  }
}

extension PlannedTest {
  /// What the ids of all tests of its suite begin with.
  fileprivate var suite: String { String(id.prefix { $0 != "/" }) }
}
