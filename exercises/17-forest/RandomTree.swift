import LessonKit

/// Returns a tree that is grown from some of the rows until nothing can be asked any more.
///
/// It grows as `subtree` of 16-grow-a-tree does, without a limit, but for one line: the question of
/// each node comes from ``randomSplit(_:_:_:empty:tries:rng:)``.
///
/// - Parameters:
///   - rows: The rows that came here, counted from 0; a row that stands here twice counts twice.
///   - columns: The features of the whole table, column by column.
///   - labels: The classes of the whole table.
///   - empty: A node without rows.
///   - tries: How many columns each question chooses among.
///   - rng: Draws those columns, for a node first, then for its left part, then for its right one.
func randomTree(
  _ rows: [Int], _ columns: [[Double]], _ labels: [Int], empty: ClassCounts, tries: Int,
  rng: inout SplitMix64
) throws -> Tree {
  var node = empty
  for row in rows { node.add(labels[row]) }
  guard node.impurity > 0,
    let split = try randomSplit(rows, columns, labels, empty: empty, tries: tries, rng: &rng),
    columns.indices.contains(split.feature)
  else { return .leaf(counts: node.counts) }
  let values = columns[split.feature]
  let atMost = rows.filter { values[$0] <= split.threshold.value }
  let above = rows.filter { values[$0] > split.threshold.value }
  guard !atMost.isEmpty, !above.isEmpty else { return .leaf(counts: node.counts) }
  return .split(
    feature: split.feature, threshold: split.threshold.value,
    atMost: try randomTree(atMost, columns, labels, empty: empty, tries: tries, rng: &rng),
    above: try randomTree(above, columns, labels, empty: empty, tries: tries, rng: &rng))
}
