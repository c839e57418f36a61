import Course
import Grading
import OperatingSystem

/// Makes a program of a lesson's files and suites.
struct Assembly: Sendable {
  let memory: SuiteMemory

  /// Holds the files.
  let snapshot: LessonBuilder.Snapshot

  /// What it came to.
  struct Product {
    var attempt: LessonBuilder.Attempt

    /// The suites that the program is made with, compiled.
    var objects: [String] = []

    /// What the compiler said of suites that cannot call the module, by the exercise's name. The
    /// program is made without them.
    var broken: [String: [Diagnostic]] = [:]

    var isSuccess: Bool { attempt.compilation.isSuccess }
  }

  private var builder: LessonBuilder { memory.builder }
  private var parts: LessonParts { memory.parts }

  /// Compiles the files and links them with the suites of these exercises.
  ///
  /// One call of the compiler where the suites that served the last time serve again.
  func build(_ exercises: [Exercise]) async throws -> Product {
    guard let likely = memory.likely(exercises) else { return try await buildAnew(exercises) }
    let attempt = try await compile(objects: likely.objects)
    guard let interface = attempt.interface else { return Product(attempt: attempt) }
    switch try await memory.objects(
      serving: snapshot, interface: interface, linked: likely, exercises)
    {
    // Suites that only look as if they served are not held against the learner.
    case .linked where attempt.compilation.isSuccess || interface == likely.known.interface:
      return Product(attempt: attempt, objects: likely.objects)
    case .others(let objects):
      return Product(attempt: try await compile(objects: objects), objects: objects)
    case .linked, .none: return try await buildAnew(exercises)
    }
  }

  /// Compiles the files, then the suites against their module, and links all.
  func buildAnew(_ exercises: [Exercise]) async throws -> Product {
    let module = try await compile(objects: nil)
    guard module.compilation.isSuccess, let interface = module.interface else {
      return Product(attempt: module)
    }
    let suites = try await exercises.concurrentMap { exercise in
      try await builder.suite(
        parts[exercise], snapshot: snapshot, interface: interface, kit: memory.kit)
    }
    var product = Product(attempt: module)
    for (exercise, suite) in zip(exercises, suites) {
      switch suite {
      case .object(let path): product.objects.append(path)
      case .broken(let diagnostics): product.broken[exercise.name] = diagnostics
      }
    }
    try await memory.remember(interface, of: snapshot)
    let link = try await builder.link(
      snapshot, objects: product.objects, kit: memory.kit)
    product.attempt.compilation = module.compilation.then(link)
    return product
  }

  private func compile(objects: [String]?) async throws -> LessonBuilder.Attempt {
    try await builder.compile(snapshot, lesson: parts.lesson, kit: memory.kit, objects: objects)
  }
}
