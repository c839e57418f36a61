/// Returns the mean absolute error: how far off a prediction is on average.
///
/// - Parameters:
///   - actual: n targets, n ≥ 1, finite.
///   - predicted: n predictions for the same rows.
/// - Returns: The mean of |actual - predicted|, in the target's unit, 0 or more.
/// - Throws: What ``residuals(actual:predicted:)`` throws.
func mae(actual: [Double], predicted: [Double]) throws -> Double {
  #if MISTAKE_STOPS_AT_THE_SHORTER
    // Feedback: shorter
    let errors = zip(actual, predicted).map { $0 - $1 }
  #elseif SOLUTION
    let errors = try residuals(actual: actual, predicted: predicted)
  #endif
  #if MISTAKE_ERRORS_CANCEL
    // Feedback: cancel
    return errors.reduce(0, +) / Double(errors.count)
  #elseif RIGHT_RUNS_THE_MEAN
    var mean = 0.0
    for (index, error) in errors.enumerated() {
      mean += (error.magnitude - mean) / Double(index + 1)
    }
    return mean
  #elseif SOLUTION
    return errors.map(abs).reduce(0, +) / Double(errors.count)
  #else
    // TODO: Take the residuals and average their sizes, whatever their sign.
    return .nan
  #endif
}

/// Returns the root mean squared error, which counts large misses for more than their size.
///
/// - Parameters:
///   - actual: n targets, n ≥ 1, finite.
///   - predicted: n predictions for the same rows.
/// - Returns: The square root of the mean of (actual - predicted)², in the target's unit, never
///   below ``mae(actual:predicted:)`` but by rounding.
/// - Throws: What ``residuals(actual:predicted:)`` throws.
func rmse(actual: [Double], predicted: [Double]) throws -> Double {
  #if MISTAKE_STOPS_AT_THE_SHORTER
    // Feedback: shorter
    let errors = zip(actual, predicted).map { $0 - $1 }
  #elseif SOLUTION
    let errors = try residuals(actual: actual, predicted: predicted)
  #endif
  #if MISTAKE_ADDS_BEFORE_SQUARING
    // Feedback: before they were squared
    return abs(errors.reduce(0, +) / Double(errors.count))
  #elseif MISTAKE_FORGETS_THE_ROOT
    // Feedback: squared
    return errors.map { $0 * $0 }.reduce(0, +) / Double(errors.count)
  #elseif MISTAKE_TAKES_THE_ROOT_FIRST
    // Feedback: one by one
    return errors.map { ($0 * $0).squareRoot() }.reduce(0, +) / Double(errors.count)
  #elseif RIGHT_RUNS_THE_MEAN
    // In units of the largest miss, so that no square is too large or too small for a Double.
    let largest = errors.map(abs).max() ?? 0
    guard largest > 0 else { return 0 }
    var mean = 0.0
    for (index, error) in errors.enumerated() {
      mean += (error / largest * (error / largest) - mean) / Double(index + 1)
    }
    return largest * mean.squareRoot()
  #elseif SOLUTION
    return (errors.map { $0 * $0 }.reduce(0, +) / Double(errors.count)).squareRoot()
  #else
    // TODO: Square the residuals, average the squares, and take the root of that average.
    return .nan
  #endif
}
