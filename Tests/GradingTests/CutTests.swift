import Foundation
import Testing

@testable import Grading

@Suite("Words of failed checks") struct CutTests {
  @Test("Words of any length are kept to four kilobytes, whole characters of them")
  func words() {
    #expect("short".cut() == "short")
    #expect("éé".cut(to: 3) == "é … (2 bytes more)")
    #expect("aé".cut(to: 3) == "aé")
    // One character, made of many accents.
    let tower = "a" + String(repeating: "\u{301}", count: 1_000_000)
    let issue = Grading.Issue(headline: tower, explanation: String(repeating: "x", count: 10_000))
    #expect(issue.headline.utf8.count < 4_200)
    #expect((issue.explanation?.utf8.count ?? 0) < 4_200)
    #expect((Crash(cause: .trap, message: tower).message?.utf8.count ?? 0) < 4_200)
  }

  @Test("A long headline hides no mistake that the suite names behind it") func mistake() throws {
    let text = String(repeating: "9", count: 10_000) + "\\nIt was counted as zero.\\nMistake: ZERO"
    let record =
      #"{"kind":"event","version":0,"payload":{"kind":"issueRecorded","issue":{"isKnown":false},"#
      + #""testID":"M.S/a()","messages":[{"symbol":"fail","text":"Issue recorded"},"#
      + #"{"symbol":"details","text":"\#(text)"}]}}"#
    guard case .issue(_, let issue)? = try RunEvent(decoding: Data(record.utf8)) else {
      Testing.Issue.record("no issue was read")
      return
    }
    #expect(issue.mistake == "ZERO")
    #expect(issue.explanation == "It was counted as zero.")
    #expect(issue.headline.utf8.count < 4_200)
  }

  @Test("Twenty issues of a check are kept, however many come") func many() throws {
    let check = Check(id: Check.ID(test: "M.S/a()"), title: "a")
    var recorder = RunRecorder(plan: [PlannedTest(id: "M.S/a()", title: "a", cases: nil)])
    recorder.record(.testStarted("M.S/a()"))
    for number in 0..<1_000 {
      recorder.record(.issue(test: "M.S/a()", Grading.Issue(headline: "\(number)")))
    }
    recorder.record(.testEnded("M.S/a()"))
    let result = try #require(recorder.results.first { $0.check.id == check.id })
    guard case .failed(let issues) = result.outcome else {
      Testing.Issue.record("\(result.outcome)")
      return
    }
    #expect(issues.map(\.headline) == (0..<20).map(String.init))
  }
}
