/// Returns the mean of the precision over all of the positive rows, each at its own threshold.
///
/// For each different score, from the highest to the lowest, all rows with that score or a higher
/// one are predicted positive. The precision there counts as much as the recall grew:
/// Σ (recall - recall before) · precision. It is a sum of steps, and nothing is drawn between them.
///
/// - Parameters:
///   - scores: One for each row, in any unit; higher means more likely positive. Infinite ones have
///     their place in the order, and 0 and -0 are equal.
///   - actual: What happened, in the same order; `true` is the positive class.
/// - Returns: 0 ... 1; the share of positive rows where all scores are equal, 1 when every positive
///   row is above every negative one.
/// - Throws: What ``validate(_:_:)`` throws, else ``RankingError/oneClass`` where there is no
///   positive or no negative row.
/// - Complexity: O(n log n), for the sorting.
func averagePrecision(_ scores: [Double], actual: [Bool]) throws -> Double {
  #if SOLUTION
    try validate(scores, actual)
  #endif
  #if MISTAKE_INVERTED_LABELS
    // Feedback: common class
    let actual = actual.map { !$0 }
    let positives = actual.count { $0 }
  #elseif SOLUTION
    let positives = actual.count { $0 }
  #endif
  #if MISTAKE_NOTHING_TO_FIND_IS_ZERO
    // Feedback: nothing to be found
    guard positives > 0 else { return 0 }
  #elseif SOLUTION
    guard positives > 0, positives < actual.count else { throw RankingError.oneClass }
  #endif
  #if RIGHT_GROUPS_BY_SCORE
    let groups = Dictionary(grouping: scores.indices) { scores[$0] }
    var (hits, above, sum) = (0, 0, 0.0)
  #elseif SOLUTION
    let order = scores.indices.sorted { scores[$0] > scores[$1] }  // equivalent(bound): ties alike
    var hits = 0
    var hitsBefore = 0
    var sum = 0.0
  #endif
  #if MISTAKE_TIES_BY_ROW_ORDER
    // Feedback: order of the rows
    for (place, row) in order.enumerated() where actual[row] {
      hits += 1
      sum += Double(hits) / Double(place + 1)
    }
  #elseif MISTAKE_TRAPEZOIDS
    // Feedback: straight lines
    var precisionBefore = 1.0
    for (place, row) in order.enumerated() {
      if actual[row] { hits += 1 }
      let next = place + 1
      if next < order.count, scores[order[next]] == scores[row] { continue }
      let precision = Double(hits) / Double(next)
      sum += Double(hits - hitsBefore) * (precision + precisionBefore) / 2
      hitsBefore = hits
      precisionBefore = precision
    }
  #elseif MISTAKE_EVERY_THRESHOLD_ALIKE
    // Feedback: counts alike
    var thresholds = 0
    for (place, row) in order.enumerated() {
      if actual[row] { hits += 1 }
      let next = place + 1
      if next < order.count, scores[order[next]] == scores[row] { continue }
      sum += Double(hits) / Double(next)
      thresholds += 1
      hitsBefore = hits
    }
    sum *= Double(max(hitsBefore, 1)) / Double(thresholds)
  #elseif MISTAKE_TAKES_THE_BEST_TO_COME
    // Feedback: further down
    var steps: [(grown: Int, precision: Double)] = []
    for (place, row) in order.enumerated() {
      if actual[row] { hits += 1 }
      let next = place + 1
      if next < order.count, scores[order[next]] == scores[row] { continue }
      steps.append((hits - hitsBefore, Double(hits) / Double(next)))
      hitsBefore = hits
    }
    var best = 0.0
    for step in steps.reversed() {
      best = max(best, step.precision)
      sum += Double(step.grown) * best
    }
  #elseif RIGHT_GROUPS_BY_SCORE
    for score in groups.keys.sorted(by: >) {
      let rows = groups[score] ?? []
      let found = rows.count { actual[$0] }
      hits += found
      above += rows.count
      sum += Double(found) * (1 - Double(above - hits) / Double(above))
    }
  #elseif SOLUTION
    for (place, row) in order.enumerated() {
      if actual[row] { hits += 1 }  // equivalent(compound): a product of two such signs
      // A threshold cannot come between equal scores: go on to the last of them.
      let next = place + 1
      if next < order.count, scores[order[next]] == scores[row] { continue }
      sum += Double(hits - hitsBefore) * Double(hits) / Double(next)
      hitsBefore = hits
    }
  #endif
  #if MISTAKE_DIVIDES_BY_ALL_ROWS
    // Feedback: by all rows
    return sum / Double(actual.count)
  #elseif SOLUTION
    return sum / Double(positives)
  #else
    // TODO: Go from the highest score down. Weigh each precision by how much the recall grew.
    return .nan
  #endif
}
