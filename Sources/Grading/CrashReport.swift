/// Reads what the Swift runtime prints when a program dies.
package enum CrashReport {
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

    // The handler of a stack overflow has no stack to write its report on, so a segmentation
    // fault without a report is one; a wild pointer leaves a report.
    let hasReport = lines.contains { $0.hasPrefix("*** Program crashed") }
    let frames = lines.compactMap(frame)
    let isDeep = frames.count > 8 && Set(frames.prefix(64).map(\.line)).count <= 3
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
    return Crash(cause: cause, message: message, location: frames.first)
  }

  /// The learner's line in a frame such as
  /// `3 [ra] 0x… boom() + 52 in prog at exercises/06-missing/Median.swift:6:49`.
  private static func frame(_ line: Substring) -> SourceLocation? {
    guard let range = line.firstRange(of: " at exercises/") else { return nil }
    let parts = line[range.lowerBound...].dropFirst(4).split(separator: ":")
    guard parts.count >= 2, let number = Int(parts[1]) else { return nil }
    return SourceLocation(
      path: String(parts[0]), line: number, column: parts.count > 2 ? Int(parts[2]) : nil)
  }
}
