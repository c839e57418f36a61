import Course
import Terminal

/// `learn read`: show a lesson's page.
struct ReadCommand: Command {
  static let spec = CommandSpec(
    name: "read", summary: "Show a lesson's page.", arguments: "[LESSON]", completes: .lessons,
    discussion: """
      Without a lesson it is the one of the current exercise. Hints stay folded, and so do the
      answers to predictions. A page longer than the screen goes through $PAGER.
      """,
    options: [
      .init(name: "--answers", help: "Show the answers to the page's predictions."),
      .init(name: "--no-pager", help: "Write the page out, however long it is."),
    ],
    mostArguments: 1)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    let course = try session.course()
    let lesson = try session.lesson(arguments.positionals.first, in: course)
    let answer = Prediction.answerSummary
    let renderer = MarkdownRenderer.course(
      session.console.capabilities, root: try session.root(),
      details: arguments.has("--answers") ? .titled(answer) : .closed,
      foldedWords: [answer: "learn read \(lesson.name.number) --answers"])
    let lines = renderer.lines(lesson.page.markdown)
    let text = lines.rendered(session.console.capabilities)
    let width = max(session.console.capabilities.width, 1)
    let rows = lines.reduce(0) { $0 + max(($1.displayWidth + width - 1) / width, 1) }
    if !arguments.has("--no-pager"),
      let pager = Pager.forText(
        lineCount: rows, session.console.capabilities, environment: session.environment),
      pager.show(text, environment: session.environment)
    {
      return .success
    }
    session.console.print(text, terminator: "")
    return .success
  }
}

extension Session {
  /// The lesson that `text` names, or that of the exercise it names; without one, the current.
  func lesson(_ text: String?, in course: Course) throws -> Lesson {
    let lesson: Lesson = try outlined(text, in: course)
    try lesson.validate()
    return lesson
  }

  private func outlined(_ text: String?, in course: Course) throws -> Lesson {
    if let text {
      switch try course.find(text) {
      case .lesson(let lesson): return lesson
      case .exercise(let exercise):
        if let lesson = course.lesson(of: exercise) { return lesson }
      }
    }
    let current = try progressStore().load().current(in: course)
    guard let lesson = current.flatMap({ course.lesson(of: $0) }) ?? course.lessons.last else {
      throw SessionError.nothingToDo
    }
    return lesson
  }

  /// The exercise that `text` names, or the first open one of the lesson it names; without one,
  /// the current.
  func exercise(_ text: String?, in course: Course) throws -> Exercise {
    let exercise: Exercise = try outlined(text, in: course)
    try course.lesson(of: exercise)?.validate()
    return exercise
  }

  private func outlined(_ text: String?, in course: Course) throws -> Exercise {
    let progress = try progressStore().load()
    if let text {
      switch try course.find(text) {
      case .exercise(let exercise): return exercise
      case .lesson(let lesson):
        if let first = lesson.exercises.first(where: { !progress.isPassed($0) })
          ?? lesson.exercises.first
        {
          return first
        }
      }
    }
    guard let exercise = progress.current(in: course) ?? course.exercises.last else {
      throw SessionError.nothingToDo
    }
    return exercise
  }
}
