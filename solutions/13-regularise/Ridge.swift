import LessonKit

/// Returns the linear model with the least Σ residual² + λ · Σ coefficient².
///
/// The intercept is not penalised. Take the mean off every column and off the target, and it is
/// gone from the problem; solve that, and put it back (Hastie, Tibshirani & Friedman, *The Elements of
/// Statistical Learning*, 2nd ed., section 3.4.1).
///
/// - Parameters:
///   - features: n rows by d columns, finite, all in comparable units: scale them before.
///   - target: n finite values.
///   - lambda: λ, 0 or more. 0 is ordinary least squares.
/// - Returns: An intercept and d coefficients. With λ above 0 there is always one answer, for
///   dependent or constant columns and for fewer rows than columns too.
/// - Throws: ``RegressionError/lengths(rows:values:)`` when there are not n values, else
///   ``PenaltyError/size(_:)`` for a λ below 0, else, for λ = 0, whatever ``ols(_:_:)`` refuses, for
///   want of rows too; else ``RegressionError/tooFewRows(needed:found:)``, with 1 needed, without any
///   rows.
func ridge(_ features: Matrix, _ target: [Double], lambda: Double) throws -> LinearModel {
  #if SOLUTION
    guard target.count == features.rowCount else {
      throw RegressionError.lengths(rows: features.rowCount, values: target.count)
    }
    guard lambda >= 0 else { throw PenaltyError.size(lambda) }
    if lambda == 0 { return try ols(features, target) }
    guard features.rowCount > 0 else { throw RegressionError.tooFewRows(needed: 1, found: 0) }
    let means = features.columns.map { $0.reduce(0, +) / Double(target.count) }
    let center = target.reduce(0, +) / Double(target.count)
  #endif
  #if MISTAKE_PENALISES_THE_INTERCEPT
    // Feedback: pulled towards 0 as well
    let root = lambda.squareRoot()
    let design = features.addingIntercept()
    let pulls = design.columns.indices.map { place in
      design.columns.indices.map { $0 == place ? root : 0 }
    }
    let all = try HouseholderQR(Matrix(rows: design.rows + pulls))
    let long = target + Array(repeating: 0, count: design.columnCount)
    let found = try backSubstitution(all.r, all.q.transposed.times(long))
    if found.count == design.columnCount {
      return LinearModel(intercept: found[0], coefficients: Array(found.dropFirst()))
    }
  #elseif MISTAKE_ROOT_FORGOTTEN
    // Feedback: λ² where λ
    let root = lambda
  #elseif MISTAKE_TIMES_THE_ROWS
    // Feedback: times as many rows
    let root = (lambda * Double(target.count)).squareRoot()
  #elseif SOLUTION
    let root = lambda.squareRoot()
  #endif
  #if RIGHT_NORMAL_EQUATIONS
    // λ on the diagonal of XᵀX: what was too near to singular is no more.
    let centred = features.rows.map { row in zip(row, means).map { $0 - $1 } }
    var gram = means.indices.map { a in
      means.indices.map { b in
        centred.reduce(a == b ? root * root : 0) { $0 + $1[a] * $1[b] }
      }
    }
    var right = means.indices.map { a in
      zip(centred, target).reduce(0) { $0 + $1.0[a] * ($1.1 - center) }
    }
    for pivot in right.indices {
      for row in right.indices.dropFirst(pivot + 1) {
        let factor = gram[row][pivot] / gram[pivot][pivot]
        for column in right.indices { gram[row][column] -= factor * gram[pivot][column] }
        right[row] -= factor * right[pivot]
      }
    }
    for row in right.indices.reversed() {
      for column in right.indices.dropFirst(row + 1) {
        right[row] -= gram[row][column] * right[column]
      }
      right[row] /= gram[row][row]
    }
    let slopes = right
    let shift = zip(slopes, means).reduce(0) { $0 + $1.0 * $1.1 }
    return LinearModel(intercept: center - shift, coefficients: slopes)
  #elseif SOLUTION
    // A row for each coefficient that wants it to be 0, as much as the root of λ says.
    let wishes = means.indices.map { place in means.indices.map { $0 == place ? root : 0 } }
    let centred = features.rows.map { row in zip(row, means).map { $0 - $1 } }
    guard !means.isEmpty else { return LinearModel(intercept: center, coefficients: []) }
    let qr = try HouseholderQR(Matrix(rows: centred + wishes))
    let right = target.map { $0 - center } + Array(repeating: 0, count: means.count)
    let slopes = try backSubstitution(qr.r, qr.q.transposed.times(right))
    let shift = zip(slopes, means).reduce(0) { $0 + $1.0 * $1.1 }
    return LinearModel(intercept: center - shift, coefficients: slopes)
  #else
    // TODO: Refuse, take the means off, add a row for each coefficient, and solve.
    return LinearModel(intercept: .nan, coefficients: [])
  #endif
}
