/// Returns k folds, whose test parts are k blocks of neighbouring rows.
///
/// - Parameters:
///   - rowCount: How many rows there are. They are numbered from 0.
///   - k: How many folds.
/// - Returns: The fold of the first block first. The first `rowCount % k` blocks have one row more
///   than the others. A fold learns from all rows that are not in its test part. Row numbers ascend
///   in both parts.
/// - Throws: ``FoldError/tooFewFolds`` for k below 2, else ``FoldError/tooFewRows(needed:found:)``
///   for fewer than k rows.
func kFold(_ rowCount: Int, _ k: Int) throws -> [Fold] {
  // TODO: Find the size of each block, then walk along the rows.
  return []
}

/// Returns k folds in order of time: each learns from the past, and is judged by what comes next.
///
/// - Parameters:
///   - rowCount: How many rows there are, the oldest first, numbered from 0.
///   - k: How many folds.
/// - Returns: The earliest test part first. Each has `rowCount / (k + 1)` rows, rounded down. They
///   follow one another without a gap, and the last one ends with the last row. A fold learns from
///   all rows before its test part. Row numbers ascend in both parts.
/// - Throws: ``FoldError/tooFewFolds`` for k below 2, else ``FoldError/tooFewRows(needed:found:)``
///   for fewer than k + 1 rows.
func timeFolds(_ rowCount: Int, _ k: Int) throws -> [Fold] {
  // TODO: Count back from the last row to where the first test part begins.
  return []
}
