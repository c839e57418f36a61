/// Returns a profile of one column: what is missing, what is a number, how many values differ.
///
/// - Parameters:
///   - name: The column's name.
///   - texts: Its values as they were read, any number of them.
///   - missing: The texts that mean "missing"; every other text is known.
/// - Returns: The counts over all rows. Numbers are the known texts that ``decimal(_:)`` can read,
///   and the least and the greatest are found by value. No text is refused.
func profile(_ name: String, of texts: [String], missing: Set<String>) -> ColumnProfile {
  #if MISTAKE_UNREADABLE_AS_MISSING
    // Feedback: It is known
    let known = texts.filter { decimal($0) != nil }
  #elseif MISTAKE_FIRST_ROWS_ONLY
    // Feedback: only the first rows
    let texts = texts.prefix(1000)
    let known = texts.filter { !missing.contains($0) }
  #elseif SOLUTION
    let known = texts.filter { !missing.contains($0) }
  #endif
  #if MISTAKE_TAKES_WHAT_DOUBLE_TAKES
    // Feedback: nobody has measured
    let numbers = known.compactMap(Double.init)
  #elseif SOLUTION
    let numbers = known.compactMap(decimal)
  #endif
  #if MISTAKE_MARKER_IS_A_LEVEL
    // Feedback: one more value
    return ColumnProfile(
      name: name, missing: texts.count - known.count, numeric: numbers.count,
      distinct: Set(texts).count, least: numbers.min(), greatest: numbers.max())
  #elseif MISTAKE_COUNTS_REPEATS
    // Feedback: different ones
    return ColumnProfile(
      name: name, missing: texts.count - known.count, numeric: numbers.count,
      distinct: known.count, least: numbers.min(), greatest: numbers.max())
  #elseif MISTAKE_ORDERS_AS_TEXT
    // Feedback: compared as texts
    let sorted = known.filter { decimal($0) != nil }.sorted()
    return ColumnProfile(
      name: name, missing: texts.count - known.count, numeric: numbers.count,
      distinct: Set(known).count, least: sorted.first.flatMap(decimal),
      greatest: sorted.last.flatMap(decimal))
  #elseif MISTAKE_STARTS_AT_ZERO
    // Feedback: begun at 0
    return ColumnProfile(
      name: name, missing: texts.count - known.count, numeric: numbers.count,
      distinct: Set(known).count, least: numbers.isEmpty ? nil : numbers.reduce(0, min),
      greatest: numbers.isEmpty ? nil : numbers.reduce(0, max))
  #elseif RIGHT_SORTS
    let values = known.sorted()
    let ordered = numbers.sorted()
    return ColumnProfile(
      name: name, missing: texts.count { missing.contains($0) }, numeric: ordered.count,
      distinct: values.indices.count { $0 == 0 || values[$0] != values[$0 - 1] },
      least: ordered.first, greatest: ordered.last)
  #elseif SOLUTION
    return ColumnProfile(
      name: name, missing: texts.count - known.count, numeric: numbers.count,
      distinct: Set(known).count, least: numbers.min(), greatest: numbers.max())
  #else
    // TODO: Tell the missing texts from the known ones, and count, compare and order the known.
    return ColumnProfile(name: "not yet", missing: -1, numeric: -1, distinct: -1)
  #endif
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
