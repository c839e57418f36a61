import Course
import Foundation
import Grading
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

  /// Compiles what the submissions of a lesson share.
  package var prepare: @Sendable (LessonParts) async throws -> Void

  /// - Parameter files: The text of every exercise, by its name.
  /// - Throws: ``Fault`` or any other error of the machine; `CancellationError`.
  package var grade:
    @Sendable (_ parts: LessonParts, _ files: [String: String]) async throws -> Outcome

  package init(
    prepare: @escaping @Sendable (LessonParts) async throws -> Void,
    grade:
      @escaping @Sendable (_ parts: LessonParts, _ files: [String: String]) async throws
      -> Outcome
  ) {
    self.prepare = prepare
    self.grade = grade
  }

  /// - Parameter sandbox: `nil` grades with limits alone.
  package static func live(_ engine: LessonEngine, sandbox: Sandbox?) -> LessonGrader {
    LessonGrader(
      prepare: { try await engine.prepare($0) },
      grade: { parts, files in
        var engine = engine
        let scratch = try engine.store.scratchFolder()
        defer { engine.store.remove(scratch) }
        let log = "\(scratch)/sandbox.log"
        if let sandbox { engine.policy.isolation = sandbox.isolation(log: log) }
        var request = LessonEngine.Request(parts: parts, work: LessonWork(files: files))
        request.isOneOfMany = true
        let report = try await engine.grade(request)
        if sandbox != nil {
          let text = FileManager.default.contents(atPath: log) ?? Data()
          guard SandboxLog(text: String(decoding: text, as: UTF8.self)).isSound else {
            throw Fault("the sandbox could not be set up")
          }
        }
        for exercise in report.grade.exercises {
          // A compiler that fails and names no error was stopped by the machine.
          if case .doesNotCompile(let diagnostics) = exercise.state,
            !diagnostics.contains(where: { $0.severity == .error })
          {
            throw Fault("the compiler ended without a verdict on \(exercise.exercise)")
          }
        }
        return Outcome(grade: report.grade, anomalies: report.anomalies)
      })
  }
}
