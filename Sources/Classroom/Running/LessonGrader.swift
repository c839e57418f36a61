import Course
import Foundation
import Grading
import OperatingSystem
import Synchronization
import Toolchain

/// How one submission is built and run; a test may stand in for it.
package struct LessonGrader: Sendable {
  package struct Outcome: Sendable {
    package var grade: LessonGrade

    /// Signs that the program wrote events of its own, and what its object file shows.
    package var flags: [IntegrityFlag]

    /// By exercise, the functions of others that were the solution's, as those handed in are not right.
    package var spared: [String: [String]] = [:]

    package init(grade: LessonGrade, flags: [IntegrityFlag] = []) {
      self.grade = grade
      self.flags = flags
    }
  }

  /// A fault of the machine, which no submission is to blame for.
  package struct Fault: Error, Equatable {
    package let words: String

    package init(_ words: String) {
      self.words = words
    }
  }

  /// Compiles what the submissions of a lesson share, and times its checks.
  package var prepare: @Sendable (LessonMaterial) async throws -> Void

  /// - Throws: ``Fault`` or any other error of the machine; `CancellationError`.
  package var grade: @Sendable (_ parts: LessonParts, _ work: LessonWork) async throws -> Outcome

  package init(
    prepare: @escaping @Sendable (LessonMaterial) async throws -> Void,
    grade:
      @escaping @Sendable (_ parts: LessonParts, _ work: LessonWork) async throws
      -> Outcome
  ) {
    self.prepare = prepare
    self.grade = grade
  }

  /// - Parameters:
  ///   - sandbox: `nil` grades with limits alone.
  ///   - seed: What the fresh cases are made from.
  ///   - suiteNames: What the modules declare that suites alone see.
  package static func live(
    _ engine: LessonEngine, sandbox: Sandbox?, seed: UInt64, suiteNames: Set<String>
  ) -> LessonGrader {
    let times = ReferenceTimes()
    let cases = CaseRequest(time: .whereAnyPasses, seed: seed)
    // Of the lesson at hand.
    let answers = Mutex<SolutionAnswers?>(nil)
    let scan = Mutex<IntegrityScan?>(nil)
    let disabled = Mutex<Set<Check.ID>>([])
    return LessonGrader(
      prepare: { material in
        try await engine.prepare(material.parts)
        let (symbols, skipped) = try await times.measure(material, engine: engine)
        disabled.withLock { $0 = skipped }
        let own = symbols.map {
          IntegrityScan(
            module: material.lesson.moduleName, given: $0,
            protectedNames: IntegrityScan.protectedNames(
              suiteNames, in: material.parts.exercises.map(\.suite)))
        }
        scan.withLock { $0 = own }
        let known = try await engine.answers(material.parts, cases)
        answers.withLock { $0 = known }
      },
      grade: { parts, work in
        var engine = engine
        let timeLimit = engine.policy.timeLimit
        engine.policy.budget = 6 * timeLimit + 6
        engine.policy.compilerLimits = Limits(
          memory: 4096, processorTime: min(60, Int(8 + 4 * timeLimit)), fileSize: 256)
        engine.policy.laterTimeLimit = { times.limit(of: $0, timeLimit: timeLimit) }
        let scratch = try engine.store.scratchFolder()
        let limits = engine.policy.limits
        let group = sandbox.flatMap { sandbox in
          sandbox.memory(limits).flatMap { sandbox.memoryGroups?.make(bytes: $0) }
        }
        defer {
          group?.remove()
          engine.store.remove(scratch)
        }
        engine.policy.isolation = sandbox?.isolation(scratch: scratch, group: group)
        var request = LessonEngine.Request(parts: parts, work: work)
        request.isOneOfMany = true
        request.cases = cases
        request.answers = answers.withLock(\.self)
        do {
          let started = Machine.uptime
          let report = try await engine.grade(request)
          var outcome = Outcome(grade: report.grade)
          var anomalies = report.anomalies
          // Whoever took long is not given the time once more.
          if Machine.uptime - started < 3 * timeLimit {
            anomalies += try await spareDependents(in: &outcome, of: request, with: engine)
          }
          // Nobody can pass what the suite has disabled.
          let skipped = disabled.withLock(\.self)
          for index in outcome.grade.exercises.indices {
            outcome.grade.exercises[index].leaveOut(skipped)
          }
          let events = Set(anomalies).sorted().prefix(5).map {
            IntegrityFlag(rule: .events, excerpt: $0)
          }
          var flags: [IntegrityFlag] = []
          if let symbols = report.symbols, let scan = scan.withLock(\.self) {
            let texts = parts.lesson.exercises.map { ($0.path, work[$0]) }
            flags = scan.flags(
              in: symbols, texts: Dictionary(texts, uniquingKeysWith: { first, _ in first }))
          }
          let slow = report.grade.exercises.filter(\.isOverCompilerLimit).map {
            IntegrityFlag(
              rule: .compiler, path: "exercises/\($0.exercise).swift", excerpt: "the compiler")
          }
          outcome.flags = IntegrityFlag.most(flags) + slow + events
          return outcome
        } catch ToolchainError.compilerFailed {
          throw Fault("the compiler ended without a verdict")
        }
      })
  }
}
