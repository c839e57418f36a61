import Foundation
import Testing

@testable import Grading

@Suite("A mistake is named only when it explains everything") struct EvidenceTests {
  private static let plan = [
    PlannedTest(id: "ATests.A/one()", title: "One"),
    PlannedTest(id: "ATests.A/two()", title: "Two"),
    PlannedTest(id: "BTests.B/one()", title: "Other"),
  ]

  private func issue(_ mistakes: [String]) throws -> Grading.Issue {
    let comment =
      (["f() is 1; expected 2"] + mistakes.flatMap { ["Words on \($0).", "Mistake: \($0)"] })
      .joined(separator: "\\n")
    let line = """
      {"kind": "event", "version": 0, "payload": {"kind": "issueRecorded", "testID": "ATests.A/one()",
      "issue": {"isKnown": false}, "messages": [{"symbol": "fail", "text": "Issue recorded"},
      {"symbol": "details", "text": "\(comment)"}]}}
      """
    guard case .issue(_, let issue)? = try RunEvent(decoding: Data(line.utf8)) else {
      throw CancellationError()
    }
    return issue
  }

  /// The issue of the first check, where a check of some test rules mistakes out.
  private func told(
    _ mistakes: [String], contradicted: [String], by test: String = "ATests.A/two()"
  ) throws -> Grading.Issue {
    var recorder = RunRecorder(plan: Self.plan)
    let issue = try issue(mistakes)
    for event in [
      .runStarted, .testStarted("ATests.A/one()"), .issue(test: "ATests.A/one()", issue),
      .testEnded("ATests.A/one()"), .testStarted(test),
    ] as [RunEvent] { recorder.record(event) }
    for mistake in contradicted {
      let line = """
        {"kind": "event", "version": 0, "payload": {"kind": "valueAttached", "testID": "\(test)",
        "attachment": {"path": "/x/\(mistake)-1.contradicted", "_preferredName": "\(mistake).contradicted"}}}
        """
      recorder.record(try #require(try RunEvent(decoding: Data(line.utf8))))
    }
    recorder.endRun(.crashed(Crash(cause: .trap)))
    #expect(recorder.attachments.isEmpty)
    guard case .failed(let issues)? = recorder.results.first?.outcome else {
      throw CancellationError()
    }
    return try #require(issues.first)
  }

  @Test("One that nothing contradicts is named, with its words") func named() throws {
    let issue = try told(["ZERO"], contradicted: ["OTHER"])
    #expect(issue.headline == "f() is 1; expected 2")
    #expect(issue.mistake == "ZERO")
    #expect(issue.explanation == "Words on ZERO.")
  }

  @Test(
    "One that a later check contradicts is neither named nor explained, though that check crashed")
  func contradicted() throws {
    let issue = try told(["ZERO"], contradicted: ["ZERO"])
    #expect(issue.mistake == nil)
    #expect(issue.explanation == nil)
  }

  @Test("Of two that give the same answer, the one that is left is named") func left() throws {
    let issue = try told(["ZERO", "ONE"], contradicted: ["ZERO"])
    #expect(issue.mistake == "ONE")
    #expect(issue.explanation == "Words on ONE.")
  }

  @Test("Of two that nothing tells apart, both are spoken of") func both() throws {
    let issue = try told(["ZERO", "ONE"], contradicted: [])
    #expect(issue.mistake == "ZERO")
    #expect(issue.explanation == "Words on ZERO.\nOr: Words on ONE.")
  }

  @Test("What another suite finds says nothing of this one's mistakes") func otherSuite() throws {
    #expect(try told(["ZERO"], contradicted: ["ZERO"], by: "BTests.B/one()").mistake == "ZERO")
  }
}
