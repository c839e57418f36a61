import Foundation
import Testing

@testable import Authoring

@Suite("The list of rules")
struct RulePageTests {
  @Test("The committed page says what the rules say; LEARN_RECORD=1 writes it anew and fails")
  func current() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: RulePage.path)
    let committed = try? String(contentsOf: url, encoding: .utf8)
    if ProcessInfo.processInfo.environment["LEARN_RECORD"] == "1" {
      try RulePage.text.write(to: url, atomically: true, encoding: .utf8)
      Issue.record("\(RulePage.path) was written anew")
    }
    #expect(committed == RulePage.text, "run the test again with LEARN_RECORD=1")
  }
}
