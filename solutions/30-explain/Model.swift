/// A model of any kind, as a function: a row of numbers in, a prediction out.
typealias Model = ([Double]) -> Double

/// What an explanation cannot be made of.
enum ExplainError: Error, Equatable {
  /// There are not as many targets as rows.
  case lengths(rows: Int, targets: Int)

  /// There is no row.
  case noRows

  /// The rows have no column of this number.
  case noFeature(Int)

  /// A background row has not as many numbers as the row that is explained.
  case widths(row: Int, background: Int)
}
