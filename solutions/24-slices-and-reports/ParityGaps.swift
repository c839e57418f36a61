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
  #if MISTAKE_STOPS_AT_THE_SHORTER
    // Feedback: shortest column
    let rows = 0..<min(flags.count, outcomes.count, groups.count)
  #elseif SOLUTION
    guard flags.count == outcomes.count, outcomes.count == groups.count else {
      throw SliceError.lengths
    }
    let rows = groups.indices
  #endif
  #if MISTAKE_SHARE_OF_ALL_ROWS
    // Feedback: rows of the group
    func share(_ group: String, where belongs: (Int) -> Bool) -> Double? {
      let flagged = rows.count { groups[$0] == group && belongs($0) && flags[$0] }
      return rows.isEmpty ? nil : Double(flagged) / Double(rows.count)
    }
  #elseif MISTAKE_NOTHING_IS_ZERO
    // Feedback: nobody could be flagged
    func share(_ group: String, where belongs: (Int) -> Bool) -> Double? {
      let own = rows.filter { groups[$0] == group && belongs($0) }
      return own.isEmpty ? 0 : Double(own.count { flags[$0] }) / Double(own.count)
    }
  #elseif RIGHT_COUNTS_IN_ONE_PASS
    var counts: [String: [Int]] = [:]
    for row in rows {
      let cell = (outcomes[row] ? 2 : 0) + (flags[row] ? 1 : 0)
      counts[groups[row], default: [0, 0, 0, 0]][cell] += 1
    }
    func share(_ group: String, where belongs: (Int) -> Bool) -> Double? { nil }
  #elseif SOLUTION
    func share(_ group: String, where belongs: (Int) -> Bool) -> Double? {
      let own = rows.filter { groups[$0] == group && belongs($0) }
      return own.isEmpty ? nil : Double(own.count { flags[$0] }) / Double(own.count)
    }
  #endif
  #if MISTAKE_SECOND_MINUS_FIRST
    // Feedback: other way round
    func gap(where belongs: (Int) -> Bool) -> Double? {
      guard let one = share(first, where: belongs), let other = share(second, where: belongs)
      else { return nil }
      return other - one
    }
  #elseif MISTAKE_FORGETS_THE_SIGN
    // Feedback: without a sign
    func gap(where belongs: (Int) -> Bool) -> Double? {
      guard let one = share(first, where: belongs), let other = share(second, where: belongs)
      else { return nil }
      return abs(one - other)
    }
  #elseif RIGHT_COUNTS_IN_ONE_PASS
    func gap(of cells: [Int], flagged: [Int]) -> Double? {
      func part(_ group: String, _ cells: [Int]) -> Int {
        cells.reduce(0) { $0 + (counts[group]?[$1] ?? 0) }
      }
      let (a, b) = (part(first, cells), part(second, cells))
      guard a > 0, b > 0 else { return nil }
      // One fraction in place of a difference of two.
      return Double(part(first, flagged) * b - part(second, flagged) * a) / Double(a * b)
    }
  #elseif SOLUTION
    func gap(where belongs: (Int) -> Bool) -> Double? {
      guard let one = share(first, where: belongs), let other = share(second, where: belongs)
      else { return nil }
      return one - other
    }
  #endif
  #if MISTAKE_SHARE_OF_THE_FLAGGED
    // Feedback: of the flagged rows
    func precision(_ group: String, _ isPositive: Bool) -> Double? {
      let own = rows.filter { groups[$0] == group && flags[$0] }
      return own.isEmpty
        ? nil : Double(own.count { outcomes[$0] == isPositive }) / Double(own.count)
    }
    func precisionGap(_ isPositive: Bool) -> Double? {
      guard let one = precision(first, isPositive), let other = precision(second, isPositive)
      else { return nil }
      return one - other
    }
    return Gaps(
      flagged: gap { _ in true }, truePositives: precisionGap(true),
      falsePositives: precisionGap(false))
  #elseif MISTAKE_EXCHANGES_THE_RATES
    // Feedback: exchanged
    return Gaps(
      flagged: gap { _ in true }, truePositives: gap { !outcomes[$0] },
      falsePositives: gap { outcomes[$0] })
  #elseif RIGHT_COUNTS_IN_ONE_PASS
    return Gaps(
      flagged: gap(of: [0, 1, 2, 3], flagged: [1, 3]),
      truePositives: gap(of: [2, 3], flagged: [3]),
      falsePositives: gap(of: [0, 1], flagged: [1]))
  #elseif SOLUTION
    return Gaps(
      flagged: gap { _ in true }, truePositives: gap { outcomes[$0] },
      falsePositives: gap { !outcomes[$0] })
  #else
    // TODO: For all rows, those where it happened and the others: flagged in one group minus other.
    return Gaps(flagged: .nan, truePositives: .nan, falsePositives: .nan)
  #endif
}
