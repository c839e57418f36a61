import Comparison
import Testing

/// How far a number may be from the expected one and still be right.
public typealias Tolerance = Comparison.Tolerance

/// Checks that a call gives the expected value, and explains the difference when it does not.
///
/// Numbers are compared with the tolerance, also inside optionals, arrays, dictionaries and
/// matrices; everything else must be equal. Shape is compared before values.
///
/// ```swift
/// check("median([3, nil, 1])", median([3, nil, 1]), is: 2, mistakes: [countsAsZero.gives(1)])
/// ```
///
/// - Parameters:
///   - call: The call as the learner would write it.
///   - actual: The call itself. An error that it throws is reported as what came.
///   - tolerance: How far a number may be off; exact when left out.
///   - mistakes: Known wrong answers. The first that matches, within the same tolerance, is named,
///     unless another check that lists it got an answer that it does not give.
/// - Returns: Whether the value was the expected one.
@discardableResult
public func check<Value: Equatable>(
  _ call: String, _ actual: @autoclosure () throws -> Value, is expected: Value,
  within tolerance: Tolerance = .exact, mistakes: [WrongAnswer<Value>] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) -> Bool {
  let result = Result { try actual() }
  let mistakes = Contradictions.shared.open(mistakes)
  let finding = Finding(call, result, is: expected, within: tolerance, mistakes: mistakes)
  let testimony = Testimony(
    result: result, isRight: finding == nil, expected: expected, tolerance: tolerance)
  let ruledOut = testimony.contradicted(mistakes) {
    Answer($0).isAccepted(for: Answer(expected), within: tolerance)
  }
  return record(finding, rulingOut: ruledOut, sourceLocation)
}

/// Checks that a call gives a value with a property.
///
/// ```swift
/// check("permutation(9, seed: 1)", permutation(9, seed: 1), satisfies: "each index once") {
///   $0.sorted() == Array(0..<9)
/// }
/// ```
///
/// - Parameters:
///   - property: What is expected, in words that can follow "expected".
///   - condition: Whether a value has the property.
/// - Returns: Whether the value had it.
@discardableResult
public func check<Value>(
  _ call: String, _ actual: @autoclosure () throws -> Value, satisfies property: String,
  mistakes: [WrongAnswer<Value>] = [], sourceLocation: SourceLocation = #_sourceLocation,
  where condition: (Value) -> Bool
) -> Bool {
  let result = Result { try actual() }
  let mistakes = Contradictions.shared.open(mistakes)
  let finding = Finding(call, result, satisfies: property, mistakes: mistakes, where: condition)
  let ruledOut = Testimony(result: result, isRight: finding == nil)
    .contradicted(mistakes, accepts: condition)
  return record(finding, rulingOut: ruledOut, sourceLocation)
}

/// Checks that a call throws exactly this error.
///
/// - Parameter mistakes: Known answers of a call that should have thrown, and known other errors.
/// - Returns: Whether it was thrown.
@discardableResult
public func check<Value, Failure: Error & Equatable>(
  _ call: String, _ actual: @autoclosure () throws -> Value, throws expected: Failure,
  mistakes: [WrongAnswer<Value>] = [], sourceLocation: SourceLocation = #_sourceLocation
) -> Bool {
  let result = Result { try actual() }
  let mistakes = Contradictions.shared.open(mistakes)
  let finding = Finding(call, result, throws: Finding.text(of: expected), mistakes: mistakes) {
    $0 as? Failure == expected
  }
  let ruledOut = Testimony(result: result, isRight: finding == nil)
    .contradicted(mistakes) { _ in false }
  return record(finding, rulingOut: ruledOut, sourceLocation)
}

/// Checks that a call throws an error of this type.
///
/// - Parameter mistakes: Known answers of a call that should have thrown, and known other errors.
/// - Returns: Whether one was thrown.
@discardableResult
public func check<Value, Failure: Error>(
  _ call: String, _ actual: @autoclosure () throws -> Value, throws expected: Failure.Type,
  mistakes: [WrongAnswer<Value>] = [], sourceLocation: SourceLocation = #_sourceLocation
) -> Bool {
  let result = Result { try actual() }
  let mistakes = Contradictions.shared.open(mistakes)
  let finding = Finding(call, result, throws: "\(expected)", mistakes: mistakes) { $0 is Failure }
  let ruledOut = Testimony(result: result, isRight: finding == nil)
    .contradicted(mistakes) { _ in false }
  return record(finding, rulingOut: ruledOut, sourceLocation)
}

/// Checks that a call throws no error, whatever its value.
///
/// - Returns: Whether it threw none.
@discardableResult
public func check<Value>(
  _ call: String, doesNotThrow actual: @autoclosure () throws -> Value,
  sourceLocation: SourceLocation = #_sourceLocation
) -> Bool {
  record(Finding(call, doesNotThrow: Result { try actual() }), sourceLocation)
}

/// The one place that records: one issue for a failed check.
///
/// - Parameter mistakes: What the answer rules out.
private func record(
  _ finding: Finding?, rulingOut mistakes: [Mistake] = [], _ sourceLocation: SourceLocation
) -> Bool {
  Contradictions.shared.note(mistakes, sourceLocation: sourceLocation)
  guard let finding else { return true }
  Issue.record(Comment(rawValue: finding.text), sourceLocation: sourceLocation)
  return false
}
