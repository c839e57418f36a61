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
  #if SOLUTION
    let order = probabilities.indices.sorted {
      (-probabilities[$0], $0) < (-probabilities[$1], $1)
    }
  #endif
  #if MISTAKE_KEEPS_TIES
    // Feedback: more than topK
    let limit = probabilities[order[min(topK ?? order.count, order.count) - 1]]
    let kept = probabilities.indices.filter { probabilities[$0] >= limit }
  #elseif RIGHT_CUTS_IN_PLACE
    var kept: [Int] = []
    var left = probabilities
    while kept.count < min(topK ?? left.count, left.count), let most = left.max() {
      let index = left.firstIndex(of: most) ?? 0
      kept.append(index)
      left[index] = -1
    }
  #elseif SOLUTION
    let kept = order.prefix(topK ?? order.count)
  #endif
  #if SOLUTION
    var powers = probabilities.map { _ in 0.0 }
    let largest = probabilities[order[0]]
  #endif
  #if MISTAKE_DIVIDES_BY_ZERO
    // Feedback: 1 / 0
    for index in kept { powers[index] = pow(probabilities[index], 1 / temperature) }
  #elseif MISTAKE_POWERS_VANISH
    // Feedback: smaller than any Double
    if temperature == 0 {
      powers[order[0]] = 1
    } else {
      for index in kept { powers[index] = pow(probabilities[index], 1 / temperature) }
    }
  #elseif MISTAKE_TEMPERATURE_INVERTED
    // Feedback: to the power of the temperature
    for index in kept { powers[index] = pow(probabilities[index], temperature) }
  #elseif RIGHT_CUTS_IN_PLACE
    if temperature == 0 {
      powers[order[0]] = 1
    } else {
      for index in kept {
        powers[index] = exp((log(probabilities[index]) - log(largest)) / temperature)
      }
    }
  #elseif SOLUTION
    if temperature == 0 {
      powers[order[0]] = 1
    } else {
      for index in kept { powers[index] = pow(probabilities[index] / largest, 1 / temperature) }
    }
  #endif
  #if MISTAKE_NOT_RESCALED
    // Feedback: add up to 1
    return temperature == 0 ? powers : powers.map { $0 * pow(largest, 1 / temperature) }
  #elseif RIGHT_CUTS_IN_PLACE
    let share = 1 / powers.reduce(0, +)
    return powers.map { $0 * share }
  #elseif SOLUTION
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  #else
    // TODO: Cut, raise to the power, and divide by the sum; at temperature 0, take the largest.
    return []
  #endif
}

/// Draws an index with the probability that it has.
///
/// Draws one number u of `random` with `unitInterval()`, and adds up the probabilities from the first
/// on: the result is the first index at which the sum exceeds u. Where it never does, be it by
/// rounding, it is the last index whose probability is not 0.
///
/// - Parameter probabilities: 0 or more each, some above 0.
func sample(_ probabilities: [Double], using random: inout SplitMix64) -> Int {
  #if MISTAKE_TAKES_THE_LARGEST
    // Feedback: always the likeliest
    _ = random.next()
    return probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
  #elseif MISTAKE_ANY_INDEX
    // Feedback: equally likely
    return Int(random.unitInterval() * Double(probabilities.count))
  #elseif MISTAKE_ENDS_ON_ZERO
    // Feedback: probability of 0
    let number = random.unitInterval()
    var sum = 0.0
    for (index, probability) in probabilities.enumerated() {
      sum += probability
      if sum > number { return index }
    }
    return probabilities.count - 1
  #elseif RIGHT_CUTS_IN_PLACE
    var left = random.unitInterval()
    var last = 0
    for (index, probability) in probabilities.enumerated() where probability > 0 {
      last = index
      left -= probability
      if left < 0 { break }
    }
    return last
  #elseif SOLUTION
    let number = random.unitInterval()
    var sum = 0.0
    for (index, probability) in probabilities.enumerated() {
      sum += probability
      if sum > number { return index }
    }
    return probabilities.lastIndex { $0 > 0 } ?? 0
  #else
    // TODO: Draw a number, and find the index at which the running sum exceeds it.
    return -1
  #endif
}
