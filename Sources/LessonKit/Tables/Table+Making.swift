extension Table {
  /// Makes a table of columns of text; `nil` marks a missing value.
  ///
  /// - Parameters:
  ///   - name: What errors call the table.
  ///   - columns: The columns in order, all with different names and equally many values.
  /// - Throws: ``TableError/columnLength(table:column:expected:found:)``,
  ///   ``TableError/duplicateColumn(table:column:)``.
  public init(
    name: String = "the table", columns: [(name: String, values: [String?])]
  ) throws(TableError) {
    let names = columns.map(\.name)
    try Table.requireUnique(names, table: name)
    let rowCount = columns.first?.values.count ?? 0
    for column in columns where column.values.count != rowCount {
      throw .columnLength(
        table: name, column: column.name, expected: rowCount, found: column.values.count)
    }
    var bytes: [UInt8] = []
    var fields: [CSVParser.Field] = []
    fields.reserveCapacity(rowCount * columns.count)
    for row in 0..<rowCount {
      for column in columns {
        fields.append(Table.append(column.values[row], to: &bytes))
      }
    }
    self.init(
      name: name, columnNames: names, rowCount: rowCount, bytes: bytes, fields: fields, lines: [])
  }

  /// Makes a table of records as a CSV parser returns them: the first one names the columns.
  ///
  /// - Parameters:
  ///   - records: The header and the rows, all equally long.
  ///   - name: What errors call the table.
  ///   - missing: The texts that mean "missing".
  /// - Throws: ``TableError/noHeader(table:)``, ``TableError/duplicateColumn(table:column:)``,
  ///   ``TableError/fieldCount(table:line:expected:found:)``, whose line is the record's number.
  public init(
    records: [[String]], name: String = "the table", missing: Set<String> = Table.missingMarkers
  ) throws(TableError) {
    guard let header = records.first else { throw .noHeader(table: name) }
    try Table.requireUnique(header, table: name)
    var bytes: [UInt8] = []
    var fields: [CSVParser.Field] = []
    for (index, record) in records.enumerated().dropFirst() {
      guard record.count == header.count else {
        throw .fieldCount(
          table: name, line: index + 1, expected: header.count, found: record.count)
      }
      for text in record {
        fields.append(Table.append(missing.contains(text) ? nil : text, to: &bytes))
      }
    }
    self.init(
      name: name, columnNames: header, rowCount: records.count - 1, bytes: bytes, fields: fields,
      lines: [])
  }

  /// Returns the rows with these indices, in this order; an index may come more than once.
  ///
  /// - Parameter rows: Indices counted from 0; every one must exist.
  public func selecting(rows: [Int]) -> Table {
    var selected: [CSVParser.Field] = []
    selected.reserveCapacity(rows.count * columnCount)
    for row in rows {
      guard row >= 0, row < rowCount else {
        fatalError("\(name) has no row \(row): its rows are 0 ..< \(rowCount)")
      }
      selected += fields[(row * columnCount)..<((row + 1) * columnCount)]
    }
    return Table(
      name: name, columnNames: columnNames, rowCount: rows.count, bytes: bytes, fields: selected,
      lines: lines.isEmpty ? [] : rows.map { lines[$0] })
  }

  /// Returns the columns of these names, in this order.
  ///
  /// - Throws: ``TableError/noSuchColumn(table:column:suggestion:available:)``,
  ///   ``TableError/duplicateColumn(table:column:)``.
  public func selecting(columns: [String]) throws(TableError) -> Table {
    try Table.requireUnique(columns, table: name)
    var indices: [Int] = []
    for column in columns { indices.append(try index(of: column)) }
    var selected: [CSVParser.Field] = []
    selected.reserveCapacity(rowCount * indices.count)
    for row in 0..<rowCount {
      for index in indices { selected.append(fields[row * columnCount + index]) }
    }
    return Table(
      name: name, columnNames: columns, rowCount: rowCount, bytes: bytes, fields: selected,
      lines: lines)
  }

  /// Returns the table with a column of text added on its right.
  ///
  /// - Parameters:
  ///   - values: A value for each row; `nil` marks a missing one.
  ///   - column: The new column's name.
  /// - Throws: ``TableError/columnLength(table:column:expected:found:)``,
  ///   ``TableError/duplicateColumn(table:column:)``.
  public func adding(_ values: [String?], as column: String) throws(TableError) -> Table {
    guard values.count == rowCount else {
      throw .columnLength(table: name, column: column, expected: rowCount, found: values.count)
    }
    let names = columnNames + [column]
    try Table.requireUnique(names, table: name)
    var bytes = bytes
    var widened: [CSVParser.Field] = []
    widened.reserveCapacity(rowCount * names.count)
    for row in 0..<rowCount {
      widened += fields[(row * columnCount)..<((row + 1) * columnCount)]
      widened.append(Table.append(values[row], to: &bytes))
    }
    return Table(
      name: name, columnNames: names, rowCount: rowCount, bytes: bytes, fields: widened,
      lines: lines)
  }

  /// Returns the table with a column of numbers added on its right, written so that reading them
  /// gives the same numbers.
  ///
  /// - Parameters:
  ///   - values: A value for each row; `nil` and NaN mark a missing one.
  ///   - column: The new column's name.
  /// - Throws: ``TableError/columnLength(table:column:expected:found:)``,
  ///   ``TableError/duplicateColumn(table:column:)``.
  public func adding(_ values: [Double?], as column: String) throws(TableError) -> Table {
    let texts = values.map { value in
      value.flatMap { number -> String? in number.isNaN ? nil : "\(number)" }
    }
    return try adding(texts, as: column)
  }

  private static func append(_ text: String?, to bytes: inout [UInt8]) -> CSVParser.Field {
    guard let text else { return .missing }
    let start = bytes.count
    bytes += text.utf8
    return CSVParser.Field(start: Int32(start), count: Int32(bytes.count - start))
  }
}
