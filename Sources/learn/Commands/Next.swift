import Course
import Grading
import Progress
import Terminal

/// `learn next`: grade the current exercise and go on from there.
struct NextCommand: Command {
  static let spec = CommandSpec(
    name: "next", summary: "Grade the current exercise, and go on when it passes.",
    discussion: """
      Builds your code for the current exercise and runs its checks. When all pass, the next
      exercise's brief is shown; when some do not, what came, what was expected, and where to look.
      An exercise that you have not begun shows its brief.
      """,
    options: [.init(name: "--json", help: "Print the verdict as JSON.")])

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    let course = try session.course()
    let progress = try session.progressStore().load()
    guard let exercise = progress.current(in: course), let lesson = course.lesson(of: exercise)
    else {
      if arguments.has("--json") {
        try session.console.printJSON(["status": "complete"])
      } else {
        session.console.print(CourseEnd(course: course))
      }
      return .success
    }

    let verdict = try await session.grade([exercise], of: lesson)[0]
    if arguments.has("--json") {
      try session.console.printJSON(GradeDocument(verdict.grade, feedback: verdict.feedback()))
      return verdict.grade.isPassed ? .success : .workFails
    }

    let after = try session.progressStore().load()
    if verdict.grade.trouble == .notAttempted {
      if after.exercises.values.allSatisfy({ $0.status == .untouched }) { welcome(session, course) }
      try show(exercise, of: lesson, progress: after, in: session)
      session.prepareInBackground(lesson)
      return .success
    }
    try session.show(verdict, in: course)
    guard verdict.grade.isPassed else {
      session.console.print()
      session.console.print(NextStep(verdict: verdict, course: course, progress: after).text)
      return .workFails
    }
    try goOn(from: verdict, in: lesson, course: course, progress: after, session: session)
    return .success
  }

  /// Shows what comes after an exercise that has passed.
  private static func goOn(
    from verdict: Verdict, in lesson: Lesson, course: Course, progress: LearnerProgress,
    session: Session
  ) throws {
    let console = session.console
    console.print()
    let view = PassedView(
      verdict: verdict, course: course, progress: progress, capabilities: console.capabilities)
    for line in view.lines { console.print(line) }
    console.print()
    guard let next = progress.current(in: course), let nextLesson = course.lesson(of: next) else {
      console.print(CourseEnd(course: course))
      return
    }
    if nextLesson.id != lesson.id {
      console.print(StyledText("Next lesson: ", .bold) + StyledText("\(nextLesson.title)"))
      console.print(StyledText(nextLesson.page.summary), indent: "  ")
      console.print(StyledText("  Read it first: learn read", .dim))
      console.print()
    }
    try show(next, of: nextLesson, progress: progress, in: session)
    session.prepareInBackground(nextLesson)
  }

  private static func show(
    _ exercise: Exercise, of lesson: Lesson, progress: LearnerProgress, in session: Session
  ) throws {
    let brief = BriefView(
      exercise: exercise, record: progress[exercise],
      capabilities: session.console.capabilities, root: try session.root())
    let line = (try? session.work(on: exercise))?.line(containing: "TODO")
    for line in brief.text(firstTODO: line) { session.console.print(line) }
  }

  private static func welcome(_ session: Session, _ course: Course) {
    session.console.print(
      StyledText("Welcome. ", .bold) + "You write the code; the checks tell you how it stands. "
        + "Read the lesson with " + StyledText("learn read", .code)
        + ", edit the file below, and run " + StyledText("learn next", .code) + " again; or keep "
        + StyledText("learn watch", .code) + " open, which checks every save.", indent: "")
    session.console.print()
  }
}
