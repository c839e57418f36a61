/// Returns the tree that did best on rows it had not seen, or `nil` when there is none.
///
/// - Parameter scores: Any number of trees, in any order.
/// - Returns: That with the largest held-out accuracy; on a tie the one with the fewest leaves, and of
///   those the first.
func best(of scores: [DepthScore]) -> DepthScore? {
  // TODO: Compare by held-out accuracy, then by leaves.
  return DepthScore(depth: -1, leaves: -1, train: .nan, heldOut: .nan)
}

/// Returns the smallest tree that did about as well as the best, or `nil` when there is none.
///
/// "About as well" means within one standard error of the best: an accuracy a on n rows has a
/// standard error of √(a (1 - a) / n) (Breiman, Friedman, Olshen & Stone, *Classification and
/// Regression Trees*, 1984, section 3.4.3).
///
/// - Parameters:
///   - scores: Any number of trees, in any order.
///   - heldOutCount: The number of rows that the held-out accuracies come from; more than 0.
/// - Returns: Of the trees whose held-out accuracy is at least the best one minus its standard
///   error, that with the fewest leaves; on a tie the first.
func smallest(of scores: [DepthScore], heldOutCount: Int) -> DepthScore? {
  // TODO: Find the best accuracy and its standard error, then the smallest tree within it.
  return DepthScore(depth: -1, leaves: -1, train: .nan, heldOut: .nan)
}
