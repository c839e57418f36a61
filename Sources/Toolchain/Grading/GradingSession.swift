import Comparison
import Course
import Foundation
import Grading

/// One grading, from the texts to the grade.
///
/// An exercise that does not compile, or that its suite can no longer call, is set aside with its
/// diagnostics and replaced by its stub; what is left is built again and graded.
struct GradingSession {
  let request: LessonEngine.Request
  let builder: LessonBuilder
  let runner: LessonRunner
  let kit: Kit
  let snapshot: LessonBuilder.Snapshot

  /// The exercises that are still in the running.
  private(set) var open: [Exercise]
  private var states: [String: ExerciseGrade.State]
  private(set) var replaced: Set<String> = []
  private var warnings: [Diagnostic] = []

  /// The cross-checks that found a difference.
  private(set) var differing: [CrossChecking] = []

  /// - Parameter open: The exercises that there is something to grade of.
  init(
    request: LessonEngine.Request, open: [Exercise], builder: LessonBuilder, runner: LessonRunner
  ) async throws {
    self.request = request
    self.builder = builder
    self.runner = runner
    self.open = open
    states = [:]
    kit = try await builder.kit()
    snapshot = try builder.snapshot(request.parts, request.work)
  }

  func cleanUp() {
    kit.cleanUp()
    builder.store.remove(snapshot.folder)
  }

  mutating func grade() async throws -> LessonEngine.Report {
    var report = LessonEngine.Report(
      grade: LessonGrade(lesson: request.parts.lesson.name.text, exercises: []))
    var run: LessonRunner.Report?
    let plans = try await plans.plans(for: open)
    let requested = open
    let orders = orders(plans)
    // The solution answers while the learner's files are compiled.
    let solution = Task { [reference, request] in
      if let known = request.answers { return known.byExercise }
      return try await reference.transcripts(orders, plans: plans, triesRounding: false)
        .mapValues(ExpectedAnswers.init)
    }
    defer { solution.cancel() }
    if try await build() {
      if request.isOneOfMany { report.symbols = snapshot.symbols }
      run = try await self.run(open.flatMap { plan(of: $0, plans, orders) }, orders)
    }
    report.warnings = warnings
    report.anomalies = run?.recorder.anomalies ?? []
    report.grade.exercises = requested.map { exercise in
      grade(of: exercise, run: run)
    }
    if let run, report.grade.exercises.contains(where: isCompared) {
      let transcripts = try await withTaskCancellationHandler {
        try await solution.value
      } onCancel: {
        solution.cancel()
      }
      differing = try await compare(
        &report.grade, run, orders: orders, with: transcripts, plans: plans)
    }
    return report
  }

  /// Runs the suites and the cross-checks.
  ///
  /// Of a single exercise, both run at the same time: its suite passes more often than not once it is
  /// nearly done, and whoever passes waits for both.
  private func run(
    _ plan: [PlannedTest], _ orders: [CaseOrder]
  ) async throws -> LessonRunner.Report {
    let cases = CaseRun(
      orders: orders, triesRounding: false, release: request.cases.time.release,
      goesOn: request.isOneOfMany)
    if open.count == 1, !orders.isEmpty, cases.release == .afterTheSuite, !cases.goesOn {
      return try await runner.runBeside(
        program: snapshot.program, plan: plan, cases: cases, scratch: snapshot.folder,
        onSettled: request.onSettled, onTimed: request.onTimed)
    }
    return try await runner.run(
      program: snapshot.program, plan: plan, cases: cases, scratch: snapshot.folder,
      onSettled: request.onSettled, onTimed: request.onTimed)
  }

  private var plans: SuitePlans {
    SuitePlans(parts: request.parts, builder: builder, runner: runner, kit: kit)
  }

  var memory: SuiteMemory {
    SuiteMemory(
      parts: request.parts, builder: builder, kit: kit, isOneOfMany: request.isOneOfMany)
  }

  private func grade(of exercise: Exercise, run: LessonRunner.Report?) -> ExerciseGrade {
    let prefix = exercise.suiteModule + "."
    if let state = states[exercise.name] {
      return ExerciseGrade(exercise: exercise.id, state: state)
    }
    return ExerciseGrade(
      exercise: exercise.id,
      state: .graded(run?.recorder.results.filter { $0.check.id.test.hasPrefix(prefix) } ?? []),
      attachments: run?.attachments.filter { $0.check.test.hasPrefix(prefix) } ?? [],
      printed: run?.printed.filter { $0.check.test.hasPrefix(prefix) } ?? [])
  }

  // MARK: Building

  /// Builds the program of all that can be graded.
  ///
  /// - Returns: Whether anything is left to run.
  private mutating func build() async throws -> Bool {
    try setAsideBombs()
    // Each round sets at least one file aside, so there are no more rounds than files.
    for _ in 0...request.parts.exercises.count {
      guard !open.isEmpty else { return false }
      let product = try await Assembly(memory: memory, snapshot: snapshot).build(open)
      for (name, diagnostics) in product.broken { states[name] = .signatureChanged(diagnostics) }
      open.removeAll { states[$0.name] != nil }
      if product.isSuccess {
        warnings = product.attempt.compilation.diagnostics.filter { $0.severity == .warning }
        return true
      }
      if try await !setAside(product.attempt.compilation) { return false }
    }
    return false
  }

  /// Takes an exercise out of the running, and its stub in the place of its file.
  mutating func replace(_ exercise: Exercise, _ state: ExerciseGrade.State) throws {
    replaced.insert(exercise.name)
    if open.contains(exercise) { states[exercise.name] = state }
    open.removeAll { $0 == exercise }
    try builder.store.write(request.parts[exercise].stub, to: snapshot.path(of: exercise))
  }

  // MARK: What the exercises have to do with each other

  var dependencies: Dependencies {
    Dependencies(parts: request.parts, work: request.work, kit: kit, store: builder.store)
  }

  /// Whether the exercise's file was replaced, as it does not compile or lacks what others call.
  func isSetAside(_ exercise: Exercise) -> Bool { replaced.contains(exercise.name) }
}

extension String {
  /// Whether the two texts differ in nothing but their line ends and the blanks at the very end.
  package func hasSameLines(as other: String) -> Bool {
    self == other || replacingLineEnds().trimmedLines == other.replacingLineEnds().trimmedLines
  }
}
