import Foundation
import LessonKit

/// Returns probabilities made sharper or flatter before one draws from them.
///
/// First the cut: of the probabilities, the `topK` largest stay, of equal ones those with the lower
/// index, and the others become 0. Then each is raised to the power 1 / `temperature`. Then all are
/// divided by their sum.
///
/// - Parameters:
///   - probabilities: Some above 0, the others 0.
///   - temperature: 0 or more. Below 1 the likely gets likelier, above 1 all become more alike. At 0,
///     the largest becomes 1 and all others 0; of equal ones the largest is the one with the lowest
///     index. However small it is, the result is never NaN.
///   - topK: How many may be drawn, 1 or more; `nil` for all.
/// - Returns: As many probabilities, which add up to 1.
func tempered(
  _ probabilities: [Double], temperature: Double, topK: Int? = nil
) -> [Double] {
  // TODO: Cut, raise to the power, and divide by the sum; at temperature 0, take the largest.
  return []
}

/// Draws an index with the probability that it has.
///
/// Draws one number u of `random` with `unitInterval()`, and adds up the probabilities from the first
/// on: the result is the first index at which the sum exceeds u. Where it never does, be it by
/// rounding, it is the last index whose probability is not 0.
///
/// - Parameter probabilities: 0 or more each, some above 0.
func sample(_ probabilities: [Double], using random: inout SplitMix64) -> Int {
  // TODO: Draw a number, and find the index at which the running sum exceeds it.
  return -1
}
