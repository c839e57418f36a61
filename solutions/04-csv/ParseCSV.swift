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
/// Fields are divided by commas, records by line ends, which are LF or CRLF; a CR without an LF
/// behind it is a character like any other. A field in double quotes may hold commas, line ends, and
/// quotes written twice; its value is what lies between the quotes. Spaces belong to the field. The
/// last record may end with a line end or without. Commas, quotes and line ends are Unicode scalars:
/// an accent or a joiner behind one does not make it another.
///
/// - Parameter text: The whole text, UTF-8 already decoded.
/// - Returns: The records in their order; none for an empty text, and one empty field for an empty
///   line. They may differ in length: whether they fit together is for their table to say.
/// - Throws: ``CSVError`` at the first quote that breaks the rules.
/// - Complexity: O(n) in the length of the text.
func parseCSV(_ text: String) throws -> [[String]] {
  #if MISTAKE_CRLF_IS_NO_LINE_END
    // Feedback: one Character
    let scalars = Array(text)
    var field = ""
  #elseif MISTAKE_WALKS_CHARACTERS
    // Feedback: an accent or a joiner
    let scalars: [Character] = text.flatMap { $0 == "\r\n" ? ["\r", "\n"] : [$0] }
    var field = ""
  #elseif SOLUTION
    // Not Characters: CRLF is one of them, and so is a comma with an accent behind it.
    let scalars = Array(text.unicodeScalars)
    var field = String.UnicodeScalarView()
  #endif
  #if RIGHT_CUTS_FIELD_BY_FIELD
    var records: [[String]] = []
    var line = 1
    var next = 0
    func isLineEnd(_ index: Int) -> Bool {
      scalars[index] == "\n"
        || scalars[index] == "\r" && scalars.dropFirst(index + 1).first == "\n"
    }
  #elseif SOLUTION
    var records: [[String]] = []
    var record: [String] = []
    var place = Place.start
    var line = 1
    var openingLine = line
  #endif
  #if MISTAKE_SPLITS_QUOTED_COMMAS
    // Feedback: comma between quotes
    for line in scalars.split(separator: "\n", omittingEmptySubsequences: false) {
      let bare = line.last == "\r" ? line.dropLast() : line
      records.append(
        bare.split(separator: ",", omittingEmptySubsequences: false).map {
          String(String.UnicodeScalarView($0))
        })
    }
    if records.last == [""] { records.removeLast() }
  #elseif MISTAKE_SPLITS_QUOTED_LINES
    // Feedback: line end between quotes
    for line in scalars.split(separator: "\n", omittingEmptySubsequences: false) {
      var isQuoted = false
      for scalar in line.last == "\r" ? line.dropLast() : line {
        if scalar == "\"" {
          isQuoted.toggle()
        } else if scalar == ",", !isQuoted {
          record.append(String(field))
          field.removeAll()
        } else {
          field.append(scalar)
        }
      }
      records.append(record + [String(field)])
      record = []
      field.removeAll()
    }
    if records.last == [""] { records.removeLast() }
  #elseif MISTAKE_LOSES_DOUBLED_QUOTES
    // Feedback: stand for one
    let bare = scalars.indices.filter {
      scalars[$0] != "\r" || scalars.dropFirst($0 + 1).first != "\n"
    }
    for scalar in bare.map({ scalars[$0] }) {
      if scalar == "\"" {
        place = place == .quoted ? .closed : .quoted
      } else if place == .quoted {
        field.append(scalar)
      } else if scalar == "," {
        record.append(String(field))
        field.removeAll()
        place = .start
      } else if scalar == "\n" {
        records.append(record + [String(field)])
        record = []
        field.removeAll()
        place = .start
      } else {
        field.append(scalar)
        place = .plain
      }
    }
  #elseif MISTAKE_DROPS_EMPTY_FIELDS
    // Feedback: Nothing between two commas
    let bare = scalars.indices.filter {
      scalars[$0] != "\r" || scalars.dropFirst($0 + 1).first != "\n"
    }
    for scalar in bare.map({ scalars[$0] }) {
      if scalar == "\"" {
        place = place == .quoted ? .closed : .quoted
      } else if place == .quoted {
        field.append(scalar)
      } else if scalar == "," || scalar == "\n" {
        if !field.isEmpty { record.append(String(field)) }
        field.removeAll()
        place = .start
        guard scalar == "\n" else { continue }
        records.append(record)
        record = []
      } else {
        field.append(scalar)
        place = .plain
      }
    }
  #elseif MISTAKE_KEEPS_CARRIAGE_RETURNS
    // Feedback: still has the CR
    for scalar in scalars {
      switch (place, scalar) {
      case (.quoted, "\""):
        place = .closed
      case (.quoted, _):
        field.append(scalar)
      case (.closed, "\""):
        field.append(scalar)
        place = .quoted
      case (.start, "\""):
        place = .quoted
        openingLine = line
      case (_, ","):
        record.append(String(field))
        field.removeAll()
        place = .start
      case (_, "\n"):
        records.append(record + [String(field)])
        record = []
        field.removeAll()
        place = .start
      case (.plain, "\""):
        throw CSVError.strayQuote(line: line)
      default:
        field.append(scalar)
        place = .plain
      }
      if scalar == "\n" { line += 1 }
    }
  #elseif RIGHT_CUTS_FIELD_BY_FIELD
    // No state is kept: each field is read to its end where it begins.
    while next < scalars.count {
      var record: [String] = []
      repeat {
        field.removeAll()
        if next < scalars.count, scalars[next] == "\"" {
          let opening = line
          next += 1
          while true {
            guard next < scalars.count else { throw CSVError.unclosedQuote(line: opening) }
            let scalar = scalars[next]
            next += 1
            if scalar == "\"" {
              guard next < scalars.count, scalars[next] == "\"" else { break }
              next += 1
            }
            if scalar == "\n" { line += 1 }
            field.append(scalar)
          }
          guard next == scalars.count || scalars[next] == "," || isLineEnd(next) else {
            throw CSVError.strayQuote(line: line)
          }
        } else {
          while next < scalars.count, scalars[next] != ",", !isLineEnd(next) {
            if scalars[next] == "\"" { throw CSVError.strayQuote(line: line) }
            field.append(scalars[next])
            next += 1
          }
        }
        record.append(String(field))
        next += 1
      } while next <= scalars.count && scalars[next - 1] == ","
      records.append(record)
      if next <= scalars.count, scalars[next - 1] == "\r" { next += 1 }
      line += 1
    }
  #elseif SOLUTION
    for (index, scalar) in scalars.enumerated() {
      switch (place, scalar) {
      case (.quoted, "\""):
        place = .closed
      case (.quoted, _):
        field.append(scalar)
      case (.closed, "\""):
        // The quote that seemed to close the field was the first of two.
        field.append(scalar)
        place = .quoted
      case (.start, "\""):
        place = .quoted
        openingLine = line
      case (_, ","):
        record.append(String(field))
        field.removeAll()
        place = .start
      case (_, "\r") where scalars.dropFirst(index + 1).first == "\n":
        // The LF that follows ends the record.
        break
      case (_, "\n"):
        records.append(record + [String(field)])
        record = []
        field.removeAll()
        place = .start
      case (.closed, _), (.plain, "\""):
        throw CSVError.strayQuote(line: line)
      default:
        field.append(scalar)
        place = .plain
      }
      if scalar == "\n" { line += 1 }
    }
  #endif
  #if MISTAKE_LINE_END_OPENS_A_ROW
    // Feedback: last line end
    records.append(record + [String(field)])
  #elseif MISTAKE_FORGETS_THE_LAST_RECORD
    // Feedback: without a line end
  #elseif MISTAKE_NAMES_THE_LAST_LINE
    // Feedback: the line on which the text ends
    guard place != .quoted else { throw CSVError.unclosedQuote(line: line) }
    if place != .start || !record.isEmpty { records.append(record + [String(field)]) }
  #elseif RIGHT_CUTS_FIELD_BY_FIELD
    // Nothing is left over: the last record ends where the text does.
  #elseif SOLUTION
    guard place != .quoted else { throw CSVError.unclosedQuote(line: openingLine) }
    // After a line end nothing is open; after anything else a record is.
    if place != .start || !record.isEmpty { records.append(record + [String(field)]) }
  #endif
  #if SOLUTION
    return records
  #else
    // TODO: Walk through the text, one Unicode scalar after the other, and cut it into fields.
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
