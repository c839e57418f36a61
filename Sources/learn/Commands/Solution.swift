import Course
import Progress
import Terminal

/// `learn solution`: show one way to solve an exercise.
struct SolutionCommand: Command {
  static let spec = CommandSpec(
    name: "solution", summary: "Show one way to solve an exercise.", arguments: "[ID]",
    completes: .exercises,
    discussion: """
      Once an exercise has passed, compare your answer with this one. Before that it stays closed
      unless you add --yes; progress.json remembers that you looked.
      """,
    options: [.init(name: "--yes", help: "Show it although the exercise has not passed.")],
    mostArguments: 1)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    let course = try session.course()
    let store = try session.progressStore()
    let exercise =
      try arguments.positionals.isEmpty
      ? session.exercise(nil, in: course) : session.exercise(arguments.positionals[0], in: course)
    let source = try session.source(of: exercise)
    guard source.hasSolution else { throw SessionError.noSolutions }
    guard try store.load().isPassed(exercise) || arguments.has("--yes") else {
      throw SessionError.unearned(exercise)
    }
    try store.update { $0[exercise].solutionShown = true }
    session.console.print(
      session.console.capabilities.isTTY
        ? SwiftHighlighter.highlight(source.shownSolution).rendered(session.console.capabilities)
        : source.shownSolution, terminator: "")
    return .success
  }
}
