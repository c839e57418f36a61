import Comparison
import Course
import Foundation
import Grading
import SwiftText

/// One grading, from the texts to the grade.
///
/// An exercise that does not compile, or that its suite can no longer call, is set aside with its
/// diagnostics and replaced by its stub; what is left is built again and graded.
struct GradingSession {
  private let request: LessonEngine.Request
  private let builder: LessonBuilder
  private let runner: LessonRunner
  private let kit: Kit
  private let snapshot: LessonBuilder.Snapshot

  /// The exercises that are still in the running.
  private var open: [Exercise]
  private var states: [String: ExerciseGrade.State]
  private var replaced: Set<String> = []
  private var warnings: [Diagnostic] = []

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
    let solution = Task { [reference] in try await reference.transcripts(orders, plans: plans) }
    defer { solution.cancel() }
    if try await build() {
      run = try await runner.run(
        program: snapshot.program, plan: open.flatMap { plan(of: $0, plans, orders) },
        cases: .init(
          orders: orders, triesRounding: false,
          release: request.cases.time == .always ? .atOnce : .afterTheSuite),
        scratch: snapshot.folder, onSettled: request.onSettled, onTimed: request.onTimed)
    }
    report.warnings = warnings
    report.anomalies = run?.recorder.anomalies ?? []
    report.grade.exercises = requested.map { exercise in
      grade(of: exercise, run: run)
    }
    if let run, report.grade.exercises.contains(where: \.hasReachedCrossCheck) {
      let transcripts = try await withTaskCancellationHandler {
        try await solution.value
      } onCancel: {
        solution.cancel()
      }
      compare(&report.grade, run, orders: orders, with: transcripts)
    }
    return report
  }

  // MARK: Cross-checks

  private var reference: Reference {
    Reference(parts: request.parts, builder: builder, runner: runner, kit: kit)
  }

  /// What each open exercise that has a cross-check, and a solution to compare with, is to answer.
  private func orders(_ plans: [String: [PlannedTest]]) -> [CaseOrder] {
    guard request.cases.time != .never else { return [] }
    return open.filter { plans[$0.name]?.contains(where: \.isCrossCheck) == true }.compactMap {
      reference.order(for: $0, text: request.work[$0], request.cases)
    }
  }

  /// The tests of a suite that are run; a cross-check only where there is an order for it.
  private func plan(
    of exercise: Exercise, _ plans: [String: [PlannedTest]], _ orders: [CaseOrder]
  ) -> [PlannedTest] {
    let isOrdered = orders.contains { $0.exercise.name == exercise.name }
    return (plans[exercise.name] ?? []).filter { isOrdered || !$0.isCrossCheck }
  }

  /// Decides the cross-checks that were run by comparing what was answered.
  private func compare(
    _ grade: inout LessonGrade, _ run: LessonRunner.Report, orders: [CaseOrder],
    with solution: [String: Transcript]
  ) {
    for index in grade.exercises.indices where grade.exercises[index].hasReachedCrossCheck {
      guard let order = orders.first(where: { $0.exercise.id == grade.exercises[index].exercise })
      else { continue }
      let checking = CrossChecking(
        order: order, learner: Transcript(run.transcripts[order.exercise.suiteModule] ?? Data()),
        solution: solution[order.exercise.name])
      grade.exercises[index].decideCrossCheck {
        let result = checking.result($0)
        request.onSettled?(result)
        return result
      }
      grade.exercises[index].agreement = checking.agreement
    }
  }

  private var plans: SuitePlans {
    SuitePlans(parts: request.parts, builder: builder, runner: runner, kit: kit)
  }

  private var memory: SuiteMemory {
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

  /// Replaces the files at fault by their stubs.
  ///
  /// - Returns: Whether there is anything left to try.
  private mutating func setAside(_ compilation: Compilation) async throws -> Bool {
    let errors = compilation.diagnostics.filter { $0.severity != .warning }
    let faulty = request.parts.lesson.exercises.filter { exercise in
      !replaced.contains(exercise.name)
        && errors.contains { $0.severity == .error && $0.location?.path == exercise.path }
    }
    // A file that calls another which is not there any more is judged without that fault.
    let gone = missingDeclarations(usedBy: faulty)
    guard gone.isEmpty else {
      for exercise in gone { try replace(exercise, .signatureChanged([])) }
      return !open.isEmpty
    }
    if faulty.isEmpty {
      // What shows elsewhere is the fault of the file without which it does not show; where there is
      // no such file, it is everyone's.
      let linker = LinkerOutput.diagnostics(in: compilation.output)
      let culprit = try await culprit()
      for exercise in culprit.map({ [$0] }) ?? open {
        let place = culprit.map { SourceLocation(path: $0.path, line: 1) }
        let own = linker.isEmpty ? errors : linker.map { $0.placed(at: place) }
        try replace(exercise, .doesNotCompile(own.map { $0.placed(in: request.work[exercise]) }))
      }
    }
    for exercise in faulty {
      let own = errors.about(exercise.path).map { $0.placed(in: request.work[exercise]) }
      try replace(exercise, .doesNotCompile(own))
    }
    return !open.isEmpty
  }

  private mutating func replace(_ exercise: Exercise, _ state: ExerciseGrade.State) throws {
    replaced.insert(exercise.name)
    if open.contains(exercise) { states[exercise.name] = state }
    open.removeAll { $0 == exercise }
    try builder.store.write(request.parts[exercise].stub, to: snapshot.path(of: exercise))
  }

  /// The exercises that these call by a name which their files do not declare as they should.
  private func missingDeclarations(usedBy exercises: [Exercise]) -> [Exercise] {
    let uses = exercises.flatMap(dependencies.uses)
    return request.parts.lesson.exercises.filter { other in
      guard !replaced.contains(other.name), !exercises.contains(other) else { return false }
      let own = Set(Declarations.signatures(in: request.work[other]).map(Declarations.call))
      let missing = Declarations.signatures(in: request.parts[other].stub)
        .map(Declarations.call).filter { !own.contains($0) }
      return uses.contains { use in
        use.exercise == other && missing.contains { $0.contains(use.name) }
      }
    }
  }

  /// The one file without which the program can be made.
  private func culprit() async throws -> Exercise? {
    for exercise in request.parts.lesson.exercises where !replaced.contains(exercise.name) {
      let (path, stub) = (snapshot.path(of: exercise), request.parts[exercise].stub)
      guard !request.work[exercise].hasSameLines(as: stub) else { continue }
      try builder.store.write(stub, to: path)
      let rest = open.filter { $0 != exercise }
      let product = try await Assembly(memory: memory, snapshot: snapshot).build(rest)
      if product.isSuccess { return exercise }
      try builder.store.write(request.work[exercise], to: path)
    }
    return nil
  }

  // MARK: What the exercises have to do with each other

  var dependencies: Dependencies {
    Dependencies(parts: request.parts, work: request.work, kit: kit, store: builder.store)
  }

  /// Whether the exercise's file was replaced, as it does not compile or lacks what others call.
  func isSetAside(_ exercise: Exercise) -> Bool { replaced.contains(exercise.name) }
}

extension Diagnostic {
  fileprivate func placed(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(severity: severity, message: message, location: location)
  }

  /// The linker names no line for what the compiler makes of `@main`.
  fileprivate func placed(in text: String) -> Diagnostic {
    guard message == LinkerOutput.secondMain, var location else { return self }
    let source = SwiftSource(text)
    let main = source.tokens.first { $0.kind == .attribute && source.text($0) == "@main" }
    location.line = main?.line ?? location.line
    return Diagnostic(severity: severity, message: message, location: location)
  }
}

extension [Diagnostic] {
  /// The errors in the file, and the notes that follow each of them.
  fileprivate func about(_ path: String) -> [Diagnostic] {
    var isOwn = false
    return filter { diagnostic in
      if diagnostic.severity == .error { isOwn = diagnostic.location?.path == path }
      return isOwn
    }
  }
}

extension String {
  /// Whether the two texts differ in nothing but their line ends and the blanks at the very end.
  package func hasSameLines(as other: String) -> Bool {
    self == other || replacingLineEnds().trimmedLines == other.replacingLineEnds().trimmedLines
  }
}
