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
  // TODO: Compare the impurity of all rows together with the weighted mean of the children's.
  return .nan
}
