/// What ``grow(_:_:classCount:maxDepth:minLeaf:)`` refuses.
enum GrowError: Error, Equatable {
  /// There is no row to learn from.
  case noRows

  /// A tree cannot be this deep; 0 or more is possible.
  case maxDepth(Int)

  /// A leaf cannot have so few rows; 1 or more is possible.
  case minLeaf(Int)
}

/// Returns the decision tree that is grown from all rows of a table.
///
/// - Parameters:
///   - columns: The features, column by column, each with one finite value for each row.
///   - labels: The class of each row, 0 ..< `classCount`.
///   - classCount: The number of classes.
///   - maxDepth: The most questions on any way down; `nil` sets no limit.
///   - minLeaf: The least number of rows in a leaf.
/// - Throws: ``GrowError/noRows``, else ``GrowError/maxDepth(_:)``, else ``GrowError/minLeaf(_:)``,
///   else what ``bestSplit(_:_:rows:empty:minLeaf:)`` throws wherever it is asked.
func grow(
  _ columns: [[Double]], _ labels: [Int], classCount: Int, maxDepth: Int? = nil, minLeaf: Int = 1
) throws -> Tree {
  #if SOLUTION
    guard !labels.isEmpty else { throw GrowError.noRows }
    if let maxDepth, maxDepth < 0 { throw GrowError.maxDepth(maxDepth) }
    guard minLeaf >= 1 else { throw GrowError.minLeaf(minLeaf) }
  #endif
  #if SOLUTION
    return try subtree(
      Array(labels.indices), columns, labels,
      empty: ClassCounts(classCount: classCount, measure: gini),
      depthLeft: maxDepth ?? .max, minLeaf: minLeaf)
  #else
    // TODO: Refuse what cannot grow, and begin with all rows.
    return .leaf(counts: [])
  #endif
}

/// Returns the part of a tree that is grown from some of the rows.
///
/// It is a leaf when no question is left, when all its rows are of one class, or when no split
/// leaves enough rows on both sides; else it asks the best question and grows both answers.
///
/// - Parameters:
///   - rows: The rows that came here, counted from 0; at least one.
///   - columns: The features of the whole table, column by column.
///   - labels: The classes of the whole table.
///   - empty: A node without rows.
///   - depthLeft: How many questions may still be asked on a way down.
///   - minLeaf: The least number of rows in a leaf.
func subtree(
  _ rows: [Int], _ columns: [[Double]], _ labels: [Int], empty: ClassCounts, depthLeft: Int,
  minLeaf: Int
) throws -> Tree {
  #if MISTAKE_COUNTS_EVERY_ROW
    // Feedback: rows of the whole table
    var node = empty
    for label in labels { node.add(label) }
  #elseif SOLUTION
    var node = empty
    for row in rows { node.add(labels[row]) }
  #endif
  #if SOLUTION
    let leaf = Tree.leaf(counts: node.counts)
  #endif
  #if MISTAKE_ONE_LEVEL_TOO_MANY
    // Feedback: more questions than
    guard depthLeft >= 0, node.impurity > 0 else { return leaf }
  #elseif MISTAKE_ONE_LEVEL_TOO_FEW
    // Feedback: fewer questions than
    guard depthLeft > 1, node.impurity > 0 else { return leaf }
  #elseif MISTAKE_SPLITS_A_PURE_NODE
    // Feedback: of one class
    guard depthLeft > 0 else { return leaf }
  #elseif MISTAKE_NODES_NOT_LEAVES
    // Feedback: small enough to
    guard depthLeft > 0, node.impurity > 0, node.count > minLeaf else { return leaf }
  #elseif RIGHT_COUNTS_CLASSES
    guard depthLeft > 0, node.counts.count(where: { $0 > 0 }) > 1 else { return leaf }
  #elseif SOLUTION
    guard depthLeft > 0, node.impurity > 0 else { return leaf }
  #endif
  #if MISTAKE_IGNORES_MIN_LEAF
    // Feedback: fewer rows
    let found = try bestSplit(columns, labels, rows: rows, empty: empty)
  #elseif MISTAKE_NODES_NOT_LEAVES
    let found = try bestSplit(columns, labels, rows: rows, empty: empty)
  #elseif MISTAKE_GIVES_UP_AT_A_SMALL_LEAF
    // Feedback: second-best
    var found = try bestSplit(columns, labels, rows: rows, empty: empty)
    if let split = found {
      let count = rows.count { columns[split.feature][$0] <= split.threshold.value }
      if min(count, rows.count - count) < minLeaf { found = nil }
    }
  #elseif SOLUTION
    let found = try bestSplit(columns, labels, rows: rows, empty: empty, minLeaf: minLeaf)
  #endif
  #if MISTAKE_NEEDS_A_GAIN
    // Feedback: gains nothing yet
    guard let split = found, split.threshold.gain > 0 else { return leaf }
  #elseif SOLUTION
    guard let split = found else { return leaf }
  #endif
  #if MISTAKE_PARTS_BELOW_THE_THRESHOLD
    // Feedback: on the threshold
    let atMost = rows.filter { columns[split.feature][$0] < split.threshold.value }
    let above = rows.filter { columns[split.feature][$0] >= split.threshold.value }
  #elseif RIGHT_COUNTS_CLASSES
    let ordered = rows.sorted { columns[split.feature][$0] < columns[split.feature][$1] }
    let atMost = Array(ordered.prefix(split.threshold.leftCount))
    let above = Array(ordered.dropFirst(split.threshold.leftCount))
  #elseif SOLUTION
    let atMost = rows.filter { columns[split.feature][$0] <= split.threshold.value }
    let above = rows.filter { columns[split.feature][$0] > split.threshold.value }
  #endif
  #if SOLUTION
    func part(_ rows: [Int]) throws -> Tree {
      try subtree(
        rows, columns, labels, empty: empty, depthLeft: depthLeft - 1, minLeaf: minLeaf)
    }
    return .split(
      feature: split.feature, threshold: split.threshold.value, atMost: try part(atMost),
      above: try part(above))
  #else
    // TODO: Stop with a leaf, or split the rows and grow both sides.
    return .leaf(counts: [])
  #endif
}
