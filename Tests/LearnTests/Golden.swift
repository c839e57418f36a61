import Foundation
import Testing

/// Compares text with the file of that name in `Goldens`.
///
/// With `LEARN_RECORD=1` the file is written anew, and the check fails, so that no run that
/// records can be taken for one that compares.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Goldens").appending(path: name)
  if ProcessInfo.processInfo.environment["LEARN_RECORD"] == "1" {
    do {
      try Data(text.utf8).write(to: file)
      Issue.record(
        "recorded \(name); run again without LEARN_RECORD", sourceLocation: sourceLocation)
    } catch {
      Issue.record(error, sourceLocation: sourceLocation)
    }
    return
  }
  let expected = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
  guard text != expected else { return }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let wanted = (expected ?? "").split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(lines, wanted).prefix { $0 == $1 }.count
  Issue.record(
    """
    \(name) differs at line \(line + 1)
    is       \(line < lines.count ? lines[line].debugDescription : "(end)")
    expected \(line < wanted.count ? wanted[line].debugDescription : "(end)")
    """, sourceLocation: sourceLocation)
}
