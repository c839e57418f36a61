/// The rows whose probabilities lie in one bin.
struct CalibrationBin: Equatable {
  var count: Int

  /// The mean of their probabilities.
  var predicted: Double

  /// The share of them that are positive.
  var happened: Double
}

/// Refuses what is no list of probabilities with their labels.
///
/// - Throws: ``ThresholdError/noRows`` without any probability, else
///   ``RankingError/lengths(scores:actual:)``, else ``ThresholdError/probability(row:)`` for the first
///   that does not lie in 0 ... 1.
func requireProbabilities(_ probabilities: [Double], _ actual: [Bool]) throws {
  guard !probabilities.isEmpty else { throw ThresholdError.noRows }
  guard probabilities.count == actual.count else {
    throw RankingError.lengths(scores: probabilities.count, actual: actual.count)
  }
  if let row = probabilities.firstIndex(where: { !(0...1).contains($0) }) {
    throw ThresholdError.probability(row: row)
  }
}

/// Returns the Brier score: the mean squared distance of a probability from what happened, 1 or 0.
///
/// - Returns: 0 ... 1; 0 is best (Brier, *Verification of Forecasts Expressed in Terms of Probability*,
///   1950).
/// - Throws: What ``requireProbabilities(_:_:)`` refuses.
func brier(_ probabilities: [Double], actual: [Bool]) throws -> Double {
  // TODO: Refuse, and take the mean of the squared distances.
  return .nan
}

/// Returns how often rows of about the same probability were positive: a reliability diagram.
///
/// - Parameter bins: How many equal parts 0 ... 1 is cut into. A probability p lies in part
///   ⌊p · bins⌋, counted from 0, and 1 in the last.
/// - Returns: The bins that hold rows, in ascending order.
/// - Throws: What ``requireProbabilities(_:_:)`` refuses, else ``ThresholdError/bins(_:)`` below 1.
func reliability(
  _ probabilities: [Double], actual: [Bool], bins: Int
) throws -> [CalibrationBin] {
  // TODO: Find each row's bin. For each bin with rows: how many, mean probability, share positive.
  return []
}

/// Returns the expected calibration error: by how much the bins are off, each weighing by its rows.
///
/// - Returns: Σ rows/n · |predicted - happened| over the bins of ``reliability(_:actual:bins:)``.
/// - Throws: What that refuses.
func expectedCalibrationError(
  _ probabilities: [Double], actual: [Bool], bins: Int
) throws -> Double {
  // TODO: Weigh how far each bin is off by its rows.
  return .nan
}
