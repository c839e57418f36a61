/// What ``numbers(_:_:missing:)`` refuses.
enum NumberError: Error, Equatable {
  /// The text in this row, counted from 0 without the header, is neither missing nor a number.
  case notANumber(text: String, row: Int)
}

/// Returns a column as numbers, with `nil` where the value is missing.
///
/// - Parameters:
///   - table: A table of text.
///   - column: The name of the column to read.
///   - missing: The texts that mean "missing" in this table, even where they spell a number; every
///     other text has to be one.
/// - Returns: A value for each row, in the order of the rows; none for a table without rows.
/// - Throws: ``NumberError/notANumber(text:row:)`` at the first text that is not a finite decimal
///   number, as ``decimal(_:)`` defines it; ``RawTableError/noSuchColumn(_:)``.
func numbers(
  _ table: RawTable, _ column: String, missing: Set<String> = ["", "NA"]
) throws -> [Double?] {
  #if MISTAKE_MISSING_AS_ZERO
    // Feedback: read as 0
    return try table.texts(column).enumerated().map { row, text in
      if missing.contains(text) { return 0 }
      guard let number = decimal(text) else {
        throw NumberError.notANumber(text: text, row: row)
      }
      return number
    }
  #elseif MISTAKE_DROPS_MISSING
    // Feedback: shorter than the table
    return try table.texts(column).enumerated().compactMap { row, text in
      if missing.contains(text) { return nil }
      guard let number = decimal(text) else {
        throw NumberError.notANumber(text: text, row: row)
      }
      return number
    }
  #elseif MISTAKE_UNREADABLE_AS_MISSING
    // Feedback: somebody wrote something
    return try table.texts(column).map { missing.contains($0) ? nil : decimal($0) }
  #elseif MISTAKE_IGNORES_THE_MARKERS
    // Feedback: missing parameter
    return try table.texts(column).enumerated().map { row, text in
      if text.isEmpty || text == "NA" { return nil }
      guard let number = decimal(text) else {
        throw NumberError.notANumber(text: text, row: row)
      }
      return number
    }
  #elseif MISTAKE_TAKES_WHAT_DOUBLE_TAKES
    // Feedback: nobody has measured
    return try table.texts(column).enumerated().map { row, text in
      if missing.contains(text) { return nil }
      guard let number = Double(text) else {
        throw NumberError.notANumber(text: text, row: row)
      }
      return number
    }
  #elseif RIGHT_REFUSES_AFTERWARDS
    let texts = try table.texts(column)
    let values = texts.map { missing.contains($0) ? nil : decimal($0) }
    for row in texts.indices where values[row] == nil && !missing.contains(texts[row]) {
      throw NumberError.notANumber(text: texts[row], row: row)
    }
    return values
  #elseif SOLUTION
    return try table.texts(column).enumerated().map { row, text in
      if missing.contains(text) { return nil }
      guard let number = decimal(text) else {
        throw NumberError.notANumber(text: text, row: row)
      }
      return number
    }
  #else
    // TODO: Read each text of the column: missing, a number, or refused.
    return [.nan]
  #endif
}
