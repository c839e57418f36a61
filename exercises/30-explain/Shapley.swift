/// Why a model predicts what it does for one row, compared with a background.
struct Attribution: Equatable {
  /// The mean prediction for the background.
  var base: Double

  /// What each feature of the row adds to it; base and parts together are the row's prediction.
  var parts: [Double]
}

/// Shares a prediction out among the features of its row, by Shapley's rule.
///
/// A set S of features has the value v(S), the mean prediction for the background rows when their
/// features in S are replaced by the row's. Feature j gets, summed over all sets S without j,
/// |S|! (d - |S| - 1)! / d! · (v(S and j) - v(S)). (Lloyd Shapley, *A Value for n-Person Games*, 1953;
/// for models: Lundberg & Lee, *A Unified Approach to Interpreting Model Predictions*, 2017.)
///
/// - Parameters:
///   - model: Is called at most 2ᵈ⁺¹ times for each background row.
///   - row: The row to explain, d numbers; d is at most 12.
///   - background: The rows to compare with, each of d numbers.
/// - Returns: v of the empty set, and a part for each feature; no parts for a row without any.
/// - Throws: ``ExplainError/noRows`` without a background, else ``ExplainError/widths(row:background:)``
///   for the first background row that is longer or shorter than `row`.
func shapley(of model: Model, row: [Double], background: [[Double]]) throws -> Attribution {
  // TODO: Refuse; the value of each set of features once; then each feature's part.
  return Attribution(base: .nan, parts: [])
}
