/// Returns what a model predicts for a row.
///
/// - Parameters:
///   - model: The model.
///   - row: One value for each column that the model was fitted on; none is NaN.
/// - Returns: The start and, for each stump, the rate times its answer: `atMost` where the value is
///   at most the threshold, else `above`.
func predict(_ model: BoostedStumps, _ row: [Double]) -> Double {
  #if MISTAKE_FORGETS_THE_RATE
    // Feedback: whole answer
    return model.stumps.reduce(model.start) { sum, stump in
      sum + (row[stump.feature] <= stump.threshold ? stump.atMost : stump.above)
    }
  #elseif MISTAKE_LESS_FOR_AT_MOST
    // Feedback: exactly on the threshold
    return model.stumps.reduce(model.start) { sum, stump in
      sum + model.rate * (row[stump.feature] < stump.threshold ? stump.atMost : stump.above)
    }
  #elseif RIGHT_RATE_AT_THE_END
    var answers = 0.0
    for stump in model.stumps {
      answers += row[stump.feature] > stump.threshold ? stump.above : stump.atMost
    }
    return model.start + model.rate * answers
  #elseif SOLUTION
    return model.stumps.reduce(model.start) { sum, stump in
      sum + model.rate * (row[stump.feature] <= stump.threshold ? stump.atMost : stump.above)
    }
  #else
    // TODO: Add a share of each stump's answer to the start.
    return .nan
  #endif
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
  #if SOLUTION
    guard !samples.target.isEmpty else { throw BoostError.noRows }
    guard rounds >= 0 else { throw BoostError.rounds(rounds) }
    guard rate > 0, rate <= 1 else { throw BoostError.rate(rate) }
  #endif
  #if MISTAKE_STARTS_AT_ZERO
    // Feedback: starts at 0
    let start = 0.0
  #elseif SOLUTION
    let start = samples.target.reduce(0, +) / Double(samples.target.count)
  #endif
  #if SOLUTION
    var residuals = samples.target.map { $0 - start }
    var stumps: [RegressionStump] = []
  #endif
  #if MISTAKE_REUSES_THE_FIRST_RESIDUALS
    // Feedback: first round
    for _ in 0..<rounds {
      guard let stump = try regressionStump(samples.columns, residuals) else { break }
      stumps.append(stump)
    }
    return BoostedStumps(start: start, rate: rate, stumps: stumps)
  #elseif MISTAKE_TAKES_OFF_THE_WHOLE_ANSWER
    // Feedback: residuals were lowered
    for _ in 0..<rounds {
      guard let stump = try regressionStump(samples.columns, residuals) else { break }
      stumps.append(stump)
      for (row, value) in samples.columns[stump.feature].enumerated() {
        residuals[row] -= value <= stump.threshold ? stump.atMost : stump.above
      }
    }
    return BoostedStumps(start: start, rate: rate, stumps: stumps)
  #elseif MISTAKE_FITS_THE_TARGET
    // Feedback: fitted to the target
    for _ in 0..<rounds {
      residuals = samples.target
      guard let stump = try regressionStump(samples.columns, residuals) else { break }
      stumps.append(stump)
    }
    return BoostedStumps(start: start, rate: rate, stumps: stumps)
  #elseif MISTAKE_PREDICTION_MINUS_TARGET
    // Feedback: wrong sign
    residuals = residuals.map { -$0 }
    for _ in 0..<rounds {
      guard let stump = try regressionStump(samples.columns, residuals) else { break }
      stumps.append(stump)
      for (row, value) in samples.columns[stump.feature].enumerated() {
        residuals[row] += rate * (value <= stump.threshold ? stump.atMost : stump.above)
      }
    }
    return BoostedStumps(start: start, rate: rate, stumps: stumps)
  #elseif RIGHT_RATE_AT_THE_END
    while stumps.count < rounds {
      guard let stump = try regressionStump(samples.columns, residuals) else { break }
      stumps.append(stump)
      let model = BoostedStumps(start: start, rate: rate, stumps: stumps)
      residuals = samples.target.indices.map { row in
        samples.target[row] - predict(model, samples.columns.map { $0[row] })
      }
    }
    return BoostedStumps(start: start, rate: rate, stumps: stumps)
  #elseif SOLUTION
    for _ in 0..<rounds {
      guard let stump = try regressionStump(samples.columns, residuals) else { break }
      stumps.append(stump)
      for (row, value) in samples.columns[stump.feature].enumerated() {
        residuals[row] -= rate * (value <= stump.threshold ? stump.atMost : stump.above)
      }
    }
    return BoostedStumps(start: start, rate: rate, stumps: stumps)
  #else
    // TODO: Start at the mean; fit a stump to what is left, take a share of it, and go on.
    return BoostedStumps(start: .nan, rate: rate, stumps: [])
  #endif
}
