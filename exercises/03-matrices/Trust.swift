import LessonKit

/// Returns how far x misses the system a x = b, as a share of what was added up.
///
/// In each row, the size of b minus what a x comes to, divided by the sizes of all that went into
/// it: of every product of a number in the row with its x, and of b. A row where these are all 0
/// misses by 0. No unit changes such a share (Oettli & Prager, Numerische Mathematik 6, 1964).
///
/// - Parameters:
///   - a: n rows by d columns; finite, and what is not 0 between 1e-100 and 1e100 in size.
///   - x: d numbers of the same kind.
///   - b: n numbers of the same kind.
/// - Returns: The largest share of all rows, from 0 to 1; 0 where there are no rows.
/// - Throws: ``SystemError/lengths(expected:found:)`` when x has not d numbers, else when b has not
///   n.
func backwardError(_ a: Matrix, _ x: [Double], _ b: [Double]) throws -> Double {
  // TODO: Refuse lists that do not fit. In each row, what is left over as a share; the largest.
  return .nan
}

/// Returns the condition of a square matrix, with each column first divided by its length: by about
/// how much a relative error in the matrix may grow on its way to the solution.
///
/// It is the largest column sum of the matrix times the largest column sum of its inverse, both of
/// sizes (Golub & Van Loan, *Matrix Computations*, 4th ed., section 2.6.2, in the 1-norm). A
/// column's length is the root of its sum of squares; dividing by it takes out the column's unit.
///
/// - Parameter a: d rows by d columns, d at least 1, finite; the lengths are neither above 1e100
///   nor, but for 0, below 1e-100.
/// - Returns: The condition, at least 1; infinity where a column is 0, where ``inverseColumns(of:)``
///   finds none, and beyond 1e15, since 16 digits tell nothing of it.
/// - Throws: ``SystemError/notSquare(rows:columns:)``.
func condition(_ a: Matrix) throws -> Double {
  // TODO: Columns of length 1, the inverse column by column, and the two largest sums.
  return .nan
}
