import Course
import Foundation
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
    let text = try? work(on: exercise)
    if let text, text.hasSameLines(as: stub) { return .alreadyStub }
    let kept = try text.map { try KeptVersions(root: root).keep($0, of: exercise) }
    do {
      try Data(stub.utf8).write(
        to: URL(fileURLWithPath: "\(root)/\(exercise.path)"), options: .atomic)
    } catch {
      throw ToolchainError.unwritable(path: exercise.path, reason: error.localizedDescription)
    }
    try progressStore().update { progress in
      guard progress.exercises[exercise.id] != nil else { return }
      progress[exercise].status = .untouched
      progress[exercise].checksPassed = 0
    }
    return .written(kept: kept)
  }
}

/// Versions of exercises that a reset put aside, in `exercises/LESSON/.kept`, a folder that the
/// package manager does not look into.
struct KeptVersions {
  let root: String

  /// Writes `text` under the next free number, and returns where, from the course's root.
  func keep(_ text: String, of exercise: Exercise) throws -> String {
    let folder = "exercises/\(exercise.lesson)/.kept"
    do {
      try FileManager.default.createDirectory(
        atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
      var number = 1
      while true {
        let path = "\(folder)/\(exercise.name).\(number).swift"
        if !FileManager.default.fileExists(atPath: "\(root)/\(path)") {
          try Data(text.utf8).write(
            to: URL(fileURLWithPath: "\(root)/\(path)"), options: .withoutOverwriting)
          return path
        }
        number += 1
      }
    } catch {
      throw ToolchainError.unwritable(path: folder, reason: error.localizedDescription)
    }
  }
}
