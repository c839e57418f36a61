/// Returns what a model predicts on average when one column is set to each of some values.
///
/// For each value of the grid, that column is set to it in every row, the others stay as they are, and
/// the predictions for all rows are averaged. (Friedman, *Greedy Function Approximation: A Gradient
/// Boosting Machine*, Annals of Statistics 29, 2001, section 8.2.)
///
/// - Parameters:
///   - model: Is called for rows that exist, and for rows that do not.
///   - feature: The number of the column, from 0.
///   - grid: The values that the column is set to, in any order; they need not occur in the rows.
///   - rows: The rows to average over, all equally long.
/// - Returns: One average for each value of the grid, in its order and in the target's unit.
/// - Throws: ``ExplainError/noRows``, else ``ExplainError/noFeature(_:)`` when the rows have no such
///   column; also when the grid is empty.
func partialDependence(
  of model: Model, feature: Int, at grid: [Double], rows: [[Double]]
) throws -> [Double] {
  // TODO: Refuse. For each value of the grid, change the column in every row, and average.
  return [.nan]
}
