import Foundation
import Grading
import Terminal

/// Where a command writes; nothing else in the program prints.
struct Console: Sendable {
  let capabilities: TerminalCapabilities
  private let errorCapabilities: TerminalCapabilities

  init(environment: [String: String], words: [String]) {
    let noColor = words.contains("--no-color")
    capabilities = .live(noColor: noColor, environment: environment)
    errorCapabilities = .live(
      noColor: noColor, environment: environment, output: FileHandle.standardError.fileDescriptor)
  }

  /// Writes text as it is.
  func print(_ text: String, terminator: String = "\n") {
    write(text + terminator, to: .standardOutput)
  }

  func print(_ text: StyledText = "") {
    write(text.rendered(capabilities) + "\n", to: .standardOutput)
  }

  /// Wraps to the terminal's width.
  func print(_ text: StyledText, indent: String) {
    let indent = StyledText(indent)
    for line in text.wrapped(to: capabilities.width, first: indent, rest: indent) { print(line) }
  }

  /// Writes a value as JSON, its keys sorted.
  func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    write(String(decoding: try encoder.encode(value), as: UTF8.self) + "\n", to: .standardOutput)
  }

  /// Writes words that are not a result, such as a note on what is being done.
  func note(_ text: StyledText) {
    write(text.rendered(errorCapabilities) + "\n", to: .standardError)
  }

  /// The same, wrapped where it is read in a terminal.
  func note(_ text: StyledText, indent: String) {
    guard errorCapabilities.isTTY else { return note(text) }
    let indent = StyledText(indent)
    for line in text.wrapped(to: errorCapabilities.width, first: indent, rest: indent) {
      note(line)
    }
  }

  func report(_ report: ErrorReport) {
    note(StyledText("error: ", .failure) + StyledText(report.message))
    for line in report.nextSteps { note("  " + StyledText(line)) }
  }

  private func write(_ text: String, to handle: FileHandle) {
    // A reader that has gone, such as `head`, is no error worth a word.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}
