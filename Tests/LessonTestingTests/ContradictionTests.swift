import Comparison
import Testing

@testable import LessonTesting

private let asZero = Mistake("COUNTS_MISSING_AS_ZERO", "Missing means unknown.")
private let negative = Mistake("NEGATIVE", "A share is never negative.")

private enum Problem: Error, Equatable { case empty, other }

/// The mistakes that an answer to a check of a value rules out.
private func ruledOut<Value: Equatable>(
  _ actual: Value, _ expected: Value, within tolerance: Tolerance = .exact,
  _ mistakes: [WrongAnswer<Value>]
) -> [Mistake] {
  let isRight = Answer(actual).isAccepted(for: Answer(expected), within: tolerance)
  return Testimony(
    result: .success(actual), isRight: isRight, expected: expected, tolerance: tolerance
  ).contradicted(mistakes) { Answer($0).isAccepted(for: Answer(expected), within: tolerance) }
}

@Suite("Answers that rule a mistake out")
struct ContradictionTests {
  @Test("A right answer rules out what gives another value here, and nothing that gives the same")
  func right() {
    #expect(ruledOut(2.0, 2, [asZero.gives(1), negative.gives(2)]) == [asZero])
  }

  @Test("A wrong answer rules out what gives another value, and not what gives this one")
  func wrong() {
    #expect(ruledOut(1.0, 2, [asZero.gives(1), negative.gives(-1)]) == [negative])
  }

  @Test("Within the tolerance nothing is told apart")
  func tolerance() {
    #expect(ruledOut(1.99, 2, within: .absolute(0.1), [asZero.gives(2.05)]) == [])
    #expect(ruledOut(1.55, 2, within: .absolute(0.1), [asZero.gives(1.5)]) == [])
    #expect(ruledOut(1.3, 2, within: .absolute(0.1), [asZero.gives(1.5)]) == [asZero])
  }

  @Test("A mistake with several answers is ruled out by all of them together")
  func several() {
    #expect(ruledOut(1.0, 2, [asZero.gives(1), asZero.gives(0)]) == [])
    #expect(ruledOut(3.0, 2, [asZero.gives(1), asZero.gives(0)]) == [asZero])
  }

  @Test("A condition judges right answers, and wrong ones of the expected shape")
  func conditions() {
    let any = negative.when { (values: [Double]) in values.contains { $0 < 0 } }
    #expect(ruledOut([1.0, 2], [1, 2], [any]) == [negative])
    #expect(ruledOut([1.0, 3], [1, 2], [any]) == [negative])
    #expect(ruledOut([1.0, -3], [1, 2], [any]) == [])
    #expect(ruledOut([], [1, 2], [any]) == [])
    #expect(ruledOut(Double.nan, 1, [negative.when { $0 < 0 }]) == [])
  }

  @Test("An error is no evidence, unless the mistake ends in one")
  func errors() {
    let gives = asZero.gives(1.0)
    let throwing: WrongAnswer<Double> = negative.throwing(Problem.empty)
    func ruledOut(_ error: Problem, isRight: Bool = false) -> [Mistake] {
      Testimony(result: .failure(error), isRight: isRight).contradicted([gives, throwing]) { _ in
        false
      }
    }
    #expect(ruledOut(.empty) == [])
    #expect(ruledOut(.other) == [negative])
    #expect(ruledOut(.other, isRight: true) == [negative])
    #expect(LessonTestingTests.ruledOut(2.0, 2, [throwing]) == [negative])
  }

  @Test("A property that the mistake's value has too says nothing of it")
  func properties() {
    let answer = Testimony(result: .success(4), isRight: true)
    #expect(answer.contradicted([asZero.gives(2), negative.gives(-2)]) { $0 > 0 } == [negative])
  }

  @Test("Outside grading nothing is remembered, as checks run side by side")
  func outside() {
    Contradictions.shared.note([asZero], sourceLocation: #_sourceLocation)
    #expect(Contradictions.shared.open([asZero.gives(1)]).count == 1)
  }

  @Test("A failed check names every mistake that gives its answer, for the runner to choose from")
  func all() {
    let finding = Finding(
      "f()", .success(-1.0), is: 2, within: .exact,
      mistakes: [negative.when { $0 < 0 }, asZero.gives(-1)])
    #expect(
      finding?.text == """
        f() is -1.0; expected 2.0
        A share is never negative.
        Mistake: NEGATIVE
        Missing means unknown.
        Mistake: COUNTS_MISSING_AS_ZERO
        """)
  }
}
