import Foundation
import OperatingSystem
import Toolchain

/// A program that opens a file at a line.
struct Editor: Sendable, Equatable {
  /// The learner's words: `code --wait`, `vim`; or a pattern with `{file}` and `{line}`.
  let words: String

  /// Whether it takes over the terminal, rather than open a window of its own.
  var isTerminal: Bool { !Self.windowed.contains(name) }

  /// The name of the program, without its folder.
  var name: String {
    String((Self.program(in: words).split(separator: "/").last ?? "").lowercased())
  }

  private static let windowed: Set<String> = [
    "code", "code-insiders", "codium", "vscodium", "cursor", "windsurf", "zed", "zeditor", "subl",
    "sublime_text", "xed", "gedit", "gnome-text-editor", "kate", "mate", "bbedit", "idea", "open",
    "xdg-open", "gvim", "mvim", "notepadqq", "geany", "fleet", "nova",
  ]

  /// The words for the program, each as it is to arrive.
  ///
  /// - Parameter line: Counted from 1; an editor whose way of naming lines is unknown is not told.
  func arguments(file: String, line: Int) -> [String] {
    switch name {
    case "code", "code-insiders", "codium", "vscodium", "cursor", "windsurf":
      ["-g", "\(file):\(line)"]
    case "zed", "zeditor", "subl", "sublime_text", "hx", "helix", "micro":
      ["\(file):\(line)"]
    case "vim", "vi", "nvim", "gvim", "mvim", "view", "nano", "pico", "emacs", "emacsclient", "kak",
      "ne", "joe", "gedit", "mg", "jed":
      ["+\(line)", file]
    case "xed", "mate", "kate", "idea": ["--line", "\(line)", file]
    case "bbedit": ["+\(line)", file]
    default: [file]
    }
  }

  /// The whole as a command for the shell.
  func command(file: String, line: Int) -> String {
    let whole: String
    if words.contains("{file}") {
      // Braces in the file's own name are not replaced again.
      whole = words.replacingOccurrences(of: "{line}", with: "\(line)")
        .replacingOccurrences(of: "{file}", with: ShellWords.quoted(file))
    } else {
      whole = ([words] + arguments(file: file, line: line).map(ShellWords.quoted)).joined(
        separator: " ")
    }
    if isTerminal { return whole }
    // A window outlives the terminal that it was opened from, and says nothing on it.
    return "command -v \(Self.program(in: words)) >/dev/null || exit 127; "
      + "nohup \(whole) </dev/null >/dev/null 2>&1 &"
  }

  /// The first word as the shell reads it, quotes and all.
  private static func program(in words: String) -> String {
    let text = words.drop { $0 == " " }
    guard let quote = text.first, quote == "'" || quote == "\"" else {
      return String(text.prefix { $0 != " " })
    }
    return String(text.prefix(1)) + text.dropFirst().prefix { $0 != quote } + String(quote)
  }

  /// The editor to use: the setting, then `VISUAL`, then `EDITOR`.
  static func chosen(setting: String?, environment: [String: String]) -> Editor? {
    [setting, environment["VISUAL"], environment["EDITOR"]].lazy
      .compactMap { $0 }.first { !$0.allSatisfy(\.isWhitespace) }.map(Editor.init)
  }

  static func notStarted(_ command: String) -> ErrorReport {
    ErrorReport(
      "The editor could not be started: \(command)",
      "Name another one: learn open --with 'code -g {file}:{line}'", status: .machine)
  }
}

extension Session {
  /// - Throws: ``SessionError/noEditor``.
  func editor() throws -> Editor {
    let setting = try CourseSettings.load(root: root()).editor
    guard let editor = Editor.chosen(setting: setting, environment: environment) else {
      throw SessionError.noEditor
    }
    return editor
  }
}

/// What a learner has set for this course, in `.learn/settings.json`.
struct CourseSettings: Codable, Equatable {
  /// The command that opens a file.
  var editor: String?

  private static func file(_ root: String) -> File { File(".learn/settings.json", in: root) }

  /// - Throws: ``SessionError/badSettings(path:)``; a file that cannot be read is not overwritten.
  static func load(root: String) throws -> CourseSettings {
    guard let data = try file(root).bytes() else { return CourseSettings() }
    do {
      return try JSONDecoder().decode(CourseSettings.self, from: data)
    } catch {
      throw SessionError.badSettings(path: ".learn/settings.json")
    }
  }

  func save(root: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try Self.file(root).write(encoder.encode(self))
  }
}
