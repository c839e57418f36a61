/// Counts how often each class was predicted for each class.
///
/// - Parameters:
///   - actual: The class of each row, 0 ..< `classCount`.
///   - predicted: What was predicted for it, in the same order, 0 ..< `classCount`.
///   - classCount: How many classes there are, at least 1, whether they occur or not.
/// - Returns: `classCount` rows of `classCount` counts: the row is the actual class and the column
///   the predicted one, as scikit-learn has it. What is right lies on the diagonal.
/// - Throws: ``LabelError/lengths(actual:predicted:)`` when one is longer than the other, else
///   ``LabelError/noSuchClass(_:)`` with the first label that is not a class, row by row; in a row
///   the actual label comes first.
func confusionMatrix(actual: [Int], predicted: [Int], classCount: Int) throws -> [[Int]] {
  // TODO: Refuse what is no pair of classes, then count the pairs.
  return []
}

/// Returns the mean of the classes' F1, each class counting alike.
///
/// The F1 of a class takes that class as the positive one and all others as negative:
/// 2 TP / (2 TP + FP + FN), where TP is on the diagonal, TP + FN is the sum of the class's row and
/// TP + FP the sum of its column.
///
/// - Parameter matrix: Counts, square: rows are actual classes, columns predicted ones.
/// - Returns: 0 ... 1. A class that neither happened nor was predicted is left out; one that
///   happened and was never predicted counts with 0. `nil` where no class is left.
func macroF1(_ matrix: [[Int]]) -> Double? {
  // TODO: Work out the F1 of each class that occurs, and the mean of them.
  return .nan
}
