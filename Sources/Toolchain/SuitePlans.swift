import Course
import Foundation
import Grading
import OperatingSystem

/// The checks that each suite of a lesson holds.
///
/// They are read from a program built of stubs, which no learner's code can influence, and kept
/// beside the suite that was compiled against them.
struct SuitePlans: Sendable {
  let parts: LessonParts
  let builder: LessonBuilder
  let runner: LessonRunner
  let kit: Kit

  /// - Throws: ``ToolchainError/brokenPart(_:output:)`` when stubs or suites do not compile.
  func plans(for exercises: [Exercise]) async throws -> [String: [PlannedTest]] {
    var plans: [String: [PlannedTest]] = [:]
    var missing: [Exercise] = []
    for exercise in exercises {
      if let plan = plan(of: exercise) {
        plans[exercise.name] = plan
      } else {
        missing.append(exercise)
      }
    }
    guard !missing.isEmpty else { return plans }
    for (name, plan) in try await list(missing) { plans[name] = plan }
    return plans
  }

  /// Compiles all that the first verdict on exercises as they were handed out needs.
  func prepare() async throws {
    let exercises = parts.lesson.exercises
    let isReady =
      stubInterface.map { known in
        exercises.allSatisfy { exercise in
          let source = parts.suites[exercise.name] ?? ""
          return plan(of: exercise) != nil
            && builder.compiledSuite(
              exercise, source: source, interface: known.interface, kit: kit)
              != nil
        }
      } ?? false
    if isReady { _ = try await kit.objects } else { _ = try await list(exercises) }
  }

  /// The interface of the lesson's stubs, where it has been seen.
  var stubInterface: KnownInterface? {
    builder.store.note(stubsNote).flatMap(KnownInterface.init)
  }

  private func list(_ exercises: [Exercise]) async throws -> [String: [PlannedTest]] {
    let lesson = parts.lesson
    let snapshot = try builder.snapshot(parts, LessonWork(files: parts.stubs))
    defer { builder.store.remove(snapshot.folder) }
    let module = try await builder.compile(
      snapshot, lesson: lesson, defines: [], kit: kit, objects: nil)
    guard module.isSuccess, let interface = module.interface else {
      throw ToolchainError.brokenPart("the stubs of \(lesson.name)", output: module.output)
    }
    let objects = try await Self.compile(
      exercises, parts: parts, snapshot: snapshot, interface: interface, builder: builder, kit: kit)
    var paths: [String] = []
    for exercise in exercises {
      switch objects[exercise.name] {
      case .object(let path)?: paths.append(path)
      case .broken(let diagnostics)?:
        throw ToolchainError.brokenPart(
          exercise.suitePath,
          output: diagnostics.map { "\($0.location?.description ?? ""): \($0.message)" }
            .joined(separator: "\n"))
      case nil: break
      }
    }
    let program = try await builder.link(
      snapshot, module: module, objects: kit.objects.ofSuites + paths)
    guard program.isSuccess else {
      throw ToolchainError.brokenPart("the suites of \(lesson.name)", output: program.output)
    }
    let tests = try await runner.plan(of: "\(snapshot.folder)/program", scratch: snapshot.folder)
    var plans: [String: [PlannedTest]] = [:]
    for exercise in exercises {
      let plan = tests.filter { $0.id.hasPrefix(exercise.suiteModule + ".") }
      guard !plan.isEmpty else { throw ToolchainError.emptySuite(path: exercise.suitePath) }
      plans[exercise.name] = plan
      if let data = try? JSONEncoder().encode(plan) {
        builder.store.setNote(noteName(exercise), to: String(decoding: data, as: UTF8.self))
      }
    }
    let face = try await builder.face(of: snapshot, parts: parts, defines: [], kit: kit)
    let known = KnownInterface(interface: interface, face: face)
    builder.store.setNote(stubsNote, to: known.description)
    return plans
  }

  /// Compiles several suites side by side, as many as the machine has cores.
  static func compile(
    _ exercises: [Exercise], parts: LessonParts, snapshot: LessonBuilder.Snapshot,
    interface: Fingerprint, builder: LessonBuilder, kit: Kit
  ) async throws -> [String: LessonBuilder.Suite] {
    let suites = try await exercises.concurrentMap { exercise in
      let suite = try await builder.suite(
        exercise, source: parts.suites[exercise.name] ?? "", snapshot: snapshot,
        interface: interface, kit: kit)
      return (exercise.name, suite)
    }
    return Dictionary(uniqueKeysWithValues: suites)
  }

  private var stubsNote: String {
    var key = kit.key
    for (name, text) in (parts.stubs.map { $0 } + parts.given).sorted(by: { $0.key < $1.key }) {
      key.combine(name)
      key.combine(text)
    }
    return "\(parts.lesson.name)-\(key).stubs"
  }

  private func plan(of exercise: Exercise) -> [PlannedTest]? {
    guard let text = builder.store.note(noteName(exercise)) else { return nil }
    return try? JSONDecoder().decode([PlannedTest].self, from: Data(text.utf8))
  }

  /// A plan depends on the suite, on what it imports, and on the stubs that it was listed with.
  private func noteName(_ exercise: Exercise) -> String {
    var key = kit.key
    key.combine(parts.suites[exercise.name] ?? "")
    return "\(exercise.lesson)-\(exercise.name)-\(key).plan"
  }
}
