import Course
import Foundation
import Progress
import Terminal
import Toolchain

/// `learn watch` where no screen can be drawn: every verdict is printed, one after the other.
struct LineWatch {
  let session: Session
  let course: Course

  private enum Arrival: Sendable {
    case files
    case signal
  }

  private var console: Console { session.console }

  func run() async throws -> ExitStatus {
    guard try session.progressStore().load().current(in: course) != nil else {
      console.print(CourseEnd(course: course))
      return .success
    }
    let (arrivals, inbox) = AsyncStream.makeStream(of: Arrival.self)
    let interrupts = Interrupts()
    let listener = Task { for await _ in interrupts.signals { inbox.yield(.signal) } }
    defer { listener.cancel() }
    let changes = FileWatcher(
      directories: course.lessons.map { "\(course.root)/\($0.exercisesFolder)" }
    ) { $0.hasSuffix(".swift") }.changes()
    let pump = Task { for await _ in changes { inbox.yield(.files) } }
    defer { pump.cancel() }

    console.print("Every save is checked at once. Ctrl-C ends.")
    var work = start(inbox: inbox)
    for await arrival in arrivals {
      work.cancel()
      await work.value
      if arrival == .signal { break }
      work = start(inbox: inbox)
    }
    return .success
  }

  private func start(inbox: AsyncStream<Arrival>.Continuation) -> Task<Void, Never> {
    Task.detached { [self] in
      do {
        try await grade()
      } catch is CancellationError {
        return
      } catch {
        console.report(ErrorReport(error))
      }
    }
  }

  /// Prints the verdict of the current exercise; when it passes, also how the next one stands.
  private func grade() async throws {
    while true {
      let progress = try session.progressStore().load()
      guard let exercise = progress.current(in: course), let lesson = course.lesson(of: exercise)
      else {
        for line in CourseEnd(course: course).lines(console.capabilities) { console.print(line) }
        return
      }
      let work = try LessonWork.learner(lesson, root: course.root)
      let verdict = try await session.grade([exercise], of: lesson, work: work)[0]
      // What was saved meanwhile is another text; that save is on its way here.
      guard try LessonWork.learner(lesson, root: course.root) == work else { continue }
      try Task.checkCancellation()
      console.print()
      if verdict.grade.trouble == .notAttempted {
        for line in brief(of: verdict, progress: progress) { console.print(line) }
        try await prepare(lesson)
        return
      }
      try session.show(verdict, in: course)
      guard verdict.grade.isPassed else { return }
      let after = try session.progressStore().load()
      let view = PassedView(
        verdict: verdict, course: course, progress: after, capabilities: console.capabilities)
      for line in view.lines { console.print(line) }
    }
  }

  private func brief(of verdict: Verdict, progress: LearnerProgress) -> [StyledText] {
    BriefView(
      exercise: verdict.exercise, record: progress[verdict.exercise],
      capabilities: console.capabilities, root: course.root
    ).text(firstTODO: verdict.source.line(containing: "TODO"), then: "save the file")
  }

  private func prepare(_ lesson: Lesson) async throws {
    guard session.environment["LEARN_PREPARE"] != "0" else { return }
    let engine = try session.engine()
    try await engine.prepare(LessonParts.load(lesson, root: engine.root))
  }
}
