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
  // TODO: Read each text of the column: missing, a number, or refused.
  return [.nan]
}
