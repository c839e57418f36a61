import Course
import Grading
import OperatingSystem
import Terminal

/// `learn open`: open an exercise in the editor, at the line to work on.
struct OpenCommand: Command {
  static let spec = CommandSpec(
    name: "open", summary: "Open an exercise in your editor.", arguments: "[ID]",
    completes: .exercises,
    discussion: """
      The editor is the one that --with named last for this course, else $VISUAL, else $EDITOR.
      Editors that are known are given the line as they want it; for any other, say where file and
      line belong: learn open --with 'code -g {file}:{line}'
      """,
    options: [
      .init(name: "--with", value: "COMMAND", help: "Use this editor, from now on.")
    ], mostArguments: 1)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    let course = try session.course()
    let exercise = try session.exercise(arguments.positionals.first, in: course)
    let root = try session.root()
    if let command = arguments.value("--with") {
      var settings = try CourseSettings.load(root: root)
      settings.editor = command
      try settings.save(root: root)
    }
    let line: Int
    do {
      line = try session.work(on: exercise).line(containing: "TODO") ?? 1
    } catch SystemError.encoded {
      // An editor is where it can be saved as it should be.
      line = 1
    }
    session.console.print(
      StyledText(
        "\(exercise.path):\(line)", .link, link: "file://\(root)/\(exercise.path)"))
    let editor = try session.editor()
    let command = editor.command(file: "\(root)/\(exercise.path)", line: line)
    let status = ForegroundProgram(command, environment: session.environment).run()
    if status == 127 { session.console.report(Editor.notStarted(command)) }
    return status == 0 ? .success : .machine
  }
}
