import Classroom
import Course
import Foundation
import Progress
import Terminal

/// `learn list`: every exercise and how it stands.
struct ListCommand: Command {
  static let spec = CommandSpec(
    name: "list", summary: "List the exercises and how they stand.",
    discussion: """
      On a terminal it is a list to move in: enter makes an exercise the current one, / searches,
      tab shows those done, to do or failing, x resets one. An exercise's points count by the share
      of its checks that pass.
      """,
    options: [
      .init(name: "--plain", help: "Print the list and end."),
      .init(name: "--json", help: "Print the list as JSON."),
    ])

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    let course = try session.course()
    let progress = try session.progressStore().load()
    if arguments.has("--json") {
      try session.console.printJSON(
        course.exercises.map { ListDocument($0, course: course, progress: progress) })
      return .success
    }
    if !arguments.has("--plain"), session.console.capabilities.isInteractive,
      let keyboard = Keyboard()
    {
      return try await ListScreen(session: session, course: course, keyboard: keyboard).run()
    }
    let view = ListView(
      course: course, progress: progress, capabilities: session.console.capabilities)
    for line in view.lines { session.console.print(line) }
    return .success
  }
}

/// One exercise as `learn list --json` prints it.
struct ListDocument: Encodable {
  let id: String
  let title: String
  let lesson: String
  let chapter: String
  let status: ExerciseRecord.Status
  let checksPassed: Int
  let checksTotal: Int
  let attempts: Int
  let points: Double
  let mostPoints: Double
  let hintsOpened: Int
  let passedAt: Date?

  init(_ exercise: Exercise, course: Course, progress: LearnerProgress) {
    let record = progress[exercise]
    let points = Points([exercise], progress: progress)
    id = exercise.id
    title = exercise.title
    lesson = exercise.lesson.text
    chapter = course.lesson(of: exercise)?.page.chapter ?? ""
    status = record.status
    checksPassed = record.checksPassed
    checksTotal = record.checksTotal
    attempts = record.attempts
    self.points = Numbers.rounded(points.earned)
    mostPoints = points.most
    hintsOpened = record.hintsOpened
    passedAt = record.passedAt
  }
}
