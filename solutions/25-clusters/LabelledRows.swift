import LessonKit

/// Measurements, and the class that somebody knows of each row; the functions of this lesson never
/// see the classes.
struct LabelledRows {
  let columnNames: [String]
  let rows: Matrix
  let classes: [Int]

  /// - Parameter name: A table whose last column, `target`, holds the class: `iris` or `wine`.
  init(_ name: String) throws {
    let table = try Table(named: name)
    columnNames = Array(table.columnNames.dropLast())
    rows = try table.matrix(columnNames)
    classes = try table.completeIntegers("target")
  }

  /// The rows with each column at mean 0 and standard deviation 1.
  var standardised: Matrix {
    get throws {
      var scaler = StandardScaler()
      try scaler.fit(rows)
      return try scaler.transform(rows)
    }
  }
}

/// Returns how well two groupings of the same rows agree, whatever the groups are called: 1 where
/// they are the same, about 0 where they agree as by chance.
///
/// The adjusted Rand index: of all pairs of rows, those that both groupings put together, compared
/// with what chance would give. Hubert and Arabie, *Comparing partitions* (1985).
///
/// - Returns: `nil` where the lists differ in length, have fewer than two rows or one group each.
func adjustedRand(_ left: [Int], _ right: [Int]) -> Double? {
  guard left.count == right.count, left.count > 1 else { return nil }
  func pairs(_ counts: [[Int]: Int]) -> Double {
    Double(counts.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 })
  }
  var (both, lefts, rights): ([[Int]: Int], [[Int]: Int], [[Int]: Int]) = ([:], [:], [:])
  for (a, b) in zip(left, right) {
    both[[a, b], default: 0] += 1
    lefts[[a], default: 0] += 1
    rights[[b], default: 0] += 1
  }
  let (a, b) = (pairs(lefts), pairs(rights))
  let chance = a * b / Double(left.count * (left.count - 1) / 2)
  guard (a + b) / 2 != chance else { return nil }
  return (pairs(both) - chance) / ((a + b) / 2 - chance)
}
