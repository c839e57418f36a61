import LessonKit
import Testing

@testable import LessonTesting

private enum FitError: Error, Equatable {
  case empty
  case allMissing(column: Int)
  case notANumber(text: String)
}

private let answersAnyway = Mistake("ANSWERS_ANYWAY", "There was nothing to answer.")

private func finding(
  _ result: Result<Double, any Error>, throws expected: FitError,
  _ mistakes: [WrongAnswer<Double>] = []
) -> String? {
  Finding("f()", result, throws: Finding.text(of: expected), mistakes: mistakes) {
    $0 as? FitError == expected
  }?.text
}

@Suite("Errors in checks")
struct ErrorFindingTests {
  @Test("The expected error is no finding")
  func right() {
    #expect(
      finding(.failure(FitError.allMissing(column: 1)), throws: .allMissing(column: 1)) == nil)
  }

  @Test("Another error says which came and which was expected")
  func another() {
    #expect(
      finding(.failure(FitError.empty), throws: .allMissing(column: 1))
        == "f() throws FitError.empty; expected the error FitError.allMissing(column: 1)")
    #expect(
      finding(.failure(FitError.allMissing(column: 0)), throws: .allMissing(column: 1)) != nil)
  }

  @Test("A known other error adds the words of its mistake")
  func knownError() {
    let countsFromOne = Mistake("COUNTS_FROM_ONE", "The first column is column 0.")
    let mistakes: [WrongAnswer<Double>] = [
      answersAnyway.gives(1), countsFromOne.throwing(FitError.allMissing(column: 2)),
    ]
    #expect(
      finding(.failure(FitError.allMissing(column: 2)), throws: .allMissing(column: 1), mistakes)
        == """
        f() throws FitError.allMissing(column: 2); expected the error FitError.allMissing(column: 1)
        The first column is column 0.
        Mistake: COUNTS_FROM_ONE
        """)
    #expect(
      finding(.failure(FitError.allMissing(column: 1)), throws: .allMissing(column: 1), mistakes)
        == nil)
    #expect(
      Finding(
        "f()", .failure(FitError.empty), is: 2.0, within: .exact,
        mistakes: [.named("REFUSES", throws: FitError.empty, "Two values are enough.")]
      )?.mistakes.first?.name == "REFUSES")
  }

  @Test("An apostrophe in an error's text is shown as it is written")
  func apostrophe() {
    #expect(
      finding(.failure(FitError.notANumber(text: "5'4\"")), throws: .empty)
        == "f() throws FitError.notANumber(text: \"5'4\\\"\"); expected the error FitError.empty")
  }

  @Test("A value in place of an error is shown, and may be a known mistake")
  func value() {
    #expect(
      finding(.success(0), throws: .empty)
        == "f() throws no error and is 0.0; expected the error FitError.empty")
    #expect(
      finding(.success(0), throws: .empty, [answersAnyway.gives(0)])?
        .hasSuffix("\nThere was nothing to answer.\nMistake: ANSWERS_ANYWAY") == true)
    #expect(
      finding(.success(1), throws: .empty, [answersAnyway.gives(0)])?.contains("Mistake") == false)
  }

  @Test("A call without a value that throws nothing says just that")
  func void() {
    let said = Finding("f()", Result<Void, any Error>.success(()), throws: "E", mistakes: []) { _ in
      true
    }
    #expect(said?.text == "f() throws no error; expected the error E")
  }

  @Test("An error where a value was expected is shown as what came")
  func unexpected() {
    let said = Finding(
      "f()", Result<[Double], any Error>.failure(FitError.empty), is: [2], within: .exact,
      mistakes: [])
    #expect(said?.text == "f() throws FitError.empty; expected [2.0]")
  }

  @Test("An error where none was expected is shown")
  func none() {
    #expect(
      Finding("f()", doesNotThrow: Result<Int, any Error>.failure(FitError.empty))?.text
        == "f() throws FitError.empty; expected no error")
    #expect(Finding("f()", doesNotThrow: Result<Int, any Error>.success(1)) == nil)
  }

  @Test("An error with words of its own says them after its type")
  func described() {
    let error = TableError.noHeader(table: "a.csv")
    #expect(
      Finding.text(of: error)
        == "TableError (a.csv is empty: a table begins with the names of its columns)")
  }

  @Test("A property that does not hold is told in the suite's words")
  func property() {
    func said(_ result: Result<[Int], any Error>) -> String? {
      Finding(
        "f()", result, satisfies: "each index once",
        mistakes: [answersAnyway.when { $0.isEmpty }]
      ) { $0.sorted() == [0, 1] }?.text
    }
    #expect(said(.success([1, 0])) == nil)
    #expect(said(.success([1, 1])) == "f() is [1, 1]; expected each index once")
    #expect(said(.success([]))?.hasSuffix("Mistake: ANSWERS_ANYWAY") == true)
    #expect(said(.failure(FitError.empty)) == "f() throws FitError.empty; expected each index once")
  }
}
