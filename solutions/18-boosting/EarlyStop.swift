/// Returns the mean squared error of a model after each of its rounds.
///
/// - Parameters:
///   - model: The model.
///   - samples: The rows to judge it on, those it learnt from or others.
/// - Returns: One error more than there are stumps, in the square of the target's unit: the first is
///   that of the start alone, the one at k that of the start and the first k stumps. Empty when
///   there are no rows.
func stagedMSE(_ model: BoostedStumps, _ samples: Samples) -> [Double] {
  #if SOLUTION
    guard !samples.target.isEmpty else { return [] }
    var residuals = samples.target.map { $0 - model.start }
  #endif
  #if MISTAKE_SUM_FOR_MEAN
    // Feedback: sum of the squared errors
    func error() -> Double { residuals.reduce(0) { $0 + $1 * $1 } }
  #elseif MISTAKE_ROOT_OF_THE_MEAN
    // Feedback: root
    func error() -> Double {
      (residuals.reduce(0) { $0 + $1 * $1 } / Double(residuals.count)).squareRoot()
    }
  #elseif SOLUTION
    func error() -> Double { residuals.reduce(0) { $0 + $1 * $1 } / Double(residuals.count) }
  #endif
  #if MISTAKE_LEAVES_OUT_THE_START
    // Feedback: before any stump
    var errors: [Double] = []
  #elseif SOLUTION
    var errors = [error()]
  #endif
  #if MISTAKE_WHOLE_ANSWERS
    // Feedback: whole answer
    for stump in model.stumps {
      for (row, value) in samples.columns[stump.feature].enumerated() {
        residuals[row] -= value <= stump.threshold ? stump.atMost : stump.above
      }
      errors.append(error())
    }
    return errors
  #elseif MISTAKE_EACH_STUMP_ALONE
    // Feedback: without the stumps before it
    for stump in model.stumps {
      for (row, value) in samples.columns[stump.feature].enumerated() {
        let answer = value <= stump.threshold ? stump.atMost : stump.above
        residuals[row] = samples.target[row] - model.start - model.rate * answer
      }
      errors.append(error())
    }
    return errors
  #elseif RIGHT_PREDICTS_ANEW
    let rows = samples.target.indices.map { row in samples.columns.map { $0[row] } }
    for count in model.stumps.indices.map({ $0 + 1 }) {
      let part = BoostedStumps(
        start: model.start, rate: model.rate, stumps: Array(model.stumps.prefix(count)))
      residuals = zip(rows, samples.target).map { $1 - predict(part, $0) }
      errors.append(error())
    }
    return errors
  #elseif SOLUTION
    for stump in model.stumps {
      for (row, value) in samples.columns[stump.feature].enumerated() {
        residuals[row] -= model.rate * (value <= stump.threshold ? stump.atMost : stump.above)
      }
      errors.append(error())
    }
    return errors
  #else
    // TODO: Note the error of the start, then the error after each stump.
    return [.nan]
  #endif
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
  #if SOLUTION
    guard !heldOut.target.isEmpty else { throw BoostError.noHeldOutRows }
  #endif
  #if MISTAKE_LEARNS_FROM_BOTH
    // Feedback: must not have been learnt from
    let both = Samples(
      columns: zip(train.columns, heldOut.columns).map { $0 + $1 },
      target: train.target + heldOut.target)
    let model = try boost(both, rounds: rounds, rate: rate)
  #elseif SOLUTION
    let model = try boost(train, rounds: rounds, rate: rate)
  #endif
  #if MISTAKE_CHOOSES_BY_TRAIN
    // Feedback: rows it learnt from
    let errors = stagedMSE(model, train)
  #elseif SOLUTION
    let errors = stagedMSE(model, heldOut)
  #endif
  #if MISTAKE_MOST_ROUNDS_ON_A_TIE
    // Feedback: equally good
    let count = errors.lastIndex(of: errors.min() ?? 0) ?? 0
  #elseif MISTAKE_STOPS_AT_THE_FIRST_RISE
    // Feedback: rises once
    let count = zip(errors, errors.dropFirst()).prefix { $1 < $0 }.count
  #elseif MISTAKE_ONE_ROUND_TOO_MANY
    // Feedback: one stump too many
    let count = (errors.firstIndex(of: errors.min() ?? 0) ?? 0) + 1
  #elseif RIGHT_PREDICTS_ANEW
    var count = 0
    for (place, error) in errors.enumerated() where error < errors[count] { count = place }
  #elseif SOLUTION
    let count = errors.firstIndex(of: errors.min() ?? 0) ?? 0  // equivalent(constant): never empty
  #endif
  #if SOLUTION
    return BoostedStumps(
      start: model.start, rate: model.rate, stumps: Array(model.stumps.prefix(count)))
  #else
    // TODO: Boost, watch the held-out error, and keep the rounds up to its lowest point.
    return BoostedStumps(start: .nan, rate: rate, stumps: [])
  #endif
}
