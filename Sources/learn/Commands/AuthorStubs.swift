import Authoring
import Course
import Terminal

/// `learn author stubs`: write `exercises/` from `solutions/`.
struct AuthorStubsCommand: Command {
  static let spec = CommandSpec(
    name: "author stubs", summary: "Write the exercises as they are handed out.",
    arguments: "[LESSON...]", completes: .lessons,
    discussion: """
      Where a lesson's front line says that it uses files of earlier lessons, their copies in its
      folders are written too.
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
    let trees = try names.map(course.tree)
    var changes: [StubChange] = []
    for tree in trees {
      do {
        changes += try await writer.plan(tree)
      } catch CourseError.badSource(let path, let line, let problem) {
        session.console.print("\(path):\(line): error: \(problem) [source]")
        session.console.note("Nothing was written. See: learn author check --explain source")
        return .workFails
      }
    }
    let open = changes.filter { !$0.isCurrent }
    if arguments.has("--check") {
      let shipped = trees.map(\.files).reduce(into: [:]) { $0.merge($1) { $1 } }
      for change in open {
        let line = StubPlan.line(
          where: shipped[change.path] ?? "", differsFrom: change.text ?? "")
        session.console.print(
          "\(change.path):\(line ?? 1): error: this is not what its source gives [stale-stub]")
      }
      if !open.isEmpty { session.console.note("To write them: learn author stubs") }
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
