// Given: 16-grow-a-tree/SplitSearch, as it is given there.
// Copied by `learn author stubs`.

/// Returns the split of some rows that gains most, or `nil` when none is allowed.
///
/// Whether the labels are mixed at all is not its business: rows that are all alike have splits
/// too, with a gain of 0.
///
/// - Parameters:
///   - columns: The features of all rows, column by column.
///   - labels: What is to be predicted, one for each row of the table.
///   - rows: The rows to split, counted from 0.
///   - empty: A node without rows; copies of it count labels.
///   - minLeaf: The least number of rows on either side; only such splits are compared.
/// - Returns: The best split; on a tie that of the first column, then the lowest threshold.
/// - Throws: For the first column that cannot be searched ``SplitError/lengths(values:labels:)``,
///   else ``SplitError/notFinite(row:)`` for the first of `rows` with such a value.
/// - Complexity: O(d n log n) for n rows and d columns.
func bestSplit<Node: NodeSummary>(
  _ columns: [[Double]], _ labels: [Node.Label], rows: [Int], empty: Node, minLeaf: Int = 1
) throws -> Split? {
  var best: Split?
  for (feature, values) in columns.enumerated() {
    guard values.count == labels.count else {
      throw SplitError.lengths(values: values.count, labels: labels.count)
    }
    if let row = rows.first(where: { !values[$0].isFinite }) {
      throw SplitError.notFinite(row: row)
    }
    let order = rows.sorted { values[$0] < values[$1] }
    for (place, gain) in cutGains(order.map { labels[$0] }, empty: empty).enumerated() {
      let (lower, upper) = (values[order[place]], values[order[place + 1]])
      let leftCount = place + 1
      guard lower < upper, leftCount >= minLeaf, rows.count - leftCount >= minLeaf,
        gain > best?.threshold.gain ?? -.infinity
      else { continue }
      let halfway = lower / 2 + upper / 2
      let value = halfway < upper ? halfway : lower
      best = Split(
        feature: feature, threshold: Threshold(value: value, gain: gain, leftCount: leftCount))
    }
  }
  return best
}
