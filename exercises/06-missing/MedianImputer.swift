/// What a ``MedianImputer`` refuses.
enum ImputerError: Error, Equatable {
  /// The column, counted from 0, has no known value to learn from.
  case allMissing(column: Int)

  /// It was asked to fill before it was fitted.
  case notFitted

  /// It was fitted on another number of columns.
  case columnCount(expected: Int, found: Int)
}

/// Fills missing values with the median of their column.
///
/// It learns the medians once, on the training rows, and uses the same ones on every row that it
/// ever meets. Columns come as a list, each with one value for each row; `nil` marks a missing one.
struct MedianImputer {
  /// The median of each column that it was fitted on; empty before a fit.
  private(set) var medians: [Double] = []

  /// Learns the median of each column, and forgets what it learnt before.
  ///
  /// - Parameter columns: The training rows, column by column; use ``median(_:)`` on each. Of no
  ///   columns, nothing is learnt.
  /// - Throws: ``ImputerError/allMissing(column:)`` for the first column without a known value: one
  ///   without any rows has none either. What was learnt before stays then.
  mutating func fit(_ columns: [[Double?]]) throws {
    // TODO: Remember the median of each column; refuse a column that has none.
  }

  /// Returns the columns with every missing value replaced by the median learnt for its column.
  ///
  /// - Parameter columns: Rows to fill, column by column, as many columns as it was fitted on: the
  ///   training rows, the test rows, one row in production, or none.
  /// - Returns: As many columns, with the same rows in the same order, without a missing value.
  /// - Throws: ``ImputerError/notFitted`` before it has learnt a median, else
  ///   ``ImputerError/columnCount(expected:found:)`` when there are more or fewer columns.
  func transform(_ columns: [[Double?]]) throws -> [[Double]] {
    // TODO: Refuse what cannot be filled, then fill each hole with its column's median.
    return []
  }
}
