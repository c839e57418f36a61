import Foundation

/// The one place where the program begins, prints an error and exits.
@main
struct Learn {
  static func main() async {
    let environment = ProcessInfo.processInfo.environment
    let words = Array(CommandLine.arguments.dropFirst())
    let console = Console(environment: environment, words: words)
    let status: ExitStatus
    do {
      status = try await run(words, environment: environment, console: console)
    } catch {
      let report = ErrorReport(error)
      console.report(report)
      status = report.status
    }
    exit(status.rawValue)
  }

  private static func run(
    _ words: [String], environment: [String: String], console: Console
  ) async throws -> ExitStatus {
    let (command, arguments) = try CommandTable.parse(words)
    if arguments.has("--help") {
      console.print(HelpPage(command.spec).text)
      return .success
    }
    let session = Session(
      environment: environment, directory: FileManager.default.currentDirectoryPath,
      console: console)
    return try await command.run(arguments, in: session)
  }
}

/// What `learn` tells the shell.
enum ExitStatus: Int32 {
  case success = 0

  /// The work does not pass.
  case workFails = 1

  /// The command line is wrong.
  case usage = 2

  /// The machine or the course lacks something.
  case machine = 3

  /// Ctrl-C ended what was running, as shells say it.
  case interrupted = 130
}
