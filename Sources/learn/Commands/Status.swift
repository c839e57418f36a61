import Course
import Foundation
import Progress
import Terminal

/// `learn` alone: where you are, and the one thing to do next.
struct StatusCommand: Command {
  static let spec = CommandSpec(
    name: "", summary: "Show where you are and what to do next.",
    discussion: """
      Commands are listed by: learn help
      """, options: [.init(name: "--json", help: "Print it as JSON.")], audience: .hidden)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    let course = try session.course()
    let progress = try session.progressStore().load()
    let current = progress.current(in: course)
    let done = course.exercises.count(where: progress.isPassed)
    if arguments.has("--json") {
      try session.console.printJSON(
        StatusDocument(current: current?.id, done: done, total: course.exercises.count))
      return .success
    }
    let console = session.console
    guard let current, let lesson = course.lesson(of: current) else {
      console.print(CourseEnd(course: course))
      return .success
    }
    if let absence = absence(since: progress.lastActive, now: session.now()) {
      console.print(StyledText("Welcome back after \(absence). Here is where you were:", .dim))
    } else if progress.exercises.isEmpty {
      console.print(
        StyledText("Welcome to machine-learning engineering in Swift. ", .bold)
          + "One exercise at a time, you write the code; the checks tell you how it stands.",
        indent: "")
      console.print()
    }
    let record = progress[current]
    if !progress.exercises.isEmpty {
      let points = Points(course.exercises, progress: progress).text
      console.print(
        StyledText("\(done) of \(course.exercises.count) exercises done, \(points)", .dim),
        indent: "")
    }
    console.print(
      StyledText("\(lesson.title)", .heading)
        + StyledText("  \(lesson.page.chapter), \(lesson.page.minutes) minutes", .dim), indent: "")
    let standing: String =
      switch record.status {
      case .begun where record.checksTotal > 0:
        "\(record.checksPassed) of \(record.checksTotal) checks pass"
      case .begun: "does not compile yet"
      case .untouched, .passed: "not begun"
      }
    console.print(
      StyledText(current.title, .bold) + StyledText("  \(standing)", .dim), indent: "  ")
    console.print(
      StyledText(current.path, .link, link: "file://\(course.root)/\(current.path)"), indent: "  ")
    console.print()
    let isFresh = lesson.exercises.allSatisfy { progress[$0].status == .untouched }
    let next = StyledText("Next: ", .dim) + StyledText(isFresh ? "learn read" : "learn next", .bold)
    console.print(
      next + StyledText(isFresh ? ", then " : ", or keep open ", .dim)
        + StyledText("learn watch", .bold), indent: "")
    return .success
  }

  /// "9 days" or "5 months", when it has been at least three days.
  private static func absence(since date: Date?, now: Date) -> String? {
    guard let date else { return nil }
    let days = Int(now.timeIntervalSince(date) / 86400)
    guard days >= 3 else { return nil }
    return days < 60 ? "\(days) days" : "\(days / 30) months"
  }
}

private struct StatusDocument: Encodable {
  let current: String?
  let done: Int
  let total: Int
}
