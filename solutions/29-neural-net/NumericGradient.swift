// Given: 12-descent/NumericGradient, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

/// Measures the slope of a function for each coordinate, by central differences.
///
/// Go a step up and a step down along one coordinate, the others where they are: the difference of
/// the two values, divided by the distance between the two places (Nocedal & Wright, *Numerical
/// Optimization*, 2nd ed., section 8.1).
///
/// - Parameters:
///   - function: Takes as many coordinates as `point` has. It is called twice for each of them.
///   - point: Where to measure.
///   - step: How far to go to each side; more than 0.
/// - Returns: One slope for each coordinate; none for a point without any.
/// - Throws: What `function` throws.
func numericGradient(
  of function: ([Double]) throws -> Double, at point: [Double], step: Double
) rethrows -> [Double] {
  return try point.indices.map { index in
    var (above, below) = (point, point)
    above[index] += step
    below[index] -= step
    return try (function(above) - function(below)) / (2 * step)
  }
}
