/// A file's text without what stands in the bodies of its functions.
///
/// The declarations of two files are the same where their outlines are, so what the compiler said of
/// one is known of the other. The reverse does not hold: a body may stay in the outline.
enum DeclarationOutline {
  /// - Returns: `nil` when bodies cannot be told from declarations, or may have a part in these.
  static func text(of source: String) -> String? {
    guard SwiftLines.isPlain(source), !source.utf8.contains("inlin".utf8),
      !source.utf8.contains("@_".utf8)
    else { return nil }
    var outline: [Substring] = []
    var lines = source.split(separator: "\n").filter { !isComment($0) }[...]
    // A signature may take several lines, of which the last opens the body.
    var isInSignature = false
    while let line = lines.popFirst() {
      guard let braces = SwiftLines.braces(in: line) else { return nil }
      outline.append(line)
      isInSignature = isInSignature || declaresFunction(line)
      guard isInSignature, !braces.isEmpty else { continue }
      isInSignature = false
      guard braces == [1], line.last == "{" else { continue }
      guard let count = bodyLength(lines) else { return nil }
      lines.removeFirst(count)
    }
    return outline.joined(separator: "\n")
  }

  private static func isComment(_ line: Substring) -> Bool {
    line.drop { $0 == " " || $0 == "\t" }.hasPrefix("//") || line.allSatisfy(\.isWhitespace)
  }

  private static let modifiers: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private", "static", "mutating", "nonmutating",
    "final", "override", "convenience", "required", "nonisolated",
  ]

  private static func declaresFunction(_ line: Substring) -> Bool {
    let words = line.split(separator: " ").drop { modifiers.contains($0) }
    guard let first = words.first else { return false }
    return first == "func" || ["init(", "init?(", "init<"].contains { first.hasPrefix($0) }
  }

  /// How many lines stand before the brace that closes a body, which has a line to itself; `nil` when
  /// that cannot be told.
  private static func bodyLength(_ lines: ArraySlice<Substring>) -> Int? {
    guard let end = SwiftLines.end(of: lines, open: 1) else { return nil }
    return lines[lines.startIndex + end].allSatisfy { $0 == "}" || $0 == " " } ? end : nil
  }
}
