/// Rows that nothing can be learnt from.
enum TrainingError: Error, Equatable {
  /// There are not as many labels as rows.
  case lengths(rows: Int, labels: Int)

  /// There is no row.
  case noRows
}

/// Returns the mean cross-entropy of a network on some rows, as one value of the graph.
///
/// The value of a row has the row's logits as its inputs, and ``crossEntropySlopes(_:label:)`` beside
/// them.
///
/// - Parameters:
///   - rows: One number for each input of the network in each row.
///   - labels: The output that should be the largest, one for each row.
/// - Throws: ``TrainingError/lengths(rows:labels:)``, else ``TrainingError/noRows``, else what
///   ``crossEntropy(_:label:)`` throws for the first row that it refuses.
func meanLoss(_ network: Network, _ rows: [[Double]], _ labels: [Int]) throws -> Value {
  // TODO: Refuse the rows. For each row a value of its loss; then the mean of them.
  return Value(.nan)
}

/// Trains a network by gradient descent, with all rows in each update.
///
/// An update takes from each parameter the slope of ``meanLoss(_:_:_:)`` times `rate`, all slopes being
/// those from before the update. What stands in `grad` when it is called, plays no part.
///
/// - Parameters:
///   - rate: The learning rate; more than 0.
///   - steps: The number of updates; 0 or more.
/// - Returns: The mean losses before each of the updates, `steps` of them.
/// - Throws: What ``meanLoss(_:_:_:)`` throws, where there is an update; then no parameter was changed.
func train(
  _ network: Network, _ rows: [[Double]], _ labels: [Int], rate: Double, steps: Int
) throws -> [Double] {
  // TODO: As often as asked: the loss, its slopes, and a step against them.
  return [.nan]
}
