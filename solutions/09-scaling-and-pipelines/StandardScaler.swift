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
    #if MISTAKE_FORGETS_WHEN_REFUSED
      // Feedback: half of a fit
      means = []
      scales = []
    #elseif SOLUTION
      // Everything is looked at before anything is stored.
    #endif
    #if SOLUTION
      guard rows.rowCount > 0 else { throw ScalerError.noRows }
      let columns = rows.columns
      for (index, column) in columns.enumerated() {
        if let row = column.firstIndex(where: { !$0.isFinite }) {
          throw ScalerError.notFinite(row: row, column: index)
        }
      }
      let count = Double(rows.rowCount)
      means = columns.map { $0.reduce(0, +) / count }
    #endif
    #if MISTAKE_SUBTRACTS_SQUARES
      // Feedback: nothing is left
      let squares = zip(columns, means).map { column, mean in
        column.reduce(0) { $0 + $1 * $1 } - count * mean * mean
      }
    #elseif RIGHT_ONE_PASS
      // Welford's update: mean and squares grow with each value.
      var squares = Array(repeating: 0.0, count: columns.count)
      for (index, column) in columns.enumerated() {
        var mean = 0.0
        for (earlier, value) in column.enumerated() {
          let distance = value - mean
          mean += distance / Double(earlier + 1)
          squares[index] += distance * (value - mean)
        }
        means[index] = mean
      }
    #elseif SOLUTION
      let squares = zip(columns, means).map { column, mean in
        column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      }
    #endif
    #if MISTAKE_SAMPLE_DEVIATION
      // Feedback: n - 1
      let deviations = squares.map { ($0 / (count - 1)).squareRoot() }
    #elseif MISTAKE_DIVIDES_BY_VARIANCE
      // Feedback: square root
      let deviations = squares.map { $0 / count }
    #elseif SOLUTION
      let deviations = squares.map { ($0 / count).squareRoot() }
    #endif
    #if MISTAKE_CONSTANT_DIVIDED_BY_ZERO
      // Feedback: divided by 0
      scales = deviations
    #elseif MISTAKE_ROUNDING_TAKEN_FOR_SPREAD
      // Feedback: rounding error
      scales = deviations.map { $0 == 0 ? 1 : $0 }
    #elseif MISTAKE_SMALL_TAKEN_FOR_FLAT
      // Feedback: taken for none
      scales = deviations.map { $0 < 1e-9 ? 1 : $0 }
    #elseif RIGHT_ONE_PASS
      scales = columns.indices.map { columns[$0].min() == columns[$0].max() ? 1 : deviations[$0] }
    #elseif SOLUTION
      // The mean of equal values can be off by a rounding error, and their deviation not quite 0.
      scales = zip(columns, deviations).map { column, deviation in
        column.allSatisfy { $0 == column[0] } ? 1 : deviation
      }
    #else
      // TODO: Refuse what cannot be learnt from, then remember a mean and a scale for each column.
    #endif
  }

  /// Returns the rows scaled by what ``fit(_:)`` learnt, whatever these rows look like.
  ///
  /// - Parameter rows: Any number of rows, none too, with as many columns as it was fitted on. Nothing
  ///   in them is refused: an infinity stays one, and so does what is not a number.
  /// - Returns: As many rows and columns, in the same order.
  /// - Throws: ``ScalerError/notFitted``, else ``ScalerError/columnCount(expected:found:)``.
  func transform(_ rows: Matrix) throws -> Matrix {
    #if SOLUTION
      guard !means.isEmpty else { throw ScalerError.notFitted }
      guard rows.columnCount == means.count else {
        throw ScalerError.columnCount(expected: means.count, found: rows.columnCount)
      }
      var scaled = rows
    #endif
    #if MISTAKE_TRANSFORM_REFITS
      // Feedback: at hand
      var own = StandardScaler()
      if rows.rowCount > 0 { try own.fit(rows) }
      for row in 0..<rows.rowCount {
        for column in 0..<rows.columnCount {
          scaled[row, column] = (rows[row, column] - own.means[column]) / own.scales[column]
        }
      }
    #elseif MISTAKE_DOES_NOT_CENTRE
      // Feedback: not moved
      for row in 0..<rows.rowCount {
        for column in 0..<rows.columnCount {
          scaled[row, column] = rows[row, column] / scales[column]
        }
      }
    #elseif RIGHT_ONE_PASS
      for column in means.indices {
        let factor = 1 / scales[column]
        for row in 0..<rows.rowCount {
          scaled[row, column] = (rows[row, column] - means[column]) * factor
        }
      }
    #elseif SOLUTION
      for row in 0..<rows.rowCount {
        for column in 0..<rows.columnCount {
          scaled[row, column] = (rows[row, column] - means[column]) / scales[column]
        }
      }
    #endif
    #if SOLUTION
      return scaled
    #else
      // TODO: Refuse what does not fit, then scale each value by its column's mean and scale.
      return Matrix(rowCount: 1, columnCount: 1, repeating: .nan)
    #endif
  }
}
