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
  // TODO: Make a column for each power from 1 to the degree.
  return Matrix(rowCount: 1, columnCount: 1, repeating: .nan)
}
