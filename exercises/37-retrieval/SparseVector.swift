// Given: 36-text/SparseVector, as it is given there.
// Copied by `learn author stubs`.

/// A vector of which only some entries are stored; all others are 0.
///
/// A title has five words and a vocabulary thousands. The entries stand in ascending order, so sums
/// over them come out the same whenever they are made, which a dictionary does not promise.
struct SparseVector: Equatable {
  /// The places of the stored entries, ascending, counted from 0.
  let columns: [Int]

  /// The stored entries, in the order of ``columns``.
  let values: [Double]

  /// Makes a vector of entries by their places.
  init(_ entries: [Int: Double]) {
    columns = entries.keys.sorted()
    values = columns.map { entries[$0] ?? 0 }
  }

  private init(columns: [Int], values: [Double]) {
    self.columns = columns
    self.values = values
  }

  /// The root of the sum of all squared entries.
  var length: Double { values.reduce(0) { $0 + $1 * $1 }.squareRoot() }

  /// Returns the vector with every entry divided by a number.
  func divided(by divisor: Double) -> SparseVector {
    SparseVector(columns: columns, values: values.map { $0 / divisor })
  }

  /// Returns the sum of the products of entries at equal places.
  ///
  /// Of two vectors of length 1 it is their cosine.
  func dot(_ other: SparseVector) -> Double {
    var (sum, mine, theirs) = (0.0, 0, 0)
    while mine < columns.count, theirs < other.columns.count {
      let (column, otherColumn) = (columns[mine], other.columns[theirs])
      if column == otherColumn { sum += values[mine] * other.values[theirs] }
      if column <= otherColumn { mine += 1 }
      if otherColumn <= column { theirs += 1 }
    }
    return sum
  }
}
