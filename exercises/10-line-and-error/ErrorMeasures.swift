/// Returns the mean absolute error: how far off a prediction is on average.
///
/// - Parameters:
///   - actual: n targets, n ≥ 1, finite.
///   - predicted: n predictions for the same rows.
/// - Returns: The mean of |actual - predicted|, in the target's unit, 0 or more.
/// - Throws: What ``residuals(actual:predicted:)`` throws.
func mae(actual: [Double], predicted: [Double]) throws -> Double {
  // TODO: Take the residuals and average their sizes, whatever their sign.
  return .nan
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
  // TODO: Square the residuals, average the squares, and take the root of that average.
  return .nan
}
