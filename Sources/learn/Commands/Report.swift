import Classroom
import Foundation
import OperatingSystem
import Progress
import Reports

/// `learn report`: one HTML page on a class, or on one's own progress.
struct ReportCommand: Command {
  static let spec = CommandSpec(
    name: "report", summary: "Write a class, or your own progress, as one HTML page.",
    arguments: "[DIR|progress.json]", completes: .files,
    discussion: """
      DIR is a folder that 'learn grade' wrote. Without an argument it is your own progress. The page
      opens from disk and needs no network.
      """,
    options: [
      .init(name: "--html", value: "FILE", help: "Where to write it; report.html."),
      .init(name: "--title", value: "TEXT", help: "The heading of the page."),
    ], audience: .teaching, mostArguments: 1)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    let source =
      try arguments.positionals.first.map(session.path)
      ?? session.root() + "/progress.json"
    let output = session.path(arguments.value("--html") ?? "report.html")
    let title = arguments.value("--title")
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: source, isDirectory: &isFolder) else {
      throw ClassroomError.missing(path: source)
    }
    let model =
      isFolder.boolValue
      ? try ReportModel.ofClass(ResultStore(root: source), title: title ?? "The class")
      : ReportModel.ofLearner(
        try ProgressStore(path: source).load(), course: try session.course(),
        title: title ?? "Progress")
    try File(output).write(ReportPage(model).html, isSynced: false)
    session.console.print("Written: \(output)")
    return .success
  }
}
