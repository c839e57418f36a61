/// Returns the line whose squared residuals add up to the least, by ordinary least squares.
///
/// With every value measured from its column's mean, the slope is the sum of the products x · y
/// divided by the sum of the squares x², and the line passes through the two means (Hastie,
/// Tibshirani & Friedman, *The Elements of Statistical Learning*, 2nd ed., section 3.2).
///
/// - Parameters:
///   - x: n values of the one feature, n ≥ 2, finite, in any unit.
///   - y: n targets for the same rows, finite, in any unit.
/// - Returns: The line, its slope in target units per unit of x.
/// - Throws: ``RegressionError/lengths(first:second:)`` when y has not as many values as x, else
///   ``RegressionError/tooFewRows(needed:found:)`` below two rows, else
///   ``RegressionError/constantInput`` when every x is the same number.
/// - Complexity: O(n).
func simpleOLS(x: [Double], y: [Double]) throws -> Line {
  #if MISTAKE_STOPS_AT_THE_SHORTER
    // Feedback: shorter
    let (x, y) = (Array(x.prefix(y.count)), Array(y.prefix(x.count)))
  #elseif SOLUTION
    guard x.count == y.count else {
      throw RegressionError.lengths(first: x.count, second: y.count)
    }
  #endif
  #if SOLUTION
    guard x.count >= 2 else { throw RegressionError.tooFewRows(needed: 2, found: x.count) }
  #endif
  #if MISTAKE_CONSTANT_X_PASSES
    // Feedback: every x is the same
  #elseif MISTAKE_CONSTANT_BY_ITS_SPREAD
    // Feedback: rounding
    let middle = x.reduce(0, +) / Double(x.count)
    let spread = x.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    guard spread > 0 else { throw RegressionError.constantInput }
  #elseif SOLUTION
    // The values are compared, not their spread: the mean of three 0.1 is not quite 0.1.
    guard x.min() != x.max() else { throw RegressionError.constantInput }
  #endif
  #if RIGHT_MOVES_THE_MEANS
    var (meanX, meanY) = (0.0, 0.0)
    var products = 0.0
    var squares = 0.0
  #elseif SOLUTION
    let meanX = x.reduce(0, +) / Double(x.count)
    let meanY = y.reduce(0, +) / Double(y.count)
    var products = 0.0
    var squares = 0.0
  #endif
  #if MISTAKE_X_AND_Y_SWAPPED
    // Feedback: swapped
    for (x, y) in zip(x, y) {
      products += (x - meanX) * (y - meanY)
      squares += (y - meanY) * (y - meanY)
    }
    return Line(slope: products / squares, intercept: meanX - products / squares * meanY)
  #elseif MISTAKE_THROUGH_THE_ORIGIN
    // Feedback: through 0
    for (x, y) in zip(x, y) {
      products += x * y
      squares += x * x
    }
    return Line(slope: products / squares, intercept: 0)
  #elseif MISTAKE_MIXES_N_AND_N_MINUS_ONE
    // Feedback: by n and the other
    for (x, y) in zip(x, y) {
      products += (x - meanX) * (y - meanY)
      squares += (x - meanX) * (x - meanX)
    }
    let n = Double(x.count)
    let slope = (products / (n - 1)) / (squares / n)
    return Line(slope: slope, intercept: meanY - slope * meanX)
  #elseif MISTAKE_SUBTRACTS_LARGE_SUMS
    // Feedback: far from 0
    for (x, y) in zip(x, y) {
      products += x * y
      squares += x * x
    }
    let n = Double(x.count)
    let slope = (products - n * meanX * meanY) / (squares - n * meanX * meanX)
    return Line(slope: slope, intercept: meanY - slope * meanX)
  #elseif RIGHT_MEASURES_ONE_SIDE
    // The distances of x add up to 0, so y may be measured from anywhere near.
    for (x, value) in zip(x, y) {
      products += (x - meanX) * (value - y[0])
      squares += (x - meanX) * (x - meanX)
    }
    let slope = products / squares
    return Line(slope: slope, intercept: meanY - slope * meanX)
  #elseif RIGHT_MOVES_THE_MEANS
    // Welford's update: one pass, and the means move with each row.
    for (row, (x, y)) in zip(x, y).enumerated() {
      let before = x - meanX
      meanX += before / Double(row + 1)
      meanY += (y - meanY) / Double(row + 1)
      products += before * (y - meanY)
      squares += before * (x - meanX)
    }
    let slope = products / squares
    return Line(slope: slope, intercept: meanY - slope * meanX)
  #elseif SOLUTION
    for (x, y) in zip(x, y) {
      let distance = x - meanX
      products += distance * (y - meanY)
      squares += distance * distance
    }
    let slope = products / squares
    return Line(slope: slope, intercept: meanY - slope * meanX)
  #else
    // TODO: Refuse what has no line. Then the slope from the two sums, and the intercept from it.
    return Line(slope: .nan, intercept: .nan)
  #endif
}
