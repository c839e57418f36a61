// Given: 16-grow-a-tree/Predict, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

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
  switch tree {
  case .leaf(let counts):
    return counts.firstIndex { $0 == counts.max() } ?? 0
  case .split(let feature, let threshold, let atMost, let above):
    guard row.indices.contains(feature), !row[feature].isNaN else {
      throw PredictionError.noValue(feature: feature)
    }
    return try predict(row[feature] <= threshold ? atMost : above, row)
  }
}

/// Returns the number of questions on the longest way from the root to a leaf; 0 for a leaf alone.
func depth(of tree: Tree) -> Int {
  switch tree {
  case .leaf: return 0
  case .split(_, _, let atMost, let above): return 1 + max(depth(of: atMost), depth(of: above))
  }
}

/// Returns the number of leaves of a tree.
func leafCount(of tree: Tree) -> Int {
  switch tree {
  case .leaf: return 1
  case .split(_, _, let atMost, let above): return leafCount(of: atMost) + leafCount(of: above)
  }
}
