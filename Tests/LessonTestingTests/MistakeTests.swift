import Testing

@testable import LessonTesting

private let asZero = Mistake("COUNTS_MISSING_AS_ZERO", "Missing means unknown.")
private let negative = Mistake("NEGATIVE", "A share is never negative.")

private func finding<Value: Equatable>(
  _ actual: Value, _ expected: Value, within tolerance: Tolerance = .exact,
  _ mistakes: [WrongAnswer<Value>]
) -> Finding? {
  Finding("f()", .success(actual), is: expected, within: tolerance, mistakes: mistakes)
}

@Suite("Known mistakes")
struct MistakeTests {
  @Test("A known wrong answer adds its words and, last, its name")
  func named() {
    #expect(
      finding(1.0, 2, [asZero.gives(1)])?.text == """
        f() is 1.0; expected 2.0
        Missing means unknown.
        Mistake: COUNTS_MISSING_AS_ZERO
        """)
  }

  @Test("An unknown wrong answer names no mistake")
  func unknown() {
    #expect(finding(1.5, 2, [asZero.gives(1)])?.text == "f() is 1.5; expected 2.0")
  }

  @Test("A right answer is right, even where a mistake gives it too")
  func right() {
    #expect(finding(2.0, 2, [asZero.gives(2), negative.when { $0 > 0 }]) == nil)
  }

  @Test("A mistake that gives the expected answer here is not named")
  func ambiguous() {
    // 1.5 is close to what the mistake gives, but so is the right answer.
    #expect(finding(1.5, 2, within: .absolute(0.4), [asZero.gives(1.8)])?.mistakes.first == nil)
    #expect(finding(1.5, 2, within: .absolute(0.1), [asZero.gives(1.55)])?.mistakes.first == asZero)
  }

  @Test("Mistakes are matched with the tolerance of the check")
  func tolerance() {
    let wrong = 4177.325581395349
    let near = 4177.3255813953
    #expect(
      finding(near, 4201.75, within: .relative(1e-9), [asZero.gives(wrong)])?.mistakes.first
        == asZero)
    #expect(finding(near, 4201.75, [asZero.gives(wrong)])?.mistakes.first == nil)
  }

  @Test("The first mistake that matches is the one that is named")
  func first() {
    let answers: [WrongAnswer<Double>] = [negative.when { $0 < 0 }, asZero.gives(-1)]
    #expect(finding(-1, 2, answers)?.mistakes.first == negative)
    #expect(finding(-1, 2, answers.reversed())?.mistakes.first == asZero)
  }

  @Test("A mistake may be known by arrays, optionals and NaN")
  func values() {
    #expect(
      finding([1, nil, 3], [1, 2, 3.0], [asZero.gives([1, nil, 3])])?.mistakes.first == asZero)
    #expect(finding(Double?.none, 2, [asZero.gives(nil)])?.mistakes.first == asZero)
    #expect(finding(Double.nan, 2, [asZero.gives(.nan)])?.mistakes.first == asZero)
  }

  @Test("A mistake that one check alone knows is written in place")
  func inPlace() {
    let answers: [WrongAnswer<Double>] = [
      .named("ZERO", gives: 0, "Nothing was added."),
      .named("HUGE", when: { $0 > 100 }, "Too much was added."),
    ]
    #expect(finding(0, 2, answers)?.mistakes.first?.name == "ZERO")
    #expect(finding(101, 2, answers)?.mistakes.first == Mistake("HUGE", "Too much was added."))
  }
}
