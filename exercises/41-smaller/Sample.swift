// Given: 38-language-model/Sample, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

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
  let order = probabilities.indices.sorted {
    (-probabilities[$0], $0) < (-probabilities[$1], $1)
  }
  let kept = order.prefix(topK ?? order.count)
  var powers = probabilities.map { _ in 0.0 }
  let largest = probabilities[order[0]]
  if temperature == 0 {
    powers[order[0]] = 1
  } else {
    for index in kept { powers[index] = pow(probabilities[index] / largest, 1 / temperature) }
  }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}

/// Draws an index with the probability that it has.
///
/// Draws one number u of `random` with `unitInterval()`, and adds up the probabilities from the first
/// on: the result is the first index at which the sum exceeds u. Where it never does, be it by
/// rounding, it is the last index whose probability is not 0.
///
/// - Parameter probabilities: 0 or more each, some above 0.
func sample(_ probabilities: [Double], using random: inout SplitMix64) -> Int {
  let number = random.unitInterval()
  var sum = 0.0
  for (index, probability) in probabilities.enumerated() {
    sum += probability
    if sum > number { return index }
  }
  return probabilities.lastIndex { $0 > 0 } ?? 0
}
