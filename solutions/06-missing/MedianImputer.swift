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
    #if MISTAKE_ALL_MISSING_AS_ZERO
      // Feedback: no median
      medians = columns.map { median($0) ?? 0 }
    #elseif MISTAKE_ONE_MEDIAN_FOR_ALL
      // Feedback: one median for all columns
      guard let middle = median(columns.flatMap { $0 }) else {
        throw ImputerError.allMissing(column: 0)
      }
      medians = columns.map { _ in middle }
    #elseif MISTAKE_FILLS_WITH_THE_MEAN
      // Feedback: that is the mean
      medians = try columns.enumerated().map { index, column in
        guard let centre = mean(column) else { throw ImputerError.allMissing(column: index) }
        return centre
      }
    #elseif MISTAKE_KEEPS_OLD_MEDIANS
      // Feedback: fitted on before
      for (index, column) in columns.enumerated() {
        guard let middle = median(column) else { throw ImputerError.allMissing(column: index) }
        medians.append(middle)
      }
    #elseif MISTAKE_FORGETS_WHEN_REFUSED
      // Feedback: half of a fit
      medians = []
      for (index, column) in columns.enumerated() {
        guard let middle = median(column) else { throw ImputerError.allMissing(column: index) }
        medians.append(middle)
      }
    #elseif RIGHT_LOOKS_FOR_NONE_FIRST
      let middles = columns.map(median)
      if let index = middles.firstIndex(of: nil) { throw ImputerError.allMissing(column: index) }
      medians = middles.compactMap { $0 }
    #elseif SOLUTION
      medians = try columns.enumerated().map { index, column in
        guard let middle = median(column) else { throw ImputerError.allMissing(column: index) }
        return middle
      }
    #else
      // TODO: Remember the median of each column; refuse a column that has none.
    #endif
  }

  /// Returns the columns with every missing value replaced by the median learnt for its column.
  ///
  /// - Parameter columns: Rows to fill, column by column, as many columns as it was fitted on: the
  ///   training rows, the test rows, one row in production, or none.
  /// - Returns: As many columns, with the same rows in the same order, without a missing value.
  /// - Throws: ``ImputerError/notFitted`` before it has learnt a median, else
  ///   ``ImputerError/columnCount(expected:found:)`` when there are more or fewer columns.
  func transform(_ columns: [[Double?]]) throws -> [[Double]] {
    #if SOLUTION
      guard !medians.isEmpty else { throw ImputerError.notFitted }
      guard columns.count == medians.count else {
        throw ImputerError.columnCount(expected: medians.count, found: columns.count)
      }
    #endif
    #if MISTAKE_FILLS_WITH_ZERO
      // Feedback: filled with zero
      return columns.map { column in column.map { $0 ?? 0 } }
    #elseif MISTAKE_FITS_ON_TEST_ROWS
      // Feedback: rows it was asked to fill
      return zip(columns, medians).map { column, learnt in
        let middle = median(column) ?? learnt
        return column.map { $0 ?? middle }
      }
    #elseif MISTAKE_DROPS_ROWS
      // Feedback: rows are gone
      return columns.map { column in column.compactMap { $0 } }
    #elseif RIGHT_LOOKS_FOR_NONE_FIRST
      var filled: [[Double]] = []
      for index in columns.indices {
        filled.append([])
        for value in columns[index] { filled[index].append(value ?? medians[index]) }
      }
      return filled
    #elseif SOLUTION
      return zip(columns, medians).map { column, middle in column.map { $0 ?? middle } }
    #else
      // TODO: Refuse what cannot be filled, then fill each hole with its column's median.
      return []
    #endif
  }
}
