import Foundation

/// Returns the rank of a passage when all are ordered by score: 1 for the best.
///
/// - Parameters:
///   - passage: Its number, an index of `scores`.
///   - scores: One finite score for each passage; higher is better.
/// - Returns: One more than the number of passages before it: those with a higher score, and of
///   those with the same score the ones with a lower number.
func rank(of passage: Int, in scores: [Double]) -> Int {
  // TODO: Count what stands before it.
  return -1
}

/// Returns the share of questions whose passage is among the first k, or `nil` without questions.
///
/// - Parameters:
///   - ranks: The rank of the right passage for each question, 1 or more.
///   - k: How many results are looked at, 1 or more.
func hitRate(_ ranks: [Int], at k: Int) -> Double? {
  // TODO: Count the ranks up to k, and divide by all.
  return .nan
}

/// Returns the mean over all questions of 1 / rank, or `nil` without questions.
///
/// - Parameters:
///   - ranks: The rank of the right passage for each question, 1 or more.
///   - k: How many results are looked at, 1 or more. A rank beyond k counts 0.
func meanReciprocalRank(_ ranks: [Int], at k: Int) -> Double? {
  // TODO: Add up what each question is worth, and divide by all questions.
  return .nan
}

/// Returns the normalised discounted cumulative gain of one ranking (Järvelin & Kekäläinen, 2002).
///
/// The gain at rank r counts divided by log₂(r + 1); DCG is the sum over the first k. It is divided
/// by the DCG at k of the best order that these gains can have, so that 1 is the most.
///
/// - Parameters:
///   - gains: What *every* passage is worth, 0 or more, in the order of the ranking.
///   - k: How many results are looked at, 1 or more; there may be fewer passages.
/// - Returns: 0 ... 1; `nil` where no passage is worth anything.
func ndcg(_ gains: [Double], at k: Int) -> Double? {
  // TODO: Discount and add up the first k, for this order and for the best one.
  return .nan
}
