import Foundation

/// Returns how good the first places of a ranked list are: its normalised discounted cumulative gain.
///
/// The gain on place i, counted from 1, is divided by log₂(i + 1): the first place counts in full, the
/// third by half, the seventh by a third. The sum over the first k places is compared with the
/// greatest sum that the same gains could reach in another order (Järvelin & Kekäläinen, *Cumulated
/// Gain-Based Evaluation of IR Techniques*, ACM TOIS 20, 2002; the discount is that of Burges et al.,
/// *Learning to Rank Using Gradient Descent*, ICML 2005).
///
/// - Parameters:
///   - gains: What each item of the list was worth, in the order in which they were listed: 0, or
///     1e-12 to 1e12, and all that could have been listed, not only the first.
///   - k: How many places count; of a shorter list all do.
/// - Returns: 0 to 1: 1 where no other order is better. `nil` where k is less than 1, and where no item
///   is worth anything, so that there is no good order.
func ndcg(_ gains: [Double], at k: Int) -> Double? {
  #if MISTAKE_DIVIDES_BY_THE_PLACE
    // Feedback: by its place
    func discount(_ index: Int) -> Double { Double(index + 1) }
  #elseif MISTAKE_SECOND_COUNTS_IN_FULL
    // Feedback: second place
    func discount(_ index: Int) -> Double { max(log2(Double(index + 1)), 1) }
  #elseif RIGHT_NATURAL_LOGARITHM
    // The base divides both sums alike.
    func discount(_ index: Int) -> Double { log(Double(index + 2)) }
  #elseif SOLUTION
    func discount(_ index: Int) -> Double { log2(Double(index + 2)) }
  #endif
  #if MISTAKE_POWERS_OF_TWO
    // Feedback: power of two
    let worth = gains.map { exp2($0) - 1 }
  #elseif MISTAKE_ONLY_HIT_OR_MISS
    // Feedback: how much
    let worth = gains.map { $0 > 0 ? 1.0 : 0 }
  #elseif SOLUTION
    let worth = gains
  #endif
  #if SOLUTION
    func total(_ list: [Double]) -> Double {
      list.indices.reduce(0) { $0 + list[$1] / discount($1) }
    }
    guard k >= 1 else { return nil }
    let shown = total(Array(worth.prefix(k)))
  #endif
  #if MISTAKE_BEST_OF_THE_SHOWN
    // Feedback: what was left out
    let best = total(worth.prefix(k).sorted(by: >))
  #elseif MISTAKE_BEST_OF_ALL_PLACES
    // Feedback: as many places
    let best = total(worth.sorted(by: >))
  #elseif SOLUTION
    let best = total(Array(worth.sorted(by: >).prefix(k)))
  #endif
  #if MISTAKE_NOTHING_IS_PERFECT
    // Feedback: no good order
    return best > 0 ? shown / best : 1
  #elseif MISTAKE_FORGETS_TO_NORMALISE
    // Feedback: best order
    return best > 0 ? shown : nil
  #elseif SOLUTION
    return best > 0 ? shown / best : nil
  #else
    // TODO: The discounted sum of the first k, divided by that of the best order.
    return .nan
  #endif
}
