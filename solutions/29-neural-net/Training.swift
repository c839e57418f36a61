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
  #if SOLUTION
    guard rows.count == labels.count else {
      throw TrainingError.lengths(rows: rows.count, labels: labels.count)
    }
    guard !rows.isEmpty else { throw TrainingError.noRows }
    let losses: [Value] = try zip(rows, labels).map { row, label in
      let logits = network.logits(row)
      let scores = logits.map(\.data)
      let slopes = try crossEntropySlopes(scores, label: label)
      let inputs: [(value: Value, slope: Double)] = zip(logits, slopes).map { ($0, $1) }
      return Value(try crossEntropy(scores, label: label), from: inputs)
    }
  #endif
  #if MISTAKE_SUMS_THE_SLOPES
    // Feedback: as many times
    return Value(Value.mean(losses).data, from: losses.map { ($0, 1) })
  #elseif SOLUTION
    return Value.mean(losses)
  #else
    // TODO: Refuse the rows. For each row a value of its loss; then the mean of them.
    return Value(.nan)
  #endif
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
  #if SOLUTION
    var losses: [Double] = []
    let parameters = network.parameters
  #endif
  #if MISTAKE_NEVER_RESETS
    // Feedback: earlier updates
    for parameter in parameters { parameter.grad = 0 }
    for _ in 0..<steps {
      let loss = try meanLoss(network, rows, labels)
      losses.append(loss.data)
      loss.backward()
      for parameter in parameters { parameter.data -= rate * parameter.grad }
    }
    return losses
  #elseif MISTAKE_RESETS_TOO_LATE
    // Feedback: before they were used
    for _ in 0..<steps {
      let loss = try meanLoss(network, rows, labels)
      losses.append(loss.data)
      loss.backward()
      for parameter in parameters {
        parameter.grad = 0
        parameter.data -= rate * parameter.grad
      }
    }
    return losses
  #elseif MISTAKE_CLIMBS
    // Feedback: uphill
    for _ in 0..<steps {
      let loss = try meanLoss(network, rows, labels)
      losses.append(loss.data)
      for parameter in parameters { parameter.grad = 0 }
      loss.backward()
      for parameter in parameters { parameter.data += rate * parameter.grad }
    }
    return losses
  #elseif MISTAKE_REPORTS_AFTERWARDS
    // Feedback: after its update
    for _ in 0..<steps {
      let loss = try meanLoss(network, rows, labels)
      for parameter in parameters { parameter.grad = 0 }
      loss.backward()
      for parameter in parameters { parameter.data -= rate * parameter.grad }
      losses.append(try meanLoss(network, rows, labels).data)
    }
    return losses
  #elseif RIGHT_ROW_BY_ROW
    // The slopes of the rows add up in the parameters.
    for _ in 0..<steps {
      var total = 0.0
      for parameter in parameters { parameter.grad = 0 }
      _ = try meanLoss(network, rows, labels)
      for (row, label) in zip(rows, labels) {
        let loss = try meanLoss(network, [row], [label])
        total += loss.data
        loss.backward()
      }
      let count = Double(rows.count)
      for parameter in parameters { parameter.data -= rate * parameter.grad / count }
      losses.append(total / count)
    }
    return losses
  #elseif SOLUTION
    for _ in 0..<steps {
      let loss = try meanLoss(network, rows, labels)
      losses.append(loss.data)
      for parameter in parameters { parameter.grad = 0 }
      loss.backward()
      for parameter in parameters { parameter.data -= rate * parameter.grad }
    }
    return losses
  #else
    // TODO: As often as asked: the loss, its slopes, and a step against them.
    return [.nan]
  #endif
}
