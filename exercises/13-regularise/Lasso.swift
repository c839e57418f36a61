import LessonKit

/// Moves a number towards 0 by `limit`, and stops there.
///
/// - Parameter limit: 0 or more.
/// - Returns: 0 when the number is not further than `limit` from it.
func softThreshold(_ value: Double, _ limit: Double) -> Double {
  // TODO: Go towards 0, but not beyond.
  return .nan
}

/// Returns the linear model with the least (1/2n) · Σ residual² + α · Σ |coefficient|.
///
/// By coordinate descent: one coefficient after the other is set to its best value while the others
/// stay, again and again (Friedman, Hastie & Tibshirani, *Regularization Paths for Generalized Linear
/// Models via Coordinate Descent*, 2010, section 2). The intercept is not penalised.
///
/// - Parameters:
///   - features: n rows by d columns, finite, all in comparable units: scale them before. None
///     depends on the others, but a constant one may be there.
///   - target: n finite values.
///   - alpha: α, above 0.
/// - Returns: An intercept and d coefficients, right to seven digits: sweep until no coefficient
///   changes by more than 1e-12 times the largest of them. The coefficient of a constant column is 0.
/// - Throws: ``RegressionError/lengths(rows:values:)`` when there are not n values, else
///   ``PenaltyError/size(_:)`` for an α that is 0 or less, else
///   ``RegressionError/tooFewRows(needed:found:)``, with 1 needed, without any rows.
func lasso(_ features: Matrix, _ target: [Double], alpha: Double) throws -> LinearModel {
  // TODO: Refuse, take the means off, and sweep until nothing changes.
  return LinearModel(intercept: .nan, coefficients: [])
}
