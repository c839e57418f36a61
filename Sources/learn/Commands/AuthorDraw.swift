import Authoring
import Terminal

/// `learn author draw`: run a lesson's demo on its solutions, and write the page's pictures.
struct AuthorDrawCommand: Command {
  static let spec = CommandSpec(
    name: "author draw", summary: "Run a lesson's demo on its solutions, for the page's pictures.",
    arguments: "LESSON", completes: .lessons,
    discussion: """
      The demo runs with LEARN_IMAGES naming lessons/images, unless it names another folder
      already. What it prints is shown as it comes. Ctrl-C stops it. Exercises are left alone.
      """,
    audience: .teaching, mostArguments: 1)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    guard let name = arguments.positionals.first else {
      throw UsageError.missingArgument("The lesson", spec: spec)
    }
    let course = try AuthoredCourse(root: session.root())
    let lesson = try course.find(name)
    guard let versions = try LessonVersions(course.tree(lesson)) else {
      session.console.print("The solutions of \(lesson) cannot be built yet.")
      session.console.print("What is missing: learn author check \(lesson)")
      return .workFails
    }
    let engine = try session.engine()
    switch try await engine.demo(versions.parts, work: versions.solutions) {
    case .none:
      session.console.print("Lesson \(lesson) has no demo.")
      return .workFails
    case .failed(let diagnostics, let output):
      session.console.print(
        StyledText("The demo does not compile on the solutions.", .failure))
      RunCommand.show(diagnostics, output, on: session.console)
      return .workFails
    case .program(let program, let folder):
      defer { engine.store.remove(folder) }
      return try await RunCommand.run(
        program, engine: engine, session: session,
        images: session.environment["LEARN_IMAGES"] ?? "\(engine.root)/lessons/images")
    }
  }
}
