/// How far a number may be from the expected one and still be right.
///
/// Whatever the tolerance, NaN is right only where NaN is expected, and an infinity only where the
/// same infinity is expected. Everything that is not a floating-point number must be equal.
public enum Tolerance: Sendable, Equatable {
  /// The same number to the last bit; 0.0 and -0.0 count as the same.
  case exact

  /// At most this far away, in the unit of the value.
  case absolute(Double)

  /// At most this share of the expected value away. Where 0 is expected, only 0 will do.
  case relative(Double)

  package func accepts(_ actual: Double, for expected: Double) -> Bool {
    if expected.isNaN { return actual.isNaN }
    if actual == expected { return true }
    guard actual.isFinite, expected.isFinite else { return false }
    switch self {
    case .exact: return false
    case .absolute(let limit): return abs(actual - expected) <= limit
    case .relative(let share): return abs(actual - expected) <= share * abs(expected)
    }
  }
}
