extension Matrix {
  /// The matrix with its rows and columns exchanged.
  public var transposed: Matrix {
    var elements: [Double] = []
    elements.reserveCapacity(rowCount * columnCount)
    for column in 0..<columnCount {
      for row in 0..<rowCount { elements.append(self.elements[row * columnCount + column]) }
    }
    return Matrix(rowCount: columnCount, columnCount: rowCount, elements: elements)
  }

  /// Returns the matrix product, this one on the left.
  ///
  /// - Parameter right: A matrix with as many rows as this one has columns.
  /// - Returns: A matrix with this one's rows and the other's columns.
  /// - Throws: ``MatrixError/shapes(operation:left:right:)`` when they do not fit.
  /// - Complexity: O(n m k) for n x m times m x k.
  public func times(_ right: Matrix) throws(MatrixError) -> Matrix {
    guard columnCount == right.rowCount else {
      throw .shapes(operation: "times", left: shape, right: right.shape)
    }
    let width = right.columnCount
    let count = columnCount
    // Pointers are as fast in a build that is not optimised, where arrays are not.
    let product = [Double](unsafeUninitializedCapacity: rowCount * width) { buffer, initialized in
      buffer.initialize(repeating: 0)
      initialized = rowCount * width
      elements.withUnsafeBufferPointer { left in
        right.elements.withUnsafeBufferPointer { other in
          guard let a = left.baseAddress, let b = other.baseAddress, let c = buffer.baseAddress
          else { return }
          for row in 0..<rowCount {
            for middle in 0..<count {
              let factor = a[row &* count &+ middle]
              // Rows of both run along memory in the innermost loop.
              let source = b + middle &* width
              let target = c + row &* width
              var column = 0
              while column < width {
                target[column] += factor * source[column]
                column &+= 1
              }
            }
          }
        }
      }
    }
    return Matrix(rowCount: rowCount, columnCount: width, elements: product)
  }

  /// Returns the product with a column vector.
  ///
  /// - Parameter vector: As many numbers as there are columns.
  /// - Returns: As many numbers as there are rows.
  /// - Throws: ``MatrixError/shapes(operation:left:right:)`` when they do not fit.
  public func times(_ vector: [Double]) throws(MatrixError) -> [Double] {
    guard columnCount == vector.count else {
      throw .shapes(operation: "times", left: shape, right: "\(vector.count) x 1")
    }
    return (0..<rowCount).map { row in
      var sum = 0.0
      for column in 0..<columnCount {
        sum += elements[row * columnCount + column] * vector[column]
      }
      return sum
    }
  }

  /// Returns the rows with these indices, in this order; an index may come more than once.
  public func selecting(rows: [Int]) -> Matrix {
    Matrix(rowCount: rows.count, columnCount: columnCount, elements: rows.flatMap(row))
  }

  /// Returns the columns with these indices, in this order.
  public func selecting(columns: [Int]) -> Matrix {
    var selected = Matrix(rowCount: rowCount, columnCount: columns.count)
    for row in 0..<rowCount {
      for (place, column) in columns.enumerated() { selected[row, place] = self[row, column] }
    }
    return selected
  }

  /// Returns the matrix with a column of ones put before the others, for a model's intercept.
  public func addingIntercept() -> Matrix {
    Matrix(
      rowCount: rowCount, columnCount: columnCount + 1, elements: rows.flatMap { [1] + $0 })
  }
}

extension Matrix: CustomStringConvertible {
  /// The shape and the numbers, row by row; of a large matrix, its first rows and columns.
  public var description: String {
    let shownColumns = min(columnCount, 8)
    let shown = (0..<min(rowCount, 10)).map { row in
      (0..<shownColumns).map { NumberText.short(self[row, $0]) }
        + (columnCount > shownColumns ? ["…"] : [])
    }
    let widths = (shown.first ?? []).indices.map { index in
      shown.map { $0[index].count }.max() ?? 0
    }
    var lines = ["Matrix \(shape)"]
    for row in shown {
      let cells = zip(row, widths).map { text, width in
        String(repeating: " ", count: width - text.count) + text
      }
      lines.append("[" + cells.joined(separator: "  ") + "]")
    }
    if rowCount > shown.count { lines.append("…") }
    return lines.joined(separator: "\n")
  }
}
