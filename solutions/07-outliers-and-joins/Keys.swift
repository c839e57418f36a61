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
  #if RIGHT_SELECTS_FIRST
    let selected = try table.selecting(columns: columns)
  #elseif SOLUTION
    let parts = try columns.map { try table.strings($0) }
  #endif
  #if MISTAKE_MISSING_IS_A_TEXT
    // Feedback: not known
    return (0..<table.rowCount).map { row in parts.map { $0[row] ?? "" } }
  #elseif MISTAKE_KEEPS_WHAT_IS_KNOWN
    // Feedback: half a key
    return (0..<table.rowCount).map { row in parts.compactMap { $0[row] } }
  #elseif MISTAKE_LEAVES_ROWS_OUT
    // Feedback: every row
    let whole = (0..<table.rowCount).map { row in parts.compactMap { $0[row] } }
    return whole.filter { $0.count == columns.count }
  #elseif RIGHT_SELECTS_FIRST
    return (0..<table.rowCount).map { row in
      let parts = selected.row(row)
      return parts.contains(nil) ? nil : parts.map { $0 ?? "" }
    }
  #elseif SOLUTION
    return (0..<table.rowCount).map { row in
      let key = parts.compactMap { $0[row] }
      return key.count == columns.count ? key : nil
    }
  #else
    // TODO: Read the columns, and put together what each row has in them.
    return [["not yet"]]
  #endif
}

/// Returns the rows whose key an earlier row has already.
///
/// - Parameter keys: A key for each row; `nil` marks one that is not known. Two keys are the same
///   when they have the same parts in the same order. One that is not known is never a duplicate.
/// - Returns: The numbers of those rows, counted from 0, ascending; empty when every known key
///   comes once.
/// - Complexity: O(n): twice the rows take about twice as long.
func duplicateKeys(_ keys: [[String]?]) -> [Int] {
  #if MISTAKE_GLUES_THE_PARTS
    // Feedback: glued
    var seen: Set<String> = []
    return keys.indices.filter { row in
      keys[row].map { !seen.insert($0.joined()).inserted } ?? false
    }
  #elseif MISTAKE_IGNORES_THE_ORDER
    // Feedback: order of the parts
    var seen: Set<[String]> = []
    return keys.indices.filter { row in
      keys[row].map { !seen.insert($0.sorted()).inserted } ?? false
    }
  #elseif MISTAKE_UNKNOWN_EQUALS_UNKNOWN
    // Feedback: two that are not known
    var seen: Set<[String]?> = []
    return keys.indices.filter { row in !seen.insert(keys[row]).inserted }
  #elseif MISTAKE_COUNTS_THE_FIRST_TOO
    // Feedback: the first
    let counts = keys.compactMap { $0 }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return keys.indices.filter { row in keys[row].map { counts[$0, default: 0] > 1 } ?? false }
  #elseif MISTAKE_ONCE_A_KEY
    // Feedback: each of them
    var count: [[String]: Int] = [:]
    return keys.indices.filter { row in
      guard let key = keys[row] else { return false }
      count[key, default: 0] += 1
      return count[key] == 2
    }
  #elseif RIGHT_SELECTS_FIRST
    return Dictionary(grouping: keys.indices) { keys[$0] }.flatMap { key, rows in
      key == nil ? [] : Array(rows.dropFirst())
    }.sorted()
  #elseif SOLUTION
    var seen: Set<[String]> = []
    var duplicates: [Int] = []
    for (row, key) in keys.enumerated() {
      if let key, !seen.insert(key).inserted { duplicates.append(row) }
    }
    return duplicates
  #else
    // TODO: Go through the rows and keep those whose key was seen before.
    return [-1]
  #endif
}
