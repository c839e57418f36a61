import LessonKit

/// Samples in memory, with the names of their columns.
///
/// A class, so that parts of a program share one table instead of copying it, as they do with a
/// NumPy array or a pandas frame. Whoever holds it sees every change that anybody makes.
final class Samples {
  /// The names of the columns, in order.
  let columnNames: [String]

  /// A row for each sample, a column for each name.
  var values: Matrix

  /// - Parameter values: As many columns as there are names.
  init(columnNames: [String], values: Matrix) {
    precondition(columnNames.count == values.columnCount, "a name for each column")
    self.columnNames = columnNames
    self.values = values
  }

  /// Returns new samples with copies of the rows of these indices, in this order.
  func selecting(rows: [Int]) -> Samples {
    Samples(columnNames: columnNames, values: values.selecting(rows: rows))
  }
}
