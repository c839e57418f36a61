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
  #if SOLUTION
    guard b.count == r.rowCount else {
      throw RegressionError.lengths(rows: r.rowCount, values: b.count)
    }
  #endif
  #if MISTAKE_DIVIDES_BY_ZERO
    // Feedback: 0 on the diagonal
  #elseif MISTAKE_SMALL_TAKEN_FOR_ZERO
    // Feedback: taken for 0
    for column in b.indices where abs(r[column, column]) < 1e-10 {
      throw RegressionError.dependent(column: column)
    }
  #elseif MISTAKE_NAMES_THE_LAST
    // Feedback: first of them
    for column in r.columns.indices.reversed() where r[column, column] == 0 {
      throw RegressionError.dependent(column: column)
    }
  #elseif SOLUTION
    for column in b.indices where r[column, column] == 0 {
      throw RegressionError.dependent(column: column)
    }
  #endif
  #if MISTAKE_TOP_DOWN
    // Feedback: from the top
    var x = [Double](repeating: 0, count: b.count)
    for row in b.indices {
      var rest = b[row]
      for column in b.indices where column != row { rest -= r[row, column] * x[column] }
      x[row] = rest / r[row, row]
    }
    return x
  #elseif MISTAKE_FORGETS_THE_DIAGONAL
    // Feedback: divided by
    var x = b
    for row in x.indices.reversed() {
      for column in x.indices.dropFirst(row + 1) { x[row] -= r[row, column] * x[column] }
    }
    return x
  #elseif RIGHT_COLUMN_BY_COLUMN
    // As soon as an unknown is known, its part is taken from all rows above.
    var left = b
    for column in left.indices.reversed() {
      left[column] /= r[column, column]
      for row in 0..<column { left[row] -= left[column] * r[row, column] }
    }
    return left
  #elseif SOLUTION
    var x = b
    for row in x.indices.reversed() {
      // Those further right are known by now.
      for column in x.indices.dropFirst(row + 1) { x[row] -= r[row, column] * x[column] }
      x[row] /= r[row, row]
    }
    return x
  #else
    // TODO: Refuse what has no single answer. Then solve from the last row up.
    return [.nan]
  #endif
}
