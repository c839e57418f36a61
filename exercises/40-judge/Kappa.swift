/// Returns the share of comparisons on which two judges agree.
///
/// A tie is an outcome like the others: two ties agree, a tie and a win do not.
///
/// - Parameters:
///   - people: What one judge said of each comparison.
///   - judge: What the other said of the same ones, in the same order.
/// - Returns: 0 ... 1.
/// - Throws: ``JudgeError/lengths(_:_:)`` with both lengths where they differ, else
///   ``JudgeError/noVerdicts`` where there are none.
func agreement(_ people: [Outcome], _ judge: [Outcome]) throws -> Double {
  // TODO: Refuse what does not fit, then count the comparisons with equal outcomes.
  return .nan
}

/// Returns Cohen's kappa: how much better than chance two judges agree.
///
/// It is (agreement - chance) / (1 - chance). Chance is how often the two would agree if each kept
/// its own shares of the three outcomes and gave them without a look at the answers.
///
/// - Parameters:
///   - people: What one judge said of each comparison.
///   - judge: What the other said of the same ones, in the same order.
/// - Returns: 1 where they always agree, 0 where they agree as often as chance does, and less where
///   less often. `nil` where both gave one and the same outcome throughout: chance then agrees
///   always, and kappa is 0 / 0.
/// - Throws: What ``agreement(_:_:)`` throws.
func kappa(_ people: [Outcome], _ judge: [Outcome]) throws -> Double? {
  // TODO: Find the agreement of chance from both judges' own shares, and take it off.
  return .nan
}
