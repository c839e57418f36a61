// Given: 07-outliers-and-joins/LeftJoin, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

import LessonKit

/// What ``leftJoin(_:_:on:)`` refuses.
enum JoinError: Error, Equatable {
  /// Both tables have a column of this name, and it is not part of the key.
  case sharedColumn(String)

  /// In the right table this row, counted from 0, has the key of an earlier one.
  case duplicateKey(row: Int)
}

/// Adds to each row of the left table what the right table knows of its key.
///
/// - Parameters:
///   - left: The table whose rows are kept. Several of them may have the same key.
///   - right: The table that is looked up: every known key comes once.
///   - columns: The names of one or more columns that both tables have, all different: the key.
///     ``keys(_:_:)`` and ``duplicateKeys(_:)`` are yours.
/// - Returns: A table with the rows of `left`, every one once and in their order. Its columns are
///   those of `left`, then those of `right` that are not in `columns`, in their order, with the
///   texts of the row that has the same key. They are missing where no row has it, and where the
///   key of the left row is not known.
/// - Throws: ``TableError/noSuchColumn(table:column:suggestion:available:)`` for the first name that
///   `left` does not have, else for the first that `right` does not have; else
///   ``JoinError/sharedColumn(_:)`` for the first column of `right` that is not in `columns` and
///   that `left` has too; else ``JoinError/duplicateKey(row:)`` for the first row of `right` whose
///   key an earlier one has.
/// - Complexity: O(n + m) for n rows on the left and m on the right.
func leftJoin(_ left: Table, _ right: Table, on columns: [String]) throws -> Table {
  let wanted = try keys(left, columns)
  let known = try keys(right, columns)
  let added = right.columnNames.filter { !columns.contains($0) }
  if let name = added.first(where: left.columnNames.contains) {
    throw JoinError.sharedColumn(name)
  }
  if let row = duplicateKeys(known).first { throw JoinError.duplicateKey(row: row) }
  var rows: [[String]: Int] = [:]
  for (row, key) in known.enumerated() {
    if let key { rows[key] = row }
  }
  let matches = wanted.map { key in key.flatMap { rows[$0] } }
  var joined = left
  for name in added {
    let texts = try right.strings(name)
    joined = try joined.adding(matches.map { match in match.flatMap { texts[$0] } }, as: name)
  }
  return joined
}
