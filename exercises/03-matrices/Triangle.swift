import LessonKit

/// The upper triangular matrix R of X = QR, kept up to date while the rows of X come one by one.
///
/// It holds d² + d + 1 numbers, however many rows there were: what least squares has to know of
/// them.
struct Triangle {
  /// d rows by d columns: 0 below the diagonal, nothing negative on it.
  private(set) var r: Matrix

  /// What the turns made of the targets, beside the rows of R: the first d numbers of Qᵀy.
  private(set) var right: [Double]

  /// The sum of squares of what was left of the targets. Once the columns of X are independent, no
  /// coefficients have a smaller sum of squared residuals, and those of R b = ``right`` have this
  /// one.
  private(set) var squares = 0.0

  /// Begins without any rows.
  ///
  /// - Parameter columns: d, 0 or more.
  init(columns: Int) {
    r = Matrix(rowCount: columns, columnCount: columns)
    right = Array(repeating: 0, count: columns)
  }

  /// Takes a row of X with its target in, by Givens rotations.
  ///
  /// For each k from 0, row k of R and the new row are turned as a pair, targets included, such
  /// that the new row is 0 at place k and R is not negative there: (p, q) becomes (c p + s q, c q -
  /// s p), with c² + s² = 1. A new row that is 0 there already is left alone (Golub & Van Loan,
  /// *Matrix Computations*, 4th ed., section 5.1.8).
  ///
  /// - Parameters:
  ///   - row: d numbers; finite, and those that are not 0 between 1e-100 and 1e100 in size.
  ///   - target: A number of the same kind.
  /// - Throws: ``SystemError/lengths(expected:found:)``; nothing has changed then.
  mutating func add(_ row: [Double], _ target: Double) throws {
    // TODO: Turn the new row against each row of R in turn. What is left of the target is
    // squared.
  }
}
