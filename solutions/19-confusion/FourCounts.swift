/// Counts how often each of the four cases occurs.
///
/// - Parameters:
///   - actual: What happened, row by row; `true` is the positive class. Any number of rows, also none.
///   - predicted: What was predicted, in the same order.
/// - Returns: The four counts, which add up to the number of rows.
/// - Throws: ``LabelError/lengths(actual:predicted:)`` when one is longer than the other.
func confusion(actual: [Bool], predicted: [Bool]) throws -> Confusion {
  #if MISTAKE_STOPS_AT_THE_SHORTER
    // Feedback: shorter
  #elseif SOLUTION
    guard actual.count == predicted.count else {
      throw LabelError.lengths(actual: actual.count, predicted: predicted.count)
    }
  #endif
  #if MISTAKE_AXES_SWAPPED
    // Feedback: changed places
    let rows = zip(predicted, actual)
  #elseif MISTAKE_LOOKS_FOR_THE_COMMON_CLASS
    // Feedback: `false` was taken
    let rows = zip(actual.map { !$0 }, predicted.map { !$0 })
  #elseif SOLUTION
    let rows = zip(actual, predicted)
  #endif
  #if RIGHT_COUNTS_EACH_CASE
    return Confusion(
      truePositives: rows.count { $0 && $1 }, falsePositives: rows.count { !$0 && $1 },
      falseNegatives: rows.count { $0 && !$1 }, trueNegatives: rows.count { !$0 && !$1 })
  #elseif SOLUTION
    var counts = Confusion()
    for row in rows {
      switch row {
      case (true, true): counts.truePositives += 1
      case (false, true): counts.falsePositives += 1
      case (true, false): counts.falseNegatives += 1
      case (false, false): counts.trueNegatives += 1
      }
    }
    return counts
  #else
    // TODO: Refuse labels of different lengths, then count each of the four cases.
    return Confusion(
      truePositives: -1, falsePositives: -1, falseNegatives: -1, trueNegatives: -1)
  #endif
}

/// Returns the share of rows that were predicted rightly, or `nil` where there are no rows.
///
/// - Parameter counts: The four counts of a set of predictions, none of them negative.
/// - Returns: (TP + TN) / (TP + FP + FN + TN), 0 ... 1.
func accuracy(_ counts: Confusion) -> Double? {
  #if SOLUTION
    let right = counts.truePositives + counts.trueNegatives
    let all = right + counts.falsePositives + counts.falseNegatives
  #endif
  #if MISTAKE_DIVIDES_ZERO_BY_ZERO
    // Feedback: not a number
  #elseif SOLUTION
    guard all > 0 else { return nil }
  #endif
  #if MISTAKE_DIVIDES_INTEGERS
    // Feedback: whole numbers
    return Double(right / all)
  #elseif RIGHT_COUNTS_EACH_CASE
    return 1 - Double(counts.falsePositives + counts.falseNegatives) / Double(all)
  #elseif SOLUTION
    return Double(right) / Double(all)
  #else
    // TODO: Divide what was predicted rightly by all rows.
    return .nan
  #endif
}
