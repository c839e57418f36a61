import Course
import Foundation
import Grading

/// The checks that each suite of a lesson holds.
///
/// They are read from a program built of stubs, which no learner's code can influence, and kept
/// beside the suite that was compiled against them.
struct SuitePlans: Sendable {
  let parts: LessonParts
  let builder: LessonBuilder
  let runner: LessonRunner
  let kit: Kit

  /// The plans by the exercise's name.
  ///
  /// - Throws: ``ToolchainError/brokenPart(_:output:)`` when stubs or suites do not compile.
  func plans(for exercises: [Exercise]) async throws -> [String: [PlannedTest]] {
    var plans: [String: [PlannedTest]] = [:]
    for exercise in exercises { plans[exercise.name] = plan(of: exercise) }
    let missing = exercises.filter { plans[$0.name] == nil }
    guard !missing.isEmpty else { return plans }
    return plans.merging(try await list(missing)) { $1 }
  }

  /// Compiles all that the first verdict on exercises as they were handed out needs.
  func prepare() async throws {
    let exercises = parts.lesson.exercises
    let isReady =
      exercises.allSatisfy { plan(of: $0) != nil }
      && memory.stubs.map { memory.objects(exercises, interface: $0.interface) != nil } ?? false
    if isReady { _ = try await kit.objects } else { _ = try await list(exercises) }
  }

  private func plan(of exercise: Exercise) -> [PlannedTest]? {
    builder.store.note(.plan(of: parts[exercise], kit: kit))
  }

  /// That stubs were built says nothing of what the learner's work looks like.
  private var memory: SuiteMemory {
    SuiteMemory(parts: parts, builder: builder, kit: kit, isOneOfMany: true)
  }

  private func list(_ exercises: [Exercise]) async throws -> [String: [PlannedTest]] {
    let lesson = parts.lesson
    let snapshot = try builder.snapshot(parts, parts.stubs)
    defer { builder.store.remove(snapshot.folder) }
    let product = try await Assembly(memory: memory, snapshot: snapshot).buildAnew(exercises)
    guard let interface = product.attempt.interface else {
      throw ToolchainError.brokenPart(
        "the stubs of \(lesson.name)", output: product.attempt.compilation.output)
    }
    for exercise in exercises {
      guard let diagnostics = product.broken[exercise.name] else { continue }
      throw ToolchainError.brokenPart(
        exercise.suitePath,
        output: diagnostics.map { "\($0.location?.description ?? ""): \($0.message)" }
          .joined(separator: "\n"))
    }
    guard product.isSuccess else {
      throw ToolchainError.brokenPart(
        "the suites of \(lesson.name)", output: product.attempt.compilation.output)
    }
    let tests = try await runner.plan(of: snapshot.program, scratch: snapshot.folder)
    var plans: [String: [PlannedTest]] = [:]
    for exercise in exercises {
      let plan = tests.filter { $0.id.hasPrefix(exercise.suiteModule + ".") }
      guard !plan.isEmpty else { throw ToolchainError.emptySuite(path: exercise.suitePath) }
      plans[exercise.name] = plan
      builder.store.remember(plan, as: .plan(of: parts[exercise], kit: kit))
    }
    try await memory.rememberStubs(interface, of: snapshot)
    return plans
  }
}
