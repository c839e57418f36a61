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
  // TODO: Refuse what has no line. Then the slope from the two sums, and the intercept from it.
  return Line(slope: .nan, intercept: .nan)
}
