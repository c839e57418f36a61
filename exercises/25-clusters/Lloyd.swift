import LessonKit

/// Returns groups of rows that lie near each other, found by Lloyd's algorithm from given centres.
///
/// An iteration assigns each row to its ``nearest(_:_:)`` centre and then moves the centres, as
/// ``moved(_:rows:labels:)`` does. The iteration at which every row is assigned as in the one before
/// is the last. Lloyd (1957, printed 1982).
///
/// - Parameters:
///   - rows: n x d, finite numbers.
///   - start: k x d, the centres to begin with.
///   - maxIterations: How many iterations there are at most, 0 or more.
/// - Returns: The centres where they are at the end; the label of each row and the inertia with
///   *these* centres, also where the iterations ran out; and how many iterations there were, the
///   last included.
/// - Throws: ``ClusterError/empty`` where there are no rows or no centres, else
///   ``ClusterError/columns(rows:centres:)`` where they have not the same number of columns.
func lloyd(_ rows: Matrix, start: Matrix, maxIterations: Int = 300) throws -> Clustering {
  // TODO: Refuse, then assign and move until nothing changes; assign once more, and add up.
  return Clustering(
    centres: Matrix(rowCount: 0, columnCount: 0), labels: [], inertia: .nan, iterations: -1)
}

/// Returns the best of the groupings that ``lloyd(_:start:maxIterations:)`` finds from several
/// starts: one of the least inertia.
///
/// - Parameters:
///   - rows: n x d, finite numbers.
///   - starts: The centres to begin with, k x d each.
/// - Throws: ``ClusterError/empty`` where there are no starts; what `lloyd` throws.
func bestOfStarts(_ rows: Matrix, starts: [Matrix]) throws -> Clustering {
  // TODO: Run Lloyd's algorithm from each start, and keep the grouping of the least inertia.
  return Clustering(
    centres: Matrix(rowCount: 0, columnCount: 0), labels: [], inertia: .nan, iterations: -1)
}
