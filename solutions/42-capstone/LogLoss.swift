// Given: 14-logistic/LogLoss, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

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
  guard !probabilities.isEmpty else { throw LogisticError.noRows }
  guard probabilities.count == labels.count else {
    throw LogisticError.lengths(rows: probabilities.count, labels: labels.count)
  }
  let costs = zip(probabilities, labels).map { p, label in -log(label ? p : 1 - p) }
  return costs.reduce(0, +) / Double(costs.count)
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
  guard !margins.isEmpty else { throw LogisticError.noRows }
  guard margins.count == labels.count else {
    throw LogisticError.lengths(rows: margins.count, labels: labels.count)
  }
  let costs = zip(margins, labels).map { softplus($1 ? -$0 : $0) }
  return costs.reduce(0, +) / Double(costs.count)
}
