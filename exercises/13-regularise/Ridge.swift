import LessonKit

/// Returns the linear model with the least Σ residual² + λ · Σ coefficient².
///
/// The intercept is not penalised. Take the mean off every column and off the target, and it is
/// gone from the problem; solve that, and put it back (Hastie, Tibshirani & Friedman, *The Elements of
/// Statistical Learning*, 2nd ed., section 3.4.1).
///
/// - Parameters:
///   - features: n rows by d columns, finite, all in comparable units: scale them before.
///   - target: n finite values.
///   - lambda: λ, 0 or more. 0 is ordinary least squares.
/// - Returns: An intercept and d coefficients. With λ above 0 there is always one answer, for
///   dependent or constant columns and for fewer rows than columns too.
/// - Throws: ``RegressionError/lengths(rows:values:)`` when there are not n values, else
///   ``PenaltyError/size(_:)`` for a λ below 0, else, for λ = 0, whatever ``ols(_:_:)`` refuses, for
///   want of rows too; else ``RegressionError/tooFewRows(needed:found:)``, with 1 needed, without any
///   rows.
func ridge(_ features: Matrix, _ target: [Double], lambda: Double) throws -> LinearModel {
  // TODO: Refuse, take the means off, add a row for each coefficient, and solve.
  return LinearModel(intercept: .nan, coefficients: [])
}
