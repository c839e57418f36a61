/// How far off a line is, where it learnt and where it did not, in the unit of the error measure.
struct HoldOutScore: Equatable {
  /// On the rows that it learnt from: a flattering number.
  var train: Double

  /// On rows that it has never seen: the number to tell others.
  var test: Double

  /// What the simplest model comes to on the same unseen rows: it answers every row with the mean
  /// of the training targets.
  var baseline: Double
}

/// Learns a line from columns of x and y.
typealias Fit = (_ x: [Double], _ y: [Double]) throws -> Line

/// Says how far off predictions are; 0 is perfect.
typealias ErrorMeasure = (_ actual: [Double], _ predicted: [Double]) throws -> Double

/// Fits a line on the training rows and scores it there, on the test rows, and beside the baseline.
///
/// - Parameters:
///   - x: The feature of all rows.
///   - y: The targets of all rows, as many.
///   - train: The rows to learn from, by index into x and y, in any order, none of them twice.
///   - test: The rows to be judged on, by index, in any order, none of them twice.
///   - fit: Learns a line, such as ``simpleOLS(x:y:)``. The order of its rows does not matter to it.
///   - error: The measure, such as ``rmse(actual:predicted:)``, for rows in any order.
/// - Returns: The three scores, each by `error`, for the line that `fit` gives.
/// - Throws: ``RegressionError/overlap(row:)`` for the first of the test rows that is a training
///   row too, before anything is fitted; else what `fit` and `error` throw.
func holdOut(
  x: [Double], y: [Double], train: [Int], test: [Int], fit: Fit, error: ErrorMeasure
) throws -> HoldOutScore {
  // TODO: Refuse an overlap, fit on the training rows alone, and score three times.
  return HoldOutScore(train: .nan, test: .nan, baseline: .nan)
}
