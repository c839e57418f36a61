import LessonKit

/// Takes a square matrix apart by Gauss's elimination with partial pivoting.
///
/// For each column k, the row with the largest number in it, by size, from row k down, changes
/// places with row k: the first such row where several are equally large. Then a multiple of row k
/// is taken off every row below it, so that their column k becomes 0 (Golub & Van Loan, *Matrix
/// Computations*, 4th ed., section 3.4).
///
/// - Parameter a: d rows by d columns, finite; d may be 0.
/// - Returns: The parts. The multiples are those in ``LU/lower``; when rows change places, the
///   multiples that were taken off them so far go with them. None is above 1 in size.
/// - Throws: ``SystemError/notSquare(rows:columns:)``, else ``SystemError/singular(column:)`` for
///   the first column in which all that can be chosen from is exactly 0.
func lu(_ a: Matrix) throws -> LU {
  // TODO: Column by column: choose the row, change places, take its multiples off the rows below.
  return LU(order: [], lower: a, upper: a)
}

/// Returns the x for which the matrix that was taken apart, times x, is b.
///
/// First from the top down with ``LU/lower``, then from the last row up with ``LU/upper``: each row
/// has one unknown that is not known yet.
///
/// - Parameters:
///   - parts: As ``lu(_:)`` returns them, for d rows.
///   - b: d numbers, finite, in the order of the matrix's own rows.
/// - Returns: d numbers.
/// - Throws: ``SystemError/lengths(expected:found:)`` when b has not d numbers.
func solve(_ parts: LU, _ b: [Double]) throws -> [Double] {
  // TODO: Bring b into the order of the rows. Down with the lower part, up with the upper one.
  return [.nan]
}
