// Given: 14-logistic/Logistic, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

import LessonKit

/// Fits a logistic regression by Newton's method.
///
/// It is the model with the least Σ log-loss + ½ · `l2` · Σ coefficient², the intercept free. From
/// weights of 0, each step goes to where the error would be least if it were a bowl: `curvature`⁻¹ ·
/// slopes, with slopes Xᵀ(p - y) and curvature Xᵀ diag(p(1 - p)) X, and the penalty's share in both
/// (Hastie, Tibshirani & Friedman, *The Elements of Statistical Learning*, 2nd ed., section 4.4.1).
/// A step after which the sum would be larger is halved.
///
/// - Parameters:
///   - features: n rows by d columns of finite numbers. With `l2` = 0 no column depends on others.
///   - labels: n labels.
///   - l2: 0 or more.
/// - Returns: Weights right to seven digits.
/// - Throws: ``LogisticError/noRows``, else ``LogisticError/lengths(rows:labels:)``, else
///   ``LogisticError/penalty(_:)`` below 0, else ``LogisticError/oneClass``. With `l2` = 0,
///   ``LogisticError/separable`` where some weights put every row strictly on its own side. Where the
///   best of them leave some rows on the line and none beyond it, what comes is left open.
func logistic(_ features: Matrix, _ labels: [Bool], l2: Double) throws -> LogisticModel {
  guard features.rowCount > 0 else { throw LogisticError.noRows }
  guard labels.count == features.rowCount else {
    throw LogisticError.lengths(rows: features.rowCount, labels: labels.count)
  }
  guard l2 >= 0 else { throw LogisticError.penalty(l2) }
  guard labels.contains(true), labels.contains(false) else { throw LogisticError.oneClass }
  let design = features.addingIntercept()
  let columns = design.columns
  let penalties = [0] + features.columns.map { _ in l2 }
  func cost(_ weights: [Double]) throws -> Double {
    let loss = try logLoss(margins: design.times(weights), labels) * Double(labels.count)
    return zip(penalties, weights).reduce(loss) { $0 + $1.0 * $1.1 * $1.1 / 2 }
  }
  var weights = [Double](repeating: 0, count: columns.count)
  let rounds = 200
  let isAsked = l2 == 0
  var now = try cost(weights)
  for _ in 0..<rounds {
    let margins = try design.times(weights)
    if isAsked, zip(margins, labels).allSatisfy({ $1 ? $0 > 0 : $0 < 0 }) {
      throw LogisticError.separable
    }
    let chances = margins.map(sigmoid)
    let misses = zip(chances, labels).map { $0 - ($1 ? 1 : 0) }
    var slopes = try design.transposed.times(misses)
    var weighted = design
    for (row, chance) in chances.enumerated() {
      for column in columns.indices { weighted[row, column] *= chance * (1 - chance) }
    }
    var curvature = try design.transposed.times(weighted)
    for place in slopes.indices {
      slopes[place] += penalties[place] * weights[place]
      curvature[place, place] += penalties[place]
    }
    guard var step = newtonStep(curvature, slopes) else { break }
    var next = zip(weights, step).map { $0 - $1 }
    var then = try cost(next)
    while then > now + 1e-12 * abs(now) {
      step = step.map { $0 / 2 }
      next = zip(weights, step).map { $0 - $1 }
      then = try cost(next)
    }
    (weights, now) = (next, then)
    let largest = weights.map(abs).max() ?? 0
    if step.allSatisfy({ abs($0) <= 1e-11 * largest }) { break }
  }
  return LogisticModel(intercept: weights[0], coefficients: Array(weights.dropFirst()))
}
