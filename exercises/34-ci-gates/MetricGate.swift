/// Returns why a candidate may not take the champion's place.
///
/// The gain of a row is what the champion lost on it, held out, less what the candidate did. A mean gain has
/// a standard error: the sample deviation of the gains (n - 1) divided by √n.
///
/// - Parameters:
///   - candidate: The new model.
///   - champion: The model that serves, on the same rows.
///   - slices: The slice of each held-out row, a carrier say.
///   - rules: What must be shown.
/// - Returns: Nothing where the candidate may serve. With fewer than `enoughRows` rows only
///   ``Violation/tooFewRows(_:)``. Else ``Violation/gainNotShown(atLeast:)`` with the mean gain less twice
///   its standard error, where that is not greater than `gain`; then, by name,
///   ``Violation/sliceWorse(_:meanGain:)`` for each slice with `enoughRows` rows or more whose mean gain
///   plus twice its standard error is below -`sliceLoss`.
/// - Throws: ``GateError/lengths(candidate:champion:slices:)`` where the numbers of held-out losses and slices
///   are not all the same, else ``GateError/notFinite(row:)`` for the first such row.
func violations(
  of candidate: Evaluation, against champion: Evaluation, slices: [String], rules: GateRules
) throws -> [Violation] {
  // TODO: Refuse; take the gains row by row; compare what is sure of them, and of each slice's.
  return [.tooFewRows(-1)]
}
