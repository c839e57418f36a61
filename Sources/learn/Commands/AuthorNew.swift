import Authoring
import Foundation
import Toolchain

/// `learn author new`: begin a lesson.
struct AuthorNewCommand: Command {
  static let spec = CommandSpec(
    name: "author new", summary: "Begin a lesson: page, exercises, suites, and its place.",
    arguments: "NAME",
    discussion: """
      NAME is a number and words: 12-descent. The order of lessons is that of the list in
      Package.swift; the new one goes where its name sorts, or after the lesson that --after names.
      Nothing is ever renumbered: between 06-… and 07-… there is room for 065-….

      What is written builds and its checks run. Each place that waits for you is marked WRITE, and
      'learn author check NAME' lists them with everything else that is missing.
      """,
    options: [
      .init(name: "--exercises", value: "NAMES", help: "The exercises: Gradient,Descent."),
      .init(name: "--after", value: "LESSON", help: "Teach it right after this lesson."),
    ], audience: .teaching, mostArguments: 1)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    guard let name = arguments.positionals.first else {
      throw UsageError.missingArgument("The lesson's name", spec: spec)
    }
    let root = try session.root()
    let course = try AuthoredCourse(root: root)
    let exercises = (arguments.value("--exercises") ?? "").split(separator: ",")
      .map { $0.trimmingCharacters(in: .whitespaces) }
    let lesson = try NewLesson(name: name, exercises: exercises, order: course.lessons)
    let after = try arguments.value("--after").map(course.find)
    let written = try LessonStarter(root: root).start(lesson, after: after)
    for path in written { session.console.print("wrote \(path)") }
    session.console.print("What is still missing: learn author check \(lesson.name)")
    return .success
  }
}
