/// Returns how differently a rule treats two groups.
///
/// - Parameters:
///   - flags: For each row, whether the rule flagged it; any number of rows.
///   - outcomes: For each row, whether it happened, in the order of `flags`.
///   - groups: The group of each row, in the same order; there may be others than the two.
///   - first: One group.
///   - second: The group that it is compared with.
/// - Returns: The first group's shares minus the second's, each -1 to 1. A gap is `nil` when one of
///   the two groups has no row that its share could be taken of.
/// - Throws: ``SliceError/lengths`` when the three columns are not equally long.
func parityGaps(
  _ flags: [Bool], _ outcomes: [Bool], by groups: [String], between first: String,
  and second: String
) throws -> Gaps {
  // TODO: For all rows, those where it happened and the others: flagged in one group minus other.
  return Gaps(flagged: .nan, truePositives: .nan, falsePositives: .nan)
}
