/// Returns the rate of each group as it would be if every group were spread over the strata alike.
///
/// Within each stratum a group keeps its own rate; the strata count as much as they have rows, of
/// whatever group. This is direct standardisation.
///
/// - Parameters:
///   - outcomes: For each row, whether it has what is counted; any number of rows.
///   - groups: The group of each row, in the order of `outcomes`: what is to be compared.
///   - strata: The stratum of each row, in the same order: within what.
/// - Returns: For every group that occurs, the sum over the strata of its rate there times the share
///   of all rows that are in the stratum. Without rows, nothing.
/// - Throws: ``SliceError/lengths`` when the three are not equally long, else
///   ``SliceError/noRows(group:stratum:)`` when some group has no row in some stratum: for the first
///   such group in ascending order, and its first such stratum.
func standardisedRates(
  _ outcomes: [Bool], by groups: [String], within strata: [String]
) throws -> [String: Double] {
  // TODO: Each group's rate in each stratum, weighted by the rows of all groups there.
  return ["not yet": .nan]
}
