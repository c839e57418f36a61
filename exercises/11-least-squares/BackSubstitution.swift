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
  // TODO: Refuse what has no single answer. Then solve from the last row up.
  return [.nan]
}
