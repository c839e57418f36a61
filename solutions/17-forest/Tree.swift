// Given: 16-grow-a-tree/Tree, as it is given there.
// Copied by `learn author stubs`.

/// A decision tree for classes, numbered 0, 1, 2, and so on.
indirect enum Tree: Equatable {
  /// An end, with the number of training rows of each class that came here.
  case leaf(counts: [Int])

  /// A question: a row whose value in the column `feature`, counted from 0, is at most `threshold`
  /// goes on to `atMost`, any other to `above`.
  case split(feature: Int, threshold: Double, atMost: Tree, above: Tree)
}

extension Tree: CustomStringConvertible {
  /// The tree in one line: `(x3 <= 2.5 ? [4, 0] : [1, 6])`.
  var description: String {
    switch self {
    case .leaf(let counts):
      "\(counts)"
    case .split(let feature, let threshold, let atMost, let above):
      "(x\(feature) <= \(threshold) ? \(atMost) : \(above))"
    }
  }
}
