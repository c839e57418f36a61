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
  #if MISTAKE_STOPS_AT_THE_SHORTER
    // Feedback: zip stops
    guard !people.isEmpty, !judge.isEmpty else { throw JudgeError.noVerdicts }
  #elseif SOLUTION
    guard people.count == judge.count else {
      throw JudgeError.lengths(people.count, judge.count)
    }
    guard !people.isEmpty else { throw JudgeError.noVerdicts }
  #endif
  #if MISTAKE_DROPS_TIES
    // Feedback: ties were left out
    let decided = zip(people, judge).filter { $0.0 != .tie && $0.1 != .tie }
    return Double(decided.count { $0.0 == $0.1 }) / Double(max(1, decided.count))
  #elseif MISTAKE_TIE_IS_HALF_AGREED
    // Feedback: half an agreement
    let points = zip(people, judge).map { $0 == $1 ? 1 : $0 == .tie || $1 == .tie ? 0.5 : 0 }
    return points.reduce(0, +) / Double(people.count)
  #elseif RIGHT_COUNTS_THE_TABLE
    var table: [Outcome: [Outcome: Int]] = [:]
    for (one, other) in zip(people, judge) { table[one, default: [:]][other, default: 0] += 1 }
    let same = Outcome.allCases.reduce(0) { $0 + (table[$1]?[$1] ?? 0) }
    return Double(same) / Double(people.count)
  #elseif SOLUTION
    return Double(zip(people, judge).count { $0 == $1 }) / Double(people.count)
  #else
    // TODO: Refuse what does not fit, then count the comparisons with equal outcomes.
    return .nan
  #endif
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
  #if SOLUTION
    let observed = try agreement(people, judge)
    let count = Double(people.count)
  #endif
  #if MISTAKE_CHANCE_IS_A_THIRD
    // Feedback: a third
    let chance = 1.0 / 3
  #elseif MISTAKE_POOLS_THE_SHARES
    // Feedback: shares of both together
    let all = people + judge
    let chance = Outcome.allCases.reduce(0.0) { sum, outcome in
      let share = Double(all.count { $0 == outcome }) / (2 * count)
      return sum + share * share
    }
  #elseif RIGHT_COUNTS_THE_TABLE
    // n² times the chance, in whole numbers.
    let chance =
      Double(
        Outcome.allCases.reduce(0) { sum, outcome in
          sum + people.count { $0 == outcome } * judge.count { $0 == outcome }
        }) / (count * count)
  #elseif SOLUTION
    let chance = Outcome.allCases.reduce(0.0) { sum, outcome in
      let own = Double(people.count { $0 == outcome }) / count
      let other = Double(judge.count { $0 == outcome }) / count
      return sum + own * other
    }
  #endif
  #if MISTAKE_DIVIDES_BY_NOTHING
    // Feedback: 0 / 0
    return (observed - chance) / (1 - chance)
  #elseif MISTAKE_FORGETS_TO_DIVIDE
    // Feedback: how much is possible
    return chance < 1 ? observed - chance : nil
  #elseif RIGHT_COUNTS_THE_TABLE
    return chance == 1 ? nil : 1 - (1 - observed) / (1 - chance)
  #elseif SOLUTION
    return chance < 1 ? (observed - chance) / (1 - chance) : nil
  #else
    // TODO: Find the agreement of chance from both judges' own shares, and take it off.
    return .nan
  #endif
}
