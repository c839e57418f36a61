/// Reads the compiler's diagnostics.
package enum CompilerOutput {
  /// The diagnostics in the order in which they were written, each once.
  ///
  /// - Parameter text: What `swiftc` printed with `-diagnostic-style llvm`, whose messages stand in
  ///   lines of the form `path:line:column: error: message`.
  package static func diagnostics(in text: String) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return text.split(whereSeparator: \.isNewline).compactMap { diagnostic($0) }
      .filter { seen.insert($0).inserted }
  }

  /// What is said of code that makes the compiler itself crash.
  package static let crashWords =
    "The Swift compiler itself crashes on it. Write it in another way, in smaller steps."

  /// The compiler's crash as an error, at the place in a learner's file that it was at, where it names
  /// one; `nil` where it does not say that it crashed.
  ///
  /// - Parameter text: What it printed, with a stack whose lines are numbered; the first of them has
  ///   the command, which names all files.
  package static func crash(in text: String) -> Diagnostic? {
    guard let stack = text.firstRange(of: "Stack dump:") else { return nil }
    let places = text[stack.upperBound...].split(whereSeparator: \.isNewline)
      .filter { $0.first?.isNumber == true && !$0.hasPrefix("0.") }
      .compactMap { line -> SourceLocation? in
        guard let place = line.firstMatch(of: /(exercises\/[^\s:"]+\.swift):(\d+)/),
          let number = Int(place.2)
        else { return nil }
        return SourceLocation(path: String(place.1), line: number)
      }
    return Diagnostic(severity: .error, message: crashWords, location: places.last)
  }

  private static func diagnostic(_ line: Substring) -> Diagnostic? {
    for severity in [Diagnostic.Severity.error, .warning, .note] {
      let mark = "\(severity.rawValue): "
      if line.hasPrefix(mark) {
        return Diagnostic(
          severity: severity, message: String(line.dropFirst(mark.count)), location: nil)
      }
      guard let range = line.firstRange(of: ": " + mark) else { continue }
      let place = line[..<range.lowerBound].split(separator: ":")
      guard place.count == 3, let row = Int(place[1]), let column = Int(place[2]) else { continue }
      return Diagnostic(
        severity: severity, message: String(line[range.upperBound...]),
        location: SourceLocation(path: String(place[0]), line: row, column: column))
    }
    return nil
  }
}
