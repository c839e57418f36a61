/// Rows to learn from or to be judged on.
struct Samples {
  /// The features, column by column, each with one finite value for each row.
  let columns: [[Double]]

  /// What is to be predicted, one finite value for each row.
  let target: [Double]
}

/// Stumps that were fitted one after the other, each to what the ones before it left over.
struct BoostedStumps: Equatable {
  /// What is predicted before any stump, in the target's unit.
  let start: Double

  /// The share of each stump's answer that is added.
  let rate: Double

  /// The stumps, in the order in which they were fitted.
  let stumps: [RegressionStump]
}

/// What boosting refuses.
enum BoostError: Error, Equatable {
  /// There is no row to learn from.
  case noRows

  /// There cannot be so few rounds; 0 or more is possible.
  case rounds(Int)

  /// A rate is more than 0 and at most 1.
  case rate(Double)

  /// There is no row to choose by.
  case noHeldOutRows
}
