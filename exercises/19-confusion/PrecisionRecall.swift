/// Returns the share of what was predicted positive that is positive.
///
/// It answers: when there is an alarm, how often is it right?
///
/// - Parameter counts: The four counts of a set of predictions, none of them negative.
/// - Returns: TP / (TP + FP), 0 ... 1, or `nil` where nothing was predicted positive.
func precision(_ counts: Confusion) -> Double? {
  // TODO: Divide the hits by all that was predicted positive.
  return .nan
}

/// Returns the share of what is positive that was predicted positive.
///
/// It answers: of all that happened, how much was seen? Also called sensitivity, or the true
/// positive rate.
///
/// - Parameter counts: The four counts of a set of predictions, none of them negative.
/// - Returns: TP / (TP + FN), 0 ... 1, or `nil` where nothing is positive.
func recall(_ counts: Confusion) -> Double? {
  // TODO: Divide the hits by all that is positive.
  return .nan
}

/// Returns the harmonic mean of precision and recall, which is near the smaller of the two.
///
/// Written in counts it is 2 TP / (2 TP + FP + FN). In this form it is known even where precision
/// is not, as for a model that never predicts a positive: 0.
///
/// - Parameter counts: The four counts of a set of predictions, none of them negative.
/// - Returns: 0 ... 1, or `nil` where nothing is positive and nothing was predicted positive.
func f1(_ counts: Confusion) -> Double? {
  // TODO: Divide twice the hits by themselves and both kinds of error.
  return .nan
}
