import Course
import SwiftText

/// A comment that excuses the mutants of one line: `// equivalent: the list is never empty here`.
///
/// It stands at the end of its line or alone on the line above, in a `SOLUTION` branch.
/// `// equivalent(constant): …` excuses one kind of mutant only.
package struct EquivalentMark: Sendable, Equatable, Codable {
  /// The line that it excuses, counted from 1 in the file as written.
  package let line: Int

  /// The line where the comment itself stands.
  package let writtenAt: Int

  /// The kind of mutant as written; `nil` excuses all.
  package let kind: String?
  package let reason: String

  func excuses(_ mutant: Mutant) -> Bool {
    line == mutant.line && (kind == nil || kind == mutant.kind.rawValue)
  }

  /// The marks among `lines`, in order.
  static func marks(in lines: [ExerciseSource.Line]) -> [EquivalentMark] {
    lines.indices.compactMap { index in
      guard let comment = comment(of: lines[index].text) else { return nil }
      let isAlone = lines[index].text.trimmed.hasPrefix("//")
      let target =
        isAlone && index + 1 < lines.count ? lines[index + 1].number : lines[index].number
      return EquivalentMark(
        line: target, writtenAt: lines[index].number, kind: comment.kind, reason: comment.reason)
    }
  }

  private static func comment(of line: String) -> (kind: String?, reason: String)? {
    guard line.contains("// equivalent"),
      let comment = SwiftSource(line).words.last, comment.kind == .comment,
      let rest = comment.text.after("// equivalent")
    else { return nil }
    if rest.hasPrefix(":") { return (nil, rest.dropFirst().trimmed) }
    guard rest.hasPrefix("("), let kind = rest.between("(", ")"), let reason = rest.after("):")
    else { return nil }
    return (kind, reason.trimmed)
  }
}
