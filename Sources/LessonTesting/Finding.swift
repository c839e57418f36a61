import Comparison

/// What a failed check says: what came, and each known mistake that gives this answer.
struct Finding: Equatable {
  /// Begins with the call as the learner would write it.
  var headline: String

  /// In the order of the check's list; the runner names the first that no other check contradicts.
  var mistakes: [Mistake] = []

  /// The form that the runner reads: the headline, then the words of each mistake and its name.
  var text: String {
    mistakes.reduce(headline) { "\($0)\n\($1.words)\nMistake: \($1.name)" }
  }

  /// - Returns: `nil` when the value is the expected one.
  init?<Value: Equatable>(
    _ call: String, _ result: Result<Value, any Error>, is expected: Value,
    within tolerance: Tolerance, mistakes: [WrongAnswer<Value>]
  ) {
    switch result {
    case .failure(let error):
      headline = "\(call) throws \(Self.text(of: error)); expected \(Answer(expected).text)"
      self.mistakes = mistakes.filter { $0.matches(error) }.map(\.mistake)
    case .success(let value):
      guard
        let difference = Headline.difference(
          of: Answer(value), from: Answer(expected), within: tolerance)
      else { return nil }
      headline = "\(call) \(difference)"
      self.mistakes =
        mistakes.filter { $0.matches(value, expected: expected, within: tolerance) }.map(\.mistake)
    }
  }

  /// - Returns: `nil` when the value satisfies the condition.
  init?<Value>(
    _ call: String, _ result: Result<Value, any Error>, satisfies property: String,
    mistakes: [WrongAnswer<Value>], where condition: (Value) -> Bool
  ) {
    switch result {
    case .failure(let error):
      headline = "\(call) throws \(Self.text(of: error)); expected \(property)"
      self.mistakes = mistakes.filter { $0.matches(error) }.map(\.mistake)
    case .success(let value):
      if condition(value) { return nil }
      headline = "\(call) is \(Answer(value).text); expected \(property)"
      self.mistakes =
        mistakes.filter { $0.matches(value, expected: nil, within: .exact) }.map(\.mistake)
    }
  }

  /// - Returns: `nil` when the error is the expected one.
  init?<Value>(
    _ call: String, _ result: Result<Value, any Error>, throws expected: String,
    mistakes: [WrongAnswer<Value>], where isExpected: (any Error) -> Bool
  ) {
    switch result {
    case .failure(let error):
      if isExpected(error) { return nil }
      headline = "\(call) throws \(Self.text(of: error)); expected the error \(expected)"
      self.mistakes = mistakes.filter { $0.matches(error) }.map(\.mistake)
    case .success(let value):
      let came = value is Void ? "" : " and is \(Answer(value).text)"
      headline = "\(call) throws no error\(came); expected the error \(expected)"
      self.mistakes =
        mistakes.filter { $0.matches(value, expected: nil, within: .exact) }.map(\.mistake)
    }
  }

  /// - Returns: `nil` when nothing was thrown.
  init?<Value>(_ call: String, doesNotThrow result: Result<Value, any Error>) {
    guard case .failure(let error) = result else { return nil }
    headline = "\(call) throws \(Self.text(of: error)); expected no error"
  }

  /// `ImputerError.allMissing(column: 1)`, in one line; the words of an error that has its own.
  static func text(of error: any Error) -> String {
    let text = Answer.line(of: error)
    if describesItself(error) {
      return "\(type(of: error)) (\(text.hasSuffix(".") ? String(text.dropLast()) : text))"
    }
    return Mirror(reflecting: error).displayStyle == .enum ? "\(type(of: error)).\(text)" : text
  }

  private static func describesItself<Failure: Error>(_ error: Failure) -> Bool {
    Failure.self is any CustomStringConvertible.Type
  }
}
