import Foundation
import Testing

@testable import Comparison

private struct Line: Equatable {
  var slope: Double
  var name: String
}

private enum Trouble: Error {
  case empty
  case column(at: Int, value: Double)
}

/// A transcript of cases with these answers; those under other rounding follow their answer.
private func transcript(
  _ answers: [(call: String, answer: Answer, otherwise: [Answer])], slack: Double = 0,
  within tolerance: Tolerance = .relative(1e-9)
) -> Transcript {
  var text = ""
  TranscriptLine.tolerance(tolerance).write(to: &text)
  for (index, item) in answers.enumerated() {
    TranscriptLine.call(index: index, text: item.call, slack: slack).write(to: &text)
    TranscriptLine.answer(item.answer).write(to: &text)
    for other in item.otherwise { TranscriptLine.otherwise(other).write(to: &text) }
  }
  TranscriptLine.end(count: answers.count).write(to: &text)
  return Transcript(Data(text.utf8))
}

private func compare(
  _ learner: Any, with solution: Any, slack: Double = 0, otherwise: [Any] = []
) -> CrossComparison {
  CrossComparison(
    transcript([("f()", Answer(takingApart: learner), [])], slack: slack),
    with: transcript(
      [("f()", Answer(takingApart: solution), otherwise.map { Answer(takingApart: $0) })],
      slack: slack))
}

private func words(_ learner: Any, _ solution: Any) -> String? {
  compare(learner, with: solution).simplest.map { "\($0.call) \($0.words)" }
}

@Suite("Transcripts")
struct TranscriptTests {
  @Test("Numbers come back to the last bit, also those that JSON has no word for")
  func numbers() throws {
    for number in [0.1 + 0.2, -0.0, 1e300, .leastNonzeroMagnitude, .nan, .infinity, -.infinity] {
      var text = ""
      Answer.list([.number(number)]).write(to: &text)
      let back = try JSONDecoder().decode(Answer.self, from: Data(text.utf8))
      guard case .list(let elements) = back, case .number(let read) = elements[0] else {
        Issue.record("\(text) is not a list of a number")
        continue
      }
      #expect(read.bitPattern == number.bitPattern || read.isNaN && number.isNaN)
    }
  }

  @Test("A line stays one line, whatever a text holds")
  func lines() {
    let text = "a\n\"b\"\\\u{2028}\u{85}\u{0}é"
    let read = transcript([(text, Answer(takingApart: text), [])])
    #expect(read.cases.count == 1)
    #expect(read.cases[0].shown.call == text)
    #expect(read.isComplete)
  }

  @Test("One good answer that is told again and again is one good answer")
  func repeated() {
    let solution = transcript((0..<5).map { ("f(\($0))", .number(Double($0)), []) })
    var text = ""
    TranscriptLine.tolerance(.exact).write(to: &text)
    for _ in 0..<5 {
      TranscriptLine.call(index: 2, text: "f(2)", slack: 0).write(to: &text)
      TranscriptLine.answer(.number(2)).write(to: &text)
    }
    TranscriptLine.end(count: 5).write(to: &text)
    let comparison = CrossComparison(Transcript(Data(text.utf8)), with: solution)
    #expect(comparison.agreeing == 1 && comparison.compared == 1)
  }

  @Test("A table is not taken for one of a size that its elements do not have")
  func hollow() {
    let size = Answer.Size(rows: 2, columns: 1)
    let solution = transcript([("f()", .table(size, [.number(1), .number(2)]), [])])
    for elements in [[], [Answer.number(1)], [.number(1), .number(2), .number(3)]] {
      let learner = transcript([("f()", .table(size, elements), [])])
      #expect(CrossComparison(learner, with: solution).differing == 1)
    }
  }

  @Test("A last line that was cut off is left out, and the case has no answer")
  func cutOff() {
    var text = ""
    TranscriptLine.tolerance(.exact).write(to: &text)
    TranscriptLine.call(index: 0, text: "f(1)", slack: 0).write(to: &text)
    text += #"{"answer":12"#
    let read = Transcript(Data(text.utf8))
    #expect(read.cases.count == 1 && read.cases[0].answer == nil && !read.isComplete)
  }

  @Test("Equal answers agree, within the tolerance")
  func equal() {
    #expect(compare([1.0, .nan], with: [(1.0).nextUp, Double.nan]).differing == 0)
    #expect(compare(Line(slope: 1, name: "a"), with: Line(slope: 1, name: "a")).agreement == 1)
    #expect(compare(["a": 1.0], with: ["a": (1.0).nextDown]).differing == 0)
    #expect(compare(Double?.none as Any, with: Double?.none as Any).differing == 0)
  }

  @Test("What differs is said as a failed check says it")
  func differences() {
    #expect(words(1.0, 2.0) == "f() is 1.0; expected 2.0")
    #expect(words([1.0], [1.0, 2.0]) == "f() has 1 value, [1.0]; expected 2, [1.0, 2.0]")
    #expect(words("a", "b") == #"f() is "a"; expected "b""#)
    #expect(words(3, 4) == "f() is 3; expected 4")
    #expect(
      words(Line(slope: 1, name: "a"), Line(slope: 2, name: "a"))
        == "f() for slope is 1.0; expected 2.0")
    #expect(words((1, [2.0]), (1, [3.0])) == "f() for .1 is [2.0]; expected [3.0]")
  }

  @Test("Composed and decomposed letters are not the same text")
  func composition() {
    #expect(compare("e\u{301}", with: "\u{E9}").differing == 1)
  }

  @Test("Errors are compared by case, and by what they carry within the tolerance")
  func errors() {
    let column = Answer(thrown: Trouble.column(at: 1, value: 0.3))
    let near = Answer(thrown: Trouble.column(at: 1, value: 0.1 + 0.2))
    #expect(compare(near, with: column).differing == 0)
    #expect(compare(Answer(thrown: Trouble.column(at: 2, value: 0.3)), with: column).differing == 1)
    #expect(
      words(Answer(thrown: Trouble.empty), column)
        == "f() throws Trouble.empty; expected the error Trouble.column(at: 1, value: 0.3)")
    #expect(
      words(2.5, Answer(thrown: Trouble.empty)) == "f() is 2.5; expected the error Trouble.empty")
    #expect(words(Answer(thrown: Trouble.empty), 2.5) == "f() throws Trouble.empty; expected 2.5")
  }

  @Test("A slack is granted beside the tolerance")
  func slack() {
    #expect(compare([1e-17], with: [0.0]).differing == 1)
    #expect(compare([1e-17], with: [0.0], slack: 1e-15).differing == 0)
    #expect(compare([1e-14], with: [0.0], slack: 1e-15).differing == 1)
  }

  @Test("A case that rounding decides is left out; one that it hardly moves is not")
  func rounding() {
    let decided = compare(5, with: 4, otherwise: [5])
    #expect(decided.compared == 0 && decided.leftOut == 1)
    let moved = compare(5.0, with: 4.0, otherwise: [(4.0).nextUp])
    #expect(moved.compared == 1 && moved.differing == 1)
  }

  @Test("The simplest difference is the one with the shortest call")
  func simplest() {
    let learner = transcript([
      ("f([1, 2, 3])", .number(0), []), ("f([1])", .number(0), []), ("f([2])", .number(0), []),
    ])
    let solution = transcript([
      ("f([1, 2, 3])", .number(1), []), ("f([1])", .number(1), []), ("f([2])", .number(1), []),
    ])
    let comparison = CrossComparison(learner, with: solution)
    #expect(comparison.differing == 3)
    #expect(comparison.simplest?.call == "f([1])")
  }

  @Test("Cases that a program did not come to are no differences")
  func unreached() {
    let solution = transcript([("f(1)", .number(1), []), ("f(2)", .number(2), [])])
    let learner = transcript([("f(1)", .number(1), [])])
    let comparison = CrossComparison(learner, with: solution)
    #expect(comparison.compared == 1 && comparison.differing == 0)
  }

  @Test("Whatever comes back is right where no more is promised")
  func anything() {
    #expect(compare(3, with: Answer.anything).differing == 0)
  }
}
