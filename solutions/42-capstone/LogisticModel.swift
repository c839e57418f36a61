// Given: 14-logistic/LogisticModel, as it is given there.
// Copied by `learn author stubs`.

import LessonKit

/// What the functions of this lesson refuse.
enum LogisticError: Error, Equatable {
  /// There is nothing to take a mean of.
  case noRows

  /// There are not as many labels as rows.
  case lengths(rows: Int, labels: Int)

  /// All labels are the same, and the best intercept is endless.
  case oneClass

  /// No penalty can have this size.
  case penalty(Double)

  /// Without a penalty the best weights are endless: some weights put every row on its own side, and
  /// twice as large ones do it better.
  case separable
}

/// A probability predicted from features: sigmoid(intercept + Σ coefficient · feature).
struct LogisticModel: Equatable {
  var intercept: Double
  var coefficients: [Double]

  /// The margin of each row: above 0 where true is more likely than false, and the further from 0,
  /// the surer.
  ///
  /// - Parameter features: Rows of as many features as there are coefficients.
  func margins(_ features: Matrix) throws -> [Double] {
    try features.addingIntercept().times([intercept] + coefficients)
  }
}

/// Solves `curvature` · x = `slopes` for a symmetric, positive definite matrix, by Cholesky's root.
///
/// - Returns: `nil` where the matrix is not positive definite.
func newtonStep(_ curvature: Matrix, _ slopes: [Double]) -> [Double]? {
  let count = slopes.count
  var root = Matrix(rowCount: count, columnCount: count)
  for row in 0..<count {
    for column in 0...row {
      var rest = curvature[row, column]
      for k in 0..<column { rest -= root[row, k] * root[column, k] }
      if row == column {
        guard rest > 0 else { return nil }
        root[row, row] = rest.squareRoot()
      } else {
        root[row, column] = rest / root[column, column]
      }
    }
  }
  var x = slopes
  for row in 0..<count {
    for k in 0..<row { x[row] -= root[row, k] * x[k] }
    x[row] /= root[row, row]
  }
  for row in (0..<count).reversed() {
    for k in (row + 1)..<max(count, row + 1) { x[row] -= root[k, row] * x[k] }
    x[row] /= root[row, row]
  }
  return x
}
