/// Returns what comes of every threshold, from the strictest to the most generous.
///
/// The first point predicts nothing positive: threshold infinity, both rates 0, even where a score
/// is infinity itself. Then follows one point for each *different* score, from the highest to the
/// lowest, at which all rows with that score become positive together. The last point predicts
/// everything positive: both rates 1.
///
/// - Parameters:
///   - scores: One for each row, in any unit; higher means more likely positive. Infinite ones have
///     their place in the order, and 0 and -0 are equal.
///   - actual: What happened, in the same order; `true` is the positive class.
/// - Returns: One point more than there are different scores.
/// - Throws: What ``validate(_:_:)`` throws, else ``RankingError/oneClass`` where there is no
///   positive or no negative row.
/// - Complexity: O(n log n), for the sorting.
func rocCurve(_ scores: [Double], actual: [Bool]) throws -> [ROCPoint] {
  // TODO: Refuse what cannot be ranked. Go from the highest score down, counting hits and alarms.
  return []
}

/// Returns the area under a curve of points that are joined by straight lines.
///
/// - Parameter points: From left to right, at least two.
/// - Returns: The sum of (x₂ - x₁) · (y₁ + y₂) / 2 over neighbouring points, where x is the false
///   and y the true positive rate.
func area(under points: [ROCPoint]) -> Double {
  // TODO: Add up the trapezoids between neighbouring points.
  return .nan
}
