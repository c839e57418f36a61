/// A rectangle of numbers, stored row by row.
///
/// In the course a row is a sample and a column is a feature. A matrix may have no rows or no
/// columns. An index outside it is a programmer's mistake and stops the program; shapes that come
/// from data and do not fit are errors.
public struct Matrix: Hashable, Sendable {
  /// How many rows there are.
  public let rowCount: Int
  /// How many columns there are.
  public let columnCount: Int
  /// The numbers row by row, `rowCount * columnCount` of them.
  public private(set) var elements: [Double]

  /// Makes a matrix of one number.
  public init(rowCount: Int, columnCount: Int, repeating value: Double = 0) {
    guard rowCount >= 0, columnCount >= 0 else {
      fatalError("a matrix cannot be \(rowCount) x \(columnCount)")
    }
    self.rowCount = rowCount
    self.columnCount = columnCount
    elements = Array(repeating: value, count: rowCount * columnCount)
  }

  /// Makes a matrix of numbers that lie row by row.
  ///
  /// - Parameter elements: Exactly `rowCount * columnCount` numbers.
  public init(rowCount: Int, columnCount: Int, elements: [Double]) {
    guard rowCount >= 0, columnCount >= 0, elements.count == rowCount * columnCount else {
      fatalError("\(elements.count) numbers do not fill a \(rowCount) x \(columnCount) matrix")
    }
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// Makes a matrix of rows.
  ///
  /// - Throws: ``MatrixError/raggedRow(index:expected:found:)`` when a row is not as long as the
  ///   first.
  public init(rows: [[Double]]) throws(MatrixError) {
    let columnCount = rows.first?.count ?? 0
    var elements: [Double] = []
    elements.reserveCapacity(rows.count * columnCount)
    for (index, row) in rows.enumerated() {
      guard row.count == columnCount else {
        throw .raggedRow(index: index, expected: columnCount, found: row.count)
      }
      elements += row
    }
    self.init(rowCount: rows.count, columnCount: columnCount, elements: elements)
  }

  /// Makes a matrix of columns.
  ///
  /// - Throws: ``MatrixError/raggedColumn(index:expected:found:)`` when a column is not as long as
  ///   the first.
  public init(columns: [[Double]]) throws(MatrixError) {
    let rowCount = columns.first?.count ?? 0
    for (index, column) in columns.enumerated() where column.count != rowCount {
      throw .raggedColumn(index: index, expected: rowCount, found: column.count)
    }
    var elements: [Double] = []
    elements.reserveCapacity(rowCount * columns.count)
    for row in 0..<rowCount {
      for column in columns { elements.append(column[row]) }
    }
    self.init(rowCount: rowCount, columnCount: columns.count, elements: elements)
  }

  /// Returns the matrix with ones on its diagonal and zeros elsewhere.
  public static func identity(_ count: Int) -> Matrix {
    var identity = Matrix(rowCount: count, columnCount: count)
    for index in 0..<count { identity.elements[index * count + index] = 1 }
    return identity
  }

  /// The number at a place; rows and columns count from 0.
  public subscript(row: Int, column: Int) -> Double {
    get {
      requirePlace(row, column)
      return elements[row &* columnCount &+ column]
    }
    set {
      requirePlace(row, column)
      elements[row &* columnCount &+ column] = newValue
    }
  }

  /// Returns a row, `columnCount` numbers.
  public func row(_ index: Int) -> [Double] {
    guard index >= 0, index < rowCount else {
      fatalError("row \(index) of a matrix whose rows are 0 ..< \(rowCount)")
    }
    return Array(elements[(index * columnCount)..<((index + 1) * columnCount)])
  }

  /// Returns a column, `rowCount` numbers.
  public func column(_ index: Int) -> [Double] {
    guard index >= 0, index < columnCount else {
      fatalError("column \(index) of a matrix whose columns are 0 ..< \(columnCount)")
    }
    return (0..<rowCount).map { elements[$0 * columnCount + index] }
  }

  /// The rows, in order.
  public var rows: [[Double]] { (0..<rowCount).map(row) }

  /// The columns, in order.
  public var columns: [[Double]] { (0..<columnCount).map(column) }

  /// Whether there are as many rows as columns.
  public var isSquare: Bool { rowCount == columnCount }

  /// The shape in words, such as `3 x 2`: rows, then columns.
  public var shape: String { "\(rowCount) x \(columnCount)" }

  // `precondition` would say nothing here: the library is optimised, which drops its message.
  @inline(__always)
  private func requirePlace(_ row: Int, _ column: Int) {
    guard row >= 0, row < rowCount, column >= 0, column < columnCount else {
      outside(row, column)
    }
  }

  @inline(never)
  private func outside(_ row: Int, _ column: Int) -> Never {
    fatalError("element [\(row), \(column)] of a \(shape) matrix; rows and columns count from 0")
  }
}
