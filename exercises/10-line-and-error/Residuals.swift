/// What the functions of this lesson refuse.
enum RegressionError: Error, Equatable {
  /// Two columns that should belong to the same rows have `first` and `second` values.
  case lengths(first: Int, second: Int)

  /// There are too few rows to answer.
  case tooFewRows(needed: Int, found: Int)

  /// Every x is the same, so nothing says how y follows it.
  case constantInput

  /// The target of this row, counted from 0, is 0, and nothing is a share of 0.
  case zeroTarget(row: Int)

  /// This row is among the training rows and among the test rows.
  case overlap(row: Int)
}

/// Returns what each prediction missed by: actual minus predicted.
///
/// - Parameters:
///   - actual: n targets, n ≥ 1, finite.
///   - predicted: n predictions for the same rows, in the same unit.
/// - Returns: n residuals in that unit; positive where the prediction was too low.
/// - Throws: ``RegressionError/lengths(first:second:)`` when there are not as many predictions as
///   targets, else ``RegressionError/tooFewRows(needed:found:)`` when there are none.
func residuals(actual: [Double], predicted: [Double]) throws -> [Double] {
  guard actual.count == predicted.count else {
    throw RegressionError.lengths(first: actual.count, second: predicted.count)
  }
  guard !actual.isEmpty else { throw RegressionError.tooFewRows(needed: 1, found: 0) }
  return zip(actual, predicted).map { $0 - $1 }
}
