/// A question to one column: is its value at most ``threshold``?
struct Split: Equatable {
  /// The column, counted from 0.
  let feature: Int

  /// Halfway between two neighbouring values of the column, in its unit.
  let threshold: Double

  /// How much less mixed the two sides are than all rows together; may be 0.
  let gain: Double
}

/// What ``bestSplit(_:_:rows:empty:minLeaf:)`` refuses.
enum SplitError: Error, Equatable {
  /// A column, counted from 0, has more or fewer values than there are labels.
  case lengths(feature: Int, values: Int, labels: Int)

  /// A value is NaN or infinite.
  case notFinite(feature: Int, row: Int)
}

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
/// - Throws: ``SplitError/lengths(feature:values:labels:)``, or
///   ``SplitError/notFinite(feature:row:)`` for the first of `rows` with such a value.
/// - Complexity: O(d n log n) for n rows and d columns.
func bestSplit<Node: NodeSummary>(
  _ columns: [[Double]], _ labels: [Node.Label], rows: [Int], empty: Node, minLeaf: Int = 1
) throws(SplitError) -> Split? {
  var whole = empty
  for row in rows { whole.add(labels[row]) }
  let (impurity, total) = (whole.impurity, Double(rows.count))

  var best: Split?
  for (feature, values) in columns.enumerated() {
    guard values.count == labels.count else {
      throw .lengths(feature: feature, values: values.count, labels: labels.count)
    }
    for row in rows where !values[row].isFinite { throw .notFinite(feature: feature, row: row) }

    let order = rows.sorted { values[$0] < values[$1] }
    var left = empty
    var right = whole
    for (place, row) in order.enumerated().dropLast() {
      left.add(labels[row])
      right.remove(labels[row])
      let (lower, upper) = (values[row], values[order[place + 1]])
      guard lower < upper, left.count >= minLeaf, right.count >= minLeaf else { continue }
      let rest = Double(left.count) * left.impurity + Double(right.count) * right.impurity
      let gain = impurity - rest / total
      if let known = best, gain <= known.gain { continue }
      let halfway = lower / 2 + upper / 2
      best = Split(feature: feature, threshold: halfway < upper ? halfway : lower, gain: gain)
    }
  }
  return best
}
