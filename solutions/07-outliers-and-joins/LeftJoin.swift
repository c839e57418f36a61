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
  #if SOLUTION
    let wanted = try keys(left, columns)
    let known = try keys(right, columns)
  #endif
  #if MISTAKE_ADDS_THE_KEY_AGAIN
    // Feedback: has already
    let added = right.columnNames
  #elseif SOLUTION
    let added = right.columnNames.filter { !columns.contains($0) }
  #endif
  #if SOLUTION
    if let name = added.first(where: left.columnNames.contains) {
      throw JoinError.sharedColumn(name)
    }
  #endif
  #if MISTAKE_LAST_ROW_WINS
    // Feedback: in silence
  #elseif MISTAKE_MULTIPLIES_ROWS
    // Feedback: one row becomes several
    let pairs = wanted.indices.flatMap { row -> [(Int, Int?)] in
      let found = known.indices.filter { wanted[row] != nil && known[$0] == wanted[row] }
      return found.isEmpty ? [(row, nil)] : found.map { (row, $0) }
    }
    var product = left.selecting(rows: pairs.map(\.0))
    for name in added {
      let texts = try right.strings(name)
      product = try product.adding(pairs.map { $0.1.flatMap { texts[$0] } }, as: name)
    }
    return product
  #elseif MISTAKE_LOOKS_AT_THE_LEFT
    // Feedback: may repeat
    if let row = duplicateKeys(wanted).first { throw JoinError.duplicateKey(row: row) }
  #elseif SOLUTION
    if let row = duplicateKeys(known).first { throw JoinError.duplicateKey(row: row) }
  #endif
  #if MISTAKE_UNKNOWN_MEETS_UNKNOWN
    // Feedback: two keys that are not known
    var rows: [[String]?: Int] = [:]
    for (row, key) in known.enumerated() { rows[key] = row }
    let matches = wanted.map { rows[$0] }
  #elseif SOLUTION
    var rows: [[String]: Int] = [:]
    for (row, key) in known.enumerated() {
      if let key { rows[key] = row }
    }
    let matches = wanted.map { key in key.flatMap { rows[$0] } }
  #endif
  #if MISTAKE_LOSES_ROWS
    // Feedback: is lost
    var joined = left.selecting(rows: matches.indices.filter { matches[$0] != nil })
    for name in added {
      let texts = try right.strings(name)
      joined = try joined.adding(matches.compactMap { $0 }.map { texts[$0] }, as: name)
    }
    return joined
  #elseif RIGHT_MAKES_IT_ANEW
    // All columns first, then one table of them.
    var all = try left.columnNames.map { (name: $0, values: try left.strings($0)) }
    for name in added {
      let texts = try right.strings(name)
      var values: [String?] = Array(repeating: nil, count: left.rowCount)
      for (row, match) in matches.enumerated() where match != nil {
        values[row] = texts[match ?? 0]
      }
      all.append((name: name, values: values))
    }
    return try Table(columns: all)
  #elseif SOLUTION
    var joined = left
    for name in added {
      let texts = try right.strings(name)
      joined = try joined.adding(matches.map { match in match.flatMap { texts[$0] } }, as: name)
    }
    return joined
  #else
    // TODO: Refuse what does not fit, find the right row for each left one, and add its columns.
    return try Table(columns: [(name: "not yet", values: [])])
  #endif
}
