/// Returns the threshold that lets at most a share of scores through, or `nil` without scores.
///
/// - Parameters:
///   - share: The share of the scores that may lie above it, 0 ... 1.
///   - scores: Finite scores of what should not get through, in any order.
/// - Returns: The lowest of the scores for which the number of scores above it, divided by the number
///   of all, is at most `share`.
func threshold(lettingThrough share: Double, of scores: [Double]) -> Double? {
  // TODO: Go through the scores from the highest down, as far as the share allows.
  return .nan
}

/// Returns the passage to answer from, or `nil` where it is better to say that one cannot.
///
/// - Parameters:
///   - scores: The score of each passage for the question, 0 or more; there may be none.
///   - worth: What the question's words are worth in all: the sum of their inverse frequencies.
///   - threshold: 0 or more.
/// - Returns: The number of the passage with the highest score, the lowest number on a tie, if that
///   score divided by `worth` is above the threshold; `nil` if it is not, and where `worth` is 0.
func answer(from scores: [Double], worth: Double, above threshold: Double) -> Int? {
  // TODO: Find the best passage, and see whether it has enough of what the question asks.
  return -1
}
