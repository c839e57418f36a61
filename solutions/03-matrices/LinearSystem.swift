import LessonKit

/// What the functions of this lesson refuse.
enum SystemError: Error, Equatable {
  /// A list has more or fewer numbers than its place has room for.
  case lengths(expected: Int, found: Int)

  /// There are not as many rows as columns.
  case notSquare(rows: Int, columns: Int)

  /// In this column, counted from 0, every number left to divide by is exactly 0.
  case singular(column: Int)
}

/// A square matrix taken apart by elimination: its rows in another order are `lower` times `upper`.
struct LU: Equatable {
  /// Row i of the product is row `order[i]` of the matrix.
  let order: [Int]
  /// 1 on the diagonal, 0 above it; below it, what each row above was multiplied by and taken off.
  let lower: Matrix
  /// 0 below the diagonal; what is left of the rows.
  let upper: Matrix
}

/// Returns the inverse of a square matrix, column by column: column k is the x for which the matrix
/// times x is 1 at place k and 0 elsewhere.
///
/// - Returns: `nil` where a column can be computed from those before it, but for rounding.
func inverseColumns(of a: Matrix) -> [[Double]]? {
  guard let qr = try? HouseholderQR(a) else { return nil }
  return try? Matrix.identity(a.columnCount).columns.map { try qr.solve($0) }
}
