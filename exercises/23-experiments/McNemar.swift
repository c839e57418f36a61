/// What a paired test of two models finds.
struct PairedResult: Equatable {
  /// The rows in which the first model alone is right.
  var onlyFirst: Int

  /// The rows in which the second model alone is right.
  var onlySecond: Int

  /// How often chance alone would divide these rows at least as unevenly.
  var p: Double
}

/// Tests which of two models is right more often, from their answers to the same rows.
///
/// Rows in which both are right, or both wrong, say nothing. Of the others, b rows for the first model
/// and c for the second, each falls to either like a coin where neither model is better (Quinn McNemar,
/// Psychometrika 12, 1947).
///
/// - Parameters:
///   - first: The class that the first model names for each row.
///   - second: The class that the second one names.
///   - actual: The class that each row has. There may be any number of classes, and no rows.
/// - Returns: b, c and a two-sided p. For b + c below 25, p is exact: twice the probability of at most
///   min(b, c) heads in b + c throws of a fair coin, but at most 1. From 25 on it is that of a standard
///   normal number at least as far from 0, on either side, as (|b - c| - 1) / √(b + c); 1 for b = c.
/// - Throws: ``ExperimentError/lengths`` unless the three lists are of one length.
func mcnemar(_ first: [Int], _ second: [Int], actual: [Int]) throws -> PairedResult {
  // TODO: Count the rows in which one model alone is right, and ask what a coin would do.
  return PairedResult(onlyFirst: -1, onlySecond: -1, p: .nan)
}
