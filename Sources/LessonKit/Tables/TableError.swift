/// What can be wrong with a table or with what was asked of it.
public enum TableError: Error, Hashable, Sendable {
  /// No folder with `lessons/data` was found.
  case noCourse(lookedIn: [String])
  /// The course has no data set of that name.
  case noSuchDataSet(name: String, path: String, available: [String])
  /// The file cannot be read, for the system's `reason`.
  case unreadable(path: String, reason: String)
  /// The bytes are not UTF-8 text.
  case notUTF8(table: String)
  /// There is not even a header.
  case noHeader(table: String)
  /// A quote was opened on `line` and never closed.
  case unclosedQuote(table: String, line: Int)
  /// A quote stands inside a field that is not quoted, or text follows a closing quote.
  case strayQuote(table: String, line: Int)
  /// A row has more or fewer fields than there are columns.
  case fieldCount(table: String, line: Int, expected: Int, found: Int)
  /// Two columns have the same name.
  case duplicateColumn(table: String, column: String)
  /// The columns given have different lengths.
  case columnLength(table: String, column: String, expected: Int, found: Int)
  /// There is no such column; `suggestion` is the one that was probably meant.
  case noSuchColumn(table: String, column: String, suggestion: String?, available: [String])
  /// The field is not a finite decimal number.
  case notANumber(text: String, place: Place)
  /// The field is not a whole number.
  case notAnInteger(text: String, place: Place)
  /// The value is missing where every value is needed.
  case missing(place: Place)

  /// One field of a table, as people find it: by line where the table was read from text.
  public struct Place: Hashable, Sendable, CustomStringConvertible {
    /// The table's name.
    public let table: String
    /// The index of the row, counted from 0 without the header.
    public let row: Int
    /// The line of the text the row began on, counted from 1; `nil` for a table made in code.
    public let line: Int?
    /// The column's name.
    public let column: String

    public init(table: String, row: Int, line: Int?, column: String) {
      self.table = table
      self.row = row
      self.line = line
      self.column = column
    }

    public var description: String {
      if let line { return "\(table), line \(line), column \(column)" }
      return "\(table), row \(row) (counted from 0), column \(column)"
    }
  }
}

extension TableError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noCourse(let places):
      return "There is no course here: no folder lessons/data in or above "
        + places.joined(separator: " or ")
        + ". Run this from inside the course, or set LEARN_COURSE to its folder."
    case .noSuchDataSet(let name, let path, let available):
      let near = NearName.nearest(to: name, in: available)
      return "There is no data set \(name): \(path) does not exist."
        + (near.map { " Did you mean \($0)?" } ?? "")
        + " The course has \(available.joined(separator: ", "))."
    case .unreadable(let path, let reason):
      return "\(path) cannot be read: \(reason)."
    case .notUTF8(let table):
      return "\(table) is not UTF-8 text."
    case .noHeader(let table):
      return "\(table) is empty: a table begins with the names of its columns."
    case .unclosedQuote(let table, let line):
      return "\(table), line \(line): the quote that opens here is never closed."
    case .strayQuote(let table, let line):
      return
        "\(table), line \(line): a quote may only enclose a whole field; inside one, write \"\"."
    case .fieldCount(let table, let line, let expected, let found):
      return "\(table), line \(line): \(found) \(found == 1 ? "field" : "fields"), "
        + "but the header names \(expected) \(expected == 1 ? "column" : "columns")."
    case .duplicateColumn(let table, let column):
      return "\(table) has two columns named \(column)."
    case .columnLength(let table, let column, let expected, let found):
      return "\(table): column \(column) has \(found) values, but the table has \(expected) rows."
    case .noSuchColumn(let table, let column, let suggestion, let available):
      return "\(table) has no column \(column)."
        + (suggestion.map { " Did you mean \($0)?" } ?? "")
        + " Its columns are \(available.joined(separator: ", "))."
    case .notANumber(let text, let place):
      return "\(place): \"\(text)\" is not a number."
    case .notAnInteger(let text, let place):
      return "\(place): \"\(text)\" is not a whole number."
    case .missing(let place):
      return "\(place): the value is missing, and every value is needed here."
    }
  }
}
