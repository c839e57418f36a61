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
  // TODO: Refuse what cannot grow, and begin with all rows.
  return .leaf(counts: [])
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
  // TODO: Stop with a leaf, or split the rows and grow both sides.
  return .leaf(counts: [])
}
