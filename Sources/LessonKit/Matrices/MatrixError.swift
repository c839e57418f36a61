/// What can be wrong with the shape or the numbers of a matrix.
public enum MatrixError: Error, Hashable, Sendable {
  /// A row is not as long as the first one.
  case raggedRow(index: Int, expected: Int, found: Int)
  /// A column is not as long as the first one.
  case raggedColumn(index: Int, expected: Int, found: Int)
  /// Two shapes do not fit the operation; a vector of n numbers is n x 1.
  case shapes(operation: String, left: String, right: String)
  /// There are fewer rows than columns, so the columns cannot be independent.
  case tooFewRows(rows: Int, columns: Int)
  /// A column depends on the columns before it, so that no unique solution exists.
  case rankDeficient(column: Int)
}

extension MatrixError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .raggedRow(let index, let expected, let found):
      "row \(index) has \(found) numbers, but row 0 has \(expected)"
    case .raggedColumn(let index, let expected, let found):
      "column \(index) has \(found) numbers, but column 0 has \(expected)"
    case .shapes(let operation, let left, let right):
      "\(left) \(operation) \(right): the shapes do not fit"
    case .tooFewRows(let rows, let columns):
      "\(rows) rows cannot determine \(columns) columns: a row is needed for each column"
    case .rankDeficient(let column):
      "column \(column) depends on the columns before it"
    }
  }
}
