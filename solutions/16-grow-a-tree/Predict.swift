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
  #if MISTAKE_LAST_CLASS_ON_A_TIE
    // Feedback: equally frequent
    switch tree {
    case .leaf(let counts):
      return counts.lastIndex { $0 == counts.max() } ?? 0
    case .split(let feature, let threshold, let atMost, let above):
      guard row.indices.contains(feature), !row[feature].isNaN else {
        throw PredictionError.noValue(feature: feature)
      }
      return try predict(row[feature] <= threshold ? atMost : above, row)
    }
  #elseif MISTAKE_NAN_GOES_ABOVE
    // Feedback: every comparison
    switch tree {
    case .leaf(let counts):
      return counts.firstIndex { $0 == counts.max() } ?? 0
    case .split(let feature, let threshold, let atMost, let above):
      guard row.indices.contains(feature) else {
        throw PredictionError.noValue(feature: feature)
      }
      return try predict(row[feature] <= threshold ? atMost : above, row)
    }
  #elseif MISTAKE_LESS_FOR_AT_MOST
    // Feedback: exactly on the threshold
    switch tree {
    case .leaf(let counts):
      return counts.firstIndex { $0 == counts.max() } ?? 0
    case .split(let feature, let threshold, let atMost, let above):
      guard row.indices.contains(feature), !row[feature].isNaN else {
        throw PredictionError.noValue(feature: feature)
      }
      return try predict(row[feature] < threshold ? atMost : above, row)
    }
  #elseif MISTAKE_SIDES_SWAPPED
    // Feedback: wrong side
    switch tree {
    case .leaf(let counts):
      return counts.firstIndex { $0 == counts.max() } ?? 0
    case .split(let feature, let threshold, let atMost, let above):
      guard row.indices.contains(feature), !row[feature].isNaN else {
        throw PredictionError.noValue(feature: feature)
      }
      return try predict(row[feature] <= threshold ? above : atMost, row)
    }
  #elseif RIGHT_WALKS_IN_A_LOOP
    var node = tree
    while case .split(let feature, let threshold, let atMost, let above) = node {
      guard feature < row.count, row[feature] == row[feature] else {
        throw PredictionError.noValue(feature: feature)
      }
      node = row[feature] > threshold ? above : atMost
    }
    guard case .leaf(let counts) = node else { return 0 }
    return counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0
  #elseif SOLUTION
    switch tree {
    case .leaf(let counts):
      return counts.firstIndex { $0 == counts.max() } ?? 0  // equivalent(constant): has counts
    case .split(let feature, let threshold, let atMost, let above):
      guard row.indices.contains(feature), !row[feature].isNaN else {
        throw PredictionError.noValue(feature: feature)
      }
      return try predict(row[feature] <= threshold ? atMost : above, row)
    }
  #else
    // TODO: In a leaf, find the most frequent class. Else answer the question and go on from there.
    return -1
  #endif
}

/// Returns the number of questions on the longest way from the root to a leaf; 0 for a leaf alone.
func depth(of tree: Tree) -> Int {
  #if MISTAKE_DEPTH_COUNTS_NODES
    // Feedback: no question
    switch tree {
    case .leaf: return 1
    case .split(_, _, let atMost, let above): return 1 + max(depth(of: atMost), depth(of: above))
    }
  #elseif RIGHT_WALKS_IN_A_LOOP
    var (level, deepest) = ([tree], 0)
    while true {
      level = level.flatMap { node -> [Tree] in
        guard case .split(_, _, let atMost, let above) = node else { return [] }
        return [atMost, above]
      }
      if level.isEmpty { return deepest }
      deepest += 1
    }
  #elseif SOLUTION
    switch tree {
    case .leaf: return 0
    case .split(_, _, let atMost, let above): return 1 + max(depth(of: atMost), depth(of: above))
    }
  #else
    // TODO: Count the questions on the longest way down.
    return -1
  #endif
}

/// Returns the number of leaves of a tree.
func leafCount(of tree: Tree) -> Int {
  #if MISTAKE_NODES_FOR_LEAVES
    // Feedback: questions were counted, too
    switch tree {
    case .leaf: return 1
    case .split(_, _, let atMost, let above):
      return 1 + leafCount(of: atMost) + leafCount(of: above)
    }
  #elseif MISTAKE_QUESTIONS_FOR_LEAVES
    // Feedback: where a way ends
    switch tree {
    case .leaf: return 0
    case .split(_, _, let atMost, let above):
      return 1 + leafCount(of: atMost) + leafCount(of: above)
    }
  #elseif RIGHT_WALKS_IN_A_LOOP
    var (waiting, leaves) = ([tree], 0)
    while let node = waiting.popLast() {
      if case .split(_, _, let atMost, let above) = node {
        waiting += [atMost, above]
      } else {
        leaves += 1
      }
    }
    return leaves
  #elseif SOLUTION
    switch tree {
    case .leaf: return 1
    case .split(_, _, let atMost, let above): return leafCount(of: atMost) + leafCount(of: above)
    }
  #else
    // TODO: Count the ends.
    return -1
  #endif
}
