import LessonKit

/// Goes once through rows in a given order, a batch at a time, and takes a step after each.
///
/// The step of a batch is -`rate` times the gradient of the mean squared error *of its own rows*, at
/// the weights that the batch before it left: stochastic gradient descent (Robbins & Monro, *A
/// Stochastic Approximation Method*, 1951).
///
/// - Parameters:
///   - weights: Where to begin, one for each column.
///   - features: n rows of finite numbers. An intercept is a column of ones.
///   - target: n finite numbers.
///   - order: The rows to go through, by their indices; rows that are not in it are not used, and
///     one that is in it twice is used twice.
///   - batchSize: How many rows a batch has; 1 or more. The last has what is left.
///   - rate: How far to go for a slope of 1; more than 0.
/// - Returns: The weights after the last batch; those it began with for an empty order.
/// - Throws: What ``requireShapes(_:_:_:)`` refuses, also for an empty order.
func sgdEpoch(
  _ weights: [Double], _ features: Matrix, _ target: [Double], order: [Int], batchSize: Int,
  rate: Double
) throws -> [Double] {
  // TODO: Cut the order into batches, and step after each of them by its own gradient.
  return [.nan]
}
