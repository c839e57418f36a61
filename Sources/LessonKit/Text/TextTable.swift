/// A table for reading in a terminal: aligned columns under a header.
///
/// Columns of numbers are aligned on the right. Wide characters count as the two columns they take.
///
/// ```swift
/// var table = TextTable(["model", "rmse"])
/// table.add("mean", 77.0)
/// print(table)
/// ```
public struct TextTable: Sendable, Equatable {
  /// The names over the columns.
  public let header: [String]
  /// The rows; each has a text for each column.
  public private(set) var rows: [[String]] = []

  /// - Parameter header: The names over the columns.
  public init(_ header: [String]) {
    self.header = header
  }

  /// Adds a row.
  ///
  /// - Parameter cells: A value for each column: a text as it is, a whole number in full, another
  ///   number to five digits, `nil` as `-`.
  public mutating func add(_ cells: (any TextTableCell)?...) {
    add(row: cells.map { $0?.cellText ?? "-" })
  }

  /// Adds a row of texts; missing ones at its end are left blank.
  public mutating func add(row: [String]) {
    let texts = row.prefix(header.count).map { text in
      text.contains(where: \.isNewline)
        ? text.split(whereSeparator: \.isNewline).joined(separator: " ") : text
    }
    rows.append(texts + Array(repeating: "", count: header.count - texts.count))
  }

  /// Returns the table's lines, cut to `width` columns by shortening the widest columns of text.
  public func text(width: Int = .max) -> String {
    let isNumeric = header.indices.map { column in
      let texts = rows.map { $0[column] }.filter { $0 != "-" && !$0.isEmpty }
      return !texts.isEmpty && texts.allSatisfy(TextTable.isNumber)
    }
    var widths = header.indices.map { column in
      rows.reduce(TerminalColumns.width(header[column])) {
        max($0, TerminalColumns.width($1[column]))
      }
    }
    let gaps = 2 * max(0, header.count - 1)
    while gaps + widths.reduce(0, +) > width,
      let widest = widths.indices.max(by: { a, b in
        (isNumeric[a] ? 0 : widths[a]) < (isNumeric[b] ? 0 : widths[b])
      }), widths[widest] > 4
    {
      widths[widest] -= 1
    }
    let rule = widths.map { String(repeating: "─", count: $0) }
    return ([header, rule] + rows).map { row in
      line(row, widths: widths, isNumeric: isNumeric)
    }.joined(separator: "\n")
  }

  private func line(_ row: [String], widths: [Int], isNumeric: [Bool]) -> String {
    var line = ""
    for (column, text) in row.enumerated() {
      let text = TerminalColumns.truncated(text, to: widths[column])
      line +=
        isNumeric[column]
        ? TerminalColumns.aligned(text, to: widths[column])
        : TerminalColumns.padded(text, to: widths[column])
      if column + 1 < row.count { line += "  " }
    }
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }

  private static func isNumber(_ text: String) -> Bool {
    var digits = text.filter { $0 != "," }
    if digits.hasSuffix("%") { digits.removeLast() }
    return Double(digits) != nil
  }
}

extension TextTable: CustomStringConvertible {
  public var description: String { text() }
}

/// A value that a ``TextTable`` can show.
public protocol TextTableCell {
  /// The value as it is shown.
  var cellText: String { get }
}

extension String: TextTableCell {
  public var cellText: String { self }
}

extension Int: TextTableCell {
  public var cellText: String { String(self) }
}

extension Double: TextTableCell {
  public var cellText: String { NumberText.short(self) }
}

extension Table {
  /// Returns the first rows for reading in a terminal; a missing value is shown as `-`.
  ///
  /// - Parameter count: How many rows, at most.
  public func head(_ count: Int = 10) -> TextTable {
    var table = TextTable(columnNames)
    for index in 0..<min(rowCount, max(0, count)) {
      table.add(row: row(index).map { $0 ?? "-" })
    }
    return table
  }
}

extension Table: CustomStringConvertible {
  /// The size and the first rows.
  public var description: String {
    "\(name): \(rowCount) rows x \(columnCount) columns\n\(head().text(width: 100))"
  }
}
