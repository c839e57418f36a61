import LessonKit

/// Returns the directions in which rows spread the most, at right angles to each other.
///
/// They are the eigenvectors of the covariance matrix, whose element (i, j) is the sum over the rows of
/// (xᵢ - mean of i)(xⱼ - mean of j), divided by n - 1; the eigenvalue is the variance along each.
/// ``symmetricEigen(_:)`` finds them, as well far from the origin as at it. Pearson (1901), Hotelling (1933).
///
/// - Parameters:
///   - rows: n x d, finite numbers, not all rows the same; n is at least 2. The columns are taken as
///     they are: what is to be scaled is scaled before.
///   - count: How many directions are wanted, 1 ... d.
/// - Returns: The first `count`, by descending variance. The ratios are shares of the variance along
///   all d. The sign of a direction is open: v and -v are the same one.
/// - Throws: ``ComponentError/tooFewRows`` for fewer than two rows, else
///   ``ComponentError/count(_:)`` where so many cannot be found.
func pca(_ rows: Matrix, count: Int) throws -> PrincipalComponents {
  #if SOLUTION
    guard rows.rowCount > 1 else { throw ComponentError.tooFewRows }
    let width = rows.columnCount
    guard count >= 1, count <= width else { throw ComponentError.count(count) }
    let means = rows.columns.map { $0.reduce(0, +) / Double(rows.rowCount) }
  #endif
  #if MISTAKE_FORGETS_TO_CENTRE
    // Feedback: mean itself
    let centred = rows.columns
  #elseif MISTAKE_STANDARDISES
    // Feedback: scaled
    let centred = zip(rows.columns, means).map { column, mean in
      let far = column.map { $0 - mean }
      let size = (far.reduce(0) { $0 + $1 * $1 } / Double(far.count)).squareRoot()
      return far.map { size > 0 ? $0 / size : $0 }
    }
  #elseif SOLUTION
    let centred = zip(rows.columns, means).map { column, mean in column.map { $0 - mean } }
  #endif
  #if MISTAKE_DIVIDES_BY_N
    // Feedback: one less than the number of rows
    let scale = Double(rows.rowCount)
  #elseif SOLUTION
    let scale = Double(rows.rowCount - 1)
  #endif
  #if RIGHT_ROTATES_THE_ROWS
    // Hestenes' one-sided rotations, without a covariance matrix; and the other sign.
    var u = centred
    var v = Matrix.identity(width).rows
    for _ in 0..<60 {
      var rotated = false
      for p in 0..<width {
        for q in (p + 1)..<max(width, p + 1) {
          let alpha = u[p].reduce(0) { $0 + $1 * $1 }
          let beta = u[q].reduce(0) { $0 + $1 * $1 }
          let gamma = zip(u[p], u[q]).reduce(0) { $0 + $1.0 * $1.1 }
          if abs(gamma) <= 1e-15 * (alpha * beta).squareRoot() { continue }
          rotated = true
          let slope = (beta - alpha) / (2 * gamma)
          let t = (slope < 0 ? -1 : 1) / (abs(slope) + (1 + slope * slope).squareRoot())
          let c = 1 / (1 + t * t).squareRoot()
          let s = c * t
          for i in u[p].indices {
            (u[p][i], u[q][i]) = (c * u[p][i] - s * u[q][i], s * u[p][i] + c * u[q][i])
          }
          for i in 0..<width {
            (v[p][i], v[q][i]) = (c * v[p][i] - s * v[q][i], s * v[p][i] + c * v[q][i])
          }
        }
      }
      if !rotated { break }
    }
    let squares = u.map { $0.reduce(0) { $0 + $1 * $1 } }
    let order = squares.indices.sorted { squares[$0] > squares[$1] }.prefix(count)
    let all = squares.reduce(0, +)
    return PrincipalComponents(
      means: means, components: try Matrix(rows: order.map { j in v[j].map { -$0 } }),
      variances: order.map { squares[$0] / scale }, ratios: order.map { squares[$0] / all })
  #elseif SOLUTION
    var covariance = Matrix(rowCount: width, columnCount: width)
    for i in 0..<width {
      for j in 0..<width {
        covariance[i, j] = zip(centred[i], centred[j]).reduce(0) { $0 + $1.0 * $1.1 } / scale
      }
    }
    let eigen = symmetricEigen(covariance)
  #endif
  #if MISTAKE_SMALLEST_FIRST
    // Feedback: ascending
    let order = 0..<count
    let total = eigen.values.reduce(0, +)
    let directions = eigen.vectors.selecting(columns: Array(order)).transposed
  #elseif MISTAKE_READS_ROWS
    // Feedback: columns of the matrix
    let order = Array((0..<width).reversed().prefix(count))
    let total = eigen.values.reduce(0, +)
    let directions = eigen.vectors.selecting(rows: order)
  #elseif MISTAKE_SHARE_OF_THE_KEPT
    // Feedback: whole variance
    let order = Array((0..<width).reversed().prefix(count))
    let total = order.reduce(0) { $0 + eigen.values[$1] }
    let directions = eigen.vectors.selecting(columns: order).transposed
  #elseif RIGHT_ROTATES_THE_ROWS
  #elseif SOLUTION
    let order = Array((0..<width).reversed().prefix(count))
    let total = eigen.values.reduce(0, +)
    let directions = eigen.vectors.selecting(columns: order).transposed
  #endif
  #if RIGHT_ROTATES_THE_ROWS
  #elseif SOLUTION
    let variances = order.map { eigen.values[$0] }
    return PrincipalComponents(
      means: means, components: directions, variances: variances,
      ratios: variances.map { $0 / total })
  #else
    // TODO: Refuse; centre the columns, make the covariance matrix, and order what it gives.
    return PrincipalComponents(
      means: [], components: Matrix(rowCount: 0, columnCount: 0), variances: [], ratios: [])
  #endif
}

/// Returns where rows lie along the directions: their coordinates, the scores.
///
/// - Parameters:
///   - rows: Any number of rows, those of the fit or new ones, with the columns of the fit.
///   - components: What ``pca(_:count:)`` found. *Its* means are taken off the rows.
/// - Returns: As many rows, a column for each direction.
/// - Throws: ``ComponentError/columns(expected:found:)`` for another number of columns.
func project(_ rows: Matrix, on components: PrincipalComponents) throws -> Matrix {
  #if SOLUTION
    guard rows.columnCount == components.means.count else {
      throw ComponentError.columns(expected: components.means.count, found: rows.columnCount)
    }
    let directions = components.components.rows
  #endif
  #if MISTAKE_CENTRES_ON_NEW_ROWS
    // Feedback: means of the rows that it was given
    let means = rows.columns.map { $0.reduce(0, +) / Double(max(1, rows.rowCount)) }
  #elseif MISTAKE_TAKES_NO_MEANS_OFF
    // Feedback: not taken off
    let means = components.means.map { _ in 0.0 }
  #elseif SOLUTION
    let means = components.means
  #endif
  #if RIGHT_ROTATES_THE_ROWS
    let offsets = try components.components.times(means)
    var scores = try rows.times(components.components.transposed)
    for row in 0..<scores.rowCount {
      for place in directions.indices { scores[row, place] -= offsets[place] }
    }
    return scores
  #elseif SOLUTION
    var scores = Matrix(rowCount: rows.rowCount, columnCount: directions.count)
    for row in 0..<rows.rowCount {
      let centred = zip(rows.row(row), means).map { $0 - $1 }
      for (place, direction) in directions.enumerated() {
        scores[row, place] = zip(centred, direction).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    return scores
  #else
    // TODO: Refuse another number of columns; then multiply what is left of each row.
    return Matrix(rowCount: 0, columnCount: 0)
  #endif
}
