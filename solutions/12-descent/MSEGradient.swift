import LessonKit

/// Returns the slope of the mean squared error for each weight.
///
/// It is how much the error grows, for each unit that the weight does, from here: 2/n times the sum
/// over the rows of residual times feature, where a residual is the row's answer less its target
/// (Hastie, Tibshirani & Friedman, *The Elements of Statistical Learning*, 2nd ed., section 3.2).
///
/// - Parameters:
///   - weights: One for each column.
///   - features: n rows of finite numbers. An intercept is a column of ones.
///   - target: n finite numbers.
/// - Returns: One number for each column; none where there are no columns.
/// - Throws: What ``requireShapes(_:_:_:)`` refuses.
func mseGradient(
  _ weights: [Double], _ features: Matrix, _ target: [Double]
) throws -> [Double] {
  #if SOLUTION
    try requireShapes(weights, features, target)
    let answers = try features.times(weights)
  #endif
  #if MISTAKE_POINTS_DOWNHILL
    // Feedback: points downhill
    let residuals = zip(answers, target).map { $1 - $0 }
  #elseif SOLUTION
    let residuals = zip(answers, target).map { $0 - $1 }
  #endif
  #if MISTAKE_FORGETS_THE_TWO
    // Feedback: half of it
    let factor = 1 / Double(target.count)
  #elseif MISTAKE_ADDS_WITHOUT_THE_MEAN
    // Feedback: not divided
    let factor = 2.0
  #elseif SOLUTION
    let factor = 2 / Double(target.count)
  #endif
  #if RIGHT_ROW_BY_ROW
    // Each row adds its part to all slopes at once.
    var gradient = [Double](repeating: 0, count: weights.count)
    for (row, residual) in zip(features.rows, residuals) {
      for (column, feature) in row.enumerated() {
        gradient[column] += factor * residual * feature
      }
    }
    return gradient
  #elseif SOLUTION
    return try features.transposed.times(residuals).map { factor * $0 }
  #else
    // TODO: Refuse what does not fit. Then multiply residuals and features, and take the mean.
    return [.nan]
  #endif
}
