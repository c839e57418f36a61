/// What a node of a tree keeps of its rows: enough to say how mixed they are, without looking at
/// the rows again.
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

/// A node whose labels are classes, numbered 0, 1, 2, and so on; its impurity is Gini's.
struct ClassCounts: NodeSummary {
  /// The number of rows of each class.
  private(set) var counts: [Int]

  private(set) var count = 0

  /// Makes a node without rows.
  init(classCount: Int) {
    counts = Array(repeating: 0, count: classCount)
  }

  /// 1 - Σ pᵢ², where pᵢ is the share of class i.
  var impurity: Double {
    guard count > 0 else { return 0 }
    let total = Double(count)
    var agreement = 0.0
    for number in counts { agreement += Double(number) / total * (Double(number) / total) }
    return 1 - agreement
  }

  mutating func add(_ label: Int) {
    counts[label] += 1
    count += 1
  }

  mutating func remove(_ label: Int) {
    counts[label] -= 1
    count -= 1
  }
}
