/// What a ``MissingIndicator`` refuses.
enum IndicatorError: Error, Equatable {
  /// The column, counted from 0, is missing a value and was complete when it was fitted.
  case newlyMissing(column: Int)

  /// It was fitted on another number of columns.
  case columnCount(expected: Int, found: Int)
}

/// Marks where values were missing, as features of their own.
///
/// A model that reads a filled column cannot tell a measured 28 from a filled one. These columns
/// tell it. Which columns get a mark is decided once, on the training rows, so that every row that
/// a model ever meets has the same features.
struct MissingIndicator {
  /// The columns with at least one missing value when it was fitted, counted from 0, ascending.
  private(set) var indices: [Int] = []

  /// How many columns it was fitted on; 0 before a fit.
  private(set) var columnCount = 0

  /// Learns which columns have missing values, and forgets what it learnt before.
  ///
  /// - Parameter columns: The training rows, column by column; `nil` marks a missing value. A column
  ///   without any rows has no missing value.
  mutating func fit(_ columns: [[Double?]]) {
    // TODO: Remember how many columns there are, and which of them have a missing value.
  }

  /// Returns one column of marks for each column in ``indices``: 1 where the value is missing, 0
  /// where it is known.
  ///
  /// - Parameter columns: Rows to mark, column by column, before they are filled: any number of rows.
  /// - Returns: As many columns as ``indices``, in their order, each with a mark for each row.
  /// - Throws: ``IndicatorError/columnCount(expected:found:)`` when there are more or fewer columns
  ///   than it was fitted on, else ``IndicatorError/newlyMissing(column:)`` for the first column
  ///   that was complete then and is not now.
  func transform(_ columns: [[Double?]]) throws -> [[Double]] {
    // TODO: Refuse what does not fit, then mark the missing values of each column in `indices`.
    return [[.nan]]
  }
}
