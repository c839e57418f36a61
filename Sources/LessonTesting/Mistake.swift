import Comparison

/// A known way to go wrong: its name, and the words that it earns.
///
/// Declare it once at the top of a suite, and give each check what the mistake comes to there:
///
/// ```swift
/// private let countsMissingAsZero = Mistake(
///   "COUNTS_MISSING_AS_ZERO",
///   "It looks as if the missing value was counted as zero. Missing means unknown: leave it out.")
///
/// check("median([3, nil, 1])", median([3, nil, 1]), is: 2, mistakes: [countsMissingAsZero.gives(1)])
/// ```
public struct Mistake: Sendable, Hashable {
  /// The name of its `MISTAKE_` branch in the solution file, without the prefix.
  public let name: String

  /// What a learner who made it should hear: teaching, not scolding, and not the answer.
  public let words: String

  public init(_ name: String, _ words: String) {
    self.name = name
    self.words = words
  }

  /// The answer that the mistake leads to, compared with the tolerance of the check.
  public func gives<Value: Equatable>(_ value: Value) -> WrongAnswer<Value> {
    WrongAnswer(mistake: self, test: .value(value))
  }

  /// What gives the mistake away when its answer cannot be written down.
  public func when<Value>(
    _ condition: @escaping @Sendable (Value) -> Bool
  ) -> WrongAnswer<Value> {
    WrongAnswer(mistake: self, test: .condition(condition))
  }

  /// The error that the mistake leads to, in place of a value or of another error.
  public func throwing<Value, Failure: Error & Equatable>(_ error: Failure) -> WrongAnswer<Value> {
    WrongAnswer(mistake: self, test: .error { $0 as? Failure == error })
  }
}

/// A mistake, together with the answer by which one check knows it.
public struct WrongAnswer<Value> {
  let mistake: Mistake
  let test: Test

  enum Test {
    case value(Value)
    case condition(@Sendable (Value) -> Bool)
    case error(@Sendable (any Error) -> Bool)
  }

  /// A mistake that only one check knows.
  public static func named(_ name: String, gives value: Value, _ words: String) -> Self {
    Self(mistake: Mistake(name, words), test: .value(value))
  }

  /// A mistake that only one check knows.
  public static func named(
    _ name: String, when condition: @escaping @Sendable (Value) -> Bool, _ words: String
  ) -> Self {
    Self(mistake: Mistake(name, words), test: .condition(condition))
  }

  /// A mistake that only one check knows, and that ends in an error.
  public static func named(
    _ name: String, throws error: some Error & Equatable, _ words: String
  ) -> Self {
    Mistake(name, words).throwing(error)
  }

  func matches(_ actual: Value, expected: Value?, within tolerance: Tolerance) -> Bool {
    switch test {
    case .error: return false
    case .condition(let condition):
      return condition(actual)
    case .value(let wrong):
      let shown = Answer(wrong)
      // With a wide tolerance, or on this input, the mistake may happen to be right.
      if let expected, shown.isAccepted(for: Answer(expected), within: tolerance) { return false }
      return Answer(actual).isAccepted(for: shown, within: tolerance)
    }
  }

  func matches(_ actual: any Error) -> Bool {
    if case .error(let condition) = test { condition(actual) } else { false }
  }
}

extension WrongAnswer: Sendable where Value: Sendable {}
extension WrongAnswer.Test: Sendable where Value: Sendable {}
