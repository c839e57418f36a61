/// A table of named columns, in which a value may be missing.
///
/// A value is text until it is asked for as a number, so that nothing is lost by reading: `1e3`,
/// `01` and `1.0` stay what they were. A missing value is `nil`, never 0 and never "".
///
/// ```swift
/// let titanic = try Table(named: "titanic")
/// let ages = try titanic.numbers("age")     // [29.0, 2.0, 30.0, ..., nil, ...]
/// ```
public struct Table: Sendable {
  /// The texts that mean "missing" unless told otherwise: the empty field, `NA`, `NaN` and `nan`.
  public static let missingMarkers: Set<String> = ["", "NA", "NaN", "nan"]

  /// What errors call the table; a file's name for one that was read.
  public let name: String
  /// The names of the columns, in order; all different.
  public let columnNames: [String]
  /// How many rows there are, without the header.
  public let rowCount: Int

  // All fields lie in one buffer, row by row, so that a megabyte is read in milliseconds and a
  // selection of rows shares its text with the table it came from.
  let bytes: [UInt8]
  let fields: [CSVParser.Field]
  /// The line each row began on; empty for a table that was not read from text.
  let lines: [Int32]

  init(
    name: String, columnNames: [String], rowCount: Int, bytes: [UInt8],
    fields: [CSVParser.Field], lines: [Int32]
  ) {
    self.name = name
    self.columnNames = columnNames
    self.rowCount = rowCount
    self.bytes = bytes
    self.fields = fields
    self.lines = lines
  }

  /// How many columns there are.
  public var columnCount: Int { columnNames.count }

  /// Returns the place of a column in the table.
  ///
  /// - Throws: ``TableError/noSuchColumn(table:column:suggestion:available:)``, with the name that
  ///   was probably meant.
  public func index(of column: String) throws(TableError) -> Int {
    guard let index = columnNames.firstIndex(of: column) else {
      throw .noSuchColumn(
        table: name, column: column,
        suggestion: NearName.nearest(to: column, in: columnNames), available: columnNames)
    }
    return index
  }

  func place(row: Int, column: Int) -> TableError.Place {
    TableError.Place(
      table: name, row: row, line: lines.isEmpty ? nil : Int(lines[row]),
      column: columnNames[column])
  }

  func text(row: Int, column: Int) -> String? {
    let field = fields[row * columnNames.count + column]
    return field.isMissing ? nil : text(of: field)
  }

  func text(of field: CSVParser.Field) -> String {
    bytes.withUnsafeBufferPointer { buffer in
      let start = Int(field.start)
      return String(decoding: buffer[start..<(start + Int(field.count))], as: UTF8.self)
    }
  }
}

extension Table: Equatable {
  /// Whether both have the same columns with the same values; their names do not matter.
  public static func == (left: Table, right: Table) -> Bool {
    guard left.columnNames == right.columnNames, left.rowCount == right.rowCount else {
      return false
    }
    return zip(left.fields, right.fields).allSatisfy { a, b in
      a.count == b.count
        && (a.isMissing
          || left.bytes[Int(a.start)..<Int(a.start + a.count)]
            .elementsEqual(right.bytes[Int(b.start)..<Int(b.start + b.count)]))
    }
  }
}
