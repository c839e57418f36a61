/// A matrix taken apart into an orthogonal and an upper triangular one, A = QR.
///
/// By Householder reflections, which keep about twice the digits that the normal equations keep
/// (Golub & Van Loan, *Matrix Computations*, 4th ed., sections 5.2.1 and 5.3).
public struct HouseholderQR: Sendable {
  /// The upper triangle in its own place; below the diagonal, the reflections' vectors.
  private var packed: Matrix
  /// The first element of each reflection's vector, which the diagonal has no room for.
  private var heads: [Double]
  /// The factor 2 / vᵀv of each reflection; 0 for one that does nothing.
  private var factors: [Double]
  private let dependentColumn: Int?

  /// Takes `matrix` apart.
  ///
  /// - Parameter matrix: n rows by d columns, n ≥ d.
  /// - Throws: ``MatrixError/tooFewRows(rows:columns:)``.
  /// - Complexity: O(n d²).
  public init(_ matrix: Matrix) throws(MatrixError) {
    let n = matrix.rowCount
    let d = matrix.columnCount
    guard n >= d else { throw .tooFewRows(rows: n, columns: d) }
    packed = matrix
    heads = Array(repeating: 0, count: d)
    factors = Array(repeating: 0, count: d)
    var dependent: Int?

    for column in 0..<d {
      let original = Self.norm(matrix.column(column)[...])
      let norm = Self.norm(packed.column(column)[column...])
      // What is left of a dependent column is rounding, whose size its own length sets.
      if norm <= original * Double(n) * .ulpOfOne {
        if dependent == nil { dependent = column }
        for row in column..<n { packed[row, column] = 0 }
        continue
      }
      let diagonal = packed[column, column]
      let reflected = diagonal > 0 ? -norm : norm
      heads[column] = diagonal - reflected
      var square = heads[column] * heads[column]
      for row in (column + 1)..<max(n, column + 1) {
        square += packed[row, column] * packed[row, column]
      }
      factors[column] = 2 / square
      for other in (column + 1)..<max(d, column + 1) {
        var sum = heads[column] * packed[column, other]
        for row in (column + 1)..<n { sum += packed[row, column] * packed[row, other] }
        sum *= factors[column]
        packed[column, other] -= sum * heads[column]
        for row in (column + 1)..<n { packed[row, other] -= sum * packed[row, column] }
      }
      packed[column, column] = reflected
    }
    dependentColumn = dependent
  }

  /// The upper triangle R, d x d.
  public var r: Matrix {
    var r = Matrix(rowCount: packed.columnCount, columnCount: packed.columnCount)
    for row in 0..<r.rowCount {
      for column in row..<r.columnCount { r[row, column] = packed[row, column] }
    }
    return r
  }

  /// The first d columns of Q, n x d, orthonormal.
  public var q: Matrix {
    var q = Matrix(rowCount: packed.rowCount, columnCount: packed.columnCount)
    for column in 0..<q.columnCount {
      var unit = [Double](repeating: 0, count: packed.rowCount)
      unit[column] = 1
      for reflection in (0..<packed.columnCount).reversed() { reflect(&unit, reflection) }
      for row in 0..<q.rowCount { q[row, column] = unit[row] }
    }
    return q
  }

  /// Returns the x for which Ax is nearest to `target`, by least squares; for a square A, Ax = b.
  ///
  /// - Parameter target: n numbers.
  /// - Returns: d numbers.
  /// - Throws: ``MatrixError/rankDeficient(column:)`` when a column of A depends on those before
  ///   it, ``MatrixError/shapes(operation:left:right:)`` when `target` has not n numbers.
  public func solve(_ target: [Double]) throws(MatrixError) -> [Double] {
    guard target.count == packed.rowCount else {
      throw .shapes(operation: "solve", left: packed.shape, right: "\(target.count) x 1")
    }
    if let dependentColumn { throw .rankDeficient(column: dependentColumn) }
    var rotated = target
    for reflection in 0..<packed.columnCount { reflect(&rotated, reflection) }
    var solution = [Double](repeating: 0, count: packed.columnCount)
    for row in (0..<packed.columnCount).reversed() {
      var sum = rotated[row]
      for column in (row + 1)..<max(packed.columnCount, row + 1) {
        sum -= packed[row, column] * solution[column]
      }
      solution[row] = sum / packed[row, row]
    }
    return solution
  }

  private func reflect(_ vector: inout [Double], _ column: Int) {
    guard factors[column] != 0 else { return }
    let below = (column + 1)..<max(packed.rowCount, column + 1)
    var sum = heads[column] * vector[column]
    for row in below { sum += packed[row, column] * vector[row] }
    sum *= factors[column]
    vector[column] -= sum * heads[column]
    for row in below { vector[row] -= sum * packed[row, column] }
  }

  /// Euclid's norm, scaled so that squares neither overflow nor vanish.
  private static func norm(_ values: ArraySlice<Double>) -> Double {
    let largest = values.reduce(0) { max($0, abs($1)) }
    guard largest > 0, largest.isFinite else { return largest }
    let sum = values.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
    return largest * sum.squareRoot()
  }
}

extension Matrix {
  /// Returns the least-squares coefficients of `target` on this design matrix's columns.
  ///
  /// - Parameter target: A number for each row.
  /// - Returns: A coefficient for each column, in target units per unit of that column.
  /// - Throws: ``MatrixError/rankDeficient(column:)``, ``MatrixError/tooFewRows(rows:columns:)``,
  ///   ``MatrixError/shapes(operation:left:right:)``.
  /// - Complexity: O(n d²).
  public func leastSquares(_ target: [Double]) throws(MatrixError) -> [Double] {
    try HouseholderQR(self).solve(target)
  }
}
