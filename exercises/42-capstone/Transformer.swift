// Given: 09-scaling-and-pipelines/Transformer, as it is given there.
// Copied by `learn author stubs`.

import LessonKit

/// A step that learns something from training rows, and then changes any rows by what it learnt.
///
/// Rows are samples and columns are features. A step gives back as many of both as it was given. It is
/// a value: a copy of it holds a copy of what it learnt.
protocol Transformer {
  /// Learns from the training rows, and forgets what it learnt before.
  mutating func fit(_ rows: Matrix) throws

  /// Returns the rows as the step changes them. It learns nothing from them.
  func transform(_ rows: Matrix) throws -> Matrix
}

/// What a ``Clip`` refuses.
enum ClipError: Error, Equatable {
  /// There are no rows to learn from.
  case noRows

  /// It was fitted on another number of columns, or on none yet.
  case columnCount(expected: Int, found: Int)
}

/// Keeps each column within the range that it had in the training rows.
///
/// A value beyond what a model has seen is moved to the nearest one that it has.
struct Clip: Transformer {
  /// The least and the greatest training value of each column.
  private(set) var ranges: [ClosedRange<Double>] = []

  mutating func fit(_ rows: Matrix) throws {
    ranges = try rows.columns.map { column in
      guard let least = column.min(), let greatest = column.max() else { throw ClipError.noRows }
      return least...greatest
    }
  }

  func transform(_ rows: Matrix) throws -> Matrix {
    guard rows.columnCount == ranges.count else {
      throw ClipError.columnCount(expected: ranges.count, found: rows.columnCount)
    }
    var clipped = rows
    for (column, range) in ranges.enumerated() {
      for row in 0..<rows.rowCount {
        clipped[row, column] = min(max(rows[row, column], range.lowerBound), range.upperBound)
      }
    }
    return clipped
  }
}
