import Comparison
import Course
import Foundation
import Grading
import OperatingSystem

/// What the solution answers on generated cases.
///
/// Its program is built once and kept. It runs outside of whatever wall is around the learner's code,
/// which never sees it.
struct Reference: Sendable {
  let parts: LessonParts
  let builder: LessonBuilder
  let runner: LessonRunner
  let kit: Kit

  /// - Parameter runner: Runs learners' code; what limits that does not hold for the solution.
  init(parts: LessonParts, builder: LessonBuilder, runner: LessonRunner, kit: Kit) {
    self.parts = parts
    var builder = builder
    builder.isolation = nil
    builder.limits = Limits()
    self.builder = builder
    var runner = runner
    runner.policy.isolation = nil
    runner.policy.timeLimit = 60
    runner.policy.stopsAtTimeOut = false
    runner.policy.laterTimeLimit = nil
    runner.policy.budget = nil
    self.runner = runner
    self.kit = kit
  }

  /// Runs the solution on these cases.
  ///
  /// - Parameter triesRounding: Whether each is also answered with arithmetic that rounds in other ways,
  ///   which takes several times as long and matters only to a case in which answers differ.
  /// - Returns: The transcripts by the exercise's name. In a release without solutions, they are what
  ///   was recorded.
  /// - Throws: ``ToolchainError/brokenPart(_:output:)`` when a solution does not come to the end.
  func transcripts(
    _ orders: [CaseOrder], plans: [String: [PlannedTest]], triesRounding: Bool = true
  ) async throws -> [String: Transcript] {
    guard !orders.isEmpty else { return [:] }
    guard let program = try await program() else { return recorded(orders) }
    let scratch = try builder.store.scratchFolder()
    defer { builder.store.remove(scratch) }
    let run = try await runner.run(
      program: program, plan: orders.flatMap { plans[$0.exercise.name] ?? [] },
      cases: .init(orders: orders, triesRounding: triesRounding, release: .alone), scratch: scratch)
    var transcripts: [String: Transcript] = [:]
    for order in orders {
      let transcript = Transcript(run.transcripts[order.exercise.suiteModule] ?? Data())
      guard transcript.isComplete else {
        throw ToolchainError.brokenPart(
          order.exercise.suitePath,
          output: "the cross-check does not come to its end on the solution, with seed "
            + "\(order.seed): \(transcript.cases.last?.shown.call ?? "no case was made")")
      }
      transcripts[order.exercise.name] = transcript
    }
    return transcripts
  }

  private func recorded(_ orders: [CaseOrder]) -> [String: Transcript] {
    var transcripts: [String: Transcript] = [:]
    for order in orders {
      transcripts[order.exercise.name] = parts[order.exercise].recording?.transcript(
        seed: order.seed)
    }
    return transcripts
  }

  /// What a learner's work is to answer; `nil` where there is nothing to compare with.
  func order(for exercise: Exercise, text: String, _ request: CaseRequest) -> CaseOrder? {
    var order = request.order(for: exercise, text: text)
    if parts.solutions != nil { return order }
    guard let seeds = parts[exercise].recording?.seeds, !seeds.isEmpty else { return nil }
    order.seed = seeds[Int(order.seed % UInt64(seeds.count))]
    order.count = Recording.caseCount
    return order
  }

  /// Builds the program of the solutions, where it is not there yet.
  ///
  /// - Returns: `nil` in a release without solutions.
  func program() async throws -> String? {
    guard let solutions = parts.solutions else { return nil }
    let folder = try await builder.store.folder("references", key(solutions)) { folder in
      let snapshot = try builder.snapshot(parts, solutions)
      defer { builder.store.remove(snapshot.folder) }
      let memory = SuiteMemory(parts: parts, builder: builder, kit: kit, isOneOfMany: true)
      let product = try await Assembly(memory: memory, snapshot: snapshot).build(
        parts.lesson.exercises)
      guard product.isSuccess, product.broken.isEmpty else {
        throw ToolchainError.brokenPart(
          "the solutions of \(parts.lesson.name)", output: product.attempt.compilation.output)
      }
      try File(snapshot.program).move(to: File("\(folder)/program"))
    }
    return "\(folder)/program"
  }

  /// Everything that the program depends on.
  func key(_ solutions: LessonWork) -> Fingerprint {
    var key = builder.toolchain.key(LessonBuilder.flags)
    key.combine(kit.key)
    for exercise in parts.exercises {
      key.combine(exercise.suite)
      key.combine(solutions[exercise.exercise])
    }
    for file in parts.given {
      key.combine(file.name)
      key.combine(file.text)
    }
    return key
  }
}
