import Authoring
import Course
import Grading
import Terminal

/// `learn author check`: say whether lessons are sound.
struct AuthorCheckCommand: Command {
  static let spec = CommandSpec(
    name: "author check", summary: "Prove that lessons teach and grade what they claim.",
    arguments: "[LESSON...]", completes: .lessons,
    discussion: """
      Reads every file of the lessons, builds stub, solution, mistakes, other right answers and
      mutants, and runs the suites on each. Findings read like a compiler's; a finding ends with the name of its rule.
      What did not change since the last check is not run again. The exit status is 0 when every
      lesson is sound; warnings, such as surviving mutants, do not change it.
      """,
    options: [
      .init(name: "--json", help: "Print the reports as JSON."),
      .init(name: "--explain", value: "RULE", help: "Say why a rule exists and how to satisfy it."),
      .init(name: "--fresh", help: "Try everything again, also what did not change."),
      .init(name: "--jobs", value: "N", help: "Trials at a time; as many as cores by default."),
      .init(
        name: "--mutants", value: "N", help: "Mutants of each exercise at most; 60 by default."),
    ], audience: .teaching, mostArguments: .max)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    if let name = arguments.value("--explain") {
      guard let rule = Rules.named(name) else { throw AuthoringError.unknownRule(name) }
      session.console.print(StyledText(name, .bold))
      session.console.print(StyledText(rule.explanation), indent: "")
      return .success
    }
    let course = try AuthoredCourse(root: session.root())
    let names =
      try arguments.positionals.isEmpty
      ? course.lessons : arguments.positionals.map(course.find)
    let engine = try session.engine()
    let progress = AuthorProgress(isShown: session.console.capabilities.isTTY)
    var check = AuthorCheck(
      course: course, tools: .live(engine),
      cache: try TrialCache(engine: engine, isFresh: arguments.has("--fresh")))
    if let jobs = try arguments.integer("--jobs") { check.jobs = jobs }
    if let limit = try arguments.integer("--mutants") { check.mutantLimit = limit }
    check.onProgress = { progress.update($0, $1) }
    let reports = try await check.run(names.map(course.tree))
    progress.clear()
    if arguments.has("--json") {
      try session.console.printJSON(reports)
    } else {
      for report in reports { show(report, on: session.console) }
    }
    return reports.allSatisfy(\.isSound) ? .success : .workFails
  }

  private static func show(_ report: AuthorCheck.LessonReport, on console: Console) {
    for finding in report.findings {
      let style: Style = finding.severity == .error ? .failure : .warning
      console.print(
        StyledText("\(finding.path):\(finding.line): ", .bold)
          + StyledText("\(finding.severity.rawValue): ", style) + StyledText(finding.message)
          + StyledText(" [\(finding.rule)]", .dim))
    }
    let errors = report.findings.count { $0.severity == .error }
    let mutation = report.exercises.map(\.mutation).reduce(MutationScore(), +)
    var words = errors == 0 ? "sound" : errors == 1 ? "1 error" : "\(errors) errors"
    if mutation.valid > 0 {
      let checks = report.exercises.map(\.checks).reduce(0, +)
      let mistakes = report.exercises.map(\.mistakes).reduce(0, +)
      let rights = report.exercises.map(\.rights).reduce(0, +)
      words += " · \(checks) checks · \(mistakes) mistakes"
      if rights > 0 { words += " · \(rights) other right answer\(rights == 1 ? "" : "s")" }
      words += " · \(mutation.caught) of \(mutation.valid) mutants caught"
      if let share = mutation.share { words += " (\(Int(share * 100)) %)" }
      if mutation.excused > 0 { words += ", \(mutation.excused) excused" }
      if mutation.equal > 0 { words += ", \(mutation.equal) no other program" }
      if mutation.tried > 0 {
        words += " · the cross-check alone finds \(mutation.found) of \(mutation.tried)"
      }
    }
    console.print(StyledText("\(report.lesson): ", .bold) + StyledText(words))
  }
}
