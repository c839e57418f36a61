// Given: 21-thresholds/BestThreshold, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

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
  try validate(scores, actual)
  for cost in [miss, alarm] where cost < 0 { throw ThresholdError.cost(cost) }
  let wrong = zip(scores, actual).filter { ($0 >= threshold) != $1 }
  return wrong.reduce(0) { $0 + ($1.1 ? miss : alarm) }
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
  let none = try cost(scores, actual: actual, at: .infinity, miss: miss, alarm: alarm)
  func descending() -> [Int] { scores.indices.sorted { scores[$0] > scores[$1] } }
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
}
