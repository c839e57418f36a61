/// What ``parseCSV(_:)`` refuses. Lines are counted from 1, those inside quotes too.
enum CSVError: Error, Equatable {
  /// The quote that opens a field on this line is never closed.
  case unclosedQuote(line: Int)

  /// On this line a quote stands inside a field without quotes, or something other than a comma or
  /// a line end follows a closing quote.
  case strayQuote(line: Int)
}

/// Returns the records of a CSV text, the header among them, each as its list of fields.
///
/// Fields are divided by commas, records by line ends, which are LF or CRLF. A field in double
/// quotes may hold commas, line ends, and quotes written twice; its value is what lies between the
/// quotes. Spaces belong to the field. The last record may end with a line end or without.
///
/// - Parameter text: The whole text, UTF-8 already decoded.
/// - Returns: The records in their order; none for an empty text, and one empty field for an empty
///   line. They may differ in length: whether they fit together is for their table to say.
/// - Throws: ``CSVError`` at the first quote that breaks the rules.
/// - Complexity: O(n) in the length of the text.
func parseCSV(_ text: String) throws -> [[String]] {
  #if MISTAKE_CRLF_IS_NO_LINE_END
    // Feedback: one Character
    let lineEnds: [Character] = ["\n"]
  #elseif SOLUTION
    let lineEnds: [Character] = ["\n", "\r\n"]  // CRLF is one Character.
  #endif
  #if SOLUTION
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var place = Place.start
    var line = 1
    var openingLine = line
  #endif
  #if MISTAKE_SPLITS_QUOTED_COMMAS
    // Feedback: comma between quotes
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: lineEnds.contains) {
      records.append(
        line.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
    }
    if records.last == [""] { records.removeLast() }
  #elseif MISTAKE_SPLITS_QUOTED_LINES
    // Feedback: line end between quotes
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: lineEnds.contains) {
      var isQuoted = false
      for character in line {
        if character == "\"" {
          isQuoted.toggle()
        } else if character == ",", !isQuoted {
          record.append(field)
          field = ""
        } else {
          field.append(character)
        }
      }
      records.append(record + [field])
      record = []
      field = ""
    }
    if records.last == [""] { records.removeLast() }
  #elseif MISTAKE_LOSES_DOUBLED_QUOTES
    // Feedback: stand for one
    for character in text {
      if character == "\"" {
        place = place == .quoted ? .closed : .quoted
      } else if place != .quoted, character == "," {
        record.append(field)
        field = ""
        place = .start
      } else if place != .quoted, lineEnds.contains(character) {
        records.append(record + [field])
        record = []
        field = ""
        place = .start
      } else {
        field.append(character)
        if place == .start { place = .plain }
      }
    }
  #elseif MISTAKE_DROPS_EMPTY_FIELDS
    // Feedback: Nothing between two commas
    for character in text {
      if character == "\"" {
        place = place == .quoted ? .closed : .quoted
      } else if place != .quoted, character == "," || lineEnds.contains(character) {
        if !field.isEmpty { record.append(field) }
        field = ""
        place = .start
        guard lineEnds.contains(character) else { continue }
        records.append(record)
        record = []
      } else {
        field.append(character)
        if place == .start { place = .plain }
      }
    }
  #elseif SOLUTION
    for character in text {
      let isLineEnd = lineEnds.contains(character)
      switch (place, character) {
      case (.quoted, "\""):
        place = .closed
      case (.quoted, _):
        field.append(character)
      case (.closed, "\""):
        // The quote that seemed to close the field was the first of two.
        field.append(character)
        place = .quoted
      case (.start, "\""):
        place = .quoted
        openingLine = line
      case (_, ","):
        record.append(field)
        field = ""
        place = .start
      case _ where isLineEnd:
        records.append(record + [field])
        record = []
        field = ""
        place = .start
      case (.closed, _), (.plain, "\""):
        throw CSVError.strayQuote(line: line)
      default:
        field.append(character)
        place = .plain
      }
      if isLineEnd { line += 1 }
    }
  #endif
  #if MISTAKE_LINE_END_OPENS_A_ROW
    // Feedback: last line end
    records.append(record + [field])
  #elseif MISTAKE_FORGETS_THE_LAST_RECORD
    // Feedback: without a line end
  #elseif SOLUTION
    guard place != .quoted else { throw CSVError.unclosedQuote(line: openingLine) }
    // After a line end nothing is open; after anything else a record is.
    if place != .start || !record.isEmpty { records.append(record + [field]) }
  #endif
  #if SOLUTION
    return records
  #else
    // TODO: Walk through the text, one character after the other, and cut it into fields.
    return [["not yet"]]
  #endif
}
#if SOLUTION

  /// Where in a field the reader stands.
  private enum Place {
    /// Before its first character.
    case start
    /// Inside a field without quotes.
    case plain
    /// Between the quotes of a field.
    case quoted
    /// After a quote that closes the field, unless another one follows.
    case closed
  }
#endif
