/// Returns the mean squared error of a model after each of its rounds.
///
/// - Parameters:
///   - model: The model.
///   - samples: The rows to judge it on, those it learnt from or others.
/// - Returns: One error more than there are stumps, in the square of the target's unit: the first is
///   that of the start alone, the one at k that of the start and the first k stumps. Empty when
///   there are no rows.
func stagedMSE(_ model: BoostedStumps, _ samples: Samples) -> [Double] {
  // TODO: Note the error of the start, then the error after each stump.
  return [.nan]
}

/// Returns a boosted model with as many rounds as do best on rows that it did not learn from.
///
/// - Parameters:
///   - train: The rows to learn from.
///   - heldOut: Other rows, to choose the number of rounds by.
///   - rounds: The most rounds, 0 or more.
///   - rate: The share of each stump's answer that is added, more than 0 and at most 1.
/// - Returns: The first stumps of ``boost(_:rounds:rate:)`` on `train`: so many that the error on
///   `heldOut` is least, the fewest on a tie, which can be none. Where only rounding tells the best
///   cuts of a round apart, or the least errors, any of them is right.
/// - Throws: ``BoostError/noHeldOutRows``, else what ``boost(_:rounds:rate:)`` throws.
func earlyStop(
  train: Samples, heldOut: Samples, rounds: Int, rate: Double
) throws -> BoostedStumps {
  // TODO: Boost, watch the held-out error, and keep the rounds up to its lowest point.
  return BoostedStumps(start: .nan, rate: rate, stumps: [])
}
