import Course
import Grading
import Progress
import Terminal
import Toolchain

/// `learn check`: grade exercises without going on.
struct CheckCommand: Command {
  static let spec = CommandSpec(
    name: "check", summary: "Grade exercises and say how they stand.",
    arguments: "[ID...]", completes: .exercises,
    discussion: """
      An ID is an exercise (MedianImputer), a lesson (06, missing) or a path; without one it is the
      current exercise. The exit status is 0 when every check passes and 1 when one does not.
      """,
    options: [
      .init(name: "--all", help: "Grade every exercise of the course."),
      .init(name: "--verbose", help: "Tell every failed check in full, and show charts again."),
      .init(name: "--time-limit", value: "SECONDS", help: "Stop a check that takes longer (10)."),
      .init(
        name: "--seed", value: "NUMBER",
        help: "Make the cross-check's inputs from this number, not from the file's text."),
      .init(name: "--json", help: "Print the verdicts as JSON."),
    ], mostArguments: .max)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    let course = try session.course(naming: named(arguments, session: session))
    let exercises = try chosen(arguments, course: course, session: session)
    let timeLimit = try arguments.integer("--time-limit") ?? 10
    let cases = CaseRequest(seed: try arguments.seed("--seed"))
    var verdicts: [Verdict] = []
    var shown = 0
    for lesson in course.lessons {
      let own = exercises.filter { $0.lesson == lesson.name }
      guard !own.isEmpty else { continue }
      let new = try await session.grade(
        own, of: lesson, timeLimit: Double(timeLimit), cases: cases)
      verdicts += new
      guard !arguments.has("--json") else { continue }
      for verdict in new {
        // Of a whole course, what is not begun would bury the rest.
        if arguments.has("--all"), verdict.grade.trouble == .notAttempted { continue }
        if shown > 0 { session.console.print() }
        shown += 1
        try session.show(verdict, in: course, isVerbose: arguments.has("--verbose"))
      }
    }
    if arguments.has("--json") {
      try session.console.printJSON(
        verdicts.map { GradeDocument($0.grade, feedback: $0.feedback()) })
    } else if verdicts.count > 1 {
      let passed = verdicts.count { $0.grade.isPassed }
      let untouched = verdicts.count { $0.grade.trouble == .notAttempted }
      if shown > 0 { session.console.print() }
      session.console.print(
        StyledText("\(passed) of \(verdicts.count) exercises pass", .bold)
          + StyledText(untouched > 0 ? ", \(untouched) not begun" : "", .dim))
    } else if let verdict = verdicts.first, !verdict.grade.isPassed {
      let progress = try session.progressStore().load()
      session.console.print()
      session.console.print(NextStep(verdict: verdict, course: course, progress: progress).text)
    }
    return verdicts.allSatisfy(\.grade.isPassed) ? .success : .workFails
  }

  /// What is asked for by name, or was chosen before and has not passed.
  private static func named(_ arguments: Arguments, session: Session) throws -> [String] {
    if arguments.has("--all") || !arguments.positionals.isEmpty { return arguments.positionals }
    let progress = try session.progressStore().load()
    guard let chosen = progress.chosen, progress.exercises[chosen]?.status != .passed else {
      return []
    }
    return [chosen]
  }

  private static func chosen(
    _ arguments: Arguments, course: Course, session: Session
  ) throws -> [Exercise] {
    if arguments.has("--all") {
      guard arguments.positionals.isEmpty else {
        throw UsageError.conflict("Give either IDs or --all, not both.")
      }
      return course.exercises
    }
    if arguments.positionals.isEmpty {
      guard let exercise = try session.progressStore().load().current(in: course) else {
        throw SessionError.nothingToDo
      }
      return [exercise]
    }
    let named = try arguments.positionals.flatMap { text in
      switch try course.find(text) {
      case .exercise(let exercise): [exercise]
      case .lesson(let lesson): lesson.exercises
      }
    }
    // A lesson and one of its exercises may both be named.
    var seen: Set<String> = []
    return named.filter { seen.insert($0.id).inserted }
  }
}
