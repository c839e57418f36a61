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
      tab shows those done, to do or failing, x resets one.
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
        course.exercises.map { ListDocument($0, course: course, record: progress[$0]) })
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
  let hintsOpened: Int
  let passedAt: Date?

  init(_ exercise: Exercise, course: Course, record: ExerciseRecord) {
    id = exercise.id
    title = exercise.title
    lesson = exercise.lesson.text
    chapter = course.lesson(of: exercise)?.page.chapter ?? ""
    status = record.status
    checksPassed = record.checksPassed
    checksTotal = record.checksTotal
    attempts = record.attempts
    hintsOpened = record.hintsOpened
    passedAt = record.passedAt
  }
}

/// Draws the course with the learner's progress.
struct ListView {
  let course: Course
  let progress: LearnerProgress
  let capabilities: TerminalCapabilities

  var lines: [StyledText] {
    let current = progress.current(in: course)
    let width = course.exercises.map { $0.name.count }.max() ?? 0
    var lines: [StyledText] = []
    for chapter in course.chapters {
      if !lines.isEmpty { lines.append("") }
      lines.append(StyledText(chapter.name, .heading))
      for lesson in chapter.lessons {
        lines.append(
          "  " + StyledText(lesson.id, .bold) + StyledText("  \(lesson.title)")
            + StyledText("  \(lesson.page.minutes) min", .dim))
        for exercise in lesson.exercises {
          lines.append(line(exercise, width: width, isCurrent: exercise == current))
        }
      }
    }
    let done = course.exercises.count(where: progress.isPassed)
    lines += ["", StyledText("\(done) of \(course.exercises.count) exercises done", .bold)]
    return lines.map { $0.truncated(to: capabilities.width) }
  }

  private func line(_ exercise: Exercise, width: Int, isCurrent: Bool) -> StyledText {
    let record = progress[exercise]
    let isUnicode = capabilities.hasUnicode
    let mark: StyledText =
      switch record.status {
      case .passed: StyledText(isUnicode ? "✓" : "x", .success)
      case .begun: StyledText(isUnicode ? "◐" : "~", .warning)
      case .untouched: StyledText(isUnicode ? "·" : ".", .dim)
      }
    let arrow = isCurrent ? (isUnicode ? "→ " : "> ") : "  "
    let standing =
      record.status == .begun && record.checksTotal > 0
      ? "  \(record.checksPassed)/\(record.checksTotal)" : ""
    return "  " + StyledText(arrow) + mark + " " + StyledText(exercise.name.padding(to: width))
      + StyledText("  \(exercise.title)", .dim) + StyledText(standing, .warning)
  }
}
