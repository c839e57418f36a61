import Course
import Progress
import Terminal

/// `learn watch`: grade at every save, on a screen that answers keys.
struct WatchCommand: Command {
  static let spec = CommandSpec(
    name: "watch", summary: "Grade at every save, and show what comes of it.", arguments: "[ID]",
    completes: .exercises,
    discussion: """
      Shows the current exercise, or the one that ID names. Keys: n next, h hint, r read,
      s solution, l list, c check all, o open in the editor, x reset, ? help, q quit. Where no
      screen can be drawn, every verdict is printed instead.
      """, mostArguments: 1)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    let course = try session.course()
    let exercise: Exercise
    do {
      exercise = try session.exercise(arguments.positionals.first, in: course)
    } catch SessionError.nothingToDo {
      return .success
    }
    let store = try session.progressStore()
    if !arguments.positionals.isEmpty { try store.update { $0.chosen = exercise.id } }
    let progress = try store.load()
    guard session.console.capabilities.isInteractive, let keyboard = Keyboard() else {
      return try await LineWatch(session: session, course: course).run()
    }
    let model = WatchModel(course: course, progress: progress, exercise: exercise)
    return try await WatchLoop(model, session: session, keyboard: keyboard).run()
  }
}
