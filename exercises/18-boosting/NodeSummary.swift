// Given: 15-split-search/NodeSummary, as it is given there.
// Copied by `learn author stubs`.

/// What a node of a tree keeps of its rows: enough to say how mixed they are, without looking at
/// the rows again.
///
/// A search that asks no more than this works for every kind of label: ``ClassCounts`` for classes,
/// a mean and a spread for numbers.
protocol NodeSummary {
  /// What is to be predicted: a class, a price.
  associatedtype Label

  /// The number of rows in the node.
  var count: Int { get }

  /// How mixed the node's labels are: 0 when they are all alike or there are none, else more.
  var impurity: Double { get }

  /// Takes in one more row.
  mutating func add(_ label: Label)

  /// Lets go of one row, which was added before.
  mutating func remove(_ label: Label)
}

/// A node whose labels are classes, numbered 0, 1, 2, and so on.
struct ClassCounts: NodeSummary {
  /// The number of rows of each class.
  private(set) var counts: [Int]

  private(set) var count = 0

  /// How mixed rows with these counts are: ``gini(_:)`` or ``entropy(_:)``.
  let measure: ([Int]) -> Double

  /// Makes a node without rows.
  init(classCount: Int, measure: @escaping ([Int]) -> Double) {
    counts = Array(repeating: 0, count: classCount)
    self.measure = measure
  }

  var impurity: Double { measure(counts) }

  mutating func add(_ label: Int) {
    counts[label] += 1
    count += 1
  }

  mutating func remove(_ label: Int) {
    counts[label] -= 1
    count -= 1
  }
}
