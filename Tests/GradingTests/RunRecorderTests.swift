import Foundation
import Grading
import Testing

/// Streams recorded from a real program: `Streams/` holds one suite's events as it passed through
/// different kinds of trouble.
enum Stream {
  static func lines(_ name: String) throws -> [Data] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Streams/\(name)")
    return try Data(contentsOf: url).split(separator: UInt8(ascii: "\n")).map { Data($0) }
  }

  static func events(_ name: String) throws -> [RunEvent] {
    try lines(name).compactMap { try? RunEvent(decoding: $0) }
  }

  /// The suite's checks, as the complete stream lists them.
  static func plan() throws -> [PlannedTest] {
    try events("complete.jsonl").compactMap {
      if case .planned(let test) = $0 { test } else { nil }
    }
  }
}

@Suite("Outcomes from event streams") struct RunRecorderTests {
  private func recorder() throws -> RunRecorder { RunRecorder(plan: try Stream.plan()) }

  private func record(_ name: String, into recorder: inout RunRecorder) throws {
    for event in try Stream.events(name) { recorder.record(event) }
  }

  private func outcome(_ recorder: RunRecorder, _ title: String) throws -> Outcome {
    try #require(recorder.results.first { $0.check.title == title }).outcome
  }

  @Test("The plan has a check for each test, and one for each case") func plan() throws {
    let checks = try recorder().checks
    #expect(
      checks.map(\.title) == [
        "One is one", "Two things are wrong", "Each number is small: 1",
        "Each number is small: 20", "Each number is small: 3", "A chart is attached",
        "A known issue does not count", "It may crash", "It throws",
      ])
    #expect(checks[2].id.description == "SampleTests.SampleSuite/small(_:)#0")
  }

  @Test("A complete run settles every check") func complete() throws {
    var recorder = try recorder()
    try record("complete.jsonl", into: &recorder)
    #expect(recorder.unsettled.isEmpty)
    recorder.endRun(.exited)
    #expect(
      recorder.results.map(\.outcome.isPassed) == [
        true, false, true, false, true, true, true, true, true,
      ])
    #expect(recorder.anomalies.isEmpty)
  }

  @Test("Two issues in one check are kept apart, with the mistake's name") func issues() throws {
    var recorder = try recorder()
    try record("complete.jsonl", into: &recorder)
    guard case .failed(let issues) = try outcome(recorder, "Two things are wrong") else {
      Issue.record("It did not fail.")
      return
    }
    #expect(issues.count == 2)
    #expect(issues[0].headline == "median([3, nil, 1]) is 1.0; expected 2.0")
    #expect(
      issues[0].explanation
        == "It looks as if the missing value was counted as zero.\nMissing means unknown.")
    #expect(issues[0].mistake == "COUNTS_MISSING_AS_ZERO")
    #expect(issues[0].location?.description == "Tests/01-sample/SampleTests.swift:7")
    #expect(issues[1].headline == "(1 + 1 → 2) == 3")
    #expect(issues[1].explanation == "arithmetic")
    #expect(issues[1].mistake == nil)
  }

  @Test("A thrown error is an issue") func throwing() throws {
    var recorder = try recorder()
    try record("throws.jsonl", into: &recorder)
    guard case .failed(let issues) = try outcome(recorder, "It throws") else {
      Issue.record("It did not fail.")
      return
    }
    #expect(issues.map(\.headline) == ["Caught error: CancellationError()"])
  }

  @Test("An attachment belongs to the check that recorded it") func attachments() throws {
    var recorder = try recorder()
    try record("complete.jsonl", into: &recorder)
    #expect(recorder.attachments.map(\.name) == ["a.chart.json"])
    #expect(recorder.attachments.map(\.check.test) == ["SampleTests.SampleSuite/chart()"])
  }

  @Test("A crash costs its own check, and a second run settles the rest") func crash() throws {
    var recorder = try recorder()
    try record("crash-in-check.jsonl", into: &recorder)
    let crash = Crash(cause: .trap, message: "Index out of range")
    let isSettled = recorder.endRun(.crashed(crash))
    #expect(isSettled)
    #expect(try outcome(recorder, "It may crash") == .crashed(crash))
    #expect(recorder.unsettled.map(\.title) == ["It throws"])
    #expect(recorder.settledIDs.count == 6)
    #expect(recorder.settledIDs.contains("SampleTests.SampleSuite/crash()"))

    // The second run passes over what is settled, whatever becomes of it there.
    recorder.record(.runStarted)
    recorder.record(.testStarted("SampleTests.SampleSuite/crash()"))
    recorder.record(.testEnded("SampleTests.SampleSuite/crash()"))
    recorder.record(.testStarted("SampleTests.SampleSuite/throwing()"))
    recorder.record(.testEnded("SampleTests.SampleSuite/throwing()"))
    recorder.record(.runEnded)
    recorder.endRun(.exited)
    #expect(recorder.unsettled.isEmpty)
    #expect(try outcome(recorder, "It throws") == .passed)
    #expect(try outcome(recorder, "It may crash") == .crashed(crash))
  }

  @Test("A crash while a settled check is passed over costs the next one") func crashBetween()
    throws
  {
    var recorder = try recorder()
    try record("crash-in-check.jsonl", into: &recorder)
    recorder.endRun(.timedOut(seconds: 10))
    recorder.record(.runStarted)
    recorder.record(.testStarted("SampleTests.SampleSuite/crash()"))
    let isSettled = recorder.endRun(.crashed(Crash(cause: .trap)))
    #expect(isSettled)
    #expect(try outcome(recorder, "It may crash") == .timedOut(seconds: 10))
    #expect(try outcome(recorder, "It throws") == .crashed(Crash(cause: .trap)))
  }

  @Test("A crash in a case costs that case alone") func crashInCase() throws {
    var recorder = try recorder()
    try record("crash-in-case.jsonl", into: &recorder)
    recorder.endRun(.crashed(Crash(cause: .trap)))
    #expect(try outcome(recorder, "Each number is small: 1") == .passed)
    #expect(try outcome(recorder, "Each number is small: 3") == .crashed(Crash(cause: .trap)))
    #expect(recorder.unsettled.count == 4)
  }

  @Test("A suite of which all is settled is named whole for the next run") func settledSuite() {
    let tests = ["A.S/a()", "A.S/b()", "B.S/a()"].map { PlannedTest(id: $0, title: $0, cases: nil) }
    var recorder = RunRecorder(plan: tests)
    for test in ["A.S/a()", "A.S/b()"] {
      recorder.record(.testStarted(test))
      recorder.record(.testEnded(test))
    }
    #expect(recorder.settledIDs == ["A.S"])
    // The library says of what is skipped only that.
    recorder.endRun(.timedOut(seconds: 1))
    recorder.record(.testSkipped("A.S"))
    #expect(recorder.results.map(\.outcome) == [.passed, .passed, .timedOut(seconds: 1)])
  }

  @Test("Settled cases of an unsettled test are named for the next run") func settledCases() throws
  {
    var recorder = try recorder()
    let test = "SampleTests.SampleSuite/small(_:)"
    recorder.record(.testStarted(test))
    recorder.record(.caseStarted(test: test))
    recorder.record(.caseEnded(test: test))
    recorder.record(.caseStarted(test: test))
    recorder.endRun(.timedOut(seconds: 10))
    #expect(recorder.settledIDs == ["\(test)#0", "\(test)#1"])
    #expect(try outcome(recorder, "Each number is small: 20") == .timedOut(seconds: 10))

    // In the next run the settled ones return at once and keep their outcomes.
    recorder.record(.testStarted(test))
    for _ in 0..<3 {
      recorder.record(.caseStarted(test: test))
      recorder.record(.caseEnded(test: test))
    }
    recorder.record(.testEnded(test))
    #expect(try outcome(recorder, "Each number is small: 20") == .timedOut(seconds: 10))
    #expect(try outcome(recorder, "Each number is small: 3") == .passed)
  }

  @Test("exit(0) in the middle of a check is a crash of that check") func exitsEarly() throws {
    var recorder = try recorder()
    try record("exits-early.jsonl", into: &recorder)
    recorder.endRun(.exited)
    #expect(try outcome(recorder, "It may crash") == .crashed(Crash(cause: .exited)))
    #expect(recorder.unsettled.map(\.title) == ["It throws"])
  }

  @Test("A program that ends before any check is blamed on the first, and makes headway")
  func endsAtOnce() throws {
    var recorder = try recorder()
    recorder.endRun(.exited)
    #expect(try outcome(recorder, "One is one") == .crashed(Crash(cause: .exited)))
    var runs = 1
    while !recorder.unsettled.isEmpty, runs < 100 {
      recorder.endRun(.exited)
      runs += 1
    }
    #expect(runs == recorder.checks.count)
  }

  @Test("A run that claims to be complete without running a check has not passed it")
  func skipsChecks() throws {
    var recorder = try recorder()
    recorder.record(.runStarted)
    recorder.record(.runEnded)
    recorder.endRun(.exited)
    #expect(recorder.results.allSatisfy { $0.outcome == .notReached })
  }

  @Test("A truncated stream settles what it tells and no more") func truncated() throws {
    var recorder = try recorder()
    try record("truncated.jsonl", into: &recorder)
    #expect(recorder.outcomes.isEmpty)
    #expect(recorder.unsettled.count == recorder.checks.count)
  }

  @Test("Records and events of unknown kind are passed over") func unknownKinds() throws {
    #expect(
      try Stream.events("unknown-kinds.jsonl").count == Stream.events("complete.jsonl").count - 1)
    var recorder = try recorder()
    try record("unknown-kinds.jsonl", into: &recorder)
    #expect(recorder.unsettled.isEmpty)
  }

  @Test("A line that is no record is an error") func garbage() {
    #expect(throws: DecodingError.self) { try RunEvent(decoding: Data("{\"kind\":".utf8)) }
  }

  @Test(
    "A line that is not JSON costs the check at hand, which lost what else was in it, and is noticed"
  )
  func garbled() throws {
    var recorder = try recorder()
    for event in try Stream.events("complete.jsonl") {
      if case .testEnded(let test) = event, test.hasSuffix("one()") { recorder.recordGarbledLine() }
      recorder.record(event)
    }
    let first = try #require(recorder.results.first { $0.check.title == "One is one" })
    guard case .failed(let issues) = first.outcome else {
      Issue.record("it is \(first.outcome)")
      return
    }
    #expect(
      issues.map(\.headline) == ["The program writes into the stream by which its checks report."])
    #expect(recorder.anomalies == ["a line that the test library did not write"])
  }

  @Test("A line that a program which was killed left without its end is no sign of anything")
  func brokenOff() throws {
    var recorder = try recorder()
    for event in try Stream.events("crash-in-check.jsonl") { recorder.record(event) }
    recorder.recordGarbledLine()
    recorder.endRun(.crashed(Crash(cause: .trap)))
    for event in try Stream.events("complete.jsonl") { recorder.record(event) }
    #expect(recorder.anomalies == [])
    #expect(try outcome(recorder, "One is one") == .passed)
  }

  @Test("Records that contradict each other are noticed and settle nothing") func forged() throws {
    var recorder = try recorder()
    recorder.record(.testEnded("SampleTests.SampleSuite/one()"))
    #expect(recorder.outcomes.isEmpty)
    recorder.record(.testStarted("SampleTests.SampleSuite/one()"))
    recorder.record(.testStarted("SampleTests.SampleSuite/one()"))
    #expect(recorder.anomalies.count == 3)
    recorder.record(.runEnded)
    recorder.record(.testEnded("SampleTests.SampleSuite/one()"))
    #expect(recorder.outcomes.isEmpty)
  }
}

@Suite("Tests that are held back") struct HeldTests {
  private let plan = [
    PlannedTest(id: "MedianTests.MedianSuite/byHand()", title: "by hand"),
    PlannedTest(
      id: "MedianTests.MedianSuite/generated()", title: "generated", isCrossCheck: true),
  ]

  private func run(_ test: PlannedTest, in recorder: inout RunRecorder) {
    recorder.record(.runStarted)
    recorder.record(.testStarted(test.id))
    recorder.record(.testEnded(test.id))
    recorder.record(.runEnded)
    recorder.endRun(.exited)
  }

  @Test("A run passes over them, and they are not reached until they are released")
  func held() {
    var recorder = RunRecorder(plan: plan, holding: [plan[1].id])
    #expect(recorder.settledIDs == [plan[1].id])
    // The library says of a test that is passed over that it was skipped.
    recorder.record(.testSkipped(plan[1].id))
    run(plan[0], in: &recorder)
    #expect(recorder.unsettled.isEmpty)
    #expect(recorder.results.map(\.outcome) == [.passed, .notReached])
    recorder.release([plan[1].id])
    #expect(recorder.unsettled.map(\.id.test) == [plan[1].id])
    #expect(recorder.settledIDs == [plan[0].id])
    run(plan[1], in: &recorder)
    #expect(recorder.results.map(\.outcome) == [.passed, .passed])
  }

  @Test("A cross-check is known by its tag") func tag() throws {
    let line = """
      {"kind":"test","payload":{"_tags":[".crossCheck"],"displayName":"generated","id":"M.S\\/g()\\/M.swift:5:2",\
      "isParameterized":false,"kind":"function","name":"g()"},"version":0}
      """
    guard case .planned(let test) = try RunEvent(decoding: Data(line.utf8)) else {
      Issue.record("no planned test")
      return
    }
    #expect(test.isCrossCheck && test.checks[0].isCrossCheck)
    #expect(try Stream.plan().allSatisfy { !$0.isCrossCheck })
  }
}
