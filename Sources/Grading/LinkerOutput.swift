import Course

/// Reads what a linker says of symbols: what only shows when a program is put together.
package enum LinkerOutput {
  /// The errors, each in the words of the course, with its place where the linker names one.
  ///
  /// Other errors of a linker, such as one of a full disk, are nobody's code and are left out.
  package static func diagnostics(in text: String) -> [Diagnostic] {
    var problems: [(message: String, places: [SourceLocation])] = []
    for line in text.split(whereSeparator: \.isNewline) {
      if let message = message(line) {
        problems.append((message, []))
      } else if line.hasPrefix(">>> "), let place = place(line), !problems.isEmpty {
        problems[problems.count - 1].places.append(place)
      }
    }
    return problems.flatMap { message, places in
      places.isEmpty
        ? [Diagnostic(severity: .error, message: message, location: nil)]
        : places.map { Diagnostic(severity: .error, message: message, location: $0) }
    }
  }

  /// What is said of a learner's `@main`.
  package static let secondMain =
    "Only the program that runs the checks may have @main. Take it out of this file."

  private static func message(_ line: Substring) -> String? {
    // As `ld.lld` says it, and as Apple's linker does.
    if let symbol = line.after("duplicate symbol: ") ?? line.after("duplicate symbol '") {
      let name = symbol.prefix { $0 != "'" && $0 != "(" }.trimmed
      return ["main", "_main"].contains(name)
        ? secondMain
        : "The symbol \(name) is there twice. Give it another name in this file."
    }
    if let symbol = line.after("undefined symbol: ") { return undefined(symbol.trimmed) }
    if line.hasPrefix("  \"_"), line.hasSuffix("\", referenced from:") {
      return undefined(line.dropFirst(4).prefix { $0 != "\"" }.trimmed)
    }
    return nil
  }

  private static func undefined(_ name: String) -> String {
    "It calls \(name), which is declared but defined nowhere. Write it, or do without it."
  }

  /// Reads `>>> referenced by Median.swift:3 (exercises/06-missing/Median.swift:3)`.
  private static func place(_ line: Substring) -> SourceLocation? {
    guard let open = line.lastIndex(of: "("), line.last == ")" else { return nil }
    let parts = line[line.index(after: open)...].dropLast().split(separator: ":")
    guard parts.count == 2, parts[0].hasSuffix(".swift"), let number = Int(parts[1]) else {
      return nil
    }
    return SourceLocation(path: String(parts[0]), line: max(number, 1))
  }
}
