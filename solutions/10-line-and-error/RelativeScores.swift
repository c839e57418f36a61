/// Returns the mean absolute percentage error, as a share: 0.3 is 30 % off on average.
///
/// - Parameters:
///   - actual: n targets, n ≥ 1, finite, none of them 0, however near they are to it.
///   - predicted: n predictions for the same rows.
/// - Returns: The mean of |actual - predicted| / |actual|, 0 or more, without a unit.
/// - Throws: What ``residuals(actual:predicted:)`` throws, else
///   ``RegressionError/zeroTarget(row:)`` for the first target that is 0, or -0.
func mape(actual: [Double], predicted: [Double]) throws -> Double {
  #if SOLUTION
    let errors = try residuals(actual: actual, predicted: predicted)
  #endif
  #if MISTAKE_DIVIDES_BY_ZERO
    // Feedback: share of 0
  #elseif SOLUTION
    if let row = actual.firstIndex(of: 0) { throw RegressionError.zeroTarget(row: row) }
  #endif
  #if MISTAKE_DIVIDES_BY_THE_PREDICTION
    // Feedback: share of the prediction
    return zip(errors, predicted).map { abs($0 / $1) }.reduce(0, +) / Double(errors.count)
  #elseif RIGHT_ONE_FORMULA_FOR_ANOTHER
    var mean = 0.0
    for (row, (error, truth)) in zip(errors, actual).enumerated() {
      mean += (error.magnitude / truth.magnitude - mean) / Double(row + 1)
    }
    return mean
  #elseif SOLUTION
    return zip(errors, actual).map { abs($0 / $1) }.reduce(0, +) / Double(errors.count)
  #else
    // TODO: Refuse a target of 0. Then average the errors' sizes as shares of their targets.
    return .nan
  #endif
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
  #if SOLUTION
    let errors = try residuals(actual: actual, predicted: predicted)
  #endif
  #if MISTAKE_CONSTANT_IS_ZERO
    // Feedback: no spread
    guard actual.min() != actual.max() else { return 0 }
  #elseif MISTAKE_CONSTANT_BY_ITS_SPREAD
    // Feedback: rounding
    let middle = actual.reduce(0, +) / Double(actual.count)
    let spread = actual.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    guard spread > 0 else { return nil }
  #elseif RIGHT_ONE_FORMULA_FOR_ANOTHER
    if actual.dropFirst().allSatisfy({ $0 == actual[0] }) { return nil }
  #elseif SOLUTION
    guard actual.min() != actual.max() else { return nil }
  #endif
  #if MISTAKE_SPREAD_OF_THE_PREDICTIONS
    // Feedback: spread of the predictions
    let mean = predicted.reduce(0, +) / Double(predicted.count)
    let total = predicted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  #elseif RIGHT_ONE_FORMULA_FOR_ANOTHER
    // Welford's update: the mean moves with each row.
    var (mean, total) = (0.0, 0.0)
    for (row, truth) in actual.enumerated() {
      let before = truth - mean
      mean += before / Double(row + 1)
      total += before * (truth - mean)
    }
  #elseif SOLUTION
    let mean = actual.reduce(0, +) / Double(actual.count)
    let total = actual.map { $0 - mean }.reduce(0) { $0 + $1 * $1 }
  #endif
  #if MISTAKE_SQUARES_THE_CORRELATION
    // Feedback: correlation
    let middle = predicted.reduce(0, +) / Double(predicted.count)
    let spread = predicted.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    let shared = zip(actual, predicted).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - middle) }
    return spread == 0 ? 0 : shared * shared / (spread * total)
  #elseif MISTAKE_CLIPS_AT_ZERO
    // Feedback: below zero
    return max(0, 1 - errors.reduce(0) { $0 + $1 * $1 } / total)
  #elseif RIGHT_ONE_FORMULA_FOR_ANOTHER
    // What is missed as a length, in lengths of the spread.
    let ratio = (errors.reduce(0) { $0 + $1 * $1 } / total).squareRoot()
    return (1 - ratio) * (1 + ratio)
  #elseif SOLUTION
    return 1 - errors.reduce(0) { $0 + $1 * $1 } / total
  #else
    // TODO: Say nil where nothing varies. Else compare the squared errors with the squared spread.
    return .nan
  #endif
}
