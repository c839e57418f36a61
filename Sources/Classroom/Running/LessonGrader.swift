import Course
import Foundation
import Grading
import Synchronization
import Toolchain

/// How one submission is built and run; a test may stand in for it.
package struct LessonGrader: Sendable {
  package struct Outcome: Sendable {
    package var grade: LessonGrade

    /// Signs that the program wrote events of its own.
    package var anomalies: [String]

    package init(grade: LessonGrade, anomalies: [String] = []) {
      self.grade = grade
      self.anomalies = anomalies
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
  package static func live(
    _ engine: LessonEngine, sandbox: Sandbox?, seed: UInt64
  ) -> LessonGrader {
    let times = ReferenceTimes()
    let cases = CaseRequest(time: .whereAnyPasses, seed: seed)
    // Of the lesson at hand.
    let answers = Mutex<SolutionAnswers?>(nil)
    return LessonGrader(
      prepare: { material in
        try await engine.prepare(material.parts)
        try await times.measure(material, engine: engine)
        let known = try await engine.answers(material.parts, cases)
        answers.withLock { $0 = known }
      },
      grade: { parts, work in
        var engine = engine
        let timeLimit = engine.policy.timeLimit
        engine.policy.laterTimeLimit = { times.limit(of: $0, timeLimit: timeLimit) }
        let scratch = try engine.store.scratchFolder()
        defer { engine.store.remove(scratch) }
        engine.policy.isolation = sandbox?.isolation(scratch: scratch)
        var request = LessonEngine.Request(parts: parts, work: work)
        request.isOneOfMany = true
        request.cases = cases
        request.answers = answers.withLock(\.self)
        do {
          let report = try await engine.grade(request)
          return Outcome(grade: report.grade, anomalies: report.anomalies)
        } catch ToolchainError.compilerFailed {
          throw Fault("the compiler ended without a verdict")
        }
      })
  }
}
