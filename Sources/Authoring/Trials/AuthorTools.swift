import Comparison
import Course
import Foundation
import Grading
import OperatingSystem
import Synchronization
import Toolchain

/// What checking a lesson needs of the machine; a test stands in for it.
package struct AuthorTools: Sendable {
  /// Builds one version of a lesson, runs the suites of some exercises, and returns what came of
  /// each, by the exercise's name.
  ///
  /// - Throws: `ToolchainError` when stubs or suites do not compile at all.
  package var run: @Sendable (_ trial: Trial) async throws -> [String: TrialOutcome]

  /// Builds one program of mistakes and mutants, which differ from `base`; `nil` where that cannot
  /// be.
  package var program:
    @Sendable (
      _ parts: LessonParts, _ base: LessonWork, _ variants: [VariantProgram.Variant]
    ) async throws -> VariantProgram?

  /// What the solutions answer on generated cases, by the exercise's name.
  package var answers:
    @Sendable (_ parts: LessonParts, _ request: CaseRequest) async throws -> [String: Transcript]

  /// Builds the lesson's demo on one version of its exercises, and runs it.
  package var demo: @Sendable (_ parts: LessonParts, _ work: LessonWork) async throws -> DemoTrial

  /// Lints Swift files, given by their paths from the course's root.
  package var lint: @Sendable (_ paths: [String]) async throws -> [Finding]

  package init(
    run: @escaping @Sendable (_ trial: Trial) async throws -> [String: TrialOutcome],
    program:
      @escaping @Sendable (
        _ parts: LessonParts, _ base: LessonWork, _ variants: [VariantProgram.Variant]
      ) async throws -> VariantProgram?,
    answers:
      @escaping @Sendable (
        _ parts: LessonParts, _ request: CaseRequest
      ) async throws -> [String: Transcript],
    demo: @escaping @Sendable (_ parts: LessonParts, _ work: LessonWork) async throws -> DemoTrial,
    lint: @escaping @Sendable (_ paths: [String]) async throws -> [Finding]
  ) {
    self.run = run
    self.program = program
    self.answers = answers
    self.demo = demo
    self.lint = lint
  }

  package struct Trial: Sendable {
    package var parts: LessonParts
    package var work: LessonWork

    /// Whose suites are run.
    package var exercises: [Exercise]

    /// How long one check may take, in seconds.
    package var timeLimit = 10.0

    /// Whether the first check that times out is also the last that is run.
    package var stopsAtTimeOut = false

    /// Which cross-checks are run.
    package var cases = CaseRequest()

    package init(
      parts: LessonParts, work: LessonWork, exercises: [Exercise], timeLimit: Double = 10,
      stopsAtTimeOut: Bool = false, cases: CaseRequest = CaseRequest()
    ) {
      self.cases = cases
      self.parts = parts
      self.work = work
      self.exercises = exercises
      self.timeLimit = timeLimit
      self.stopsAtTimeOut = stopsAtTimeOut
    }
  }

  package static func live(_ engine: LessonEngine) -> AuthorTools {
    AuthorTools(
      run: { trial in
        var engine = engine
        engine.policy.timeLimit = trial.timeLimit
        engine.policy.stopsAtTimeOut = trial.stopsAtTimeOut
        let clock = SuiteClock()
        var request = LessonEngine.Request(
          parts: trial.parts, work: trial.work, exercises: trial.exercises, gradesStubs: true,
          onSettled: { clock.settle($0.check) })
        request.cases = trial.cases
        let report = try await engine.grade(request)
        var outcomes: [String: TrialOutcome] = [:]
        for (exercise, grade) in zip(trial.exercises, report.grade.exercises) {
          outcomes[exercise.name] = TrialOutcome(
            grade: grade,
            warnings: report.warnings.filter { $0.location?.path == exercise.path },
            seconds: clock.seconds(ofSuite: exercise.suiteModule))
        }
        return outcomes
      },
      program: { parts, base, variants in
        try await engine.program(of: variants, base: base, parts: parts)
      },
      answers: { parts, request in try await engine.answers(of: parts, request) },
      demo: { parts, work in
        switch try await engine.demo(parts, work: work) {
        case .none: return DemoTrial()
        case .failed(let diagnostics, let output):
          let errors = diagnostics.filter { $0.severity == .error }
          return DemoTrial(
            errors: errors.isEmpty
              ? [Diagnostic(severity: .error, message: output.trimmed, location: nil)] : errors)
        case .program(let program, let folder):
          defer { engine.store.remove(folder) }
          return try await DemoTrial.run(program, drawingIn: "\(folder)/pictures", engine)
        }
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

/// What came of a demo on one version of its exercises.
package struct DemoTrial: Sendable {
  /// What the compiler said; empty where the demo compiles.
  package var errors: [Diagnostic] = []

  /// How it ended, in words that can follow "the demo"; `nil` where it printed something and ended
  /// by itself.
  package var problem: Problem?

  /// What it drew, by the names of the files.
  package var pictures: [String: String] = [:]

  package struct Problem: Sendable {
    package var words: String
    package var location: SourceLocation?
  }

  /// How long it may run, in seconds.
  static let timeLimit = 60.0

  fileprivate static func run(
    _ program: String, drawingIn folder: String, _ engine: LessonEngine
  ) async throws -> DemoTrial {
    var trial = DemoTrial(
      problem: try await problem(running: program, drawingIn: folder, engine))
    for file in try File(folder).names() {
      trial.pictures[file] = try File(file, in: folder).text()
    }
    return trial
  }

  private static func problem(
    running program: String, drawingIn folder: String, _ engine: LessonEngine
  ) async throws -> Problem? {
    try File(folder).makeFolder()
    var environment = engine.policy.environment
    environment["LEARN_DEMO_SECONDS"] = "0.2"
    environment["LEARN_IMAGES"] = folder
    var demo = engine.running(program, environment: environment, width: 80)
    demo.limits = engine.policy.limits
    let result = try await Subprocess.run(demo, monitor: .init(total: timeLimit))
    switch result.ending {
    case .exited(0): return result.output.isEmpty ? Problem(words: "prints nothing") : nil
    case .exited, .stopped, .flooded:
      let lines = result.errors.text.split(whereSeparator: \.isNewline)
      return Problem(words: "ends with an error: \(lines.joined(separator: " "))")
    case .signaled(let signal):
      let crash = CrashReport.crash(inOutput: result.errors.text, signal: signal)
      return Problem(words: "crashes: \(crash.words)", location: crash.location)
    case .timedOut: return Problem(words: "does not end within \(Int(timeLimit)) s")
    }
  }
}

/// Adds up how long the checks of each suite take, each from the end of the one before it.
///
/// So building does not count, and neither does the very first check, which ends the build too.
private final class SuiteClock: Sendable {
  private struct State {
    var last: ContinuousClock.Instant?
    var seconds: [String: Double] = [:]
  }

  private let state = Mutex(State())

  func settle(_ check: Check) {
    let now = ContinuousClock.now
    let suite = check.id.test.before(".").map(String.init) ?? check.id.test
    state.withLock { state in
      if let last = state.last { state.seconds[suite, default: 0] += (now - last) / .seconds(1) }
      state.last = now
    }
  }

  /// - Parameter module: The suite's module, with which the ids of its checks begin.
  func seconds(ofSuite module: String) -> Double {
    state.withLock { $0.seconds[module] ?? 0 }
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
