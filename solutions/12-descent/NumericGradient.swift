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
  #if MISTAKE_FORWARD
    // Feedback: to one side only
    let here = try function(point)
    return try point.indices.map { index in
      var moved = point
      moved[index] += step
      return try (function(moved) - here) / step
    }
  #elseif MISTAKE_MOVES_ON
    // Feedback: put back
    var moved = point
    return try point.indices.map { index in
      moved[index] += step
      let above = try function(moved)
      moved[index] -= 2 * step
      return try (above - function(moved)) / (2 * step)
    }
  #elseif MISTAKE_DIVIDES_BY_ONE_STEP
    // Feedback: two steps apart
    return try point.indices.map { index in
      var (above, below) = (point, point)
      above[index] += step
      below[index] -= step
      return try (function(above) - function(below)) / step
    }
  #elseif RIGHT_IN_PLACE
    var slopes: [Double] = []
    var moved = point
    for index in point.indices {
      moved[index] = point[index] - step
      let below = try function(moved)
      moved[index] = point[index] + step
      slopes.append(try (function(moved) - below) / step / 2)
      moved[index] = point[index]
    }
    return slopes
  #elseif SOLUTION
    return try point.indices.map { index in
      var (above, below) = (point, point)
      above[index] += step
      below[index] -= step
      return try (function(above) - function(below)) / (2 * step)
    }
  #else
    // TODO: For each coordinate, call the function a step above and a step below.
    return [.nan]
  #endif
}
