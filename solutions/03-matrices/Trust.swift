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
  #if MISTAKE_STOPS_AT_THE_SHORTER
    // Feedback: shorter
  #elseif MISTAKE_LOOKS_AT_B_FIRST
    // Feedback: before b is
    guard b.count == a.rowCount else {
      throw SystemError.lengths(expected: a.rowCount, found: b.count)
    }
    guard x.count == a.columnCount else {
      throw SystemError.lengths(expected: a.columnCount, found: x.count)
    }
  #elseif SOLUTION
    guard x.count == a.columnCount else {
      throw SystemError.lengths(expected: a.columnCount, found: x.count)
    }
    guard b.count == a.rowCount else {
      throw SystemError.lengths(expected: a.rowCount, found: b.count)
    }
  #endif
  #if MISTAKE_GOES_DOWN_COLUMNS
    // Feedback: down a column
    let parts = zip(a.columns, b)
  #elseif RIGHT_TWO_PRODUCTS
  #elseif SOLUTION
    let parts = zip(a.rows, b)
  #endif
  #if MISTAKE_SHARE_OF_B_ALONE
    // Feedback: divided by b alone
    return parts.map { row, right in
      abs(zip(row, x).reduce(right) { $0 - $1.0 * $1.1 }) / abs(right)
    }.max() ?? 0
  #elseif MISTAKE_NOT_A_SHARE
    // Feedback: in the unit of b
    return parts.map { row, right in
      abs(zip(row, x).reduce(right) { $0 - $1.0 * $1.1 })
    }.max() ?? 0
  #elseif MISTAKE_SIZE_OF_THE_SUM
    // Feedback: may cancel
    return parts.map { row, right in
      let sum = zip(row, x).reduce(0) { $0 + $1.0 * $1.1 }
      return sum == 0 && right == 0 ? 0 : abs(right - sum) / (abs(sum) + abs(right))
    }.max() ?? 0
  #elseif MISTAKE_KEEPS_THE_SIGN
    // Feedback: below 0
    return parts.map { row, right in
      let terms = zip(row, x).map(*)
      let sizes = terms.reduce(abs(right)) { $0 + abs($1) }
      return sizes == 0 ? 0 : (right - terms.reduce(0, +)) / sizes
    }.max() ?? 0
  #elseif RIGHT_TWO_PRODUCTS
    let sums = try a.times(x)
    let sizes = try Matrix(
      rowCount: a.rowCount, columnCount: a.columnCount, elements: a.elements.map(abs)
    ).times(x.map(abs))
    var worst = 0.0
    for row in b.indices where sizes[row] + abs(b[row]) > 0 {
      worst = max(worst, abs(sums[row] - b[row]) / (sizes[row] + abs(b[row])))
    }
    return worst
  #elseif SOLUTION
    return parts.map { row, right in
      var left = right
      var sizes = abs(right)
      for (number, unknown) in zip(row, x) {
        left -= number * unknown
        sizes += abs(number * unknown)
      }
      return sizes == 0 ? 0 : abs(left) / sizes
    }.max() ?? 0
  #else
    // TODO: Refuse lists that do not fit. In each row, what is left over as a share; the largest.
    return .nan
  #endif
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
  #if SOLUTION
    guard a.isSquare else {
      throw SystemError.notSquare(rows: a.rowCount, columns: a.columnCount)
    }
  #endif
  #if MISTAKE_UNITS_COUNT
    // Feedback: depends on units
    let unit = a.columns
  #elseif MISTAKE_SCALES_BY_THE_LARGEST
    // Feedback: largest number
    let unit = a.columns.map { column in
      let largest = column.reduce(0) { max($0, abs($1)) }
      return column.map { $0 / largest }
    }
  #elseif MISTAKE_SCALES_ROWS
    // Feedback: rows were divided
    let rows = a.rows.map { row in
      let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return row.map { $0 / length }
    }
    let unit = try Matrix(rows: rows).columns
  #elseif SOLUTION
    let unit = a.columns.map { column in
      let length = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return column.map { $0 / length }
    }
  #endif
  #if SOLUTION
    guard !unit.joined().contains(where: \.isNaN) else { return .infinity }
  #endif
  #if RIGHT_INVERTS_BY_JORDAN
    // Gauss and Jordan: every column becomes one of the identity's, and that becomes the inverse.
    var left = unit.count == 0 ? [] : try Matrix(columns: unit).rows
    var inverse = Matrix.identity(unit.count).rows
    for place in left.indices {
      var pivot = place
      for row in place..<left.count where abs(left[row][place]) > abs(left[pivot][place]) {
        pivot = row
      }
      left.swapAt(place, pivot)
      inverse.swapAt(place, pivot)
      let divisor = left[place][place]
      guard divisor != 0 else { return .infinity }
      left[place] = left[place].map { $0 / divisor }
      inverse[place] = inverse[place].map { $0 / divisor }
      for row in left.indices where row != place {
        let factor = left[row][place]
        left[row] = zip(left[row], left[place]).map { $0 - factor * $1 }
        inverse[row] = zip(inverse[row], inverse[place]).map { $0 - factor * $1 }
      }
    }
    let sums = [unit, try Matrix(rows: inverse).columns].map { columns in
      columns.map { $0.map(abs).reduce(0, +) }.max() ?? 0
    }
    let grown = sums[0] * sums[1]
  #elseif SOLUTION
    guard let inverse = try inverseColumns(of: Matrix(columns: unit)) else { return .infinity }
  #endif
  #if MISTAKE_ROW_SUMS
    // Feedback: sums of rows
    let largest: ([[Double]]) -> Double = { columns in
      columns[0].indices.map { row in columns.reduce(0) { $0 + abs($1[row]) } }.max() ?? 0
    }
    let grown = largest(unit) * largest(inverse)
  #elseif MISTAKE_INVERSE_ALONE
    // Feedback: the matrix's own
    let grown = inverse.map { $0.reduce(0) { $0 + abs($1) } }.max() ?? 0
  #elseif MISTAKE_SIGNS_CANCEL
    // Feedback: signs cancel
    let largest: ([[Double]]) -> Double = { $0.map { $0.reduce(0, +) }.max() ?? 0 }
    let grown = largest(unit) * largest(inverse)
  #elseif RIGHT_INVERTS_BY_JORDAN
  #elseif SOLUTION
    let largest: ([[Double]]) -> Double = { $0.map { $0.reduce(0) { $0 + abs($1) } }.max() ?? 0 }
    let grown = largest(unit) * largest(inverse)
  #endif
  #if MISTAKE_BELIEVES_ANY_NUMBER
    // Feedback: beyond 1e15
    return grown
  #elseif SOLUTION
    return grown <= 1e15 ? grown : .infinity
  #else
    // TODO: Columns of length 1, the inverse column by column, and the two largest sums.
    return .nan
  #endif
}
