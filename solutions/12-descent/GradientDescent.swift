import LessonKit

/// Walks down the mean squared error from weights of 0, always against the gradient.
///
/// In each step every weight changes by -`rate` times its slope, all of them at once: the slopes are
/// those of the place where the step begins.
///
/// - Parameters:
///   - features: n rows of finite numbers. An intercept is a column of ones.
///   - target: n finite numbers.
///   - rate: How far to go for a slope of 1; more than 0.
///   - steps: How many steps; 0 or more.
/// - Returns: The weights after the last step, one for each column.
/// - Throws: What ``requireShapes(_:_:_:)`` refuses, also for 0 steps;
///   ``DescentError/diverged(step:)`` after the first step that leaves a weight which is not a number
///   or whose absolute value is above ``DescentError/bound``.
func gradientDescent(
  _ features: Matrix, _ target: [Double], rate: Double, steps: Int
) throws -> [Double] {
  #if SOLUTION
    var weights = [Double](repeating: 0, count: features.columnCount)
    try requireShapes(weights, features, target)
  #endif
  #if MISTAKE_ONE_STEP_SHORT
    // Feedback: one step too few
    let numbers = Array((0...steps).dropFirst().dropLast())
  #elseif SOLUTION
    let numbers = Array((0...steps).dropFirst())
  #endif
  #if MISTAKE_WEIGHT_BY_WEIGHT
    // Feedback: already changed
    for number in numbers {
      for index in weights.indices {
        weights[index] -= rate * (try mseGradient(weights, features, target)[index])
      }
      try requireNear(weights, after: number)
    }
    return weights
  #elseif MISTAKE_CLIMBS
    // Feedback: uphill
    for number in numbers {
      let slopes = try mseGradient(weights, features, target)
      weights = zip(weights, slopes).map { $0 + rate * $1 }
      try requireNear(weights, after: number)
    }
    return weights
  #elseif MISTAKE_GOES_ON_FOR_EVER
    // Feedback: nobody was told
    for _ in numbers {
      let slopes = try mseGradient(weights, features, target)
      weights = zip(weights, slopes).map { $0 - rate * $1 }
    }
    return weights
  #elseif MISTAKE_LOOKS_AT_THE_END
    // Feedback: first step
    for _ in numbers {
      let slopes = try mseGradient(weights, features, target)
      weights = zip(weights, slopes).map { $0 - rate * $1 }
    }
    try requireNear(weights, after: steps)
    return weights
  #elseif RIGHT_GRAM_MATRIX
    // XᵀX and Xᵀy do not change on the way: made once, a step costs d² instead of n d.
    let scale = 2 / Double(target.count)
    let gram = try features.transposed.times(features)
    let moments = try features.transposed.times(target)
    for number in numbers {
      let products = try gram.times(weights)
      for index in weights.indices {
        weights[index] -= rate * scale * (products[index] - moments[index])
      }
      try requireNear(weights, after: number)
    }
    return weights
  #elseif SOLUTION
    for number in numbers {
      let slopes = try mseGradient(weights, features, target)
      weights = zip(weights, slopes).map { $0 - rate * $1 }
      try requireNear(weights, after: number)
    }
    return weights
  #else
    // TODO: Start from 0. Step against the gradient, and look at the weights after every step.
    return [.nan]
  #endif
}
