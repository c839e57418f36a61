// Given: 09-scaling-and-pipelines/StandardScaler, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

import LessonKit

/// What a ``StandardScaler`` refuses.
enum ScalerError: Error, Equatable {
  /// There are no rows to learn from.
  case noRows

  /// A training value is infinite or not a number; row and column count from 0.
  case notFinite(row: Int, column: Int)

  /// It was asked to scale before it was fitted.
  case notFitted

  /// It was fitted on another number of columns.
  case columnCount(expected: Int, found: Int)
}

/// Brings every column to mean 0 and standard deviation 1, by what the training rows say.
///
/// A value becomes (value − mean) / scale: how many standard deviations it lies above the mean of
/// its column. It has no unit.
struct StandardScaler: Transformer {
  /// The mean of each training column, in its unit; empty before a fit.
  private(set) var means: [Double] = []

  /// What each column is divided by: its population standard deviation (the root of the mean
  /// squared distance from the mean) or, where all training values are equal, 1.
  private(set) var scales: [Double] = []

  /// Learns the mean and the scale of each column, and forgets what it learnt before.
  ///
  /// - Parameter rows: The training rows, one or more; a row is a sample, of one or more columns.
  /// - Throws: ``ScalerError/noRows``, or ``ScalerError/notFinite(row:column:)`` for the first such
  ///   value, column by column. What was learnt before stays then.
  mutating func fit(_ rows: Matrix) throws {
    // Everything is looked at before anything is stored.
    guard rows.rowCount > 0 else { throw ScalerError.noRows }
    let columns = rows.columns
    for (index, column) in columns.enumerated() {
      if let row = column.firstIndex(where: { !$0.isFinite }) {
        throw ScalerError.notFinite(row: row, column: index)
      }
    }
    let count = Double(rows.rowCount)
    means = columns.map { $0.reduce(0, +) / count }
    let squares = zip(columns, means).map { column, mean in
      column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    let deviations = squares.map { ($0 / count).squareRoot() }
    // The mean of equal values can be off by a rounding error, and their deviation not quite 0.
    scales = zip(columns, deviations).map { column, deviation in
      column.allSatisfy { $0 == column[0] } ? 1 : deviation
    }
  }

  /// Returns the rows scaled by what ``fit(_:)`` learnt, whatever these rows look like.
  ///
  /// - Parameter rows: Any number of rows, none too, with as many columns as it was fitted on. Nothing
  ///   in them is refused: an infinity stays one, and so does what is not a number.
  /// - Returns: As many rows and columns, in the same order.
  /// - Throws: ``ScalerError/notFitted``, else ``ScalerError/columnCount(expected:found:)``.
  func transform(_ rows: Matrix) throws -> Matrix {
    guard !means.isEmpty else { throw ScalerError.notFitted }
    guard rows.columnCount == means.count else {
      throw ScalerError.columnCount(expected: means.count, found: rows.columnCount)
    }
    var scaled = rows
    for row in 0..<rows.rowCount {
      for column in 0..<rows.columnCount {
        scaled[row, column] = (rows[row, column] - means[column]) / scales[column]
      }
    }
    return scaled
  }
}
