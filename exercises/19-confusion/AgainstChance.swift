/// Returns the mean of the two classes' recalls.
///
/// Each class counts for half, however rare it is, so always giving the same answer earns 0.5.
///
/// - Parameter counts: The four counts of a set of predictions, none of them negative.
/// - Returns: (TP / (TP + FN) + TN / (TN + FP)) / 2, 0 ... 1, or `nil` where one of the classes
///   did not happen at all.
func balancedAccuracy(_ counts: Confusion) -> Double? {
  // TODO: Take the share predicted rightly within each class, and the mean of the two.
  return .nan
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
  // TODO: Settle the two cases without a correlation, then apply the formula.
  return .nan
}
