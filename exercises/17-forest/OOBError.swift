/// Returns the class with the most votes.
///
/// - Parameters:
///   - votes: One class for each voter, of 0 ..< `classCount`.
///   - classCount: The number of classes, at least 1.
/// - Returns: The most frequent class, the lowest such class on a tie; `nil` when nobody votes.
func majority(_ votes: [Int], classCount: Int) -> Int? {
  // TODO: Count the votes of each class.
  return -1
}

/// Returns the out-of-bag error of a forest: how often it is wrong about rows, each judged only by
/// the trees that never saw it.
///
/// Breiman, *Random Forests*, Machine Learning 45, 2001, section 3.1.
///
/// - Parameters:
///   - forest: The trees, each with the rows that it drew.
///   - rows: The table that they were grown on, row by row.
///   - labels: The class of each row, 0 ..< `classCount`.
///   - classCount: The number of classes.
/// - Returns: Of the rows that at least one tree did not draw, the share whose label is not the
///   ``majority(_:classCount:)`` of these trees; `nil` when there is no such row.
/// - Throws: What ``predict(_:_:)`` throws for such a row and tree.
func oobError(
  _ forest: [BaggedTree], _ rows: [[Double]], _ labels: [Int], classCount: Int
) throws -> Double? {
  // TODO: Let each row be judged by the trees that did not draw it, and count the errors.
  return .nan
}
