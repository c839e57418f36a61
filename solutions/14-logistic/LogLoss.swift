import Foundation

/// Returns the mean log-loss of probabilities: how surprised they are by what happened.
///
/// A row costs -ln of the probability that its own label was given (Good, *Rational Decisions*, 1952).
///
/// - Parameters:
///   - probabilities: Of true, each 0 ... 1.
///   - labels: What happened, as many.
/// - Returns: 0 or more. Where a row was called impossible and happened, infinity; one that was
///   certain and happened costs nothing.
/// - Throws: ``LogisticError/noRows`` without any probability, else
///   ``LogisticError/lengths(rows:labels:)``.
func logLoss(probabilities: [Double], _ labels: [Bool]) throws -> Double {
  #if SOLUTION
    guard !probabilities.isEmpty else { throw LogisticError.noRows }
    guard probabilities.count == labels.count else {
      throw LogisticError.lengths(rows: probabilities.count, labels: labels.count)
    }
  #endif
  #if MISTAKE_NOUGHT_TIMES_ENDLESS
    // Feedback: 0 times
    let costs = zip(probabilities, labels).map { p, label in
      let y = label ? 1.0 : 0
      return -(y * log(p) + (1 - y) * log(1 - p))
    }
  #elseif MISTAKE_CLIPS
    // Feedback: clipped
    let costs = zip(probabilities, labels).map { p, label in
      let kept = min(max(p, 1e-15), 1 - 1e-15)
      return -log(label ? kept : 1 - kept)
    }
  #elseif MISTAKE_OTHER_LABEL
    // Feedback: other label
    let costs = zip(probabilities, labels).map { p, label in -log(label ? 1 - p : p) }
  #elseif MISTAKE_ONLY_TRUE
    // Feedback: false ones
    let costs = zip(probabilities, labels).map { p, label in label ? -log(p) : 0 }
  #elseif RIGHT_LOG1P
    let costs = zip(probabilities, labels).map { p, label in label ? -log(p) : -log1p(-p) }
  #elseif SOLUTION
    let costs = zip(probabilities, labels).map { p, label in -log(label ? p : 1 - p) }
  #endif
  #if MISTAKE_ADDS
    // Feedback: not divided
    return costs.reduce(0, +)
  #elseif SOLUTION
    return costs.reduce(0, +) / Double(costs.count)
  #else
    // TODO: Take for each row the probability of its own label, and the mean of -ln.
    return .nan
  #endif
}

/// Returns the mean log-loss of margins, without a detour over probabilities.
///
/// A row costs ``softplus(_:)`` of its margin when it is false, and of minus its margin when it is true.
///
/// - Parameters:
///   - margins: Finite numbers.
///   - labels: What happened, as many.
/// - Returns: 0 or more, to a relative 1e-13, and finite as long as the sum of the costs is.
/// - Throws: ``LogisticError/noRows`` without any margin, else ``LogisticError/lengths(rows:labels:)``.
func logLoss(margins: [Double], _ labels: [Bool]) throws -> Double {
  #if SOLUTION
    guard !margins.isEmpty else { throw LogisticError.noRows }
    guard margins.count == labels.count else {
      throw LogisticError.lengths(rows: margins.count, labels: labels.count)
    }
  #endif
  #if MISTAKE_DETOUR
    // Feedback: detour
    return try logLoss(probabilities: margins.map(sigmoid), labels)
  #elseif RIGHT_ONE_SOFTPLUS
    return zip(margins, labels).reduce(0) { sum, row in
      sum + softplus(row.1 ? -row.0 : row.0) / Double(labels.count)
    }
  #elseif SOLUTION
    let costs = zip(margins, labels).map { softplus($1 ? -$0 : $0) }
    return costs.reduce(0, +) / Double(costs.count)
  #else
    // TODO: Take softplus of the margin on the wrong side, and the mean.
    return .nan
  #endif
}
