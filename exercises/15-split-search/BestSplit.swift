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
  // TODO: Give the gain of every place, each after a number of changes that does not grow with n.
  return [.nan]
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
  // TODO: Refuse bad columns. Put the rows in order, and take the best of the cuts that are allowed.
  return Threshold(value: .nan, gain: .nan, leftCount: -1)
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
  // TODO: Keep the best threshold of all columns, with the column that it belongs to.
  return Split(feature: -1, threshold: Threshold(value: .nan, gain: .nan, leftCount: -1))
}
