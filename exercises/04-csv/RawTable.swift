import LessonKit

/// What a ``RawTable`` refuses.
enum RawTableError: Error, Equatable {
  /// There is not even a header.
  case noHeader

  /// Two columns have the same name.
  case duplicateColumn(String)

  /// A record, counted from 1 for the header, has more or fewer fields than there are columns.
  case fieldCount(record: Int, expected: Int, found: Int)

  /// There is no column of that name.
  case noSuchColumn(String)
}

/// A table as it stands in its file: named columns, and every value still a text.
struct RawTable: Equatable {
  /// The names of the columns, in order, all different.
  let columnNames: [String]

  /// The rows without the header, each with a text for each column.
  let rows: [[String]]

  /// Makes a table of records as a CSV reader returns them: the first one names the columns.
  ///
  /// - Throws: ``RawTableError`` at the first thing that does not fit.
  init(records: [[String]]) throws(RawTableError) {
    guard let header = records.first else { throw .noHeader }
    for (index, name) in header.enumerated() where header[..<index].contains(name) {
      throw .duplicateColumn(name)
    }
    for (index, record) in records.enumerated() where record.count != header.count {
      throw .fieldCount(record: index + 1, expected: header.count, found: record.count)
    }
    columnNames = header
    rows = Array(records.dropFirst())
  }

  /// Reads a data set of the course with LessonKit's reader, and takes no text for missing.
  ///
  /// - Parameter dataSet: The data set's name, such as `titanic`.
  init(named dataSet: String) throws {
    let table = try Table(named: dataSet, missing: [])
    try self.init(
      records: [table.columnNames]
        + (0..<table.rowCount).map { table.row($0).compactMap { $0 } })
  }

  /// Returns the texts of one column, in the order of the rows.
  ///
  /// - Throws: ``RawTableError/noSuchColumn(_:)``.
  func texts(_ column: String) throws(RawTableError) -> [String] {
    guard let index = columnNames.firstIndex(of: column) else { throw .noSuchColumn(column) }
    return rows.map { $0[index] }
  }
}
