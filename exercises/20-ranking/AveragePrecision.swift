/// Returns the mean of the precision over all of the positive rows, each at its own threshold.
///
/// For each different score, from the highest to the lowest, all rows with that score or a higher
/// one are predicted positive. The precision there counts as much as the recall grew:
/// Σ (recall - recall before) · precision. It is a sum of steps, and nothing is drawn between them.
///
/// - Parameters:
///   - scores: One for each row, in any unit; higher means more likely positive. Infinite ones have
///     their place in the order, and 0 and -0 are equal.
///   - actual: What happened, in the same order; `true` is the positive class.
/// - Returns: 0 ... 1; the share of positive rows where all scores are equal, 1 when every positive
///   row is above every negative one.
/// - Throws: What ``validate(_:_:)`` throws, else ``RankingError/oneClass`` where there is no
///   positive or no negative row.
/// - Complexity: O(n log n), for the sorting.
func averagePrecision(_ scores: [Double], actual: [Bool]) throws -> Double {
  // TODO: Go from the highest score down. Weigh each precision by how much the recall grew.
  return .nan
}
