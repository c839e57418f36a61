import Toolchain

/// `learn prepare`: compile what the first verdict of a lesson needs.
///
/// Other commands start it in the background while the learner reads.
struct PrepareCommand: Command {
  static let spec = CommandSpec(
    name: "prepare", summary: "Compile a lesson's suites ahead of time.", arguments: "[LESSON]",
    completes: .lessons, audience: .hidden, mostArguments: 1)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    let course = try session.course()
    let lesson = try session.lesson(arguments.positionals.first, in: course)
    let engine = try session.engine()
    try await engine.prepare(LessonParts.load(lesson, root: engine.root))
    return .success
  }
}
