import Foundation
import LessonKit

/// Returns the powers of one feature, as features of their own.
///
/// - Parameters:
///   - values: n finite numbers.
///   - degree: The highest power; 0 or more.
/// - Returns: n rows by `degree` columns: the values, their squares, their cubes and so on. There is
///   no column of ones, so for degree 0 there are rows without columns.
func polynomial(_ values: [Double], degree: Int) -> Matrix {
  #if MISTAKE_BEGINS_WITH_ONES
    // Feedback: column of ones
    var powers = Matrix(rowCount: values.count, columnCount: degree + 1, repeating: 1)
    for (row, value) in values.enumerated() {
      for column in 0...degree { powers[row, column] = pow(value, Double(column)) }
    }
    return powers
  #elseif MISTAKE_MULTIPLIES
    // Feedback: multiplied
    var powers = Matrix(rowCount: values.count, columnCount: degree)
    for (row, value) in values.enumerated() {
      for column in 0..<degree { powers[row, column] = value * Double(column + 1) }
    }
    return powers
  #elseif RIGHT_BY_POW
    var powers = Matrix(rowCount: values.count, columnCount: degree)
    for (row, value) in values.enumerated() {
      for column in 0..<degree { powers[row, column] = pow(value, Double(column + 1)) }
    }
    return powers
  #elseif SOLUTION
    var powers = Matrix(rowCount: values.count, columnCount: degree)
    for (row, value) in values.enumerated() {
      var power = 1.0
      for column in 0..<degree {
        power *= value
        powers[row, column] = power
      }
    }
    return powers
  #else
    // TODO: Make a column for each power from 1 to the degree.
    return Matrix(rowCount: 1, columnCount: 1, repeating: .nan)
  #endif
}
