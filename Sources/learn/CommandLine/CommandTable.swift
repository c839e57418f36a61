/// Every command, in the order in which help lists them.
enum CommandTable {
  static var all: [any Command.Type] {
    [
      NextCommand.self,
      WatchCommand.self,
      CheckCommand.self,
      RunCommand.self,
      ReadCommand.self,
      HintCommand.self,
      OpenCommand.self,
      SolutionCommand.self,
      ResetCommand.self,
      ListCommand.self,
      DoctorCommand.self,
      GradeCommand.self,
      GradeMergeCommand.self,
      ReportCommand.self,
      AuthorNewCommand.self,
      AuthorStubsCommand.self,
      AuthorCheckCommand.self,
      AuthorDrawCommand.self,
      AuthorReleaseCommand.self,
      HelpCommand.self,
      CompletionCommand.self,
      WordsCommand.self,
      StatusCommand.self,
      PrepareCommand.self,
    ]
  }

  static func command(named name: String) -> (any Command.Type)? {
    all.first { $0.spec.name == name }
  }

  /// The commands of two words that begin with this one: `author check` for `author`.
  static func group(_ word: String) -> [CommandSpec] {
    all.map { $0.spec }.filter { $0.name.hasPrefix(word + " ") }
  }

  /// Finds the command that the words name, and takes the rest apart.
  ///
  /// No word at all is the status; `--help` before any command is help.
  static func parse(_ words: [String]) throws -> (any Command.Type, Arguments) {
    guard let word = words.first(where: { !$0.hasPrefix("-") }) else {
      let spec = StatusCommand.spec
      let arguments = try Arguments(words, spec: spec)
      return arguments.has("--help")
        ? (HelpCommand.self, try Arguments([String](), spec: HelpCommand.spec))
        : (StatusCommand.self, arguments)
    }
    guard let index = words.firstIndex(of: word) else { throw UsageError.unknownCommand(word) }
    // Two-word commands, such as `author check`, are listed with both words.
    let next = words[(index + 1)...].first
    if let next, let command = command(named: "\(word) \(next)") {
      return (command, try Arguments(words[..<index] + words[(index + 2)...], spec: command.spec))
    }
    guard let command = command(named: word) else { throw UsageError.unknownCommand(word) }
    return (command, try Arguments(words[..<index] + words[(index + 1)...], spec: command.spec))
  }
}

/// A command's help.
struct HelpPage {
  let spec: CommandSpec

  init(_ spec: CommandSpec) { self.spec = spec }

  var usage: String {
    var words = ["learn"]
    if !spec.name.isEmpty { words.append(spec.name) }
    if !spec.arguments.isEmpty { words.append(spec.arguments) }
    if !spec.options.isEmpty { words.append("[options]") }
    return words.joined(separator: " ")
  }

  var text: String {
    var text = "\(spec.summary)\n\nUsage: \(usage)\n"
    if !spec.discussion.isEmpty { text += "\n\(spec.discussion)\n" }
    let names = spec.allOptions.map { "\($0.name)\($0.value.map { " " + $0 } ?? "")" }
    let width = names.map(\.count).max() ?? 0
    text += "\nOptions:\n"
    for (name, option) in zip(names, spec.allOptions) {
      text += "  \(name.padding(to: width))  \(option.help)\n"
    }
    return text
  }
}

extension String {
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
