import LessonKit

/// Chooses the penalty of a ridge regression by folds of the training rows.
///
/// Each fold is judged by a model of the other folds' rows: a ``StandardScaler`` and ``ridge(_:_:lambda:)``,
/// both fitted on those alone. The error of a penalty is the mean, over the folds, of the mean
/// squared error on the fold's own rows.
///
/// - Parameters:
///   - candidates: The penalties, each 0 or more.
///   - features: n rows of one column or more, unscaled.
///   - target: n values.
///   - folds: The rows of each fold, one or more; no row is in two, and one that is in none is not
///     used.
/// - Returns: The candidate of the least error, the first of equal ones, and the errors of all.
/// - Throws: ``RegressionError/lengths(rows:values:)`` when there are not n values, else
///   ``PenaltyError/noCandidates``, else ``PenaltyError/tooFewFolds(found:)`` below two, else what
///   the scaler or ridge refuse.
func chooseLambda(
  _ candidates: [Double], _ features: Matrix, _ target: [Double], folds: [[Int]]
) throws -> PenaltyChoice {
  // TODO: Judge each candidate fold by fold, each time with a scaler and a model of the other rows.
  return PenaltyChoice(lambda: .nan, errors: [])
}

/// The mean of the squared differences.
func meanSquare(_ guesses: [Double], _ target: [Double]) -> Double {
  zip(guesses, target).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(target.count)
}
