/// The command through which long text is read.
package struct Pager: Hashable, Sendable {
  /// For `/bin/sh -c`: `$PAGER` may hold options.
  package let command: String

  /// To be added to the environment.
  package let environment: [String: String]

  /// Chooses the pager for some text, or `nil` when it is to be written out.
  ///
  /// Text that fits the screen needs none, and only a terminal gets one. `less` gets `LESS=FRX`
  /// unless it is set, as git has it: colours are shown, and the text stays on the screen.
  ///
  /// - Parameter lineCount: How many rows the text takes when wrapped as it is shown.
  package static func forText(
    lineCount: Int, _ capabilities: TerminalCapabilities, environment: [String: String]
  ) -> Pager? {
    guard capabilities.isInteractive, lineCount >= capabilities.height else { return nil }
    let command = environment["PAGER"] ?? "less -R"
    if command.allSatisfy(\.isWhitespace) || command == "cat" { return nil }
    var additions: [String: String] = [:]
    if environment["LESS"] == nil { additions["LESS"] = "FRX" }
    if environment["LV"] == nil { additions["LV"] = "-c" }
    // A page outside ASCII is shown as such even where the locale says nothing.
    if environment["LESSCHARSET"] == nil, capabilities.hasUnicode {
      additions["LESSCHARSET"] = "utf-8"
    }
    return Pager(command: command, environment: additions)
  }
}
