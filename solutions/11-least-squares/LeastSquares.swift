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
  #if SOLUTION
    guard target.count == features.rowCount else {
      throw RegressionError.lengths(rows: features.rowCount, values: target.count)
    }
    let needed = features.columnCount + 1
    guard features.rowCount >= needed else {
      throw RegressionError.tooFewRows(needed: needed, found: features.rowCount)
    }
  #endif
  #if MISTAKE_NO_INTERCEPT
    // Feedback: without an intercept
    let qr = try HouseholderQR(features)
    let slopes = try backSubstitution(qr.r, qr.q.transposed.times(target))
    return LinearModel(intercept: 0, coefficients: slopes)
  #elseif MISTAKE_NORMAL_EQUATIONS
    // Feedback: squares the condition
    let design = features.addingIntercept()
    var gram = try design.transposed.times(design)
    var moments = try design.transposed.times(target)
    for pivot in moments.indices {
      if gram[pivot, pivot] == 0 { throw RegressionError.dependent(column: pivot - 1) }
      for row in moments.indices.dropFirst(pivot + 1) {
        let factor = gram[row, pivot] / gram[pivot, pivot]
        for column in moments.indices.dropFirst(pivot) {
          gram[row, column] -= factor * gram[pivot, column]
        }
        moments[row] -= factor * moments[pivot]
      }
    }
    let solution = try backSubstitution(gram, moments)
    return LinearModel(intercept: solution[0], coefficients: Array(solution.dropFirst()))
  #elseif MISTAKE_NORMAL_EQUATIONS_BY_QR
    // Feedback: XᵀX was taken apart
    let design = features.addingIntercept()
    let qr = try HouseholderQR(design.transposed.times(design))
    let moments = try design.transposed.times(target)
    do {
      let solution = try backSubstitution(qr.r, qr.q.transposed.times(moments))
      return LinearModel(intercept: solution[0], coefficients: Array(solution.dropFirst()))
    } catch RegressionError.dependent(let column) {
      throw RegressionError.dependent(column: column - 1)
    }
  #elseif MISTAKE_DUMMY_TRAP
    // Feedback: as good as any other
    let design = features.addingIntercept()
    let qr = try HouseholderQR(design)
    var r = qr.r
    var rotated = try qr.q.transposed.times(target)
    for column in rotated.indices where r[column, column] == 0 {
      r[column, column] = 1
      rotated[column] = 0
    }
    let solution = try backSubstitution(r, rotated)
    return LinearModel(intercept: solution[0], coefficients: Array(solution.dropFirst()))
  #elseif MISTAKE_COUNTS_THE_INTERCEPT
    // Feedback: column of ones
    let qr = try HouseholderQR(features.addingIntercept())
    let solution = try backSubstitution(qr.r, qr.q.transposed.times(target))
    return LinearModel(intercept: solution[0], coefficients: Array(solution.dropFirst()))
  #elseif RIGHT_TURNS_ROW_BY_ROW
    // Givens rotations: every row is turned into a triangle that begins empty.
    let design = features.addingIntercept()
    var r = Matrix(rowCount: needed, columnCount: needed)
    var right = [Double](repeating: 0, count: needed)
    for (row, value) in zip(design.rows, target) {
      var (row, value) = (row, value)
      for column in 0..<needed where row[column] != 0 {
        let diagonal = r[column, column]
        let length = (diagonal * diagonal + row[column] * row[column]).squareRoot()
        let (c, s) = (diagonal / length, row[column] / length)
        for place in column..<needed {
          (r[column, place], row[place]) = (
            c * r[column, place] + s * row[place], c * row[place] - s * r[column, place]
          )
        }
        (right[column], value) = (c * right[column] + s * value, c * value - s * right[column])
      }
    }
    for column in 0..<needed {
      // What is left of a dependent column is rounding, whose size its own length sets.
      let length = design.column(column).reduce(0) { $0 + $1 * $1 }.squareRoot()
      if abs(r[column, column]) <= 4 * Double(design.rowCount) * .ulpOfOne * length {
        r[column, column] = 0
      }
    }
    do {
      let solution = try backSubstitution(r, right)
      return LinearModel(intercept: solution[0], coefficients: Array(solution.dropFirst()))
    } catch RegressionError.dependent(let column) {
      throw RegressionError.dependent(column: column - 1)
    }
  #elseif SOLUTION
    let qr = try HouseholderQR(features.addingIntercept())
    do {
      let solution = try backSubstitution(qr.r, qr.q.transposed.times(target))
      return LinearModel(intercept: solution[0], coefficients: Array(solution.dropFirst()))
    } catch RegressionError.dependent(let column) {
      // Of the design's columns the first is the intercept; the caller counts features.
      throw RegressionError.dependent(column: column - 1)
    }
  #else
    // TODO: Refuse what cannot be fitted. Then QR, back substitution, and the model from its answer.
    return LinearModel(intercept: .nan, coefficients: [])
  #endif
}
