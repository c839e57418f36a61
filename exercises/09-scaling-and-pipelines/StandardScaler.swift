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
    // TODO: Refuse what cannot be learnt from, then remember a mean and a scale for each column.
  }

  /// Returns the rows scaled by what ``fit(_:)`` learnt, whatever these rows look like.
  ///
  /// - Parameter rows: Any number of rows, none too, with as many columns as it was fitted on. Nothing
  ///   in them is refused: an infinity stays one, and so does what is not a number.
  /// - Returns: As many rows and columns, in the same order.
  /// - Throws: ``ScalerError/notFitted``, else ``ScalerError/columnCount(expected:found:)``.
  func transform(_ rows: Matrix) throws -> Matrix {
    // TODO: Refuse what does not fit, then scale each value by its column's mean and scale.
    return Matrix(rowCount: 1, columnCount: 1, repeating: .nan)
  }
}
