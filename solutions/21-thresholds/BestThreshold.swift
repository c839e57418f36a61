/// A threshold, and what it costs.
struct CostedThreshold: Equatable {
  /// Rows with this score or a higher one are flagged; infinity flags none but endless scores.
  var threshold: Double
  var cost: Int
}

/// Returns what a threshold costs: so much for each positive row that is not flagged, and so much for
/// each negative one that is.
///
/// - Parameters:
///   - scores: The higher, the more likely positive; infinite ones are possible.
///   - actual: Whether each row is positive.
///   - threshold: Rows with this score or a higher one are flagged.
///   - miss: The cost of a positive row that is not flagged.
///   - alarm: The cost of a negative row that is flagged.
/// - Throws: What ``validate(_:_:)`` refuses, else ``ThresholdError/cost(_:)`` for a cost below 0,
///   `miss` before `alarm`.
func cost(
  _ scores: [Double], actual: [Bool], at threshold: Double, miss: Int, alarm: Int
) throws -> Int {
  #if SOLUTION
    try validate(scores, actual)
    for cost in [miss, alarm] where cost < 0 { throw ThresholdError.cost(cost) }
  #endif
  #if MISTAKE_STRICTLY_ABOVE
    // Feedback: exactly at the threshold
    let wrong = zip(scores, actual).filter { ($0 > threshold) != $1 }
  #elseif SOLUTION
    let wrong = zip(scores, actual).filter { ($0 >= threshold) != $1 }
  #endif
  #if MISTAKE_COSTS_EXCHANGED
    // Feedback: exchanged
    return wrong.reduce(0) { $0 + ($1.1 ? alarm : miss) }
  #elseif MISTAKE_COUNTS_ERRORS
    // Feedback: counted
    return wrong.count
  #elseif RIGHT_TWO_COUNTS
    let misses = wrong.filter(\.1).count
    return misses * miss + (wrong.count - misses) * alarm
  #elseif SOLUTION
    return wrong.reduce(0) { $0 + ($1.1 ? miss : alarm) }
  #else
    // TODO: Refuse, then add up what each wrong row costs.
    return -1
  #endif
}

/// Returns the threshold of the least cost.
///
/// The candidates are all scores, and infinity: flag nobody. Of equal costs, the lowest threshold is
/// taken.
///
/// - Throws: What ``cost(_:actual:at:miss:alarm:)`` refuses.
/// - Complexity: O(n log n).
func bestThreshold(
  _ scores: [Double], actual: [Bool], miss: Int, alarm: Int
) throws -> CostedThreshold {
  #if SOLUTION
    let none = try cost(scores, actual: actual, at: .infinity, miss: miss, alarm: alarm)
    func descending() -> [Int] { scores.indices.sorted { scores[$0] > scores[$1] } }
  #endif
  #if MISTAKE_SPLITS_EQUAL_SCORES
    // Feedback: equal scores
    var best = CostedThreshold(threshold: .infinity, cost: none)
    var sum = none
    let order = descending()
    for row in order where scores[row] < .infinity {
      sum += actual[row] ? -miss : alarm
      if sum <= best.cost { best = CostedThreshold(threshold: scores[row], cost: sum) }
    }
    return best
  #elseif MISTAKE_HIGHEST_OF_EQUAL_COSTS
    // Feedback: lowest of them
    var best = CostedThreshold(threshold: .infinity, cost: none)
    var sum = none
    let order = descending()
    for (place, row) in order.enumerated() where scores[row] < .infinity {
      sum += actual[row] ? -miss : alarm
      let isLast = place + 1 == order.count || scores[order[place + 1]] < scores[row]
      if isLast, sum < best.cost { best = CostedThreshold(threshold: scores[row], cost: sum) }
    }
    return best
  #elseif MISTAKE_ALWAYS_FLAGS_SOMEBODY
    // Feedback: flag nobody
    var best: CostedThreshold?
    var sum = none
    let order = descending()
    for (place, row) in order.enumerated() where scores[row] < .infinity {
      sum += actual[row] ? -miss : alarm
      let isLast = place + 1 == order.count || scores[order[place + 1]] < scores[row]
      if isLast, sum <= best?.cost ?? sum {
        best = CostedThreshold(threshold: scores[row], cost: sum)
      }
    }
    return best ?? CostedThreshold(threshold: .infinity, cost: none)
  #elseif MISTAKE_ONE_HALF
    // Feedback: one half
    return CostedThreshold(
      threshold: 0.5, cost: try cost(scores, actual: actual, at: 0.5, miss: miss, alarm: alarm))
  #elseif RIGHT_FROM_BELOW
    // From flagging everybody upwards, a group of equal scores is let go at a time.
    let rising = Dictionary(grouping: scores.indices) { scores[$0] == 0 ? 0 : scores[$0] }
      .sorted { $0.key < $1.key }
    var sum = 0
    for positive in actual where !positive { sum += alarm }
    var best = CostedThreshold(threshold: .infinity, cost: none)
    var found: [CostedThreshold] = []
    for group in rising {
      if group.key < .infinity { found.append(CostedThreshold(threshold: group.key, cost: sum)) }
      for row in group.value { sum += actual[row] ? miss : -alarm }
    }
    for candidate in found.reversed() where candidate.cost <= best.cost { best = candidate }
    return best
  #elseif SOLUTION
    var best = CostedThreshold(threshold: .infinity, cost: none)
    var sum = none
    let order = descending()
    for (place, row) in order.enumerated() where scores[row] < .infinity {
      sum += actual[row] ? -miss : alarm
      // A threshold flags all rows with its score, or none of them.
      let isLast = place + 1 == order.count || scores[order[place + 1]] < scores[row]
      if isLast, sum <= best.cost { best = CostedThreshold(threshold: scores[row], cost: sum) }
    }
    return best
  #else
    // TODO: Sort the rows from the highest score down, and keep the cost up to date as you flag them.
    return CostedThreshold(threshold: .nan, cost: -1)
  #endif
}
