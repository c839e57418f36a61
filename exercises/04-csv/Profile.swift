/// Returns a profile of one column: what is missing, what is a number, how many values differ.
///
/// - Parameters:
///   - name: The column's name.
///   - texts: Its values as they were read, any number of them.
///   - missing: The texts that mean "missing"; every other text is known.
/// - Returns: The counts over all rows. Numbers are the known texts that ``decimal(_:)`` can read,
///   and the least and the greatest are found by value. No text is refused.
func profile(_ name: String, of texts: [String], missing: Set<String>) -> ColumnProfile {
  // TODO: Tell the missing texts from the known ones, and count, compare and order the known.
  return ColumnProfile(name: "not yet", missing: -1, numeric: -1, distinct: -1)
}

/// Returns a profile of each column of a table, in the order of the columns.
///
/// - Parameters:
///   - table: A table of text, with any number of rows.
///   - missing: The texts that mean "missing" in this table.
func profile(_ table: RawTable, missing: Set<String> = ["", "NA"]) -> [ColumnProfile] {
  table.columnNames.enumerated().map { index, name in
    profile(name, of: table.rows.map { $0[index] }, missing: missing)
  }
}
