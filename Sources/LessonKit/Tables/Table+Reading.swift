import Synchronization

/// The data sets that the program has read, which do not change while it runs. Every check that
/// meets real data asks for one, and reading it anew would be most of what the check costs.
private let dataSets = Mutex<[DataSet: Table]>([:])

private struct DataSet: Hashable {
  let path: String
  let missing: Set<String>
}

extension Table {
  /// Reads a data set of the course, `lessons/data/NAME.csv`, once in the life of the program.
  ///
  /// - Parameters:
  ///   - dataSet: The data set's name, such as `titanic`.
  ///   - missing: The texts that mean "missing".
  /// - Throws: ``TableError``, which names the file, and the line where that is known.
  public init(
    named dataSet: String, missing: Set<String> = Table.missingMarkers
  ) throws {
    let key = DataSet(path: try CourseFolder.dataFile(named: dataSet), missing: missing)
    if let known = dataSets.withLock({ $0[key] }) {
      self = known
      return
    }
    try self.init(contentsOfFile: key.path, missing: missing)
    let table = self
    dataSets.withLock { $0[key] = table }
  }

  /// Reads a CSV file; the table is named after it.
  ///
  /// - Parameters:
  ///   - path: The file, absolute or relative to the working directory.
  ///   - missing: The texts that mean "missing".
  /// - Throws: ``TableError``, which names the file, and the line where that is known.
  public init(
    contentsOfFile path: String, missing: Set<String> = Table.missingMarkers
  ) throws {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    switch Platform.contents(of: path) {
    case .success(let bytes):
      guard String(validating: bytes, as: UTF8.self) != nil else {
        throw TableError.notUTF8(table: name)
      }
      try self.init(bytes: bytes, name: name, missing: missing)
    case .failure(let failure):
      throw TableError.unreadable(path: path, reason: failure.reason)
    }
  }

  /// Reads a CSV text whose first record names the columns.
  ///
  /// As RFC 4180 says: fields are divided by commas; a quoted field may hold commas, line ends and
  /// doubled quotes. Lines end in LF or CRLF; the last one may. A byte order mark is skipped.
  /// Quotes are not part of a value, so a quoted `NA` is missing as well.
  ///
  /// - Parameters:
  ///   - csv: The text.
  ///   - name: What errors call the table.
  ///   - missing: The texts that mean "missing".
  /// - Throws: ``TableError``, which names the table and the line.
  /// - Complexity: O(n) in the length of the text.
  public init(
    csv: String, name: String = "the table", missing: Set<String> = Table.missingMarkers
  ) throws {
    try self.init(bytes: Array(csv.utf8), name: name, missing: missing)
  }

  private init(bytes: [UInt8], name: String, missing: Set<String>) throws(TableError) {
    let parser = try CSVParser(bytes: bytes, table: name, missing: missing)
    try Table.requireUnique(parser.header, table: name)
    self.init(
      name: name, columnNames: parser.header, rowCount: parser.lines.count, bytes: parser.bytes,
      fields: parser.fields, lines: parser.lines)
  }

  static func requireUnique(_ columnNames: [String], table: String) throws(TableError) {
    var seen: Set<String> = []
    for column in columnNames where !seen.insert(column).inserted {
      throw .duplicateColumn(table: table, column: column)
    }
  }
}
