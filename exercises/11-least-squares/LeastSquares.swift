import LessonKit

/// Returns the linear model with the smallest sum of squared residuals, by ordinary least squares.
///
/// Solved by Householder QR, which keeps about twice the digits of the normal equations (Golub &
/// Van Loan, *Matrix Computations*, 4th ed., section 5.3).
///
/// - Parameters:
///   - features: n rows (samples) by d columns, finite, without a column of ones.
///   - target: n values, finite, in the target's unit.
/// - Returns: The model: an intercept and d coefficients.
/// - Throws: ``RegressionError/lengths(rows:values:)`` when there are not n values, else
///   ``RegressionError/tooFewRows(needed:found:)`` below d + 1 rows, else
///   ``RegressionError/dependent(column:)`` for the first of the d features that is constant or
///   depends on the features before it and the intercept.
func ols(_ features: Matrix, _ target: [Double]) throws -> LinearModel {
  // TODO: Refuse what cannot be fitted. Then QR, back substitution, and the model from its answer.
  return LinearModel(intercept: .nan, coefficients: [])
}
