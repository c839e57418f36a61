/// `learn completion`: print what a shell needs to complete commands and names.
struct CompletionCommand: Command {
  static let spec = CommandSpec(
    name: "completion", summary: "Print completions for bash, zsh or fish.",
    arguments: "bash|zsh|fish", completes: .shells,
    discussion: """
      bash: put  source <(learn completion bash)  into ~/.bashrc
      zsh:  put  source <(learn completion zsh)  into ~/.zshrc
      fish: learn completion fish > ~/.config/fish/completions/learn.fish
      """, mostArguments: 1)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    guard let name = arguments.positionals.first else {
      throw UsageError.missingArgument("The shell", spec: spec)
    }
    guard let script = CompletionScript(rawValue: name) else {
      throw UsageError.badValue(option: "The shell", value: name, expected: "bash, zsh or fish")
    }
    session.console.print(script.text)
    return .success
  }
}

/// `learn words`: the names that completion offers.
struct WordsCommand: Command {
  static let spec = CommandSpec(
    name: "words", summary: "Print the names of lessons or exercises.",
    arguments: "lessons|exercises", audience: .hidden, mostArguments: 1)

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus {
    let course = try session.course()
    let lessons = course.lessons.map(\.id)
    let words =
      arguments.positionals == ["lessons"] ? lessons : lessons + course.exercises.map(\.id)
    session.console.print(words.joined(separator: "\n"))
    return .success
  }
}
