import Course
import Foundation
import Grading
import Synchronization

extension LessonEngine {
  /// Builds one program of a lesson's exercises in all those variants that it can hold.
  ///
  /// - Parameter base: What the variants differ from; it passes the suites of their exercises.
  /// - Returns: `nil` where the base does not build or does not pass, or no variant can be held. The
  ///   caller removes the program.
  package func program(
    of variants: [VariantProgram.Variant], base: LessonWork, parts: LessonParts
  ) async throws -> VariantProgram? {
    let exercises = parts.lesson.exercises.filter { exercise in
      variants.contains { $0.exercise == exercise }
    }
    let kit = try await builder.kit()
    defer { kit.cleanUp() }
    let snapshot = try builder.snapshot(parts, base)
    do {
      let memory = SuiteMemory(parts: parts, builder: builder, kit: kit, isOneOfMany: false)
      let product = try await Assembly(memory: memory, snapshot: snapshot).build(exercises)
      if product.isSuccess, product.broken.isEmpty {
        let tests = try await SuitePlans(
          parts: parts, builder: builder, runner: runner, kit: kit
        ).plans(for: exercises)
        let build = VariantBuild(
          lesson: parts.lesson, builder: builder, snapshot: snapshot, search: kit.search,
          objects: try await kit.objects.ofSuites + product.objects)
        if let places = try await build.run(variants, base: base),
          let program = try await program(places, of: exercises, in: snapshot, tests: tests)
        {
          return program
        }
      }
    } catch {
      store.remove(snapshot.folder)
      throw error
    }
    store.remove(snapshot.folder)
    return nil
  }

  /// The program in `snapshot`, with what its checks take on the base; `nil` where the base does not
  /// pass them, so that putting it together went wrong.
  private func program(
    _ places: [VariantProgram.Place], of exercises: [Exercise],
    in snapshot: LessonBuilder.Snapshot, tests: [String: [PlannedTest]]
  ) async throws -> VariantProgram? {
    var runner = runner
    runner.policy.backtraces = "enable=no"
    let base = Mutex((seconds: [Check.ID: Double](), isPassed: false))
    let all = tests.sorted { $0.key < $1.key }.flatMap(\.value)
    let crossChecks = all.filter(\.isCrossCheck)
    let waiting = Mutex([
      RunTask(plan: all.filter { !$0.isCrossCheck }, passedOver: crossChecks.map(\.id))
    ])
    try await runner.run(
      program: snapshot.program, scratch: snapshot.folder, total: .infinity,
      tasks: RunTasks(
        next: { waiting.withLock { $0.popLast() } },
        onEnd: { _, report in
          let isPassed = report.recorder.results.allSatisfy(\.outcome.isPassed)
          base.withLock { $0.isPassed = isPassed }
        },
        onTimed: { check, seconds in base.withLock { $0.seconds[check] = seconds } }))
    let (seconds, isPassed) = base.withLock { $0 }
    return isPassed
      ? VariantProgram(
        places: places, tests: tests.mapValues { $0.filter { !$0.isCrossCheck } },
        crossChecks: crossChecks, exercises: exercises, seconds: seconds, snapshot: snapshot,
        runner: runner,
        store: store)
      : nil
  }
}

/// Compiles the variants, and leaves out round by round those that do not compile.
private struct VariantBuild {
  let lesson: Lesson
  let builder: LessonBuilder
  let snapshot: LessonBuilder.Snapshot

  /// The compiler's options that find the modules that the exercises import.
  let search: [String]
  let objects: [String]

  /// - Returns: What became of each variant; `nil` where nothing can be compiled.
  func run(
    _ variants: [VariantProgram.Variant], base: LessonWork
  ) async throws -> [VariantProgram.Place]? {
    var texts: [String: VariantText] = [:]
    for exercise in lesson.exercises {
      texts[exercise.name] = VariantText(base[exercise], path: exercise.path)
    }
    var places = variants.enumerated().map { index, variant -> VariantProgram.Place in
      texts[variant.exercise.name]?.place(variant.text, number: index + 1) == true
        ? .held(warnings: []) : .apart
    }
    // Errors of types are found before those of flow, which takes longer. Each round leaves a variant
    // out, or finds out which one is to be.
    var isTyped = false
    while places.contains(where: \.isHeld) {
      let compilation = try await compile(texts, isComplete: isTyped)
      if compilation.isSuccess, isTyped {
        return note(compilation.diagnostics, in: places, of: variants)
      }
      if compilation.isSuccess {
        isTyped = true
        continue
      }
      guard leaveOut(compilation.diagnostics, &texts, &places, variants) else { return nil }
    }
    return nil
  }

  /// Takes the variants out that these errors are about, and notes what became of them.
  ///
  /// - Returns: Whether anything changed.
  private func leaveOut(
    _ diagnostics: [Diagnostic], _ texts: inout [String: VariantText],
    _ places: inout [VariantProgram.Place], _ variants: [VariantProgram.Variant]
  ) -> Bool {
    let errors = diagnostics.filter { $0.severity == .error }
    var broken: [Int: [Diagnostic]] = [:]
    for error in errors {
      guard let number = error.variant else { continue }
      broken[number, default: []].append(placed(error, variants[number - 1]))
    }
    for (number, errors) in broken { places[number - 1] = .broken(errors) }
    var left = Set(broken.keys)
    if left.isEmpty {
      left = Set(errors.compactMap { $0.location.flatMap { VariantText.number(ofEnd: $0.path) } })
      // A function that may end without a value is told of at its brace, whichever variant it is.
      for place in errors.compactMap(\.location) where left.isEmpty {
        guard let name = texts.first(where: { $0.value.path == place.path })?.key else { continue }
        if texts[name]?.markEnds(ofBodyEndingAt: place.line) == true { return true }
        left = Set(texts[name]?.numbers(ofBodyEndingAt: place.line) ?? [])
      }
      for number in left { places[number - 1] = .apart }
    }
    for number in left { texts[variants[number - 1].exercise.name]?.remove(number) }
    return !left.isEmpty
  }

  /// Notes what the compiler warns of in the variants that are held.
  private func note(
    _ diagnostics: [Diagnostic], in places: [VariantProgram.Place],
    of variants: [VariantProgram.Variant]
  ) -> [VariantProgram.Place] {
    var warnings: [Int: [Diagnostic]] = [:]
    for warning in diagnostics where warning.severity == .warning {
      guard let number = warning.variant else { continue }
      warnings[number, default: []].append(placed(warning, variants[number - 1]))
    }
    return places.enumerated().map { index, place in
      place.isHeld ? .held(warnings: warnings[index + 1] ?? []) : place
    }
  }

  private func placed(
    _ diagnostic: Diagnostic, _ variant: VariantProgram.Variant
  ) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.location?.path = variant.exercise.path
    return diagnostic
  }

  private func compile(
    _ texts: [String: VariantText], isComplete: Bool
  ) async throws -> Compilation {
    for exercise in lesson.exercises {
      guard let text = texts[exercise.name] else { continue }
      try builder.store.write(text.text, to: snapshot.path(of: exercise))
    }
    let declaration = "LearnVariant.swift"
    try builder.store.write(VariantText.declaration, to: "\(snapshot.folder)/\(declaration)")
    var arguments = LessonBuilder.flags + search + ["-wmo", "-module-name", lesson.moduleName]
    // One mutant in some hundreds takes seconds to find out about: it is given up at once, as the
    // compiler gives it up in the end.
    arguments += ["-enable-testing", "-Xfrontend", "-solver-scope-threshold=20000"]
    arguments += isComplete ? builder.linking : ["-typecheck"]
    return try await builder.compilePlanned(
      arguments + snapshot.files + [declaration], objects: isComplete ? objects : [],
      in: snapshot.folder)
  }
}

extension VariantProgram.Place {
  package var isHeld: Bool {
    if case .held = self { true } else { false }
  }
}

extension Diagnostic {
  /// The number of the variant that it is about.
  fileprivate var variant: Int? { location.flatMap { VariantText.number(ofPath: $0.path) } }
}
