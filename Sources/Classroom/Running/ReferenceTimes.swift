import Grading
import Synchronization
import Toolchain

/// How long the checks of a lesson take on its own solutions, which says how long is too long.
///
/// Code that loops for one check mostly loops for all of its exercise. So once one of them has run
/// out of time, the others may only work for as long as no honest answer needs.
final class ReferenceTimes: Sendable {
  /// In seconds; nothing for a check that was not timed, as in a course without solutions.
  private let times = Mutex<[Check.ID: Double]>([:])

  /// How many times as long as the solution a check may work, and how long in any case, in seconds.
  private static let factor = 20.0
  private static let least = 0.05

  /// Says how limits come about, for what depends on them.
  static let rule = "later \(factor) \(least)"

  /// Times the lesson's checks on its solutions.
  ///
  /// - Returns: What the object of the solutions asks for and offers; where there are none, that of the
  ///   stubs. Then the checks that do not run on the solutions either, since the suite has them disabled.
  func measure(
    _ material: LessonMaterial, engine: LessonEngine
  ) async throws -> (symbols: ObjectSymbols?, disabled: Set<Check.ID>) {
    let solutions = material.parts.solutions
    var request = LessonEngine.Request(
      parts: material.parts, work: solutions ?? material.parts.stubs, gradesStubs: true)
    request.isOneOfMany = true
    request.cases.time = .never
    if solutions != nil { request.onTimed = { self.record($0, seconds: $1) } }
    let report = try await engine.grade(request)
    let skipped = report.grade.exercises.flatMap(\.results).filter {
      $0.outcome == .notReached && !$0.check.isCrossCheck
    }
    return (report.symbols, solutions == nil ? [] : Set(skipped.map(\.check.id)))
  }

  func record(_ check: Check.ID, seconds: Double) {
    times.withLock { $0[check] = seconds }
  }

  /// The processor time that the check may take once another of its exercise ran out of time.
  func limit(of check: Check.ID, timeLimit: Double) -> Double {
    let known = times.withLock { $0[check] }
    let limit = known.map { max(Self.least, $0 * Self.factor) } ?? max(0.25, timeLimit / 8)
    return min(timeLimit, limit)
  }
}
