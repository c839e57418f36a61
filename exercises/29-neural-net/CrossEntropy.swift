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
  // TODO: Powers of the scores, each divided by their sum. What if a score is 1000?
  return [.nan]
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
  // TODO: Refuse the label, then the formula. What if its probability is e to the -1000?
  return .nan
}

/// Returns how much ``crossEntropy(_:label:)`` grows for each unit that one of the scores grows.
///
/// - Returns: One slope for each class: its probability, less 1 for the label.
/// - Throws: What ``crossEntropy(_:label:)`` throws.
func crossEntropySlopes(_ logits: [Double], label: Int) throws -> [Double] {
  // TODO: Refuse the label; then the probabilities, one of them less 1.
  return [.nan]
}
