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
  #if SOLUTION
    guard a.isSquare else {
      throw SystemError.notSquare(rows: a.rowCount, columns: a.columnCount)
    }
    var order = Array(0..<a.rowCount)
    var lower = Matrix.identity(a.rowCount)
    var upper = a
  #endif
  #if MISTAKE_NO_EXCHANGE
    // Feedback: without changing places
    let choice = { (left: [Double]) in 0 }
  #elseif MISTAKE_ONLY_FOR_A_ZERO
    // Feedback: only where a 0
    let choice = { (left: [Double]) in left.firstIndex { $0 != 0 } ?? 0 }
  #elseif MISTAKE_LARGEST_WITH_ITS_SIGN
    // Feedback: by size
    let choice = { (left: [Double]) in left.firstIndex(of: left.max() ?? 0) ?? 0 }
  #elseif MISTAKE_LAST_OF_EQUALS
    // Feedback: first of them
    let choice = { (left: [Double]) in
      let sizes = left.map { abs($0) }
      return sizes.lastIndex(of: sizes.max() ?? 0) ?? 0
    }
  #elseif SOLUTION
    /// Where the largest number stands.
    let choice = { (left: [Double]) in
      let sizes = left.map { abs($0) }
      return sizes.firstIndex(of: sizes.max() ?? 0) ?? 0
    }
  #endif
  #if MISTAKE_ANSWERS_SINGULAR
    // Feedback: nothing to divide by
    let isZero = { (number: Double) in false }
  #elseif MISTAKE_SMALL_TAKEN_FOR_ZERO
    // Feedback: taken for 0
    let isZero = { (number: Double) in abs(number) < 1e-10 }
  #elseif SOLUTION
    let isZero = { (number: Double) in number == 0 }
  #endif
  #if MISTAKE_MULTIPLES_STAY_BEHIND
    // Feedback: stayed where they were
    for k in order.indices {
      let best = k + choice(Array(upper.column(k)[k...]))
      if isZero(upper[best, k]) { throw SystemError.singular(column: k) }
      order.swapAt(k, best)
      for column in order.indices {
        (upper[k, column], upper[best, column]) = (upper[best, column], upper[k, column])
      }
      for row in order.indices.dropFirst(k + 1) {
        lower[row, k] = upper[row, k] / upper[k, k]
        upper[row, k] = 0
        for column in order.indices.dropFirst(k + 1) {
          upper[row, column] -= lower[row, k] * upper[k, column]
        }
      }
    }
    return LU(order: order, lower: lower, upper: upper)
  #elseif RIGHT_COLUMN_BY_COLUMN
    // Each column is finished from those before it, and the later ones are not touched till then.
    for k in order.indices {
      for row in order.indices {
        for place in 0..<min(row, k) { upper[row, k] -= lower[row, place] * upper[place, k] }
      }
      let best = k + choice(Array(upper.column(k)[k...]))
      if isZero(upper[best, k]) { throw SystemError.singular(column: k) }
      order.swapAt(k, best)
      for column in 0..<k {
        (lower[k, column], lower[best, column]) = (lower[best, column], lower[k, column])
      }
      for column in k..<order.count {
        (upper[k, column], upper[best, column]) = (upper[best, column], upper[k, column])
      }
      for row in order.indices.dropFirst(k + 1) {
        lower[row, k] = upper[row, k] / upper[k, k]
        upper[row, k] = 0
      }
    }
    return LU(order: order, lower: lower, upper: upper)
  #elseif SOLUTION
    for k in order.indices {
      let best = k + choice(Array(upper.column(k)[k...]))
      if isZero(upper[best, k]) { throw SystemError.singular(column: k) }
      order.swapAt(k, best)
      for column in order.indices {
        (upper[k, column], upper[best, column]) = (upper[best, column], upper[k, column])
        // Of row k there are multiples for the columns before k only.
        if column < k {
          (lower[k, column], lower[best, column]) = (lower[best, column], lower[k, column])
        }
      }
      for row in order.indices.dropFirst(k + 1) {
        lower[row, k] = upper[row, k] / upper[k, k]
        upper[row, k] = 0
        for column in order.indices.dropFirst(k + 1) {
          upper[row, column] -= lower[row, k] * upper[k, column]
        }
      }
    }
    return LU(order: order, lower: lower, upper: upper)
  #else
    // TODO: Column by column: choose the row, change places, take its multiples off the rows below.
    return LU(order: [], lower: a, upper: a)
  #endif
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
  #if SOLUTION
    guard b.count == parts.order.count else {
      throw SystemError.lengths(expected: parts.order.count, found: b.count)
    }
  #endif
  #if MISTAKE_B_KEEPS_ITS_ORDER
    // Feedback: in its old order
    var x = b
  #elseif MISTAKE_ORDER_READ_BACKWARDS
    // Feedback: the other way round
    var x = b
    for (place, row) in parts.order.enumerated() { x[row] = b[place] }
  #elseif SOLUTION
    var x = parts.order.map { b[$0] }
  #endif
  #if MISTAKE_SKIPS_LOWER
    // Feedback: right-hand side as well
  #elseif RIGHT_COLUMN_BY_COLUMN
    for column in x.indices {
      for row in x.indices.dropFirst(column + 1) { x[row] -= parts.lower[row, column] * x[column] }
    }
  #elseif SOLUTION
    for row in x.indices {
      for column in 0..<row { x[row] -= parts.lower[row, column] * x[column] }
    }
  #endif
  #if MISTAKE_UPPER_FROM_THE_TOP
    // Feedback: begin with the last
    for row in x.indices {
      for column in x.indices.dropFirst(row + 1) { x[row] -= parts.upper[row, column] * x[column] }
      x[row] /= parts.upper[row, row]
    }
    return x
  #elseif RIGHT_COLUMN_BY_COLUMN
    for column in x.indices.reversed() {
      x[column] /= parts.upper[column, column]
      for row in 0..<column { x[row] -= parts.upper[row, column] * x[column] }
    }
    return x
  #elseif SOLUTION
    for row in x.indices.reversed() {
      for column in x.indices.dropFirst(row + 1) { x[row] -= parts.upper[row, column] * x[column] }
      x[row] /= parts.upper[row, row]
    }
    return x
  #else
    // TODO: Bring b into the order of the rows. Down with the lower part, up with the upper one.
    return [.nan]
  #endif
}
