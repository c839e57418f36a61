// Given: 21-thresholds/ThresholdError, as it is given there.
// Copied by `learn author stubs`.

/// What the functions of this lesson refuse, beside what ``RankingError`` has.
enum ThresholdError: Error, Equatable {
  /// Nothing can cost this.
  case cost(Int)

  /// There is nothing to take a mean of.
  case noRows

  /// What this row has, counted from 0, is no probability.
  case probability(row: Int)

  /// There cannot be so many bins; 1 or more is possible.
  case bins(Int)

  /// This row, counted from 0, cannot weigh so much: a weight is finite and above 0.
  case weight(row: Int)
}
