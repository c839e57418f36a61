import LessonKit

/// Fits a logistic regression by Newton's method.
///
/// It is the model with the least Σ log-loss + ½ · `l2` · Σ coefficient², the intercept free. From
/// weights of 0, each step goes to where the error would be least if it were a bowl: `curvature`⁻¹ ·
/// slopes, with slopes Xᵀ(p - y) and curvature Xᵀ diag(p(1 - p)) X, and the penalty's share in both
/// (Hastie, Tibshirani & Friedman, *The Elements of Statistical Learning*, 2nd ed., section 4.4.1).
/// A step after which the sum would be larger is halved.
///
/// - Parameters:
///   - features: n rows by d columns of finite numbers. With `l2` = 0 no column depends on others.
///   - labels: n labels.
///   - l2: 0 or more.
/// - Returns: Weights right to seven digits.
/// - Throws: ``LogisticError/noRows``, else ``LogisticError/lengths(rows:labels:)``, else
///   ``LogisticError/penalty(_:)`` below 0, else ``LogisticError/oneClass``. With `l2` = 0,
///   ``LogisticError/separable`` where some weights put every row strictly on its own side. Where the
///   best of them leave some rows on the line and none beyond it, what comes is left open.
func logistic(_ features: Matrix, _ labels: [Bool], l2: Double) throws -> LogisticModel {
  // TODO: Refuse. Then step by step: margins, probabilities, slopes, curvature, Newton's step.
  return LogisticModel(intercept: .nan, coefficients: [])
}
