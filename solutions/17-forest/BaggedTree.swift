/// A tree of a forest, with the rows that it was grown on.
struct BaggedTree: Equatable {
  let tree: Tree

  /// The rows it was grown on, counted from 0, each as often as it was drawn.
  let drawn: [Int]
}

extension BaggedTree: CustomStringConvertible {
  /// The tree and its rows in one line: `(x0 <= 2.5 ? [1, 0] : [0, 4]) of [3, 4, 2, 2, 1]`.
  var description: String { "\(tree) of \(drawn)" }
}

/// What ``forest(_:_:classCount:treeCount:tries:seed:)`` refuses.
enum ForestError: Error, Equatable {
  /// There is no row to draw.
  case noRows

  /// A forest cannot have so few trees; 1 or more is possible.
  case treeCount(Int)

  /// A question cannot choose among so many columns; 1 to all of them is possible.
  case tries(Int)
}
