/// Returns what a model predicts for a row.
///
/// - Parameters:
///   - model: The model.
///   - row: One value for each column that the model was fitted on; none is NaN.
/// - Returns: The start and, for each stump, the rate times its answer: `atMost` where the value is
///   at most the threshold, else `above`.
func predict(_ model: BoostedStumps, _ row: [Double]) -> Double {
  // TODO: Add a share of each stump's answer to the start.
  return .nan
}

/// Returns stumps that are fitted round by round, each to the residuals of the model so far.
///
/// Friedman, *Greedy Function Approximation: A Gradient Boosting Machine*, Annals of Statistics 29,
/// 2001, for the squared error.
///
/// - Parameters:
///   - samples: The rows to learn from.
///   - rounds: The most stumps to fit, 0 or more. There are fewer when the residuals have no stump
///     any more (``regressionStump(_:_:)`` is `nil`).
///   - rate: The share of each stump's answer that is added, more than 0 and at most 1.
/// - Returns: A model that starts at the mean of the target, with this rate and the stumps as they
///   were fitted. A residual is the target minus what the model predicts so far.
/// - Throws: ``BoostError/noRows``, else ``BoostError/rounds(_:)``, else ``BoostError/rate(_:)``.
func boost(_ samples: Samples, rounds: Int, rate: Double) throws -> BoostedStumps {
  // TODO: Start at the mean; fit a stump to what is left, take a share of it, and go on.
  return BoostedStumps(start: .nan, rate: rate, stumps: [])
}
