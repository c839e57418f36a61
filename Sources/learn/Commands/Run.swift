import Course
import Foundation
import Grading
import OperatingSystem
import Terminal
import Toolchain

/// `learn run`: run a lesson's demo on the learner's own code.
struct RunCommand: Command {
  static let spec = CommandSpec(
    name: "run", summary: "Run a lesson's demo on your own code.", arguments: "[LESSON]",
    completes: .lessons,
    discussion: """
      What it prints is shown as it comes. Ctrl-C stops it. What the lesson uses of earlier ones is
      your own answer where that has passed, and the course's otherwise.
      """, mostArguments: 1)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    let course = try session.course()
    let lesson = try session.lesson(arguments.positionals.first, in: course)
    let engine = try session.engine()
    let parts = try LessonParts.load(lesson, root: engine.root)
    let work = try LessonWork.learner(lesson, root: engine.root)
    if try session.hasChangedDemo(parts) {
      session.console.note(
        StyledText("\(lesson.demoPath) was changed; the course's own demo runs.", .warning))
    }
    let progress = try session.progressStore().load()
    let answers = OwnAnswers(lesson.page.uses, in: course, progress: progress) {
      try? session.text($0)
    }
    var build = try await engine.demo(parts.replacingGiven(answers.texts), work: work)
    var fit = true
    if case .failed = build, !answers.own.isEmpty {
      fit = false
      build = try await engine.demo(parts, work: work)
    }
    for line in answers.words(fit: fit) {
      session.console.note(StyledText(line, .dim), indent: "")
    }
    switch build {
    case .none:
      session.console.print("Lesson \(lesson.id) has no demo.")
      return .workFails
    case .failed(let diagnostics, let output):
      session.console.print(StyledText("The demo does not compile with your code yet.", .failure))
      show(diagnostics, output, on: session.console)
      return .workFails
    case .program(let program, let folder):
      defer { engine.store.remove(folder) }
      return try await run(program, engine: engine, session: session)
    }
  }

  /// What the compiler said of a demo.
  static func show(_ diagnostics: [Diagnostic], _ output: String, on console: Console) {
    for diagnostic in diagnostics where diagnostic.severity == .error {
      console.print(
        "  " + StyledText("\(diagnostic.location?.description ?? ""): \(diagnostic.message)"))
    }
    if diagnostics.isEmpty { console.print(output.harmless()) }
  }

  /// Runs a demo that was built, and passes on what it prints.
  ///
  /// - Parameter images: The folder for the pages' pictures, which the demo writes there.
  static func run(
    _ program: String, engine: LessonEngine, session: Session, images: String? = nil
  ) async throws -> ExitStatus {
    let interrupts = Interrupts()
    var environment = session.environment
    if let images { environment["LEARN_IMAGES"] = images }
    if session.console.capabilities.color != .none { environment["LEARN_COLOR"] = "1" }
    let invocation = engine.running(
      program, environment: environment, width: session.console.capabilities.width)
    let output = FileHandle.standardOutput
    let run = Task {
      try await Subprocess.run(
        invocation, monitor: .init(onOutput: { bytes in try? output.write(contentsOf: bytes) }))
    }
    // Ctrl-C is for the demo alone: `learn` lives on to remove what was built.
    let listener = Task {
      for await _ in interrupts.signals { run.cancel() }
    }
    defer { listener.cancel() }
    let result: InvocationResult
    do {
      result = try await run.value
    } catch is CancellationError {
      session.console.note(StyledText("Stopped.", .dim))
      return .interrupted
    }
    switch result.ending {
    case .exited(0): return .success
    case .signaled(let signal):
      let crash = CrashReport.crash(inOutput: result.errors.text, signal: signal)
      session.console.note(StyledText(crash.words, .failure))
      if let location = crash.location {
        session.console.note("    " + StyledText(location.description))
      }
      return .workFails
    default:
      session.console.note(StyledText("The demo stopped with an error:", .failure))
      session.console.note(StyledText("    " + result.errors.text.harmless().trimmed))
      return .workFails
    }
  }
}

extension Session {
  /// Whether the learner's copy of the demo is there and not as it was handed out.
  fileprivate func hasChangedDemo(_ parts: LessonParts) throws -> Bool {
    guard let demo = parts.demo else { return false }
    let path = parts.lesson.demoPath
    switch try File(path, in: root()).contents {
    case .absent: return false
    case .unreadable: return true
    case .bytes(let bytes):
      let given = try ExerciseSource(parsing: demo, path: path).stub
      return !String(decoding: bytes, as: UTF8.self).hasSameLines(as: given)
    }
  }
}
