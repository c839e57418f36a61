// Given: 11-least-squares/LeastSquares, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

import LessonKit

/// Returns the linear model with the smallest sum of squared residuals, by ordinary least squares.
///
/// Solved by Householder QR, which keeps about twice the digits of the normal equations (Golub &
/// Van Loan, *Matrix Computations*, 4th ed., section 5.3).
///
/// - Parameters:
///   - features: n rows (samples) by d columns, finite, without a column of ones.
///   - target: n values, finite, in the target's unit.
/// - Returns: The model: an intercept and d coefficients.
/// - Throws: ``RegressionError/lengths(rows:values:)`` when there are not n values, else
///   ``RegressionError/tooFewRows(needed:found:)`` below d + 1 rows, else
///   ``RegressionError/dependent(column:)`` for the first of the d features that is constant or
///   depends on the features before it and the intercept.
func ols(_ features: Matrix, _ target: [Double]) throws -> LinearModel {
  guard target.count == features.rowCount else {
    throw RegressionError.lengths(rows: features.rowCount, values: target.count)
  }
  let needed = features.columnCount + 1
  guard features.rowCount >= needed else {
    throw RegressionError.tooFewRows(needed: needed, found: features.rowCount)
  }
  let qr = try HouseholderQR(features.addingIntercept())
  do {
    let solution = try backSubstitution(qr.r, qr.q.transposed.times(target))
    return LinearModel(intercept: solution[0], coefficients: Array(solution.dropFirst()))
  } catch RegressionError.dependent(let column) {
    // Of the design's columns the first is the intercept; the caller counts features.
    throw RegressionError.dependent(column: column - 1)
  }
}
