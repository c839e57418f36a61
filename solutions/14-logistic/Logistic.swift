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
  #if SOLUTION
    guard features.rowCount > 0 else { throw LogisticError.noRows }
    guard labels.count == features.rowCount else {
      throw LogisticError.lengths(rows: features.rowCount, labels: labels.count)
    }
    guard l2 >= 0 else { throw LogisticError.penalty(l2) }
    guard labels.contains(true), labels.contains(false) else { throw LogisticError.oneClass }
    let design = features.addingIntercept()
    let columns = design.columns
  #endif
  #if MISTAKE_PENALISES_THE_FREE
    // Feedback: intercept pays
    let penalties = [Double](repeating: l2, count: columns.count)
  #elseif MISTAKE_ALWAYS_A_PENALTY
    // Feedback: asked for none
    let penalties = [0] + features.columns.map { _ in l2 == 0 ? 1 : l2 }
  #elseif MISTAKE_WITHOUT_THE_HALF
    // Feedback: twice the penalty
    let penalties = [0] + features.columns.map { _ in 2 * l2 }
  #elseif MISTAKE_TIMES_ALL_ROWS
    // Feedback: mean of the losses
    let penalties = [0] + features.columns.map { _ in l2 * Double(labels.count) }
  #elseif SOLUTION
    let penalties = [0] + features.columns.map { _ in l2 }
  #endif
  #if SOLUTION
    func cost(_ weights: [Double]) throws -> Double {
      let loss = try logLoss(margins: design.times(weights), labels) * Double(labels.count)
      return zip(penalties, weights).reduce(loss) { $0 + $1.0 * $1.1 * $1.1 / 2 }
    }
    var weights = [Double](repeating: 0, count: columns.count)
  #endif
  #if MISTAKE_ONE_STEP
    // Feedback: one step
    let rounds = 1
  #elseif SOLUTION
    let rounds = 200
  #endif
  #if MISTAKE_NEVER_TELLS
    // Feedback: grow for ever
    let isAsked = false
  #elseif MISTAKE_TELLS_WITH_A_PENALTY
    // Feedback: with a penalty
    let isAsked = true
  #elseif SOLUTION
    let isAsked = l2 == 0
  #endif
  #if RIGHT_WEIGHTED_LEAST_SQUARES
    // Newton's step is a least squares fit to the misses, each row weighed by p(1 - p).
    let extra = columns.indices.map { place in
      columns.indices.map { $0 == place ? penalties[place].squareRoot() : 0 }
    }
    for _ in 0..<rounds {
      let margins = try design.times(weights)
      if isAsked, zip(margins, labels).allSatisfy({ $1 ? $0 > 0 : $0 < 0 }) {
        throw LogisticError.separable
      }
      let roots = margins.map { (sigmoid($0) * sigmoid(-$0)).squareRoot() }
      let rows = zip(design.rows, roots).map { row, root in row.map { $0 * root } }
      let wanted = zip(zip(margins, labels), roots).map { row, root in
        root > 0 ? ((row.1 ? 1 : 0) - sigmoid(row.0)) / root : 0
      }
      let pulls = zip(penalties, weights).map { -$0.squareRoot() * $1 }
      guard let qr = try? HouseholderQR(Matrix(rows: rows + extra)),
        let step = try? qr.solve(wanted + pulls)
      else { break }
      var part = step
      let before = try cost(weights)
      while try cost(zip(weights, part).map { $0 + $1 }) > before + 1e-12 * abs(before) {
        part = part.map { $0 / 2 }
      }
      weights = zip(weights, part).map { $0 + $1 }
      if step.allSatisfy({ abs($0) <= 1e-11 * (weights.map(abs).max() ?? 0) }) { break }
    }
    guard try cost(weights).isFinite else { throw LogisticError.separable }
  #elseif SOLUTION
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
  #endif
  #if SOLUTION
    return LogisticModel(intercept: weights[0], coefficients: Array(weights.dropFirst()))
  #else
    // TODO: Refuse. Then step by step: margins, probabilities, slopes, curvature, Newton's step.
    return LogisticModel(intercept: .nan, coefficients: [])
  #endif
}
