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
  #if SOLUTION
    try requireShapes(weights, features, target)
    var weights = weights
  #endif
  #if MISTAKE_DROPS_THE_LAST_BATCH
    // Feedback: never looked at
    let starts = stride(from: 0, through: order.count - batchSize, by: batchSize)
  #elseif SOLUTION
    let starts = stride(from: 0, to: order.count, by: batchSize)
  #endif
  #if MISTAKE_IGNORES_THE_ORDER
    // Feedback: as they stand
    for start in starts {
      let rows = Array(start..<min(start + batchSize, order.count))
      let slopes = try mseGradient(
        weights, features.selecting(rows: rows), rows.map { target[$0] })
      for index in weights.indices { weights[index] -= rate * slopes[index] }
    }
    return weights
  #elseif MISTAKE_ONE_GRADIENT_FOR_ALL
    // Feedback: where the epoch began
    let begin = weights
    for start in starts {
      let rows = Array(order[start..<min(start + batchSize, order.count)])
      let slopes = try mseGradient(begin, features.selecting(rows: rows), rows.map { target[$0] })
      for index in weights.indices { weights[index] -= rate * slopes[index] }
    }
    return weights
  #elseif MISTAKE_DIVIDES_BY_THE_BATCH_SIZE
    // Feedback: has fewer rows
    for start in starts {
      let rows = Array(order[start..<min(start + batchSize, order.count)])
      let slopes = try mseGradient(
        weights, features.selecting(rows: rows), rows.map { target[$0] })
      let share = Double(rows.count) / Double(batchSize)
      for index in weights.indices { weights[index] -= rate * share * slopes[index] }
    }
    return weights
  #elseif RIGHT_OWN_SUMS
    let table = features.rows
    for start in starts {
      let rows = order[start..<min(start + batchSize, order.count)]
      var slopes = [Double](repeating: 0, count: weights.count)
      for row in rows {
        var residual = -target[row]
        for (value, weight) in zip(table[row], weights) { residual += value * weight }
        for (column, value) in table[row].enumerated() { slopes[column] += residual * value }
      }
      for index in weights.indices {
        weights[index] -= rate * 2 * slopes[index] / Double(rows.count)
      }
    }
    return weights
  #elseif SOLUTION
    for start in starts {
      let rows = Array(order[start..<min(start + batchSize, order.count)])
      let slopes = try mseGradient(
        weights, features.selecting(rows: rows), rows.map { target[$0] })
      for index in weights.indices { weights[index] -= rate * slopes[index] }
    }
    return weights
  #else
    // TODO: Cut the order into batches, and step after each of them by its own gradient.
    return [.nan]
  #endif
}
