// Given: 11-least-squares/BackSubstitution, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

import LessonKit

/// Returns the x for which R x = b, when R is upper triangular, by back substitution.
///
/// The last equation has one unknown. With it known the one above has one, and so on up (Golub &
/// Van Loan, *Matrix Computations*, 4th ed., section 3.1).
///
/// - Parameters:
///   - r: d rows by d columns, 0 below the diagonal, such as ``HouseholderQR/r``.
///   - b: d numbers.
/// - Returns: d numbers; none for d = 0.
/// - Throws: ``RegressionError/lengths(rows:values:)`` when b has not d numbers, else
///   ``RegressionError/dependent(column:)`` for the first column of R with exactly 0 on the diagonal:
///   it depends on the columns before it, and no x or too many would do.
/// - Complexity: O(d²).
func backSubstitution(_ r: Matrix, _ b: [Double]) throws -> [Double] {
  guard b.count == r.rowCount else {
    throw RegressionError.lengths(rows: r.rowCount, values: b.count)
  }
  for column in b.indices where r[column, column] == 0 {
    throw RegressionError.dependent(column: column)
  }
  var x = b
  for row in x.indices.reversed() {
    // Those further right are known by now.
    for column in x.indices.dropFirst(row + 1) { x[row] -= r[row, column] * x[column] }
    x[row] /= r[row, row]
  }
  return x
}
