// Given: 15-split-search/BestSplit, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

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
  var left = empty
  var right = empty
  for label in labels { right.add(label) }
  let (whole, total) = (right.impurity, Double(labels.count))

  var gains: [Double] = []
  for label in labels.dropLast() {
    left.add(label)
    right.remove(label)
    let rest = Double(left.count) * left.impurity + Double(right.count) * right.impurity
    gains.append(whole - rest / total)
  }
  return gains
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
  guard values.count == labels.count else {
    throw SplitError.lengths(values: values.count, labels: labels.count)
  }
  if let row = values.firstIndex(where: { !$0.isFinite }) { throw SplitError.notFinite(row: row) }
  var whole = empty
  for label in labels { whole.add(label) }
  guard whole.impurity > 0 else { return nil }
  let order = values.indices.sorted {
    values[$0] < values[$1]
  }
  let ascending = order.map { values[$0] }
  let gains = cutGains(order.map { labels[$0] }, empty: empty)
  let places = gains.indices.filter { ascending[$0] < ascending[$0 + 1] }
  guard var best = places.first else { return nil }
  for place in places where gains[place] > gains[best] { best = place }
  let (lower, upper) = (ascending[best], ascending[best + 1])
  let halfway = lower / 2 + upper / 2
  return Threshold(
    value: halfway < upper ? halfway : lower, gain: gains[best], leftCount: best + 1)
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
  var best: Split?
  for (feature, column) in columns.enumerated() {
    guard let threshold = try bestThreshold(column, labels, empty: empty) else { continue }
    if threshold.gain > best?.threshold.gain ?? -.infinity {
      best = Split(feature: feature, threshold: threshold)
    }
  }
  return best
}
