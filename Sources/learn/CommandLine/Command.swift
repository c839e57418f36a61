/// One of the words that may follow `learn`.
protocol Command {
  static var spec: CommandSpec { get }

  static func run(_ arguments: Arguments, in session: Session) async throws -> ExitStatus
}

/// How a command is called, as a value: parsing, help, completion and the manual all read it.
struct CommandSpec: Sendable {
  enum Audience: Sendable {
    case learning, teaching, hidden
  }

  let name: String

  /// What it does, in a few words.
  let summary: String

  /// Its arguments, as help shows them: `[ID...]`.
  var arguments = ""

  /// What the arguments are, for completion.
  var completes = Completes.nothing

  /// More about it, a paragraph or two.
  var discussion = ""
  var options: [Option] = []
  var audience = Audience.learning

  /// The most arguments that it takes.
  var mostArguments = 0

  enum Completes: Sendable {
    case nothing, lessons, exercises, commands, files, shells
  }

  struct Option: Sendable {
    /// With its hyphens: `--json`.
    let name: String

    /// What follows it; `nil` for a flag.
    var value: String?
    let help: String
  }

  /// The options that every command takes.
  static let common = [
    Option(name: "--no-color", help: "Print without colour."),
    Option(name: "--help", help: "Show this help."),
  ]

  var allOptions: [Option] { options + Self.common }
}

/// What the learner typed after the command.
struct Arguments: Sendable, Equatable {
  var positionals: [String] = []
  private var values: [String: [String]] = [:]

  func has(_ option: String) -> Bool { values[option] != nil }

  /// The value of an option; the last one when it was given more than once.
  func value(_ option: String) -> String? { values[option]?.last }

  /// The value as a number.
  func integer(_ option: String) throws -> Int? {
    guard let text = value(option) else { return nil }
    guard let number = Int(text), number > 0 else {
      throw UsageError.badValue(option: option, value: text, expected: "a whole number above 0")
    }
    return number
  }

  /// The value as what random numbers begin with: any number of 64 bits.
  func seed(_ option: String) throws -> UInt64? {
    guard let text = value(option) else { return nil }
    guard let seed = UInt64(text) else {
      throw UsageError.badValue(
        option: option, value: text, expected: "a whole number from 0 to \(UInt64.max)")
    }
    return seed
  }

  /// Takes the words of a command line apart as its spec says.
  init(_ words: some Sequence<String>, spec: CommandSpec) throws(UsageError) {
    var iterator = words.makeIterator()
    var isLiteral = false
    while let word = iterator.next() {
      if isLiteral || !word.hasPrefix("-") || word == "-" {
        positionals.append(word)
        continue
      }
      if word == "--" {
        isLiteral = true
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = parts[0] == "-h" ? "--help" : String(parts[0])
      guard let option = spec.allOptions.first(where: { $0.name == name }) else {
        throw .unknownOption(name, spec: spec)
      }
      if option.value == nil {
        guard parts.count == 1 else { throw .flagWithValue(name) }
        values[name, default: []].append("")
      } else if parts.count == 2 {
        values[name, default: []].append(String(parts[1]))
      } else if let value = iterator.next() {
        values[name, default: []].append(value)
      } else {
        throw .missingValue(option: name, expected: option.value ?? "")
      }
    }
    guard positionals.count <= spec.mostArguments || has("--help") else {
      throw .tooMany(positionals[spec.mostArguments], spec: spec)
    }
  }
}

enum UsageError: Error {
  case unknownCommand(String)
  case unknownOption(String, spec: CommandSpec)
  case flagWithValue(String)
  case missingValue(option: String, expected: String)
  case badValue(option: String, value: String, expected: String)
  case tooMany(String, spec: CommandSpec)
  case missingArgument(String, spec: CommandSpec)
  case conflict(String)
}
