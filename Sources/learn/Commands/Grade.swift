import Classroom
import Course
import Foundation
import OperatingSystem
import Reports
import Synchronization
import Terminal

/// `learn grade`: grade a class.
struct GradeCommand: Command {
  static let spec = CommandSpec(
    name: "grade", summary: "Grade a class's submissions.", arguments: "SUBMISSIONS",
    completes: .files,
    discussion: """
      SUBMISSIONS holds a folder or git checkout a student. Every student's exercise files are
      copied into a pristine course, built and run, in a sandbox where there is one. Results go to
      --out, one file a student and lesson; run it again to go on where it stopped, or to grade only
      what has changed since. See lessons/CLASSROOM.md.
      """,
    options: [
      .init(name: "--out", value: "DIR", help: "The folder for the results (needed)."),
      .init(name: "--roster", value: "FILE", help: "A CSV of the class, with a column 'id'."),
      .init(name: "--policy", value: "FILE", help: "Points, deadlines and late rules, as JSON."),
      .init(name: "--lessons", value: "LIST", help: "Only these lessons: 06,09 or names."),
      .init(name: "--jobs", value: "N", help: "How many at a time; twice the number of cores."),
      .init(name: "--time-limit", value: "S", help: "Seconds that a check may take; 10."),
      .init(name: "--memory", value: "MIB", help: "Memory of each program, in MiB; 2048."),
      .init(
        name: "--seed", value: "N",
        help: "Make the fresh cases from N, which results.json holds; drawn at random."),
      .init(name: "--shard", value: "I/N", help: "Grade the I-th of N parts of the class."),
      .init(name: "--require-sandbox", help: "Do not grade without a sandbox."),
      .init(
        name: "--extra-suites", value: "DIR",
        help: "Suites in place of the course's own, laid out like Tests/."),
      .init(
        name: "--export", value: "LIST",
        help: Export.names(.asked).joined(separator: ", ") + ", beside "
          + Export.names(.always).joined(separator: ", ") + "."),
      .init(name: "--canvas", value: "FILE", help: "A gradebook exported from Canvas, to fill in."),
      .init(name: "--annotations", help: "Print failed checks as GitHub Actions shows them."),
      .init(name: "--json", help: "Print the summary as JSON."),
    ], audience: .teaching, mostArguments: 1)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    guard let submissions = arguments.positionals.first else {
      throw UsageError.missingArgument("The folder of submissions", spec: spec)
    }
    guard let output = arguments.value("--out") else {
      throw UsageError.missingArgument("--out DIR", spec: spec)
    }
    let course = try session.course()
    var setup = ClassSetup(
      submissions: session.path(submissions), output: session.path(output),
      lessons: try lessons(arguments, course: course),
      // Compiling, linking and starting programs wait often enough to keep two busy on each core.
      jobs: try arguments.integer("--jobs") ?? 2 * Machine.cores)
    setup.courseLessons = course.lessons
    setup.roster = arguments.value("--roster").map(session.path)
    setup.policy = arguments.value("--policy").map(session.path)
    setup.extraSuites = arguments.value("--extra-suites").map(session.path)
    setup.requiresSandbox = arguments.has("--require-sandbox")
    if let seconds = try arguments.integer("--time-limit") { setup.timeLimit = Double(seconds) }
    if let memory = try arguments.integer("--memory") { setup.memory = memory }
    setup.seed = try arguments.seed("--seed")
    if let text = arguments.value("--shard") {
      guard let shard = Shard(text) else {
        throw UsageError.badValue(option: "--shard", value: text, expected: "I/N, such as 2/8")
      }
      setup.shard = shard
    }
    let asked = try exports(arguments)

    let prepared = try await setup.prepare(
      engine: session.engine(), environment: session.environment, now: session.now)
    let view = GradeView(session: session)
    view.begin(prepared)
    let canvas = try arguments.value("--canvas").map {
      try view.canvas(session.path($0), run: prepared.grader.run)
    }
    let summary = try await prepared.grader.grade(prepared.materials) { view.progress($0) }
    view.clearProgress()
    let exports = ClassExports(
      store: prepared.grader.store,
      context: .init(
        run: prepared.grader.run, canvas: canvas, environment: session.environment),
      asked: asked)
    let written = try exports.write()
    if arguments.has("--annotations") { try view.annotate(exports) }
    try view.end(summary, prepared: prepared, written: written, asJSON: arguments.has("--json"))
    return summary.faults == 0 ? .success : .machine
  }

  private static func lessons(_ arguments: Arguments, course: Course) throws -> [Lesson] {
    guard let list = arguments.value("--lessons") else { return course.lessons }
    let names = try list.split(separator: ",").map { text in
      switch try course.find(text.trimmed) {
      case .lesson(let lesson): lesson.name
      case .exercise(let exercise): exercise.lesson
      }
    }
    return course.lessons.filter { names.contains($0.name) }
  }

  /// The names that `--export` lists.
  static func exports(_ arguments: Arguments) throws -> Set<String> {
    let words = (arguments.value("--export") ?? "").split(separator: ",").map(\.trimmed)
    for word in words where Export.named(word) == nil {
      throw UsageError.badValue(
        option: "--export", value: word,
        expected: "some of " + Export.all.map(\.name).joined(separator: ","))
    }
    return Set(words)
  }
}

/// `learn grade merge`: join what several machines graded.
struct GradeMergeCommand: Command {
  static let spec = CommandSpec(
    name: "grade merge", summary: "Join the results of several machines.", arguments: "DIR...",
    completes: .files,
    discussion: """
      Each DIR was written by 'learn grade --shard I/N'. A shard or a result that is missing, two
      results that differ, and folders of different runs are errors.
      """,
    options: [
      .init(name: "--out", value: "DIR", help: "The folder for the whole class (needed)."),
      GradeCommand.spec.options.first { $0.name == "--export" }
        ?? .init(name: "--export", value: "LIST", help: "More formats."),
      .init(name: "--canvas", value: "FILE", help: "A gradebook exported from Canvas, to fill in."),
    ], audience: .teaching, mostArguments: .max)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    guard !arguments.positionals.isEmpty else {
      throw UsageError.missingArgument("DIR, a folder of results", spec: spec)
    }
    guard let output = arguments.value("--out") else {
      throw UsageError.missingArgument("--out DIR", spec: spec)
    }
    let view = GradeView(session: session)
    let (run, faults) = try ClassMerger.merge(
      arguments.positionals.map(session.path), into: session.path(output))
    let canvas = try arguments.value("--canvas").map {
      try view.canvas(session.path($0), run: run)
    }
    let written = try ClassExports(
      store: ResultStore(root: session.path(output)),
      context: .init(run: run, canvas: canvas, environment: session.environment),
      asked: try GradeCommand.exports(arguments)
    ).write()
    for fault in faults {
      session.console.note(StyledText("Not graded: \(fault.student) \(fault.lesson)", .warning))
    }
    session.console.print(
      "\(GradeView.count(run.students.count, "student")), "
        + "\(GradeView.count(run.lessons.count, "lesson")): \(output)")
    for path in written { session.console.print("  \(path)") }
    view.say(try ClassMerger.remarks(on: run, in: session.path(output)), strays: [])
    return faults.isEmpty ? .success : .machine
  }
}

extension Session {
  /// A path that the user typed, as an absolute one.
  func path(_ text: String) -> String {
    let whole = text.hasPrefix("/") ? text : "\(directory)/\(text)"
    return URL(fileURLWithPath: whole).standardizedFileURL.path
  }
}
