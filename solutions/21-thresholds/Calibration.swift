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
  #if SOLUTION
    try requireProbabilities(probabilities, actual)
  #endif
  #if MISTAKE_ROUNDS_FIRST
    // Feedback: error rate
    let squares = zip(probabilities, actual).map { ($0 >= 0.5) == $1 ? 0.0 : 1 }
  #elseif MISTAKE_NOT_SQUARED
    // Feedback: not squared
    let squares = zip(probabilities, actual).map { abs($0 - ($1 ? 1 : 0)) }
  #elseif RIGHT_BY_LABEL
    let squares = zip(probabilities, actual).map { $1 ? (1 - $0) * (1 - $0) : $0 * $0 }
  #elseif SOLUTION
    let squares = zip(probabilities, actual).map { probability, isPositive in
      let miss = probability - (isPositive ? 1 : 0)
      return miss * miss
    }
  #endif
  #if SOLUTION
    return squares.reduce(0, +) / Double(squares.count)
  #else
    // TODO: Refuse, and take the mean of the squared distances.
    return .nan
  #endif
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
  #if SOLUTION
    try requireProbabilities(probabilities, actual)
    guard bins >= 1 else { throw ThresholdError.bins(bins) }
  #endif
  #if MISTAKE_ONE_FALLS_OUT
    // Feedback: falls out
    let places = probabilities.map { Int($0 * Double(bins)) }
  #elseif SOLUTION
    let places = probabilities.map { min(Int($0 * Double(bins)), bins - 1) }
  #endif
  #if MISTAKE_MIDDLE_OF_THE_BIN
    // Feedback: middle of the bin
    return (0..<bins).compactMap { bin in
      let rows = places.indices.filter { places[$0] == bin }
      guard !rows.isEmpty else { return nil }
      return CalibrationBin(
        count: rows.count, predicted: (Double(bin) + 0.5) / Double(bins),
        happened: Double(rows.count { actual[$0] }) / Double(rows.count))
    }
  #elseif RIGHT_SUMS_BY_BIN
    var sums = [(count: Int, predicted: Double, positive: Int)](
      repeating: (0, 0, 0), count: bins + 1)
    for (row, place) in places.enumerated() {
      sums[place].count += 1
      sums[place].predicted += probabilities[row]
      sums[place].positive += actual[row] ? 1 : 0
    }
    return sums.filter { $0.count > 0 }.map { sum in
      CalibrationBin(
        count: sum.count, predicted: sum.predicted / Double(sum.count),
        happened: Double(sum.positive) / Double(sum.count))
    }
  #elseif SOLUTION
    return (0...bins).compactMap { bin in
      let rows = places.indices.filter { places[$0] == bin }
      guard !rows.isEmpty else { return nil }
      return CalibrationBin(
        count: rows.count,
        predicted: rows.reduce(0) { $0 + probabilities[$1] } / Double(rows.count),
        happened: Double(rows.count { actual[$0] }) / Double(rows.count))
    }
  #else
    // TODO: Find each row's bin. For each bin with rows: how many, mean probability, share positive.
    return []
  #endif
}

/// Returns the expected calibration error: by how much the bins are off, each weighing by its rows.
///
/// - Returns: Σ rows/n · |predicted - happened| over the bins of ``reliability(_:actual:bins:)``.
/// - Throws: What that refuses.
func expectedCalibrationError(
  _ probabilities: [Double], actual: [Bool], bins: Int
) throws -> Double {
  #if SOLUTION
    let parts = try reliability(probabilities, actual: actual, bins: bins)
  #endif
  #if MISTAKE_BINS_ALIKE
    // Feedback: weighs as much
    return parts.reduce(0) { $0 + abs($1.predicted - $1.happened) } / Double(parts.count)
  #elseif MISTAKE_SIGNS_CANCEL
    // Feedback: cancel
    return parts.reduce(0) { $0 + Double($1.count) * ($1.predicted - $1.happened) }
      / Double(actual.count)
  #elseif SOLUTION
    return parts.reduce(0) { $0 + Double($1.count) * abs($1.predicted - $1.happened) }
      / Double(actual.count)
  #else
    // TODO: Weigh how far each bin is off by its rows.
    return .nan
  #endif
}
