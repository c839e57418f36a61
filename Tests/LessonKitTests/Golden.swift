import Foundation
import Testing

/// Compares text with a golden file in `Goldens/`.
///
/// With `LEARN_RECORD=1` in the environment the file is written anew, and the test fails to say so.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Goldens/\(name)")
  if ProcessInfo.processInfo.environment["LEARN_RECORD"] == "1" {
    try text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("Recorded \(name); look at it, then test again.", sourceLocation: sourceLocation)
    return
  }
  let golden = try String(contentsOf: file, encoding: .utf8)
  #expect(text == golden, "differs from Goldens/\(name)", sourceLocation: sourceLocation)
}
