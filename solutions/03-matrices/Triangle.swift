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
    #if SOLUTION
      guard row.count == right.count else {
        throw SystemError.lengths(expected: right.count, found: row.count)
      }
      var (row, target) = (row, target)
    #endif
    #if MISTAKE_ADDS_UP_PRODUCTS
      // Feedback: squares the condition
      var products = try r.transposed.times(r)
      var moments = try r.transposed.times(right)
      var total = right.reduce(squares + target * target) { $0 + $1 * $1 }
      for j in row.indices {
        for k in row.indices { products[j, k] += row[j] * row[k] }
        moments[j] += row[j] * target
      }
      for k in row.indices {
        for j in row.indices[k...] {
          r[k, j] = products[k, j]
          for i in 0..<k { r[k, j] -= r[i, k] * r[i, j] }
        }
        right[k] = moments[k]
        for i in 0..<k { right[k] -= r[i, k] * right[i] }
        let pivot = max(0, r[k, k]).squareRoot()
        for j in row.indices[k...] { r[k, j] = pivot > 0 ? r[k, j] / pivot : 0 }
        right[k] = pivot > 0 ? right[k] / pivot : 0
        total -= right[k] * right[k]
      }
      squares = max(0, total)
      target = 0
    #elseif MISTAKE_USES_THE_NEW_ROW_OF_R
      // Feedback: already turned
      for k in row.indices where row[k] != 0 {
        let length = (r[k, k] * r[k, k] + row[k] * row[k]).squareRoot()
        let (c, s) = (r[k, k] / length, row[k] / length)
        for j in row.indices[k...] {
          r[k, j] = c * r[k, j] + s * row[j]
          row[j] = c * row[j] - s * r[k, j]
        }
        right[k] = c * right[k] + s * target
        target = c * target - s * right[k]
      }
    #elseif MISTAKE_TAKES_OFF_A_MULTIPLE
      // Feedback: nothing was turned
      for k in row.indices where row[k] != 0 {
        if r[k, k] == 0 {
          for j in row.indices[k...] { (r[k, j], row[j]) = (row[j], 0) }
          (right[k], target) = (target, 0)
        } else {
          let factor = row[k] / r[k, k]
          for j in row.indices[k...] { row[j] -= factor * r[k, j] }
          target -= factor * right[k]
        }
      }
    #elseif MISTAKE_FIRST_ROW_AS_IT_IS
      // Feedback: negative on the diagonal
      for k in row.indices where row[k] != 0 {
        if r[k, k] == 0 {
          for j in row.indices[k...] { (r[k, j], row[j]) = (row[j], 0) }
          (right[k], target) = (target, 0)
        } else {
          let length = (r[k, k] * r[k, k] + row[k] * row[k]).squareRoot()
          let (c, s) = (r[k, k] / length, row[k] / length)
          for j in row.indices[k...] {
            (r[k, j], row[j]) = (c * r[k, j] + s * row[j], c * row[j] - s * r[k, j])
          }
          (right[k], target) = (c * right[k] + s * target, c * target - s * right[k])
        }
      }
    #elseif MISTAKE_LEAVES_THE_TARGET
      // Feedback: targets have to be turned
      for k in row.indices where row[k] != 0 {
        let length = (r[k, k] * r[k, k] + row[k] * row[k]).squareRoot()
        let (c, s) = (r[k, k] / length, row[k] / length)
        for j in row.indices[k...] {
          (r[k, j], row[j]) = (c * r[k, j] + s * row[j], c * row[j] - s * r[k, j])
        }
        right[k] += s * target
      }
    #elseif RIGHT_BY_THE_TANGENT
      // The smaller of the two is divided by the larger, as BLAS does.
      for k in row.indices where row[k] != 0 {
        let (p, q) = (r[k, k], row[k])
        let c: Double
        let s: Double
        if abs(q) > p {
          let t = p / q
          s = (q < 0 ? -1 : 1) / (1 + t * t).squareRoot()
          c = s * t
        } else {
          let t = q / p
          c = 1 / (1 + t * t).squareRoot()
          s = c * t
        }
        for j in row.indices[k...] {
          let turned = c * r[k, j] + s * row[j]
          row[j] = c * row[j] - s * r[k, j]
          r[k, j] = turned
        }
        let turned = c * right[k] + s * target
        target = c * target - s * right[k]
        right[k] = turned
      }
    #elseif RIGHT_REFLECTS_THE_STACK
      // The QR of R with the new row below it, by reflections; then signs, row by row.
      let stack = try HouseholderQR(Matrix(rows: r.rows + [row]))
      let total = right.reduce(target * target) { $0 + $1 * $1 }
      right = try stack.q.transposed.times(right + [target])
      r = stack.r
      for k in row.indices where r[k, k] < 0 {
        for j in row.indices[k...] { r[k, j] = -r[k, j] }
        right[k] = -right[k]
      }
      target = max(0, total - right.reduce(0) { $0 + $1 * $1 }).squareRoot()
    #elseif SOLUTION
      for k in row.indices where row[k] != 0 {
        let length = (r[k, k] * r[k, k] + row[k] * row[k]).squareRoot()
        let (c, s) = (r[k, k] / length, row[k] / length)
        for j in row.indices[k...] {
          (r[k, j], row[j]) = (c * r[k, j] + s * row[j], c * row[j] - s * r[k, j])
        }
        (right[k], target) = (c * right[k] + s * target, c * target - s * right[k])
      }
    #else
      // TODO: Turn the new row against each row of R in turn. What is left of the target is
      // squared.
    #endif
    #if SOLUTION
      squares += target * target
    #endif
  }
}
