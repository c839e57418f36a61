/// `learn help`: the commands, or one of them.
struct HelpCommand: Command {
  static let spec = CommandSpec(
    name: "help", summary: "Show the commands, or how one of them is called.",
    arguments: "[COMMAND]", completes: .commands,
    options: [.init(name: "--man", help: "Print the manual page, for: man -l -")], mostArguments: 2)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    if arguments.has("--man") {
      session.console.print(Manual.text)
      return .success
    }
    let name = arguments.positionals.joined(separator: " ")
    if name.isEmpty {
      session.console.print(overview)
      return .success
    }
    guard let command = CommandTable.command(named: name), command.spec.audience != .hidden else {
      throw UsageError.unknownCommand(name)
    }
    session.console.print(HelpPage(command.spec).text, terminator: "")
    return .success
  }

  private static var overview: String {
    var text =
      "A course in machine-learning engineering, and its exercise runner.\n\nUsage: learn [command]\n"
    for (title, audience) in [("Learning", CommandSpec.Audience.learning), ("Teaching", .teaching)]
    {
      let specs = CommandTable.all.map { $0.spec }.filter { $0.audience == audience }
      guard !specs.isEmpty else { continue }
      let heads = specs.map { $0.arguments.isEmpty ? $0.name : "\($0.name) \($0.arguments)" }
      let width = heads.map(\.count).max() ?? 0
      text += "\n\(title):\n"
      for (head, spec) in zip(heads, specs) {
        text += "  \(head.padding(to: width))  \(spec.summary)\n"
      }
    }
    return text + "\nWithout a command it shows where you are. More on one: learn help COMMAND"
  }
}
