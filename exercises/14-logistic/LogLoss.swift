import Foundation

/// Returns the mean log-loss of probabilities: how surprised they are by what happened.
///
/// A row costs -ln of the probability that its own label was given (Good, *Rational Decisions*, 1952).
///
/// - Parameters:
///   - probabilities: Of true, each 0 ... 1.
///   - labels: What happened, as many.
/// - Returns: 0 or more. Where a row was called impossible and happened, infinity; one that was
///   certain and happened costs nothing.
/// - Throws: ``LogisticError/noRows`` without any probability, else
///   ``LogisticError/lengths(rows:labels:)``.
func logLoss(probabilities: [Double], _ labels: [Bool]) throws -> Double {
  // TODO: Take for each row the probability of its own label, and the mean of -ln.
  return .nan
}

/// Returns the mean log-loss of margins, without a detour over probabilities.
///
/// A row costs ``softplus(_:)`` of its margin when it is false, and of minus its margin when it is true.
///
/// - Parameters:
///   - margins: Finite numbers.
///   - labels: What happened, as many.
/// - Returns: 0 or more, to a relative 1e-13, and finite as long as the sum of the costs is.
/// - Throws: ``LogisticError/noRows`` without any margin, else ``LogisticError/lengths(rows:labels:)``.
func logLoss(margins: [Double], _ labels: [Bool]) throws -> Double {
  // TODO: Take softplus of the margin on the wrong side, and the mean.
  return .nan
}
