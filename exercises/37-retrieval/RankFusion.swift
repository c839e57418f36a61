/// What cannot be fused.
enum FusionError: Error, Equatable {
  /// This list, counted from 0, does not have as many scores as the first one.
  case lengths(list: Int, expected: Int, found: Int)
}

/// Returns the numbers of the passages from the best to the worst.
///
/// - Parameter scores: One finite score for each passage, any number of them; higher is better.
/// - Returns: Each number once; of equal scores the lower number first.
/// - Complexity: O(n log n).
func ranking(of scores: [Double]) -> [Int] {
  // TODO: Sort the numbers by score, and equal scores by number.
  return [-1]
}

/// Returns one score for each passage from several rankings: reciprocal rank fusion (Cormack, Clarke
/// and Büttcher, 2009).
///
/// - Parameters:
///   - lists: The scores of several searches; each has one for every passage, in their order.
///   - k: How little the first ranks are set apart from the next, 0 or more.
/// - Returns: For each passage, the sum of 1 / (k + rank) over all lists, where rank counts from 1 in
///   the order of ``ranking(of:)``; of no lists, nothing.
/// - Throws: ``FusionError/lengths(list:expected:found:)`` for the first list of another length.
/// - Complexity: O(m n log n) for m lists of n scores.
func reciprocalRankFusion(_ lists: [[Double]], k: Double = 60) throws -> [Double] {
  // TODO: Refuse lists that do not fit, then add up what each passage gets from each ranking.
  return [.nan]
}
