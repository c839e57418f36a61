import LessonKit

/// Returns for each row the number of the centre that is nearest to it, by Euclid's distance.
///
/// It holds far from the origin too, where rows differ in their last digits.
///
/// - Parameters:
///   - rows: n x d, finite numbers.
///   - centres: k x d, finite numbers; k is at least 1.
/// - Returns: n numbers of 0 ..< k. Of centres at the same distance, the first.
func nearest(_ rows: Matrix, _ centres: Matrix) -> [Int] {
  #if MISTAKE_TIES_TO_THE_LAST
    // Feedback: the first
    return rows.rows.map { row in
      var best = (place: 0, distance: Double.infinity)
      for (place, centre) in centres.rows.enumerated() {
        let distance = zip(row, centre).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        if distance <= best.distance { best = (place, distance) }
      }
      return best.place
    }
  #elseif MISTAKE_ADDS_DIFFERENCES
    // Feedback: along the axes
    return rows.rows.map { row in
      var best = (place: 0, distance: Double.infinity)
      for (place, centre) in centres.rows.enumerated() {
        let distance = zip(row, centre).reduce(0) { $0 + abs($1.0 - $1.1) }
        if distance < best.distance { best = (place, distance) }
      }
      return best.place
    }
  #elseif MISTAKE_LARGEST_PRODUCT
    // Feedback: dot product
    return rows.rows.map { row in
      var best = (place: 0, product: -Double.infinity)
      for (place, centre) in centres.rows.enumerated() {
        let product = zip(row, centre).reduce(0) { $0 + $1.0 * $1.1 }
        if product > best.product { best = (place, product) }
      }
      return best.place
    }
  #elseif RIGHT_BY_LENGTH
    let list = centres.rows
    return rows.rows.map { row in
      let lengths = list.map { centre -> Double in
        let far: [Double] = zip(row, centre).map { $0 - $1 }
        let square: Double = far.reduce(0) { sum, step in sum + step * step }
        return square.squareRoot()
      }
      return lengths.indices.min { lengths[$0] < lengths[$1] } ?? 0
    }
  #elseif SOLUTION
    let list = centres.rows
    return rows.rows.map { row in
      var best = (place: 0, distance: Double.infinity)
      for (place, centre) in list.enumerated() {
        let distance = zip(row, centre).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        if distance < best.distance { best = (place, distance) }
      }
      return best.place
    }
  #else
    // TODO: For each row, go through the centres and keep the number of the nearest.
    return []
  #endif
}

/// Returns the centres moved to the means of the rows that belong to them.
///
/// - Parameters:
///   - centres: k x d, where they are now.
///   - rows: n x d, finite numbers.
///   - labels: For each row the number of its centre, 0 ..< k.
/// - Returns: k x d, column by column the mean of the centre's rows. A centre without rows stays
///   where it is.
func moved(_ centres: Matrix, rows: Matrix, labels: [Int]) -> Matrix {
  #if SOLUTION
    var sums = Matrix(rowCount: centres.rowCount, columnCount: centres.columnCount)
    var counts = [Int](repeating: 0, count: centres.rowCount)
  #endif
  #if MISTAKE_COUNTS_THE_OLD_CENTRE
    // Feedback: one row too many
    sums = centres
    counts = counts.map { _ in 1 }
    for (row, label) in labels.enumerated() {
      counts[label] += 1
      for column in 0..<rows.columnCount { sums[label, column] += rows[row, column] }
    }
  #elseif RIGHT_BY_LENGTH
    for (row, label) in labels.enumerated() {
      counts[label] += 1
      for column in 0..<rows.columnCount {
        sums[label, column] += (rows[row, column] - sums[label, column]) / Double(counts[label])
      }
    }
  #elseif SOLUTION
    for (row, label) in labels.enumerated() {
      counts[label] += 1
      for column in 0..<rows.columnCount { sums[label, column] += rows[row, column] }
    }
  #endif
  #if MISTAKE_DIVIDES_BY_ZERO
    // Feedback: no row
    for label in 0..<centres.rowCount {
      for column in 0..<centres.columnCount { sums[label, column] /= Double(counts[label]) }
    }
    return sums
  #elseif MISTAKE_EMPTY_GOES_TO_ZERO
    // Feedback: origin
    for label in 0..<centres.rowCount where counts[label] > 0 {
      for column in 0..<centres.columnCount { sums[label, column] /= Double(counts[label]) }
    }
    return sums
  #elseif MISTAKE_DIVIDES_BY_ALL_ROWS
    // Feedback: its own rows
    var moved = centres
    for label in 0..<centres.rowCount where counts[label] > 0 {
      for column in 0..<centres.columnCount {
        moved[label, column] = sums[label, column] / Double(labels.count)
      }
    }
    return moved
  #elseif RIGHT_BY_LENGTH
    for label in 0..<centres.rowCount where counts[label] == 0 {
      for column in 0..<centres.columnCount { sums[label, column] = centres[label, column] }
    }
    return sums
  #elseif SOLUTION
    var moved = centres
    for label in 0..<centres.rowCount where counts[label] > 0 {
      for column in 0..<centres.columnCount {
        moved[label, column] = sums[label, column] / Double(counts[label])
      }
    }
    return moved
  #else
    // TODO: Add up and count the rows of each centre, then divide where there are any.
    return Matrix(rowCount: 0, columnCount: 0)
  #endif
}
