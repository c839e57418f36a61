import Course
import OperatingSystem
import Progress
import Terminal
import Toolchain

/// `learn reset`: bring a file back as it was handed out.
struct ResetCommand: Command {
  static let spec = CommandSpec(
    name: "reset", summary: "Bring an exercise back as it was handed out.",
    arguments: "ID... | --all",
    completes: .exercises,
    discussion: "Your version is kept beside it first, in a folder named .kept.",
    options: [.init(name: "--all", help: "Reset every exercise of the course.")],
    mostArguments: .max)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    let course = try session.course()
    guard arguments.has("--all") != !arguments.positionals.isEmpty else {
      throw SessionError.resetNeedsTarget
    }
    let exercises =
      try arguments.has("--all")
      ? course.exercises
      : arguments.positionals.flatMap { text in
        switch try course.find(text) {
        case .exercise(let exercise): [exercise]
        case .lesson(let lesson): lesson.exercises
        }
      }
    for exercise in exercises {
      switch try session.reset(exercise) {
      case .alreadyStub: session.console.print("\(exercise.path) is as it was handed out.")
      case .written(let kept):
        session.console.print("\(exercise.path) is as it was handed out again.")
        if let kept { session.console.print("  Your version: \(kept)") }
      }
    }
    return .success
  }
}

/// What came of a reset.
enum ResetOutcome: Sendable, Equatable {
  case alreadyStub

  /// The stub is back; the learner's version lies at `kept`, from the course's root.
  case written(kept: String?)
}

extension Session {
  /// Writes the stub of an exercise anew, and keeps the learner's version first.
  func reset(_ exercise: Exercise) throws -> ResetOutcome {
    let root = try root()
    let stub = try source(of: exercise).stub
    let file = File(exercise.path, in: root)
    if case .bytes(let bytes) = file.contents,
      String(decoding: bytes, as: UTF8.self).hasSameLines(as: stub)
    {
      return .alreadyStub
    }
    let kept = try file.keep()
    try file.write(stub)
    try progressStore().update { progress in
      guard progress.exercises[exercise.id] != nil else { return }
      progress[exercise].status = .untouched
      progress[exercise].checksPassed = 0
    }
    return .written(kept: kept?.name)
  }
}
