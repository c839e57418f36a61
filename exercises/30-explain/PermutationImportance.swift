import LessonKit

/// Measures how much a model's error rises when some columns are shuffled.
///
/// For each seed, `SplitMix64(seed:)` gives the indices of all rows in random order, by
/// `shuffledIndices(count:)`; row i takes the numbers of these columns from row order[i] of the rows
/// as they came, and keeps the rest. All columns that are named move together, in the same order.
/// (Breiman, *Random Forests*, Machine Learning 45, 2001, section 10, for one column.)
///
/// - Parameters:
///   - model: Is called for rows that exist, and for rows that do not.
///   - features: The numbers of the columns, from 0; at least one, each once.
///   - rows: The rows to measure on, all equally long.
///   - targets: The true value of each row.
///   - seeds: One for each repetition; at least one.
/// - Returns: The mean squared error on shuffled rows, averaged over the seeds, minus that on the rows
///   as they are. It is in squared units of the target, and may be negative.
/// - Throws: ``ExplainError/lengths(rows:targets:)``, else ``ExplainError/noRows``, else
///   ``ExplainError/noFeature(_:)`` for the first column that the rows do not have.
func permutationImportance(
  of model: Model, features: [Int], rows: [[Double]], targets: [Double], seeds: [UInt64]
) throws -> Double {
  // TODO: Refuse; the error as it is; for each seed the error on shuffled columns.
  return .nan
}
