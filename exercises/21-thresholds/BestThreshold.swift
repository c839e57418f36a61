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
  // TODO: Refuse, then add up what each wrong row costs.
  return -1
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
  // TODO: Sort the rows from the highest score down, and keep the cost up to date as you flag them.
  return CostedThreshold(threshold: .nan, cost: -1)
}
