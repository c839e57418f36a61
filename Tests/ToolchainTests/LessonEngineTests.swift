import Course
import Foundation
import Grading
import Testing

@testable import Toolchain

@Suite("What a verdict costs") struct LessonEngineTests {
  private typealias Call = StandIn.Call

  private static let first = SampleLesson.answer("WRONG at first", to: "Median")

  /// An edit of the first exercise, and what the verdict on it costs after the one before.
  struct Edit: CustomTestStringConvertible, Sendable {
    let testDescription: String

    /// Saved and graded one after the other; the last one counts.
    let texts: [String]
    let calls: [StandIn.Call]
  }

  private static func median(_ word: String, before: String = "") -> String {
    SampleLesson.answer(word, to: "Median", before: before)
  }

  private static let helper = "private func helped() {\n  1\n}\n"
  private static let other = "func median(_ values: [Double], of: Int) -> Double {\n  RIGHT\n}\n"

  static let edits = [
    Edit(testDescription: "nothing changed", texts: [first], calls: [.program, .run]),
    Edit(testDescription: "a body", texts: [median("RIGHT")], calls: [.program, .run]),
    Edit(
      testDescription: "a private helper is new, of which no suite sees anything",
      texts: [median("RIGHT", before: helper)], calls: [.program, .run]),
    Edit(
      testDescription: "a body beside a private helper",
      texts: [median("RIGHT", before: helper), median("WRONG", before: helper)],
      calls: [.program, .run]),
    Edit(
      testDescription: "the helper is gone again",
      texts: [median("RIGHT", before: helper), median("WRONG")], calls: [.program, .run]),
    Edit(
      testDescription: "a declaration that suites can see: they are compiled again",
      texts: [other], calls: [.program, .face, .module, .suite, .link, .run]),
    Edit(
      testDescription: "a body after such a declaration",
      texts: [other, other.replacing("RIGHT", with: "WRONG")], calls: [.program, .run]),
    Edit(
      testDescription: "back to the declaration before: its suites are there",
      texts: [other, median("RIGHT")], calls: [.program, .program, .run]),
    Edit(testDescription: "does not compile", texts: ["BROKEN\n"], calls: [.program]),
    Edit(
      testDescription: "compiles again", texts: ["BROKEN\n", median("RIGHT")],
      calls: [.program, .run]),
    Edit(
      testDescription: "as handed out",
      texts: [SampleLesson.answer("// TODO: Write it.\n  WRONG", to: "Median")], calls: []),
  ]

  @Test("A verdict costs what has changed", arguments: edits)
  func cost(_ edit: Edit) async throws {
    let sample = try SampleLesson()
    for text in [Self.first] + edit.texts {
      _ = sample.standIn.takeCalls()
      _ = try await sample.grade(sample.work(text), ["Median"])
    }
    #expect(sample.standIn.takeCalls() == edit.calls)
  }

  @Test("The first verdict compiles each suite once, and the second lesson's exercise its own")
  func firstVerdict() async throws {
    let sample = try SampleLesson()
    _ = try await sample.grade(sample.work(Self.first), ["Median"])
    // The stubs give the list of the checks, and suites that serve the learner's work as well.
    #expect(
      sample.standIn.takeCalls() == [.module, .suite, .face, .link, .list, .program, .run])
    _ = try await sample.grade(sample.work(Self.first), ["Spread"])
    #expect(sample.standIn.takeCalls().filter { $0 == .suite }.count == 1)
  }

  @Test("What is prepared is not compiled at the first verdict") func prepare() async throws {
    let sample = try SampleLesson()
    try await sample.engine().prepare(sample.parts)
    #expect(sample.standIn.takeCalls().filter { $0 == .suite }.count == 2)
    _ = try await sample.grade(sample.work(Self.first))
    #expect(sample.standIn.takeCalls() == [.program, .run])
    try await sample.engine().prepare(sample.parts)
    #expect(sample.standIn.takeCalls().isEmpty)
  }

  @Test("A file that does not compile is set aside, and the rest is graded")
  func setAside() async throws {
    let sample = try SampleLesson()
    _ = try await sample.grade(sample.work(Self.first))
    _ = sample.standIn.takeCalls()
    let grades = try await sample.grade(sample.work("BROKEN\n"))
    #expect(sample.standIn.takeCalls() == [.program, .program, .run])
    guard case .doesNotCompile(let diagnostics) = grades[0].state else {
      Issue.record("\(grades[0].state)")
      return
    }
    #expect(diagnostics.map(\.message) == ["expected a word"])
    #expect(grades[1].isPassed)
  }

  @Test("A suite that can no longer call its exercise says so of that one alone")
  func signature() async throws {
    let sample = try SampleLesson()
    let renamed = "func middle(_ values: [Double]) -> Double {\n  RIGHT\n}\n"
    let grades = try await sample.grade(sample.work(renamed))
    guard case .signatureChanged = grades[0].state else {
      Issue.record("\(grades[0].state)")
      return
    }
    #expect(grades[1].isPassed)
  }

  @Test("Work of many people leaves no trace of what the last one was like")
  func many() async throws {
    let sample = try SampleLesson()
    _ = try await sample.grade(sample.work(Self.first), ["Median"])
    var request = LessonEngine.Request(
      parts: sample.parts, work: sample.work(Self.other), exercises: [sample.lesson.exercises[0]])
    request.isOneOfMany = true
    _ = try await sample.engine().grade(request)
    _ = sample.standIn.takeCalls()
    _ = try await sample.grade(sample.work(Self.median("RIGHT")), ["Median"])
    #expect(sample.standIn.takeCalls() == [.program, .run])
  }
}
