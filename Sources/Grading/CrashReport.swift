/// Reads what the Swift runtime prints when a program dies.
package enum CrashReport {
  /// What `SWIFT_BACKTRACE` has to be for a program whose death is to be read. Only the innermost
  /// frames: walking a stack that has overflowed to its end takes seconds.
  package static let settings =
    "enable=yes,interactive=no,color=no,threads=crashed,images=none,registers=none,limit=64,top=0,"
    + "sanitize=no,cache=no"

  /// - Parameters:
  ///   - output: The program's standard error, of which the end is enough.
  ///   - signal: The signal that ended the program.
  package static func crash(inOutput output: String, signal: Int32) -> Crash {
    let lines = output.split(whereSeparator: \.isNewline)
    let fatal = lines.last { $0.contains("Fatal error") }
    var message = fatal.flatMap { line -> String? in
      guard let range = line.firstRange(of: "Fatal error") else { return nil }
      let words = line[range.upperBound...].drop { $0 == ":" || $0 == " " }
      return words.isEmpty ? nil : String(words)
    }
    let isOutOfMemory = message?.hasPrefix("failed to allocate") == true
    if isOutOfMemory { message = nil }

    // Without a report, the handler had no stack to write one on, as on a thread that the learner's
    // code started; with one, endless recursion is told from a wild pointer by what repeats.
    let hasReport = lines.contains { $0.hasPrefix("*** Program crashed") }
    let frames = lines.compactMap(frame)
    let isDeep = Dictionary(grouping: frames.compactMap(\.location)) { $0 }
      .contains { $0.value.count >= mostRepeated }
    let cause: Crash.Cause =
      if isOutOfMemory {
        .outOfMemory
      } else if signal == 11 || signal == 10, !hasReport || isDeep {
        .stackOverflow
      } else if signal == 9 {
        .killed
      } else {
        .trap
      }
    // The innermost frame of an overflow is any place where the stack happened to end; the one that
    // it returns to holds the call.
    let isOverflow = cause == .stackOverflow
    let innermost = (isOverflow ? frames.dropFirst().first : nil) ?? frames.first
    return Crash(
      cause: cause, message: message, location: innermost?.location, function: innermost?.function)
  }

  /// Of 64 frames, recursion through as many as eight functions shows one line this often.
  private static let mostRepeated = 8

  /// A frame of the learner's own code: its line, or else the function.
  private struct Frame {
    var location: SourceLocation?
    var function: Crash.Function?
  }

  /// Reads `3 [ra] 0x… boom() + 52 in prog at exercises/06-missing/Median.swift:6:49`.
  private static func frame(_ line: Substring) -> Frame? {
    guard let place = line.firstRange(of: " at exercises/"),
      let offset = line.firstRange(of: " + ")
    else { return nil }
    let parts = line[place.lowerBound...].dropFirst(4).split(separator: ":")
    if parts.count >= 2, let number = Int(parts[1]) {
      return Frame(
        location: SourceLocation(
          path: String(parts[0]), line: number, column: parts.count > 2 ? Int(parts[2]) : nil))
    }
    // `closure #1 in static Line.fit(_:to:)`
    let signature = line[..<offset.lowerBound].prefix { $0 != "(" && $0 != "<" }
    guard let name = signature.split(whereSeparator: { $0 == " " || $0 == "." }).last,
      parts.count == 1
    else { return nil }
    return Frame(function: Crash.Function(path: String(parts[0]), name: String(name)))
  }
}
