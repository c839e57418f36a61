import LessonTesting
import Testing

private enum Refusal: Error, Equatable { case empty }

private func refuse() throws -> Double { throw Refusal.empty }

/// The comments of the issues that a block records.
private func issues(_ body: () throws -> Void) throws -> [String] {
  // The closures run one after another on this task; the array is only a mailbox.
  nonisolated(unsafe) var comments: [String] = []
  try withKnownIssue(
    isIntermittent: true, body,
    matching: { issue in
      comments.append(issue.comments.map(\.rawValue).joined())
      return true
    })
  return comments
}

@Suite("check records")
struct CheckTests {
  @Test("A check that passes records nothing and returns true")
  func pass() throws {
    #expect(check("1 + 1", 1 + 1, is: 2))
    #expect(check("refuse()", try refuse(), throws: Refusal.empty))
    #expect(check("refuse()", try refuse(), throws: Refusal.self))
    #expect(check("1", doesNotThrow: 1))
    #expect(check("1", 1, satisfies: "odd") { $0 % 2 == 1 })
  }

  @Test("A check that fails records one issue, whose comment is the whole message")
  func fail() throws {
    let known = Mistake("OFF_BY_ONE", "It looks as if the last one was left out.")
    #expect(
      try issues { check("count()", 1, is: 2, mistakes: [known.gives(1)]) } == [
        """
        count() is 1; expected 2
        It looks as if the last one was left out.
        Mistake: OFF_BY_ONE
        """
      ])
    #expect(
      try issues { check("refuse()", try refuse(), is: 2) } == [
        "refuse() throws Refusal.empty; expected 2.0"
      ])
    #expect(
      try issues { check("1.5", 1.5, throws: Refusal.empty) } == [
        "1.5 throws no error and is 1.5; expected the error Refusal.empty"
      ])
    #expect(
      try issues { check("1.5", 1.5, throws: Refusal.self) } == [
        "1.5 throws no error and is 1.5; expected the error Refusal"
      ])
    #expect(
      try issues { check("2", 2, satisfies: "odd") { $0 % 2 == 1 } } == ["2 is 2; expected odd"])
    #expect(
      try issues { check("refuse()", doesNotThrow: try refuse()) } == [
        "refuse() throws Refusal.empty; expected no error"
      ])
  }

  @Test("The issue stands at the line of the check")
  func location() {
    var line = 0
    nonisolated(unsafe) var found: Int?
    withKnownIssue {
      line = #line + 1
      check("1", 1, is: 2)
    } matching: { issue in
      found = issue.sourceLocation?.line
      return true
    }
    #expect(found == line)
  }
}
