import Foundation

/// Returns the rank of a passage when all are ordered by score: 1 for the best.
///
/// - Parameters:
///   - passage: Its number, an index of `scores`.
///   - scores: One finite score for each passage; higher is better.
/// - Returns: One more than the number of passages before it: those with a higher score, and of
///   those with the same score the ones with a lower number.
func rank(of passage: Int, in scores: [Double]) -> Int {
  #if MISTAKE_RANKS_FROM_ZERO
    // Feedback: from 1
    return scores.count { $0 > scores[passage] }
      + scores[..<passage].count { $0 == scores[passage] }
  #elseif MISTAKE_TIES_SHARE_A_RANK
    // Feedback: lower number
    return 1 + scores.count { $0 > scores[passage] }
  #elseif MISTAKE_LOWEST_FIRST
    // Feedback: highest score
    return 1 + scores.count { $0 < scores[passage] }
      + scores[..<passage].count { $0 == scores[passage] }
  #elseif RIGHT_SORTS
    let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
    return (order.firstIndex(of: passage) ?? 0) + 1
  #elseif SOLUTION
    return 1 + scores.count { $0 > scores[passage] }
      + scores[..<passage].count { $0 == scores[passage] }
  #else
    // TODO: Count what stands before it.
    return -1
  #endif
}

/// Returns the share of questions whose passage is among the first k, or `nil` without questions.
///
/// - Parameters:
///   - ranks: The rank of the right passage for each question, 1 or more.
///   - k: How many results are looked at, 1 or more.
func hitRate(_ ranks: [Int], at k: Int) -> Double? {
  #if SOLUTION
    guard !ranks.isEmpty else { return nil }
  #endif
  #if MISTAKE_STOPS_BEFORE_K
    // Feedback: k itself
    return Double(ranks.count { $0 < k }) / Double(ranks.count)
  #elseif RIGHT_SORTS
    return ranks.reduce(0.0) { $0 + ($1 > k ? 0 : 1 / Double(ranks.count)) }
  #elseif SOLUTION
    return Double(ranks.count { $0 <= k }) / Double(ranks.count)
  #else
    // TODO: Count the ranks up to k, and divide by all.
    return .nan
  #endif
}

/// Returns the mean over all questions of 1 / rank, or `nil` without questions.
///
/// - Parameters:
///   - ranks: The rank of the right passage for each question, 1 or more.
///   - k: How many results are looked at, 1 or more. A rank beyond k counts 0.
func meanReciprocalRank(_ ranks: [Int], at k: Int) -> Double? {
  #if SOLUTION
    guard !ranks.isEmpty else { return nil }
  #endif
  #if MISTAKE_NEVER_CUTS
    // Feedback: beyond k
    return ranks.reduce(0.0) { $0 + 1 / Double($1) } / Double(ranks.count)
  #elseif MISTAKE_LEAVES_OUT_MISSES
    // Feedback: all questions
    let found = ranks.filter { $0 <= k }
    return found.reduce(0.0) { $0 + 1 / Double($1) } / Double(max(1, found.count))
  #elseif MISTAKE_RECIPROCAL_OF_THE_MEAN
    // Feedback: mean of the reciprocals
    return Double(ranks.count) / Double(ranks.reduce(0, +))
  #elseif RIGHT_SORTS
    let worth = ranks.map { $0 <= k ? 1 / Double($0) : 0 }
    return worth.sorted().reduce(0, +) / Double(worth.count)
  #elseif SOLUTION
    let found = ranks.filter { $0 <= k }
    return found.reduce(0.0) { $0 + 1 / Double($1) } / Double(ranks.count)
  #else
    // TODO: Add up what each question is worth, and divide by all questions.
    return .nan
  #endif
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
  #if MISTAKE_FIRST_TWO_ALIKE
    // Feedback: first two
    func dcg(_ gains: [Double]) -> Double {
      gains.prefix(k).enumerated().reduce(0) {
        $0 + $1.element / max(1, log2(Double($1.offset + 1)))
      }
    }
  #elseif MISTAKE_DISCOUNTS_BY_RANK
    // Feedback: divided by its rank
    func dcg(_ gains: [Double]) -> Double {
      gains.prefix(k).enumerated().reduce(0) { $0 + $1.element / Double($1.offset + 1) }
    }
  #elseif RIGHT_SORTS
    // The base of the logarithm cancels.
    func dcg(_ gains: [Double]) -> Double {
      var sum = 0.0
      for (place, gain) in gains.prefix(k).enumerated() { sum += gain / log(Double(place) + 2) }
      return sum
    }
  #elseif SOLUTION
    func dcg(_ gains: [Double]) -> Double {
      gains.prefix(k).enumerated().reduce(0) { $0 + $1.element / log2(Double($1.offset + 2)) }
    }
  #endif
  #if MISTAKE_IDEAL_OF_THE_FOUND
    // Feedback: was missed
    let ideal = dcg(gains.prefix(k).sorted(by: >))
  #elseif MISTAKE_NOT_NORMALISED
    // Feedback: best order
    let ideal = gains.contains { $0 > 0 } ? 1.0 : 0
  #elseif SOLUTION
    let ideal = dcg(gains.sorted(by: >))
  #endif
  #if MISTAKE_NOTHING_IS_ZERO
    // Feedback: nothing to find
    return ideal > 0 ? dcg(gains) / ideal : 0
  #elseif SOLUTION
    return ideal > 0 ? dcg(gains) / ideal : nil
  #else
    // TODO: Discount and add up the first k, for this order and for the best one.
    return .nan
  #endif
}
