import Foundation
import LessonKit

extension CaseGenerator {
  /// A matrix whose columns have each a character of their own; see ``column(count:)``.
  public mutating func matrix(rows: Int, columns: Int) -> Matrix {
    Self.matrix(columns: (0..<columns).map { _ in column(count: rows) }, rowCount: rows)
  }

  /// A matrix of short numbers.
  public mutating func spreadMatrix(rows: Int, columns: Int) -> Matrix {
    Self.matrix(columns: (0..<columns).map { _ in spread(count: rows) }, rowCount: rows)
  }

  /// A matrix of which solving a system loses about this factor of precision: its largest singular
  /// value is 1, its smallest 1 divided by `condition`, the others between them.
  ///
  /// - Parameters:
  ///   - rows: At least as many as columns.
  ///   - condition: 1 or more.
  public mutating func matrix(rows: Int, columns: Int, condition: Double) -> Matrix {
    var columnsOfIt = (0..<columns).map { column in
      (0..<rows).map { row in
        row == column ? 1 / pow(condition, Double(column) / Double(max(1, columns - 1))) : 0
      }
    }
    // Reflections keep the singular values: two from the left, two from the right.
    for _ in 0..<2 {
      let normal = (0..<rows).map { _ in self.normal() }
      columnsOfIt = columnsOfIt.map { Self.reflected($0, at: normal) }
      let other = (0..<columns).map { _ in self.normal() }
      let rowsOfIt = (0..<rows).map { row in
        Self.reflected(columnsOfIt.map { $0[row] }, at: other)
      }
      columnsOfIt = (0..<columns).map { column in rowsOfIt.map { $0[column] } }
    }
    return Self.matrix(columns: columnsOfIt, rowCount: rows)
  }

  /// The vector, reflected at the plane that stands on `normal`.
  private static func reflected(_ vector: [Double], at normal: [Double]) -> [Double] {
    let length = normal.reduce(0) { $0 + $1 * $1 }
    guard length > 0 else { return vector }
    let factor = 2 * zip(vector, normal).reduce(0) { $0 + $1.0 * $1.1 } / length
    return zip(vector, normal).map { $0 - factor * $1 }
  }

  private static func matrix(columns: [[Double]], rowCount: Int) -> Matrix {
    var matrix = Matrix(rowCount: rowCount, columnCount: columns.count)
    for (index, column) in columns.enumerated() {
      for (row, value) in column.enumerated() { matrix[row, index] = value }
    }
    return matrix
  }
}
