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
  // TODO: Refuse; centre the columns, make the covariance matrix, and order what it gives.
  return PrincipalComponents(
    means: [], components: Matrix(rowCount: 0, columnCount: 0), variances: [], ratios: [])
}

/// Returns where rows lie along the directions: their coordinates, the scores.
///
/// - Parameters:
///   - rows: Any number of rows, those of the fit or new ones, with the columns of the fit.
///   - components: What ``pca(_:count:)`` found. *Its* means are taken off the rows.
/// - Returns: As many rows, a column for each direction.
/// - Throws: ``ComponentError/columns(expected:found:)`` for another number of columns.
func project(_ rows: Matrix, on components: PrincipalComponents) throws -> Matrix {
  // TODO: Refuse another number of columns; then multiply what is left of each row.
  return Matrix(rowCount: 0, columnCount: 0)
}
