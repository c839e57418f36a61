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
  // TODO: Start from 0. Step against the gradient, and look at the weights after every step.
  return [.nan]
}
