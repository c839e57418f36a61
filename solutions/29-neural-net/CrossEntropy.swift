import Foundation

/// A label that names none of the classes.
enum LabelError: Error, Equatable {
  /// The label is not one of 0 ..< `classes`.
  case outside(label: Int, classes: Int)
}

/// Turns scores into probabilities: eᶻ of each, divided by their sum.
///
/// - Parameter logits: One score for each class, each between -1e300 and 1e300.
/// - Returns: As many probabilities, which add up to 1 and never overflow; none for no scores.
func softmax(_ logits: [Double]) -> [Double] {
  #if MISTAKE_EXP_OVERFLOWS
    // Feedback: largest
    let powers = logits.map { exp($0) }
    let total = powers.reduce(0, +)
    return powers.map { $0 / total }
  #elseif RIGHT_BY_DIFFERENCES
    // 1 / Σ exp(z_j - z_i): an infinite sum is a probability of 0.
    return logits.map { one in
      1 / logits.reduce(0) { $0 + exp($1 - one) }
    }
  #elseif SOLUTION
    guard let largest = logits.max() else { return [] }
    let powers = logits.map { exp($0 - largest) }
    let total = powers.reduce(0, +)
    return powers.map { $0 / total }
  #else
    // TODO: Powers of the scores, each divided by their sum. What if a score is 1000?
    return [.nan]
  #endif
}

/// Measures how much a row's scores are surprised by its label: -ln of the label's probability.
///
/// - Parameters:
///   - logits: One score for each class, as for ``softmax(_:)``.
///   - label: The class that is right.
/// - Returns: ln Σ eᶻ - z of the label, up to a rounding of the largest score: 0 or more and, however
///   unlikely the label, finite.
/// - Throws: ``LabelError/outside(label:classes:)``.
func crossEntropy(_ logits: [Double], label: Int) throws -> Double {
  #if SOLUTION
    guard logits.indices.contains(label), let largest = logits.max() else {
      throw LabelError.outside(label: label, classes: logits.count)
    }
  #endif
  #if MISTAKE_LOG_OF_ZERO
    // Feedback: underflows
    return -log(
      logits.map { exp($0 - largest) / logits.reduce(0) { $0 + exp($1 - largest) } }[label])
  #elseif MISTAKE_FORGETS_THE_SHIFT
    // Feedback: add it back
    return log(logits.reduce(0) { $0 + exp($1 - largest) }) - logits[label]
  #elseif RIGHT_BY_DIFFERENCES
    // The largest power is 1: leave it out, and add it inside of the logarithm.
    let first = logits.firstIndex(of: largest) ?? 0
    let others = logits.indices.reduce(0.0) { sum, index in
      index == first ? sum : sum + exp(logits[index] - largest)
    }
    return largest - logits[label] + log1p(others)
  #elseif RIGHT_LOG_OF_THE_SUM
    let logOfSum = largest + log(logits.map { exp($0 - largest) }.reduce(0, +))
    return logOfSum - logits[label]
  #elseif SOLUTION
    return log(logits.reduce(0) { $0 + exp($1 - largest) }) + (largest - logits[label])
  #else
    // TODO: Refuse the label, then the formula. What if its probability is e to the -1000?
    return .nan
  #endif
}

/// Returns how much ``crossEntropy(_:label:)`` grows for each unit that one of the scores grows.
///
/// - Returns: One slope for each class: its probability, less 1 for the label.
/// - Throws: What ``crossEntropy(_:label:)`` throws.
func crossEntropySlopes(_ logits: [Double], label: Int) throws -> [Double] {
  #if SOLUTION
    guard logits.indices.contains(label) else {
      throw LabelError.outside(label: label, classes: logits.count)
    }
    var slopes = softmax(logits)
  #endif
  #if MISTAKE_FORGETS_THE_LABEL
    // Feedback: the label's slope
    return slopes
  #elseif MISTAKE_POINTS_DOWNHILL
    // Feedback: sign
    slopes[label] -= 1
    return slopes.map { -$0 }
  #elseif RIGHT_BY_DIFFERENCES
    let others = slopes.indices.filter { $0 != label }.reduce(0.0) { $0 + slopes[$1] }
    slopes[label] = -others
    return slopes
  #elseif SOLUTION
    slopes[label] -= 1
    return slopes
  #else
    // TODO: Refuse the label; then the probabilities, one of them less 1.
    return [.nan]
  #endif
}
