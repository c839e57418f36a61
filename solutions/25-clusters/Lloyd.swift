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
  #if SOLUTION
    guard rows.rowCount > 0, start.rowCount > 0 else { throw ClusterError.empty }
    guard rows.columnCount == start.columnCount else {
      throw ClusterError.columns(rows: rows.columnCount, centres: start.columnCount)
    }
    var centres = start
    var labels: [Int] = []
    var iterations = 0
  #endif
  #if MISTAKE_MOVES_ONCE
    // Feedback: one move
    labels = nearest(rows, centres)
    centres = moved(centres, rows: rows, labels: labels)
    iterations = 1
  #elseif MISTAKE_IGNORES_THE_LIMIT
    // Feedback: ran on
    var last: [Int] = []
    repeat {
      last = labels
      labels = nearest(rows, centres)
      centres = moved(centres, rows: rows, labels: labels)
      iterations += 1
    } while labels != last
  #elseif MISTAKE_LEAVES_OUT_THE_LAST
    // Feedback: nothing changed
    while iterations < maxIterations {
      let next = nearest(rows, centres)
      if next == labels { break }
      labels = next
      centres = moved(centres, rows: rows, labels: labels)
      iterations += 1
    }
  #elseif RIGHT_COMPARES_CENTRES
    while iterations < maxIterations {
      iterations += 1
      let next = nearest(rows, centres)
      let settled = iterations > 1 && zip(next, labels).allSatisfy(==)
      labels = next
      centres = moved(centres, rows: rows, labels: next)
      if settled { break }
    }
  #elseif SOLUTION
    while iterations < maxIterations {
      iterations += 1
      let next = nearest(rows, centres)
      if next == labels { break }
      labels = next
      centres = moved(centres, rows: rows, labels: labels)
    }
  #endif
  #if MISTAKE_KEEPS_OLD_LABELS
    // Feedback: before the last move
    if labels.isEmpty { labels = nearest(rows, centres) }
  #elseif SOLUTION
    labels = nearest(rows, centres)
  #endif
  #if MISTAKE_ADDS_PLAIN_DISTANCES
    // Feedback: squared
    var inertia = 0.0
    for (row, label) in labels.enumerated() {
      let centre = centres.row(label)
      inertia += zip(rows.row(row), centre).reduce(0) { sum, pair in
        sum + (pair.0 - pair.1) * (pair.0 - pair.1)
      }.squareRoot()
    }
    return Clustering(centres: centres, labels: labels, inertia: inertia, iterations: iterations)
  #elseif MISTAKE_MEAN_FOR_SUM
    // Feedback: a sum over all rows
    var inertia = 0.0
    for (row, label) in labels.enumerated() {
      for (a, b) in zip(rows.row(row), centres.row(label)) { inertia += (a - b) * (a - b) }
    }
    return Clustering(
      centres: centres, labels: labels, inertia: inertia / Double(rows.rowCount),
      iterations: iterations)
  #elseif RIGHT_COMPARES_CENTRES
    let columns = (0..<rows.columnCount).map { column in
      labels.indices.reduce(0.0) { sum, row in
        let far = rows[row, column] - centres[labels[row], column]
        return sum + far * far
      }
    }
    return Clustering(
      centres: centres, labels: labels, inertia: columns.reduce(0, +), iterations: iterations)
  #elseif SOLUTION
    var inertia = 0.0
    for (row, label) in labels.enumerated() {
      for (a, b) in zip(rows.row(row), centres.row(label)) { inertia += (a - b) * (a - b) }
    }
    return Clustering(centres: centres, labels: labels, inertia: inertia, iterations: iterations)
  #else
    // TODO: Refuse, then assign and move until nothing changes; assign once more, and add up.
    return Clustering(
      centres: Matrix(rowCount: 0, columnCount: 0), labels: [], inertia: .nan, iterations: -1)
  #endif
}

/// Returns the best of the groupings that ``lloyd(_:start:maxIterations:)`` finds from several
/// starts: one of the least inertia.
///
/// - Parameters:
///   - rows: n x d, finite numbers.
///   - starts: The centres to begin with, k x d each.
/// - Throws: ``ClusterError/empty`` where there are no starts; what `lloyd` throws.
func bestOfStarts(_ rows: Matrix, starts: [Matrix]) throws -> Clustering {
  #if MISTAKE_TRUSTS_THE_FIRST
    // Feedback: the first start
    guard let start = starts.first else { throw ClusterError.empty }
    return try lloyd(rows, start: start)
  #elseif MISTAKE_KEEPS_THE_LAST
    // Feedback: the last start
    guard let start = starts.last else { throw ClusterError.empty }
    return try lloyd(rows, start: start)
  #elseif RIGHT_COMPARES_CENTRES
    let all = try starts.map { try lloyd(rows, start: $0) }.sorted { $0.inertia < $1.inertia }
    if all.isEmpty { throw ClusterError.empty }
    return all[0]
  #elseif SOLUTION
    var best: Clustering?
    for start in starts {
      let found = try lloyd(rows, start: start)
      if found.inertia < best?.inertia ?? .infinity { best = found }
    }
    guard let best else { throw ClusterError.empty }
    return best
  #else
    // TODO: Run Lloyd's algorithm from each start, and keep the grouping of the least inertia.
    return Clustering(
      centres: Matrix(rowCount: 0, columnCount: 0), labels: [], inertia: .nan, iterations: -1)
  #endif
}
