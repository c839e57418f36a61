import LessonKit

/// Returns the residual standard error: how far targets scatter around the model's predictions.
///
/// - Parameters:
///   - residuals: n residuals on the rows that the model was fitted to, in the target's unit.
///   - parameters: How many numbers the fit chose: the coefficients and the intercept, 0 or more. n
///     is larger.
/// - Returns: √(Σ residual² / (n - parameters)), in the target's unit.
/// - Throws: ``RegressionError/tooFewRows(needed:found:)`` when n is not larger than `parameters`.
func residualStandardError(_ residuals: [Double], parameters: Int) throws -> Double {
  // TODO: Refuse too few rows. Then the root of the squares' sum over the rows that are left.
  return .nan
}

/// Returns the standard error of the intercept and of each coefficient of a least-squares fit.
///
/// With X = QR, ones first, it is s times the length of a row of R⁻¹, where s is the residual
/// standard error: the diagonal of s² (XᵀX)⁻¹ without ever making XᵀX (Hastie, Tibshirani &
/// Friedman, *The Elements of Statistical Learning*, 2nd ed., equation 3.8).
///
/// - Parameters:
///   - features: The n rows by d columns of the fit, without a column of ones.
///   - residuals: The fit's n residuals on them.
/// - Returns: d + 1 standard errors, the intercept's first, each in its coefficient's unit.
/// - Throws: ``RegressionError/lengths(rows:values:)`` when there are not n residuals, else
///   ``RegressionError/tooFewRows(needed:found:)`` when n is not larger than d + 1, else
///   ``RegressionError/dependent(column:)`` for the first feature that depends on those before it.
func standardErrors(_ features: Matrix, residuals: [Double]) throws -> [Double] {
  // TODO: Refuse what cannot be judged. Then s times the length of each row of R⁻¹.
  return [.nan]
}
