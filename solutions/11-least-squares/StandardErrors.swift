import LessonKit

/// Returns the residual standard error: how far targets scatter around the model's predictions.
///
/// - Parameters:
///   - residuals: n residuals on the rows that the model was fitted to, in the target's unit.
///   - parameters: How many numbers the fit chose: the coefficients and the intercept, 0 or more. n
///     is larger.
/// - Returns: √(Σ residual² / (n - parameters)), in the target's unit.
/// - Throws: ``RegressionError/tooFewRows(needed:found:)`` when n is not larger than `parameters`.
func residualStandardError(_ residuals: [Double], parameters: Int) throws -> Double {
  #if SOLUTION
    guard residuals.count > parameters else {
      throw RegressionError.tooFewRows(needed: parameters + 1, found: residuals.count)
    }
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
  #endif
  #if MISTAKE_N_FOR_N_MINUS_P
    // Feedback: divided by n
    return (squares / Double(residuals.count)).squareRoot()
  #elseif MISTAKE_FORGETS_THE_ROOT
    // Feedback: square of
    return squares / Double(residuals.count - parameters)
  #elseif RIGHT_BY_WHAT_IS_ITS_OWN
    return squares.squareRoot() / Double(residuals.count - parameters).squareRoot()
  #elseif SOLUTION
    return (squares / Double(residuals.count - parameters)).squareRoot()
  #else
    // TODO: Refuse too few rows. Then the root of the squares' sum over the rows that are left.
    return .nan
  #endif
}

/// Returns the standard error of the intercept and of each coefficient of a least-squares fit.
///
/// With X = QR, ones first, it is s times the length of a row of R⁻¹, where s is the residual
/// standard error: the diagonal of s² (XᵀX)⁻¹ without ever making XᵀX (Hastie, Tibshirani &
/// Friedman, *The Elements of Statistical Learning*, 2nd ed., equation 3.8).
///
/// - Parameters:
///   - features: The n rows by d columns of the fit, without a column of ones.
///   - residuals: The fit's n residuals on them.
/// - Returns: d + 1 standard errors, the intercept's first, each in its coefficient's unit.
/// - Throws: ``RegressionError/lengths(rows:values:)`` when there are not n residuals, else
///   ``RegressionError/tooFewRows(needed:found:)`` when n is not larger than d + 1, else
///   ``RegressionError/dependent(column:)`` for the first feature that depends on those before it.
func standardErrors(_ features: Matrix, residuals: [Double]) throws -> [Double] {
  #if SOLUTION
    guard residuals.count == features.rowCount else {
      throw RegressionError.lengths(rows: features.rowCount, values: residuals.count)
    }
  #endif
  #if MISTAKE_FORGETS_THE_INTERCEPT
    // Feedback: intercept is one of
    let parameters = features.columnCount
  #elseif SOLUTION
    let parameters = features.columnCount + 1
  #endif
  #if SOLUTION
    let scatter = try residualStandardError(residuals, parameters: parameters)
    let r = try HouseholderQR(features.addingIntercept()).r
    let indices = 0..<r.columnCount
    for column in indices where r[column, column] == 0 {
      throw RegressionError.dependent(column: column - 1)
    }
  #endif
  #if RIGHT_BY_WHAT_IS_ITS_OWN
    // It asks the columns themselves, and needs no inverse.
  #elseif SOLUTION
    // The columns of R⁻¹: what R takes to the columns of the identity.
    let inverse = try indices.map { column in
      try backSubstitution(r, indices.map { $0 == column ? 1 : 0 })
    }
  #endif
  #if MISTAKE_COLUMNS_FOR_ROWS
    // Feedback: columns of R⁻¹
    return inverse.map { column in scatter * column.reduce(0) { $0 + $1 * $1 }.squareRoot() }
  #elseif MISTAKE_FORGETS_THE_SCATTER
    // Feedback: scatter around the model
    return indices.map { row in inverse.reduce(0) { $0 + $1[row] * $1[row] }.squareRoot() }
  #elseif MISTAKE_NORMAL_EQUATIONS
    // Feedback: squares the condition
    let design = features.addingIntercept()
    let gram = try HouseholderQR(design.transposed.times(design))
    return try indices.map { index in
      let column = try gram.solve(indices.map { $0 == index ? 1 : 0 })
      return scatter * column[index].squareRoot()
    }
  #elseif RIGHT_BY_WHAT_IS_ITS_OWN
    // The length of what the other columns leave of a column, once they have explained what they can.
    let design = features.addingIntercept()
    return try indices.map { index in
      let column = design.column(index)
      let others = design.selecting(columns: indices.filter { $0 != index })
      let explained = try others.times(others.leastSquares(column))
      let own = zip(column, explained).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      return scatter / own.squareRoot()
    }
  #elseif SOLUTION
    return indices.map { row in
      scatter * inverse.reduce(0) { $0 + $1[row] * $1[row] }.squareRoot()
    }
  #else
    // TODO: Refuse what cannot be judged. Then s times the length of each row of R⁻¹.
    return [.nan]
  #endif
}
