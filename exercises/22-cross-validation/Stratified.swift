/// Returns k folds in whose test parts every class has its share.
///
/// The rows are dealt like cards, one to each fold in turn, over and over: first all rows of the
/// lowest label, in ascending order, then those of the next one. A new class goes on with the fold
/// after the one that got the last row.
///
/// So the test parts differ by one row at the most, and so do the rows of a class in them.
///
/// - Parameters:
///   - labels: The class of each row. Any whole numbers will do, in any order.
///   - k: How many folds.
/// - Returns: The fold that got the first row first. A fold learns from all rows that are not in its
///   test part. Row numbers ascend in both parts. A class of fewer than k rows is missing from some
///   test parts.
/// - Throws: ``FoldError/tooFewFolds`` for k below 2, else ``FoldError/tooFewRows(needed:found:)``
///   for fewer than k rows.
func stratified(_ labels: [Int], _ k: Int) throws -> [Fold] {
  // TODO: Put the rows in the order of dealing, and note which fold gets each.
  return []
}
