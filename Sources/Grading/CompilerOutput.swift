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
