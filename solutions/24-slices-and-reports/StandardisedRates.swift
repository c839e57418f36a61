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
  #if MISTAKE_STOPS_AT_THE_SHORTER
    // Feedback: shortest column
    let total = min(outcomes.count, groups.count, strata.count)
  #elseif SOLUTION
    guard outcomes.count == groups.count, groups.count == strata.count else {
      throw SliceError.lengths
    }
    let total = outcomes.count
  #endif
  #if SOLUTION
    var sizes: [String: Int] = [:]
    var rows: [String: [String: Int]] = [:]
    var positives: [String: [String: Int]] = [:]
    for row in 0..<total {
      let (group, stratum) = (groups[row], strata[row])
      sizes[stratum, default: 0] += 1
      rows[group, default: [:]][stratum, default: 0] += 1
      if outcomes[row] { positives[group, default: [:]][stratum, default: 0] += 1 }
    }
    var rates: [String: Double] = [:]
  #endif
  #if MISTAKE_AGGREGATE
    // Feedback: aggregate
    for group in rows.keys {
      let own = Double(rows[group, default: [:]].values.reduce(0, +))
      rates[group] = Double(positives[group, default: [:]].values.reduce(0, +)) / own
    }
    return rates
  #elseif MISTAKE_EVERY_STRATUM_ALIKE
    // Feedback: counts as much as a large one
    for group in rows.keys.sorted() {
      var sum = 0.0
      for stratum in sizes.keys.sorted() {
        guard let own = rows[group]?[stratum] else {
          throw SliceError.noRows(group: group, stratum: stratum)
        }
        sum += Double(positives[group]?[stratum] ?? 0) / Double(own)
      }
      rates[group] = sum / Double(sizes.count)
    }
    return rates
  #elseif MISTAKE_NO_ROWS_ARE_A_RATE_OF_ZERO
    // Feedback: rate of 0 was taken
    for group in rows.keys {
      var sum = 0.0
      for (stratum, size) in sizes {
        let own = Double(rows[group]?[stratum] ?? 1)
        sum += Double(size) * Double(positives[group]?[stratum] ?? 0) / own
      }
      rates[group] = sum / Double(total)
    }
    return rates
  #elseif MISTAKE_LEAVES_OUT_WHERE_A_GROUP_IS_NOT
    // Feedback: over other strata
    for group in rows.keys {
      var (sum, weight) = (0.0, 0.0)
      for (stratum, own) in rows[group, default: [:]] {
        let size = Double(sizes[stratum, default: 0])
        sum += size * Double(positives[group]?[stratum] ?? 0) / Double(own)
        weight += size
      }
      rates[group] = sum / weight
    }
    return rates
  #elseif RIGHT_ROW_BY_ROW
    for group in rows.keys.sorted() {
      // The mean, over all rows, of the group's own rate where the row stands.
      var mean = 0.0
      for stratum in sizes.keys.sorted() {
        guard let own = rows[group]?[stratum] else {
          throw SliceError.noRows(group: group, stratum: stratum)
        }
        let rate = Double(positives[group]?[stratum] ?? 0) / Double(own)
        mean += rate * (Double(sizes[stratum, default: 0]) / Double(total))
      }
      rates[group] = mean
    }
    return rates
  #elseif SOLUTION
    for group in rows.keys.sorted() {
      var sum = 0.0
      for stratum in sizes.keys.sorted() {
        guard let own = rows[group]?[stratum] else {
          throw SliceError.noRows(group: group, stratum: stratum)
        }
        let size = Double(sizes[stratum, default: 0])
        sum += size * Double(positives[group]?[stratum] ?? 0) / Double(own)
      }
      rates[group] = sum / Double(total)
    }
    return rates
  #else
    // TODO: Each group's rate in each stratum, weighted by the rows of all groups there.
    return ["not yet": .nan]
  #endif
}
