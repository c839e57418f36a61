/// Counts how often each of the four cases occurs.
///
/// - Parameters:
///   - actual: What happened, row by row; `true` is the positive class. Any number of rows, also none.
///   - predicted: What was predicted, in the same order.
/// - Returns: The four counts, which add up to the number of rows.
/// - Throws: ``LabelError/lengths(actual:predicted:)`` when one is longer than the other.
func confusion(actual: [Bool], predicted: [Bool]) throws -> Confusion {
  // TODO: Refuse labels of different lengths, then count each of the four cases.
  return Confusion(
    truePositives: -1, falsePositives: -1, falseNegatives: -1, trueNegatives: -1)
}

/// Returns the share of rows that were predicted rightly, or `nil` where there are no rows.
///
/// - Parameter counts: The four counts of a set of predictions, none of them negative.
/// - Returns: (TP + TN) / (TP + FP + FN + TN), 0 ... 1.
func accuracy(_ counts: Confusion) -> Double? {
  // TODO: Divide what was predicted rightly by all rows.
  return .nan
}
