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
  // TODO: Refuse what does not fit. Then multiply residuals and features, and take the mean.
  return [.nan]
}
