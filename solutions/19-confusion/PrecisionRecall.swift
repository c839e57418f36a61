/// Returns the share of what was predicted positive that is positive.
///
/// It answers: when there is an alarm, how often is it right?
///
/// - Parameter counts: The four counts of a set of predictions, none of them negative.
/// - Returns: TP / (TP + FP), 0 ... 1, or `nil` where nothing was predicted positive.
func precision(_ counts: Confusion) -> Double? {
  #if MISTAKE_AXES_SWAPPED
    // Feedback: precision and recall
    return share(counts.truePositives, of: counts.truePositives + counts.falseNegatives)
  #elseif SOLUTION
    return share(counts.truePositives, of: counts.truePositives + counts.falsePositives)
  #else
    // TODO: Divide the hits by all that was predicted positive.
    return .nan
  #endif
}

/// Returns the share of what is positive that was predicted positive.
///
/// It answers: of all that happened, how much was seen? Also called sensitivity, or the true
/// positive rate.
///
/// - Parameter counts: The four counts of a set of predictions, none of them negative.
/// - Returns: TP / (TP + FN), 0 ... 1, or `nil` where nothing is positive.
func recall(_ counts: Confusion) -> Double? {
  #if MISTAKE_AXES_SWAPPED
    // Feedback: precision and recall
    return share(counts.truePositives, of: counts.truePositives + counts.falsePositives)
  #elseif SOLUTION
    return share(counts.truePositives, of: counts.truePositives + counts.falseNegatives)
  #else
    // TODO: Divide the hits by all that is positive.
    return .nan
  #endif
}

/// Returns the harmonic mean of precision and recall, which is near the smaller of the two.
///
/// Written in counts it is 2 TP / (2 TP + FP + FN). In this form it is known even where precision
/// is not, as for a model that never predicts a positive: 0.
///
/// - Parameter counts: The four counts of a set of predictions, none of them negative.
/// - Returns: 0 ... 1, or `nil` where nothing is positive and nothing was predicted positive.
func f1(_ counts: Confusion) -> Double? {
  #if MISTAKE_TAKES_THE_ORDINARY_MEAN
    // Feedback: ordinary mean
    guard let precision = precision(counts), let recall = recall(counts) else {
      return counts == Confusion(trueNegatives: counts.trueNegatives) ? nil : 0
    }
    return (precision + recall) / 2
  #elseif MISTAKE_GIVES_UP_WITHOUT_PRECISION
    // Feedback: never raises an alarm
    guard let precision = precision(counts), let recall = recall(counts) else { return nil }
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  #elseif MISTAKE_COUNTS_HITS_ONCE
    // Feedback: counted once
    let hits = counts.truePositives
    return share(hits, of: hits + counts.falsePositives + counts.falseNegatives)
  #elseif RIGHT_HARMONIC_MEAN
    if counts.truePositives == 0 {
      return counts.falsePositives + counts.falseNegatives == 0 ? nil : 0
    }
    guard let precision = precision(counts), let recall = recall(counts) else { return nil }
    return 2 / (1 / precision + 1 / recall)
  #elseif SOLUTION
    let hits = 2 * counts.truePositives
    return share(hits, of: hits + counts.falsePositives + counts.falseNegatives)
  #else
    // TODO: Divide twice the hits by themselves and both kinds of error.
    return .nan
  #endif
}
#if MISTAKE_DIVIDES_ZERO_BY_ZERO
  // Feedback: not a number
  private func share(_ part: Int, of whole: Int) -> Double? {
    Double(part) / Double(whole)
  }
#elseif MISTAKE_UNDEFINED_IS_ZERO
  // Feedback: nobody asked
  private func share(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : 0
  }
#elseif RIGHT_HARMONIC_MEAN
  private func share(_ part: Int, of whole: Int) -> Double? {
    guard whole != 0 else { return nil }
    return 1 - Double(whole - part) / Double(whole)
  }
#elseif SOLUTION
  /// Returns `part` divided by `whole`, or `nil` where the whole is nothing.
  private func share(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
#endif
