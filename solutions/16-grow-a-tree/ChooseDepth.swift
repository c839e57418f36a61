/// Returns the tree that did best on rows it had not seen, or `nil` when there is none.
///
/// - Parameter scores: Any number of trees, in any order.
/// - Returns: That with the largest held-out accuracy; on a tie the one with the fewest leaves, and of
///   those the first.
func best(of scores: [DepthScore]) -> DepthScore? {
  #if MISTAKE_PRAISES_THE_TRAIN_SCORE
    // Feedback: grown from
    return scores.min { ($1.train, $0.leaves) < ($0.train, $1.leaves) }
  #elseif MISTAKE_LARGEST_ON_A_TIE
    // Feedback: a larger one
    return scores.max { ($0.heldOut, $0.leaves) < ($1.heldOut, $1.leaves) }
  #elseif RIGHT_SEARCHES_BY_HAND
    guard var found = scores.first else { return nil }
    for score in scores.dropFirst() {
      if score.heldOut > found.heldOut
        || (score.heldOut == found.heldOut && score.leaves < found.leaves)
      {
        found = score
      }
    }
    return found
  #elseif SOLUTION
    return scores.min { ($1.heldOut, $0.leaves) < ($0.heldOut, $1.leaves) }
  #else
    // TODO: Compare by held-out accuracy, then by leaves.
    return DepthScore(depth: -1, leaves: -1, train: .nan, heldOut: .nan)
  #endif
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
  #if MISTAKE_PRAISES_THE_TRAIN_SCORE
    let accuracies = scores.map(\.train)
  #elseif SOLUTION
    let accuracies = scores.map(\.heldOut)
  #endif
  #if SOLUTION
    guard let most = accuracies.max() else { return nil }
    let variance = most * (1 - most) / Double(heldOutCount)
  #endif
  #if MISTAKE_VARIANCE_FOR_ERROR
    // Feedback: root
    let least = most - variance
  #elseif MISTAKE_ERROR_OF_A_SINGLE_ROW
    // Feedback: a single row
    let least = most - (most * (1 - most)).squareRoot()
  #elseif SOLUTION
    let least = most - variance.squareRoot()
  #endif
  #if MISTAKE_COMPARES_DEPTHS
    // Feedback: depths were compared
    return zip(scores, accuracies).filter { $0.1 >= least }.map(\.0).min { $0.depth < $1.depth }
  #elseif RIGHT_SEARCHES_BY_HAND
    var found: DepthScore?
    for score in scores where score.heldOut >= least {
      if let known = found, score.leaves >= known.leaves { continue }
      found = score
    }
    return found
  #elseif SOLUTION
    return zip(scores, accuracies).filter { $0.1 >= least }.map(\.0).min { $0.leaves < $1.leaves }
  #else
    // TODO: Find the best accuracy and its standard error, then the smallest tree within it.
    return DepthScore(depth: -1, leaves: -1, train: .nan, heldOut: .nan)
  #endif
}
