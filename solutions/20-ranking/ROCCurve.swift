/// Returns what comes of every threshold, from the strictest to the most generous.
///
/// The first point predicts nothing positive: threshold infinity, both rates 0, even where a score
/// is infinity itself. Then follows one point for each *different* score, from the highest to the
/// lowest, at which all rows with that score become positive together. The last point predicts
/// everything positive: both rates 1.
///
/// - Parameters:
///   - scores: One for each row, in any unit; higher means more likely positive. Infinite ones have
///     their place in the order, and 0 and -0 are equal.
///   - actual: What happened, in the same order; `true` is the positive class.
/// - Returns: One point more than there are different scores.
/// - Throws: What ``validate(_:_:)`` throws, else ``RankingError/oneClass`` where there is no
///   positive or no negative row.
/// - Complexity: O(n log n), for the sorting.
func rocCurve(_ scores: [Double], actual: [Bool]) throws -> [ROCPoint] {
  #if SOLUTION
    try validate(scores, actual)
    let positives = actual.count { $0 }
    let negatives = actual.count - positives
  #endif
  #if MISTAKE_DIVIDES_ZERO_BY_ZERO
    // Feedback: not a number
  #elseif SOLUTION
    guard positives > 0, negatives > 0 else { throw RankingError.oneClass }
  #endif
  #if MISTAKE_RANKS_LOW_SCORES_FIRST
    // Feedback: lowest score
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
  #elseif RIGHT_GROUPS_BY_SCORE
    let groups = Dictionary(grouping: scores.indices) { scores[$0] }
  #elseif SOLUTION
    let order = scores.indices.sorted { scores[$0] > scores[$1] }  // equivalent(bound): ties alike
  #endif
  #if MISTAKE_FORGETS_THE_ORIGIN
    // Feedback: strictest
    var points: [ROCPoint] = []
  #elseif SOLUTION
    var points = [ROCPoint(threshold: .infinity, falsePositiveRate: 0, truePositiveRate: 0)]
  #endif
  #if SOLUTION
    var hits = 0
    var alarms = 0
  #endif
  #if MISTAKE_STEPS_THROUGH_TIES
    // Feedback: equal scores
    for row in order {
      if actual[row] { hits += 1 } else { alarms += 1 }
      points.append(
        ROCPoint(
          threshold: scores[row], falsePositiveRate: Double(alarms) / Double(negatives),
          truePositiveRate: Double(hits) / Double(positives)))
    }
    return points
  #elseif MISTAKE_AXES_SWAPPED
    // Feedback: changed places
    for (place, row) in order.enumerated() {
      if actual[row] { hits += 1 } else { alarms += 1 }
      let next = place + 1
      if next < order.count, scores[order[next]] == scores[row] { continue }
      points.append(
        ROCPoint(
          threshold: scores[row], falsePositiveRate: Double(hits) / Double(positives),
          truePositiveRate: Double(alarms) / Double(negatives)))
    }
    return points
  #elseif MISTAKE_RATES_OF_ALL_ROWS
    // Feedback: shares of all rows
    for (place, row) in order.enumerated() {
      if actual[row] { hits += 1 } else { alarms += 1 }
      let next = place + 1
      if next < order.count, scores[order[next]] == scores[row] { continue }
      points.append(
        ROCPoint(
          threshold: scores[row], falsePositiveRate: Double(alarms) / Double(scores.count),
          truePositiveRate: Double(hits) / Double(scores.count)))
    }
    return points
  #elseif RIGHT_GROUPS_BY_SCORE
    for threshold in groups.keys.sorted(by: >) {
      let rows = groups[threshold] ?? []
      let found = rows.count { actual[$0] }
      hits += found
      alarms += rows.count - found
      points.append(
        ROCPoint(
          threshold: threshold, falsePositiveRate: Double(alarms) / Double(negatives),
          truePositiveRate: 1 - Double(positives - hits) / Double(positives)))
    }
    return points
  #elseif SOLUTION
    for (place, row) in order.enumerated() {
      if actual[row] { hits += 1 } else { alarms += 1 }
      // A threshold cannot come between equal scores: go on to the last of them.
      let next = place + 1
      if next < order.count, scores[order[next]] == scores[row] { continue }
      points.append(
        ROCPoint(
          threshold: scores[row], falsePositiveRate: Double(alarms) / Double(negatives),
          truePositiveRate: Double(hits) / Double(positives)))
    }
    return points
  #else
    // TODO: Refuse what cannot be ranked. Go from the highest score down, counting hits and alarms.
    return []
  #endif
}

/// Returns the area under a curve of points that are joined by straight lines.
///
/// - Parameter points: From left to right, at least two.
/// - Returns: The sum of (x₂ - x₁) · (y₁ + y₂) / 2 over neighbouring points, where x is the false
///   and y the true positive rate.
func area(under points: [ROCPoint]) -> Double {
  #if MISTAKE_RECTANGLES_BELOW
    // Feedback: left end
    return zip(points, points.dropFirst()).reduce(0) { sum, pair in
      sum + (pair.1.falsePositiveRate - pair.0.falsePositiveRate) * pair.0.truePositiveRate
    }
  #elseif MISTAKE_RECTANGLES_ABOVE
    // Feedback: right end
    return zip(points, points.dropFirst()).reduce(0) { sum, pair in
      sum + (pair.1.falsePositiveRate - pair.0.falsePositiveRate) * pair.1.truePositiveRate
    }
  #elseif RIGHT_GROUPS_BY_SCORE
    // The shoelace formula, closed along the axis.
    var twice = 0.0
    for place in points.indices.dropLast() {
      let (left, right) = (points[place], points[place + 1])
      twice += right.falsePositiveRate * left.truePositiveRate
      twice -= left.falsePositiveRate * right.truePositiveRate
    }
    let (first, last) = (points[0], points[points.count - 1])
    twice += last.falsePositiveRate * last.truePositiveRate
    twice -= first.falsePositiveRate * first.truePositiveRate
    return twice / 2
  #elseif SOLUTION
    return zip(points, points.dropFirst()).reduce(0) { sum, pair in
      let (left, right) = pair
      let width = right.falsePositiveRate - left.falsePositiveRate
      return sum + width * (left.truePositiveRate + right.truePositiveRate) / 2
    }
  #else
    // TODO: Add up the trapezoids between neighbouring points.
    return .nan
  #endif
}
