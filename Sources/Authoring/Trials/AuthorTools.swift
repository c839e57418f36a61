import Course
import Foundation
import Grading
import Synchronization
import Toolchain

/// What checking a lesson needs of the machine; a test stands in for it.
package struct AuthorTools: Sendable {
  /// Builds one version of a lesson, runs the suites of some exercises, and returns what came of
  /// each, by the exercise's name.
  ///
  /// - Throws: `ToolchainError` when stubs or suites do not compile at all.
  package var run: @Sendable (_ trial: Trial) async throws -> [String: TrialOutcome]

  /// Lints Swift files, given by their paths from the course's root.
  package var lint: @Sendable (_ paths: [String]) async throws -> [Finding]

  package init(
    run: @escaping @Sendable (_ trial: Trial) async throws -> [String: TrialOutcome],
    lint: @escaping @Sendable (_ paths: [String]) async throws -> [Finding]
  ) {
    self.run = run
    self.lint = lint
  }

  package struct Trial: Sendable {
    package var parts: LessonParts
    package var work: LessonWork

    /// Whose suites are run.
    package var exercises: [Exercise]

    /// How long one check may take, in seconds.
    package var timeLimit = 10.0

    package init(
      parts: LessonParts, work: LessonWork, exercises: [Exercise], timeLimit: Double = 10
    ) {
      self.parts = parts
      self.work = work
      self.exercises = exercises
      self.timeLimit = timeLimit
    }
  }

  package static func live(_ engine: LessonEngine) -> AuthorTools {
    AuthorTools(
      run: { trial in
        var engine = engine
        engine.policy.timeLimit = trial.timeLimit
        // From the end of the first check to the end of the last: building does not count.
        let clock = ContinuousClock()
        let span = Mutex<(first: ContinuousClock.Instant, last: ContinuousClock.Instant)?>(nil)
        let report = try await engine.grade(
          .init(
            parts: trial.parts, work: trial.work, exercises: trial.exercises, gradesStubs: true,
            onSettled: { _ in
              let now = clock.now
              span.withLock { $0 = ($0?.first ?? now, now) }
            }))
        let seconds = span.withLock { $0.map { ($0.last - $0.first) / .seconds(1) } ?? 0 }
        var outcomes: [String: TrialOutcome] = [:]
        for (exercise, grade) in zip(trial.exercises, report.grade.exercises) {
          outcomes[exercise.name] = TrialOutcome(
            grade: grade,
            warnings: report.warnings.filter { $0.location?.path == exercise.path },
            seconds: seconds / Double(max(1, trial.exercises.count)))
        }
        return outcomes
      },
      lint: { paths in
        guard !paths.isEmpty else { return [] }
        let folder = URL(fileURLWithPath: engine.toolchain.compiler).deletingLastPathComponent()
        let result = try await Subprocess.run(
          Invocation(
            executable: folder.appendingPathComponent("swift").path,
            arguments: ["format", "lint", "--strict"] + paths,
            environment: engine.toolchain.environment, directory: engine.root),
          monitor: .init(total: 300))
        return LintOutput.findings(in: result.errors.text + result.output.text, root: engine.root)
      })
  }
}

/// What `swift format lint` prints: `path:line:column: error: [Rule] message`.
enum LintOutput {
  static func findings(in output: String, root: String) -> [Finding] {
    output.split(separator: "\n").compactMap { line in
      for severity in [": error: ", ": warning: "] {
        guard let place = line.before(severity), let message = line.after(severity) else {
          continue
        }
        let parts = place.split(separator: ":")
        guard parts.count >= 2, let number = Int(parts[1]) else { continue }
        var path = String(parts[0])
        if path.hasPrefix(root + "/") { path = String(path.dropFirst(root.count + 1)) }
        return FormattedRule.error(path, number, String(message))
      }
      return nil
    }
  }
}
