import Authoring
import Terminal

/// `learn author stubs`: write `exercises/` from `solutions/`.
struct AuthorStubsCommand: Command {
  static let spec = CommandSpec(
    name: "author stubs", summary: "Write the exercises as they are handed out.",
    arguments: "[LESSON...]", completes: .lessons,
    discussion: """
      A file that is neither a stub written here before nor as git has it may be someone's work: it
      is kept in a folder named .kept beside it before it is replaced.
      """,
    options: [
      .init(name: "--check", help: "Change nothing; fail when a stub is not what its source gives.")
    ], audience: .teaching, mostArguments: .max)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    let root = try session.root()
    let course = try AuthoredCourse(root: root)
    let names =
      try arguments.positionals.isEmpty
      ? course.lessons : arguments.positionals.map(course.find)
    let history = CourseHistory(root: root, environment: session.environment)
    let writer = StubWriter(root: root) { await history.holds($1, at: $0) }
    var changes: [StubChange] = []
    for name in names { changes += try await writer.plan(course.tree(name)) }
    let open = changes.filter { !$0.isCurrent }
    if arguments.has("--check") {
      for change in open {
        session.console.print("\(change.path):1: error: this is not what its source gives")
      }
      return open.isEmpty ? .success : .workFails
    }
    for written in try writer.write(open) {
      session.console.print("wrote \(written.change.path)")
      if let kept = written.keptAt { session.console.print("  the version before it: \(kept)") }
    }
    if open.isEmpty { session.console.print("All \(changes.count) files are current.") }
    return .success
  }
}
