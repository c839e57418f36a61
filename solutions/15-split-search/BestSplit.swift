/// Returns the gain of every way to cut a list of labels in two.
///
/// A cut at place k puts the first k + 1 labels on the left and the others on the right. Its gain
/// is the impurity of all labels minus that of the two sides, each weighted by its share of them.
///
/// - Parameters:
///   - labels: One for each row, in the order of the column that is searched.
///   - empty: A node without rows; copies of it count labels.
/// - Returns: The gains of the places 0, 1, ..., n - 2 for n labels; none when n < 2.
/// - Complexity: O(n), and as many calls of `add` and `remove`.
func cutGains<Node: NodeSummary>(_ labels: [Node.Label], empty: Node) -> [Double] {
  #if SOLUTION
    var left = empty
    var right = empty
    for label in labels { right.add(label) }
    let (whole, total) = (right.impurity, Double(labels.count))

    var gains: [Double] = []
  #endif
  #if MISTAKE_COUNTS_ANEW
    // Feedback: counted anew
    for place in labels.indices.dropLast() {
      (left, right) = (empty, empty)
      for label in labels[...place] { left.add(label) }
      for label in labels[(place + 1)...] { right.add(label) }
      let rest = Double(left.count) * left.impurity + Double(right.count) * right.impurity
      gains.append(whole - rest / total)
    }
  #elseif MISTAKE_CHILDREN_UNWEIGHTED
    // Feedback: however many rows
    for label in labels.dropLast() {
      left.add(label)
      right.remove(label)
      gains.append(whole - (left.impurity + right.impurity) / 2)
    }
  #elseif MISTAKE_KEEPS_ROWS_ON_THE_RIGHT
    // Feedback: still on the right
    for label in labels.dropLast() {
      left.add(label)
      let rest = Double(left.count) * left.impurity + Double(right.count) * right.impurity
      gains.append(whole - rest / Double(left.count + right.count))
    }
  #elseif RIGHT_FROM_BOTH_ENDS
    // What is left of each place, then what is right of it: nothing is ever removed.
    var lefts: [Double] = []
    for label in labels {
      left.add(label)
      lefts.append(Double(left.count) / total * left.impurity)
    }
    right = empty
    for place in labels.indices.dropFirst().reversed() {
      right.add(labels[place])
      gains.append(whole - (lefts[place - 1] + Double(right.count) / total * right.impurity))
    }
    gains.reverse()
  #elseif SOLUTION
    for label in labels.dropLast() {
      left.add(label)
      right.remove(label)
      let rest = Double(left.count) * left.impurity + Double(right.count) * right.impurity
      gains.append(whole - rest / total)
    }
  #endif
  #if SOLUTION
    return gains
  #else
    // TODO: Give the gain of every place, each after a number of changes that does not grow with n.
    return [.nan]
  #endif
}

/// Returns the threshold on one column that gains most, or `nil` when there is nothing to split.
///
/// - Parameters:
///   - values: The column, one finite value for each row, in any order.
///   - labels: What is to be predicted, one for each row.
///   - empty: A node without rows; copies of it count labels.
/// - Returns: Of all cuts between two different neighbouring values, the one with the largest gain,
///   even if that is 0 or, by rounding or by the node's impurity, less; the lowest on a tie. Its
///   threshold lies halfway between them, however large they are; where halfway rounds to the upper
///   value, it is the lower one. `nil` when all labels are alike (their impurity is 0) or all values
///   are.
/// - Throws: ``SplitError/lengths(values:labels:)``, else ``SplitError/notFinite(row:)`` for the
///   first such row; also where there is nothing to split.
/// - Complexity: O(n log n) for n rows.
func bestThreshold<Node: NodeSummary>(
  _ values: [Double], _ labels: [Node.Label], empty: Node
) throws -> Threshold? {
  #if SOLUTION
    guard values.count == labels.count else {
      throw SplitError.lengths(values: values.count, labels: labels.count)
    }
    if let row = values.firstIndex(where: { !$0.isFinite }) { throw SplitError.notFinite(row: row) }
  #endif
  #if MISTAKE_SPLITS_A_PURE_NODE
    // Feedback: all alike
  #elseif SOLUTION
    var whole = empty
    for label in labels { whole.add(label) }
    guard whole.impurity > 0 else { return nil }
  #endif
  #if SOLUTION
    let order = values.indices.sorted {
      values[$0] < values[$1]  // equivalent(bound): rows of equal value are never parted
    }
    let ascending = order.map { values[$0] }
  #endif
  #if MISTAKE_LABELS_LEFT_BEHIND
    // Feedback: left where they were
    let gains = cutGains(labels, empty: empty)
  #elseif SOLUTION
    let gains = cutGains(order.map { labels[$0] }, empty: empty)
  #endif
  #if MISTAKE_PARTS_EQUAL_VALUES
    // Feedback: same side
    let places = Array(gains.indices)
  #elseif MISTAKE_NEEDS_A_GAIN
    // Feedback: gains nothing yet
    let places = gains.indices.filter { ascending[$0] < ascending[$0 + 1] && gains[$0] > 0 }
  #elseif SOLUTION
    let places = gains.indices.filter { ascending[$0] < ascending[$0 + 1] }
  #endif
  #if SOLUTION
    guard var best = places.first else { return nil }
  #endif
  #if MISTAKE_LAST_TIE_WINS
    // Feedback: last of equally good
    for place in places where gains[place] >= gains[best] { best = place }
  #elseif RIGHT_FROM_BOTH_ENDS
    best = places.sorted { (-gains[$0], $0) < (-gains[$1], $1) }.first ?? best
  #elseif SOLUTION
    for place in places where gains[place] > gains[best] { best = place }
  #endif
  #if SOLUTION
    let (lower, upper) = (ascending[best], ascending[best + 1])
  #endif
  #if MISTAKE_THRESHOLD_ON_A_VALUE
    // Feedback: one of the values
    return Threshold(value: lower, gain: gains[best], leftCount: best + 1)
  #elseif MISTAKE_ROUNDS_ONTO_THE_UPPER
    // Feedback: not between
    return Threshold(value: (lower + upper) / 2, gain: gains[best], leftCount: best + 1)
  #elseif MISTAKE_ADDS_BEFORE_IT_HALVES
    // Feedback: before it is halved
    let halfway = (lower + upper) / 2
    return Threshold(
      value: halfway < upper ? halfway : lower, gain: gains[best], leftCount: best + 1)
  #elseif RIGHT_FROM_BOTH_ENDS
    // The difference of two values of one sign is never too large.
    let sameSide = (lower < 0) == (upper < 0)
    let middle = sameSide ? lower + (upper - lower) / 2 : (lower + upper) / 2
    return Threshold(value: min(middle, upper.nextDown), gain: gains[best], leftCount: best + 1)
  #elseif SOLUTION
    let halfway = lower / 2 + upper / 2
    return Threshold(
      value: halfway < upper ? halfway : lower, gain: gains[best], leftCount: best + 1)
  #else
    // TODO: Refuse bad columns. Put the rows in order, and take the best of the cuts that are allowed.
    return Threshold(value: .nan, gain: .nan, leftCount: -1)
  #endif
}

/// Returns the best of all splits on all columns, or `nil` when there is nothing to split.
///
/// - Parameters:
///   - columns: The features, column by column, each with one finite value for each row.
///   - labels: What is to be predicted, one for each row.
///   - empty: A node without rows; copies of it count labels.
/// - Returns: The best threshold of the column whose best gains most; the first such column on a
///   tie. `nil` also without columns.
/// - Throws: What ``bestThreshold(_:_:empty:)`` throws, for the first column that is refused,
///   wherever it stands.
func bestSplit<Node: NodeSummary>(
  _ columns: [[Double]], _ labels: [Node.Label], empty: Node
) throws -> Split? {
  #if SOLUTION
    var best: Split?
  #endif
  #if MISTAKE_LAST_COLUMN_WINS
    // Feedback: last of equally good columns
    for (feature, column) in columns.enumerated() {
      guard let threshold = try bestThreshold(column, labels, empty: empty) else { continue }
      if threshold.gain >= best?.threshold.gain ?? -.infinity {
        best = Split(feature: feature, threshold: threshold)
      }
    }
  #elseif RIGHT_FROM_BOTH_ENDS
    let thresholds = try columns.map { try bestThreshold($0, labels, empty: empty) }
    for feature in thresholds.indices.reversed() {
      guard let threshold = thresholds[feature] else { continue }
      if let best, best.threshold.gain > threshold.gain { continue }
      best = Split(feature: feature, threshold: threshold)
    }
  #elseif SOLUTION
    for (feature, column) in columns.enumerated() {
      guard let threshold = try bestThreshold(column, labels, empty: empty) else { continue }
      if threshold.gain > best?.threshold.gain ?? -.infinity {
        best = Split(feature: feature, threshold: threshold)
      }
    }
  #endif
  #if SOLUTION
    return best
  #else
    // TODO: Keep the best threshold of all columns, with the column that it belongs to.
    return Split(feature: -1, threshold: Threshold(value: .nan, gain: .nan, leftCount: -1))
  #endif
}
