import LessonKit

/// Returns the silhouette of each row: how much nearer it is to its own group than to the next.
///
/// For a row, a is its mean distance to the *other* rows of its group, and b the mean distance to the
/// rows of another group, that of the group for which it is least. The silhouette is (b - a) divided
/// by the larger of the two. Distances are Euclid's. Rousseeuw (1987).
///
/// - Parameters:
///   - rows: n x d, finite numbers.
///   - labels: The group of each row: any numbers, with gaps and in any order.
/// - Returns: n numbers of -1 ... 1. 0 for a row that is alone in its group, and for one whose a and b
///   are both 0.
/// - Throws: ``ClusterError/labels(rows:labels:)`` where there is not one label for each row, else
///   ``ClusterError/oneGroup`` where there are fewer than two groups.
func silhouette(_ rows: Matrix, _ labels: [Int]) throws -> [Double] {
  // TODO: Refuse; then for each row find a and b by going through the groups.
  return []
}
