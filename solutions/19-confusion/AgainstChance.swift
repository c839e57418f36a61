/// Returns the mean of the two classes' recalls.
///
/// Each class counts for half, however rare it is, so always giving the same answer earns 0.5.
///
/// - Parameter counts: The four counts of a set of predictions, none of them negative.
/// - Returns: (TP / (TP + FN) + TN / (TN + FP)) / 2, 0 ... 1, or `nil` where one of the classes
///   did not happen at all.
func balancedAccuracy(_ counts: Confusion) -> Double? {
  #if SOLUTION
    let (hits, alarms) = (Double(counts.truePositives), Double(counts.falsePositives))
    let (misses, quiet) = (Double(counts.falseNegatives), Double(counts.trueNegatives))
  #endif
  #if MISTAKE_DIVIDES_ZERO_BY_ZERO
    // Feedback: not a number
  #elseif MISTAKE_UNKNOWN_IS_CHANCE
    // Feedback: what chance earns
    guard hits + misses > 0, alarms + quiet > 0 else { return 0.5 }
  #elseif SOLUTION
    guard hits + misses > 0, alarms + quiet > 0 else { return nil }
  #endif
  #if MISTAKE_AVERAGES_PRECISIONS
    // Feedback: what was predicted
    return (hits / (hits + alarms) + quiet / (quiet + misses)) / 2
  #elseif MISTAKE_MEAN_OF_PRECISION_AND_RECALL
    // Feedback: other class
    return (hits / (hits + alarms) + hits / (hits + misses)) / 2
  #elseif MISTAKE_COUNTS_EVERY_ROW_ALIKE
    // Feedback: plain accuracy
    return (hits + quiet) / (hits + alarms + misses + quiet)
  #elseif RIGHT_BY_RATES
    // Youden's J, from -1 to 1, moved to 0 ... 1.
    return (1 + hits / (hits + misses) - alarms / (alarms + quiet)) / 2
  #elseif SOLUTION
    return (hits / (hits + misses) + quiet / (quiet + alarms)) / 2
  #else
    // TODO: Take the share predicted rightly within each class, and the mean of the two.
    return .nan
  #endif
}

/// Returns the Matthews correlation: how closely predictions and truth move together.
///
/// It is the correlation coefficient of the two columns of zeros and ones, 1 for predictions that
/// are always right, 0 for those that know nothing, -1 for those that are always wrong
/// (B. W. Matthews, Biochimica et Biophysica Acta 405, 1975).
///
/// - Parameter counts: The four counts of a set of predictions, none of them negative. Their
///   products may be larger than an `Int` can hold.
/// - Returns: (TP TN - FP FN) / √((TP + FP) (TP + FN) (TN + FP) (TN + FN)), -1 ... 1; 0 where all
///   predictions are the same; `nil` where one of the classes did not happen at all.
func matthewsCorrelation(_ counts: Confusion) -> Double? {
  #if SOLUTION
    let (hits, alarms) = (Double(counts.truePositives), Double(counts.falsePositives))
    let (misses, quiet) = (Double(counts.falseNegatives), Double(counts.trueNegatives))
  #endif
  #if MISTAKE_DIVIDES_ZERO_BY_ZERO
    // Feedback: not a number
  #elseif MISTAKE_UNKNOWN_IS_CHANCE
    // Feedback: what chance earns
    guard hits + misses > 0, alarms + quiet > 0, hits + alarms > 0, misses + quiet > 0 else {
      return 0
    }
  #elseif MISTAKE_CONSTANT_IS_UNKNOWN
    // Feedback: said always the same
    guard hits + misses > 0, alarms + quiet > 0, hits + alarms > 0, misses + quiet > 0 else {
      return nil
    }
  #elseif SOLUTION
    guard hits + misses > 0, alarms + quiet > 0 else { return nil }
    guard hits + alarms > 0, misses + quiet > 0 else { return 0 }
  #endif
  #if RIGHT_BY_RATES
    // The geometric mean of informedness and markedness, with their sign.
    let informedness = hits / (hits + misses) - alarms / (alarms + quiet)
    let markedness = hits / (hits + alarms) - misses / (misses + quiet)
    let size = (abs(informedness) * abs(markedness)).squareRoot()
  #elseif SOLUTION
    let margins = (hits + alarms) * (hits + misses) * (quiet + alarms) * (quiet + misses)
  #endif
  #if MISTAKE_LOSES_THE_SIGN
    // Feedback: worse than chance
    return abs(hits * quiet - alarms * misses) / margins.squareRoot()
  #elseif MISTAKE_FORGETS_THE_ROOT
    // Feedback: square root
    return (hits * quiet - alarms * misses) / margins
  #elseif RIGHT_BY_RATES
    return informedness < 0 ? -size : size
  #elseif SOLUTION
    return (hits * quiet - alarms * misses) / margins.squareRoot()
  #else
    // TODO: Settle the two cases without a correlation, then apply the formula.
    return .nan
  #endif
}
