/// What ``gain(_:impurity:)`` refuses.
enum GainError: Error, Equatable {
  /// A child, counted from 0, counts other classes than the first one does.
  case classCount(child: Int, expected: Int, found: Int)
}

/// Returns how much less mixed rows become by a split.
///
/// The impurity of the parent minus that of the children, each child weighted by its share of the
/// rows. With ``entropy(_:)`` this is the information gain of Quinlan, *Induction of Decision
/// Trees*, Machine Learning 1, 1986, section 4.
///
/// - Parameters:
///   - children: For each child, the number of its rows of each class. A child may be empty.
///   - impurity: How mixed a node with such counts is; 0 where it has no rows.
/// - Returns: In the unit of `impurity`; 0 when there are no rows, below 0 where the children are the
///   more mixed ones.
/// - Throws: ``GainError/classCount(child:expected:found:)`` for the first child that has more or
///   fewer classes than the first child, with rows or without.
func gain(_ children: [[Int]], impurity: ([Int]) -> Double) throws -> Double {
  #if MISTAKE_STOPS_AT_THE_SHORTER
    // Feedback: fewer classes
    let classCount = children.map(\.count).min() ?? 0
  #elseif SOLUTION
    let classCount = (children.first ?? []).count
    for (index, child) in children.enumerated() where child.count != classCount {
      throw GainError.classCount(child: index, expected: classCount, found: child.count)
    }
  #endif
  #if SOLUTION
    let parent = (0..<classCount).map { label in children.map { $0[label] }.reduce(0, +) }
    let total = Double(parent.reduce(0, +))
    guard total > 0 else { return 0 }  // equivalent(constant): a single row cannot be parted
  #endif
  #if MISTAKE_CHILDREN_UNWEIGHTED
    // Feedback: however many rows
    let rest = children.map(impurity).reduce(0, +) / Double(children.count)
  #elseif MISTAKE_CHILDREN_ADDED
    // Feedback: added up
    let rest = children.map(impurity).reduce(0, +)
  #elseif RIGHT_CHILD_BY_CHILD
    // Each child has a part in what is gained: how much less mixed its own rows have become.
    let before = impurity(parent)
    let rest =
      before
      - children.reduce(0) { sum, child in
        sum + Double(child.reduce(0, +)) * (before - impurity(child)) / total
      }
  #elseif SOLUTION
    let rest = children.map { impurity($0) * Double($0.reduce(0, +)) / total }.reduce(0, +)
  #endif
  #if MISTAKE_GIVES_WHAT_IS_LEFT
    // Feedback: left over
    return rest
  #elseif SOLUTION
    return impurity(parent) - rest
  #else
    // TODO: Compare the impurity of all rows together with the weighted mean of the children's.
    return .nan
  #endif
}
