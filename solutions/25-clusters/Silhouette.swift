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
  #if SOLUTION
    guard labels.count == rows.rowCount else {
      throw ClusterError.labels(rows: rows.rowCount, labels: labels.count)
    }
    let groups = Set(labels).sorted()
    guard groups.count > 1 else { throw ClusterError.oneGroup }
    let members = groups.map { group in labels.indices.filter { labels[$0] == group } }
    let list = rows.rows
  #endif
  #if MISTAKE_SQUARES_DISTANCES
    // Feedback: squared
    func distance(_ i: Int, _ j: Int) -> Double {
      zip(list[i], list[j]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
  #elseif SOLUTION
    func distance(_ i: Int, _ j: Int) -> Double {
      zip(list[i], list[j]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }
  #endif
  #if MISTAKE_COUNTS_ITSELF
    // Feedback: itself
    return list.indices.map { row in
      var (own, other) = (0.0, Double.infinity)
      for (group, places) in zip(groups, members) {
        let sum = places.reduce(0) { $0 + distance(row, $1) }
        if group != labels[row] {
          other = min(other, sum / Double(places.count))
        } else {
          own = places.count > 1 ? sum / Double(places.count) : .nan
        }
      }
      return max(own, other) > 0 ? (other - own) / max(own, other) : 0
    }
  #elseif MISTAKE_ALL_OTHERS
    // Feedback: all other groups
    return list.indices.map { row in
      let others = list.indices.filter { labels[$0] != labels[row] }
      let other = others.reduce(0) { $0 + distance(row, $1) } / Double(others.count)
      let count = list.count - others.count
      if count == 1 { return 0 }
      let own = list.indices.filter { labels[$0] == labels[row] }.reduce(0) {
        $0 + distance(row, $1)
      }
      let mean = own / Double(count - 1)
      return max(mean, other) > 0 ? (other - mean) / max(mean, other) : 0
    }
  #elseif MISTAKE_NEAREST_ROW
    // Feedback: a single row
    return list.indices.map { row in
      var (own, other) = (0.0, Double.infinity)
      for (group, places) in zip(groups, members) {
        if group != labels[row] {
          other = min(other, places.map { distance(row, $0) }.min() ?? 0)
        } else {
          let sum = places.reduce(0) { $0 + distance(row, $1) }
          own = places.count > 1 ? sum / Double(places.count - 1) : .nan
        }
      }
      return max(own, other) > 0 ? (other - own) / max(own, other) : 0
    }
  #elseif MISTAKE_ALONE_IS_PERFECT
    // Feedback: alone
    return list.indices.map { row in
      var (own, other) = (0.0, Double.infinity)
      for (group, places) in zip(groups, members) {
        let sum = places.reduce(0) { $0 + distance(row, $1) }
        if group != labels[row] {
          other = min(other, sum / Double(places.count))
        } else {
          own = sum / Double(max(1, places.count - 1))
        }
      }
      return max(own, other) > 0 ? (other - own) / max(own, other) : 0
    }
  #elseif MISTAKE_DIVIDES_BY_B
    // Feedback: larger of the two
    return list.indices.map { row in
      var (own, other) = (0.0, Double.infinity)
      for (group, places) in zip(groups, members) {
        let sum = places.reduce(0) { $0 + distance(row, $1) }
        if group != labels[row] {
          other = min(other, sum / Double(places.count))
        } else {
          own = places.count > 1 ? sum / Double(places.count - 1) : .nan
        }
      }
      return other > 0 && !own.isNaN ? (other - own) / other : 0
    }
  #elseif RIGHT_ONE_PASS_OVER_PAIRS
    var sums = Matrix(rowCount: list.count, columnCount: groups.count)
    let group = labels.map { groups.firstIndex(of: $0) ?? 0 }
    for i in list.indices {
      for j in 0..<i {
        let far = distance(j, i)
        sums[i, group[j]] += far
        sums[j, group[i]] += far
      }
    }
    return list.indices.map { row in
      let own = members[group[row]].count
      if own == 1 { return 0 }
      let a = sums[row, group[row]] / Double(own - 1)
      let others = groups.indices.filter { $0 != group[row] }
      let b = others.map { sums[row, $0] / Double(members[$0].count) }.min() ?? 0
      return a < b ? 1 - a / b : (a > b ? b / a - 1 : 0)
    }
  #elseif SOLUTION
    return list.indices.map { row -> Double in
      var (a, b) = (0.0, Double.infinity)
      for (group, places) in zip(groups, members) {
        let sum = places.reduce(0) { $0 + distance(row, $1) }
        if group != labels[row] {
          b = min(b, sum / Double(places.count))
        } else if places.count > 1 {
          a = sum / Double(places.count - 1)
        } else {
          return 0
        }
      }
      return max(a, b) > 0 ? (b - a) / max(a, b) : 0
    }
  #else
    // TODO: Refuse; then for each row find a and b by going through the groups.
    return []
  #endif
}
