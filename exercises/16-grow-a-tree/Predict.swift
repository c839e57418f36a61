/// What ``predict(_:_:)`` refuses.
enum PredictionError: Error, Equatable {
  /// The tree asks for this column, counted from 0, and the row has no such column or NaN in it.
  case noValue(feature: Int)
}

/// Returns the class that a tree predicts for a row.
///
/// - Parameters:
///   - tree: The tree; its leaves hold at least one row.
///   - row: One value for each column that the tree was grown on. Columns that are not asked for on
///     the row's way down may hold anything.
/// - Returns: The most frequent class of the leaf that the row comes to, the lowest such class on a
///   tie.
/// - Throws: ``PredictionError/noValue(feature:)`` for the first question that cannot be answered.
func predict(_ tree: Tree, _ row: [Double]) throws -> Int {
  // TODO: In a leaf, find the most frequent class. Else answer the question and go on from there.
  return -1
}

/// Returns the number of questions on the longest way from the root to a leaf; 0 for a leaf alone.
func depth(of tree: Tree) -> Int {
  // TODO: Count the questions on the longest way down.
  return -1
}

/// Returns the number of leaves of a tree.
func leafCount(of tree: Tree) -> Int {
  // TODO: Count the ends.
  return -1
}
