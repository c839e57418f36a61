// Given: 07-outliers-and-joins/Keys, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

import LessonKit

/// Returns the key of each row: what it has in these columns.
///
/// - Parameters:
///   - table: A table with any number of rows.
///   - columns: The names of one or more columns, all different.
/// - Returns: For each row, in order, its texts in the columns, in the order of `columns`; `nil`
///   where one or more of them are missing. An empty text is a text.
/// - Throws: ``TableError/noSuchColumn(table:column:suggestion:available:)`` of LessonKit for the
///   first name that the table does not have.
func keys(_ table: Table, _ columns: [String]) throws -> [[String]?] {
  let parts = try columns.map { try table.strings($0) }
  return (0..<table.rowCount).map { row in
    let key = parts.compactMap { $0[row] }
    return key.count == columns.count ? key : nil
  }
}

/// Returns the rows whose key an earlier row has already.
///
/// - Parameter keys: A key for each row; `nil` marks one that is not known. Two keys are the same
///   when they have the same parts in the same order. One that is not known is never a duplicate.
/// - Returns: The numbers of those rows, counted from 0, ascending; empty when every known key
///   comes once.
/// - Complexity: O(n): twice the rows take about twice as long.
func duplicateKeys(_ keys: [[String]?]) -> [Int] {
  var seen: Set<[String]> = []
  var duplicates: [Int] = []
  for (row, key) in keys.enumerated() {
    if let key, !seen.insert(key).inserted { duplicates.append(row) }
  }
  return duplicates
}
