/// Returns the mean absolute percentage error, as a share: 0.3 is 30 % off on average.
///
/// - Parameters:
///   - actual: n targets, n ≥ 1, finite, none of them 0, however near they are to it.
///   - predicted: n predictions for the same rows.
/// - Returns: The mean of |actual - predicted| / |actual|, 0 or more, without a unit.
/// - Throws: What ``residuals(actual:predicted:)`` throws, else
///   ``RegressionError/zeroTarget(row:)`` for the first target that is 0, or -0.
func mape(actual: [Double], predicted: [Double]) throws -> Double {
  // TODO: Refuse a target of 0. Then average the errors' sizes as shares of their targets.
  return .nan
}

/// Returns R², the coefficient of determination: the share of the targets' squared spread around
/// their mean that the predictions account for.
///
/// It compares the predictions with one answer for all rows, the mean of `actual`, whichever rows
/// these are. On rows that a model has not learnt from it may well be negative.
///
/// - Parameters:
///   - actual: n targets, n ≥ 1, finite.
///   - predicted: n predictions for the same rows.
/// - Returns: 1 - Σ (actual - predicted)² / Σ (actual - mean)²: 1 for perfect predictions, 0 for
///   the mean, and any number below for worse; `nil` when every target is exactly the same
///   number, however near others are to it, as there is no spread to account for.
/// - Throws: What ``residuals(actual:predicted:)`` throws.
func r2(actual: [Double], predicted: [Double]) throws -> Double? {
  // TODO: Say nil where nothing varies. Else compare the squared errors with the squared spread.
  return .nan
}
