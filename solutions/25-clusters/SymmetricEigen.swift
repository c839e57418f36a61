import LessonKit

/// Returns the eigenvalues of a symmetric matrix, ascending, and an eigenvector for each.
///
/// An eigenvector is a direction that the matrix only stretches: A v = value · v. Of each pair v and
/// -v either may come. Jacobi's rotations (Golub & Van Loan, *Matrix Computations*, 4th ed., section
/// 8.5); in NumPy, `numpy.linalg.eigh`.
///
/// - Parameter matrix: d x d, symmetric, of finite numbers.
/// - Returns: d values in ascending order; a d x d matrix whose *column* j is the vector of length 1
///   that belongs to value j.
func symmetricEigen(_ matrix: Matrix) -> (values: [Double], vectors: Matrix) {
  var a = matrix
  let size = matrix.rowCount
  var v = Matrix.identity(size)
  for _ in 0..<60 {
    var rotated = false
    for p in 0..<size {
      for q in (p + 1)..<max(size, p + 1) {
        guard abs(a[p, q]) > 1e-17 * (abs(a[p, p]) * abs(a[q, q])).squareRoot() else { continue }
        rotated = true
        let slope = (a[q, q] - a[p, p]) / (2 * a[p, q])
        let t = (slope < 0 ? -1 : 1) / (abs(slope) + (1 + slope * slope).squareRoot())
        let c = 1 / (1 + t * t).squareRoot()
        let s = t * c
        for k in 0..<size {
          (a[k, p], a[k, q]) = (c * a[k, p] - s * a[k, q], s * a[k, p] + c * a[k, q])
        }
        for k in 0..<size {
          (a[p, k], a[q, k]) = (c * a[p, k] - s * a[q, k], s * a[p, k] + c * a[q, k])
          (v[k, p], v[k, q]) = (c * v[k, p] - s * v[k, q], s * v[k, p] + c * v[k, q])
        }
        (a[p, q], a[q, p]) = (0, 0)
      }
    }
    if !rotated { break }
  }
  let order = (0..<size).sorted { a[$0, $0] < a[$1, $1] }
  return (order.map { a[$0, $0] }, v.selecting(columns: order))
}
