import LessonKit

/// Moves a number towards 0 by `limit`, and stops there.
///
/// - Parameter limit: 0 or more.
/// - Returns: 0 when the number is not further than `limit` from it.
func softThreshold(_ value: Double, _ limit: Double) -> Double {
  #if MISTAKE_KEEPS_THE_REST
    // Feedback: the whole value
    return abs(value) > limit ? value : 0
  #elseif MISTAKE_LOSES_THE_SIGN
    // Feedback: lost its sign
    return max(abs(value) - limit, 0)
  #elseif RIGHT_TWO_SIDES
    return max(value - limit, 0) + min(value + limit, 0)
  #elseif SOLUTION
    if value > limit { return value - limit }
    if value < -limit { return value + limit }
    return 0
  #else
    // TODO: Go towards 0, but not beyond.
    return .nan
  #endif
}

/// Returns the linear model with the least (1/2n) · Σ residual² + α · Σ |coefficient|.
///
/// By coordinate descent: one coefficient after the other is set to its best value while the others
/// stay, again and again (Friedman, Hastie & Tibshirani, *Regularization Paths for Generalized Linear
/// Models via Coordinate Descent*, 2010, section 2). The intercept is not penalised.
///
/// - Parameters:
///   - features: n rows by d columns, finite, all in comparable units: scale them before. None
///     depends on the others, but a constant one may be there.
///   - target: n finite values.
///   - alpha: α, above 0.
/// - Returns: An intercept and d coefficients, right to seven digits: sweep until no coefficient
///   changes by more than 1e-12 times the largest of them. The coefficient of a constant column is 0.
/// - Throws: ``RegressionError/lengths(rows:values:)`` when there are not n values, else
///   ``PenaltyError/size(_:)`` for an α that is 0 or less, else
///   ``RegressionError/tooFewRows(needed:found:)``, with 1 needed, without any rows.
func lasso(_ features: Matrix, _ target: [Double], alpha: Double) throws -> LinearModel {
  #if SOLUTION
    guard target.count == features.rowCount else {
      throw RegressionError.lengths(rows: features.rowCount, values: target.count)
    }
    guard alpha > 0 else { throw PenaltyError.size(alpha) }
    guard features.rowCount > 0 else { throw RegressionError.tooFewRows(needed: 1, found: 0) }
    let count = Double(target.count)
    let means = features.columns.map { $0.reduce(0, +) / count }
    let columns = zip(features.columns, means).map { column, mean in column.map { $0 - mean } }
    let center = target.reduce(0, +) / count
    var coefficients = means.map { _ in 0.0 }
    let squares = zip(columns, features.columns).map { column, raw in
      raw.allSatisfy { $0 == raw[0] } ? 0 : column.reduce(0) { $0 + $1 * $1 } / count
    }
  #endif
  #if MISTAKE_HALF_THE_PENALTY
    // Feedback: half of the penalty
    let limit = alpha / 2
  #elseif MISTAKE_PENALTY_TIMES_ROWS
    // Feedback: times the number of rows
    let limit = alpha * count
  #elseif SOLUTION
    let limit = alpha
  #endif
  #if MISTAKE_ONE_SWEEP
    // Feedback: one sweep
    var left = target.map { $0 - center }
    for place in coefficients.indices where squares[place] > 0 {
      let column = columns[place]
      let pull = zip(column, left).reduce(0) { $0 + $1.0 * $1.1 } / count
      let change = softThreshold(pull, limit) / squares[place]
      left = zip(left, column).map { $0 - change * $1 }
      coefficients[place] = change
    }
  #elseif MISTAKE_EACH_ALONE
    // Feedback: as if it were alone
    let left = target.map { $0 - center }
    for place in coefficients.indices where squares[place] > 0 {
      let pull = zip(columns[place], left).reduce(0) { $0 + $1.0 * $1.1 } / count
      coefficients[place] = softThreshold(pull, limit) / squares[place]
    }
  #elseif RIGHT_GRAM_MATRIX
    // Products of columns are made once; a sweep then costs d² whatever the number of rows.
    let gram = columns.map { a in
      columns.map { b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / count }
    }
    let pulls = columns.map { column in
      zip(column, target).reduce(0) { $0 + $1.0 * ($1.1 - center) } / count
    }
    for _ in 0..<100_000 {
      var largest = 0.0
      for place in coefficients.indices where squares[place] > 0 {
        let old = coefficients[place]
        let others = zip(gram[place], coefficients).reduce(0) { $0 + $1.0 * $1.1 }
        let new =
          softThreshold(pulls[place] - others + gram[place][place] * old, limit) / squares[place]
        coefficients[place] = new
        largest = max(largest, abs(new - old))
      }
      if largest <= 1e-12 * (coefficients.map(abs).max() ?? 0) { break }
    }
  #elseif SOLUTION
    var left = target.map { $0 - center }
    var largest = Double.infinity
    while largest > 1e-12 * (coefficients.map(abs).max() ?? 0) {
      largest = 0
      for place in coefficients.indices where squares[place] > 0 {
        let (column, old) = (columns[place], coefficients[place])
        // What the coefficient would want if it were not there yet.
        let pull = zip(column, left).reduce(0) { $0 + $1.0 * $1.1 } / count + old * squares[place]
        let new = softThreshold(pull, limit) / squares[place]
        if new != old { left = zip(left, column).map { $0 - (new - old) * $1 } }
        coefficients[place] = new
        largest = max(largest, abs(new - old))
      }
    }
  #endif
  #if SOLUTION
    let shift = zip(coefficients, means).reduce(0) { $0 + $1.0 * $1.1 }
    return LinearModel(intercept: center - shift, coefficients: coefficients)
  #else
    // TODO: Refuse, take the means off, and sweep until nothing changes.
    return LinearModel(intercept: .nan, coefficients: [])
  #endif
}
