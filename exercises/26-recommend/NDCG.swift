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
  // TODO: The discounted sum of the first k, divided by that of the best order.
  return .nan
}
