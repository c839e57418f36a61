import Course
import Terminal

/// `learn hint`: open the hints of an exercise, one at a time.
struct HintCommand: Command {
  static let spec = CommandSpec(
    name: "hint", summary: "Open the next hint.", arguments: "[ID]", completes: .exercises,
    discussion: """
      The hints of an exercise lead from where to look to nearly the code. Each call opens one more;
      those opened before are shown again with --opened.
      """,
    options: [.init(name: "--opened", help: "Show the opened hints again without opening one.")],
    mostArguments: 1)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    let course = try session.course()
    let exercise = try session.exercise(arguments.positionals.first, in: course)
    let store = try session.progressStore()
    let progress = try store.load()
    let before = progress[exercise].hintsOpened
    let total = exercise.hints.count
    guard total > 0 else {
      session.console.print("\(exercise.id) has no hints.")
      return .success
    }
    let isNew = !arguments.has("--opened") && before < total
    let opened = isNew ? before + 1 : min(before, total)
    let renderer = MarkdownRenderer.course(
      session.console.capabilities, root: try session.root())
    session.console.print(
      StyledText(exercise.title, .heading) + StyledText("  \(exercise.id)", .dim))
    for (index, hint) in exercise.hints.prefix(opened).enumerated()
    where !isNew || index == opened - 1 {
      session.console.print()
      session.console.print(StyledText("Hint \(index + 1) of \(total): \(hint.title)", .bold))
      session.console.print()
      session.console.print(renderer.render(hint.text), terminator: "")
    }
    if isNew {
      try store.update { $0[exercise].hintsOpened = max($0[exercise].hintsOpened, opened) }
    } else if opened == 0 {
      session.console.print("No hint has been opened yet.")
    } else if !arguments.has("--opened") {
      session.console.print()
      let solution = CourseCommands(course: course, progress: progress).solution(exercise)
      session.console.print(
        StyledText(
          "These are all. The solution opens when the exercise passes: \(solution)", .dim))
    }
    return .success
  }
}
