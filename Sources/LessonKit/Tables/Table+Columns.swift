extension Table {
  /// Returns a column as text; `nil` where the value is missing.
  ///
  /// - Throws: ``TableError/noSuchColumn(table:column:suggestion:available:)``.
  public func strings(_ column: String) throws(TableError) -> [String?] {
    let index = try index(of: column)
    return (0..<rowCount).map { text(row: $0, column: index) }
  }

  /// Returns a column as numbers; `nil` where the value is missing.
  ///
  /// - Throws: ``TableError/notANumber(text:place:)`` where a value is not a finite decimal number,
  ///   ``TableError/noSuchColumn(table:column:suggestion:available:)``.
  public func numbers(_ column: String) throws(TableError) -> [Double?] {
    let index = try index(of: column)
    let width = columnCount
    let count = rowCount
    var rejected: Int?
    // Pointers and a plain loop, which are as fast in a build that is not optimised.
    let numbers = bytes.withUnsafeBufferPointer { bytes in
      fields.withUnsafeBufferPointer { fields in
        [Double?](unsafeUninitializedCapacity: count) { numbers, filled in
          guard let base = bytes.baseAddress, let to = numbers.baseAddress else { return }
          var place = index
          while filled < count {
            let field = fields[place]
            var number: Double?
            if !field.isMissing {
              number = PlainDecimal.read(base + Int(field.start), count: Int(field.count))
              if number == nil { number = decimal(field, in: bytes) }
              if number == nil {
                rejected = filled
                return
              }
            }
            (to + filled).initialize(to: number)
            filled += 1
            place += width
          }
        }
      }
    }
    if let rejected { throw notANumber(row: rejected, column: index) }
    return numbers
  }

  /// Returns a column as whole numbers; `nil` where the value is missing.
  ///
  /// A number with nothing but zeros after its point counts as whole: `1947.0` is 1947.
  ///
  /// - Throws: ``TableError/notAnInteger(text:place:)``,
  ///   ``TableError/noSuchColumn(table:column:suggestion:available:)``.
  public func integers(_ column: String) throws(TableError) -> [Int?] {
    let index = try index(of: column)
    var integers: [Int?] = []
    integers.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      guard let text = text(row: row, column: index) else {
        integers.append(nil)
        continue
      }
      guard let integer = Int(text) ?? Table.decimal(text).flatMap(Int.init(exactly:)) else {
        throw .notAnInteger(text: text, place: place(row: row, column: index))
      }
      integers.append(integer)
    }
    return integers
  }

  /// Returns a column as text, none of it missing.
  ///
  /// - Throws: ``TableError/missing(place:)`` at the first missing value,
  ///   ``TableError/noSuchColumn(table:column:suggestion:available:)``.
  public func completeStrings(_ column: String) throws(TableError) -> [String] {
    try complete(strings(column), column)
  }

  /// Returns a column as numbers, none of them missing.
  ///
  /// - Throws: ``TableError/missing(place:)`` at the first missing value,
  ///   ``TableError/notANumber(text:place:)``,
  ///   ``TableError/noSuchColumn(table:column:suggestion:available:)``.
  public func completeNumbers(_ column: String) throws(TableError) -> [Double] {
    try complete(numbers(column), column)
  }

  /// Returns a column as whole numbers, none of them missing.
  ///
  /// - Throws: ``TableError/missing(place:)`` at the first missing value,
  ///   ``TableError/notAnInteger(text:place:)``,
  ///   ``TableError/noSuchColumn(table:column:suggestion:available:)``.
  public func completeIntegers(_ column: String) throws(TableError) -> [Int] {
    try complete(integers(column), column)
  }

  /// Returns the columns as a matrix: a row for each row, a column for each name, in their order.
  ///
  /// - Throws: ``TableError/missing(place:)`` at the first missing value,
  ///   ``TableError/notANumber(text:place:)``,
  ///   ``TableError/noSuchColumn(table:column:suggestion:available:)``.
  public func matrix(_ columns: [String]) throws(TableError) -> Matrix {
    var indices: [Int] = []
    for column in columns { indices.append(try index(of: column)) }
    var elements: [Double] = []
    elements.reserveCapacity(rowCount * indices.count)
    for row in 0..<rowCount {
      for index in indices {
        guard let number = try number(row: row, column: index) else {
          throw .missing(place: place(row: row, column: index))
        }
        elements.append(number)
      }
    }
    return Matrix(rowCount: rowCount, columnCount: indices.count, elements: elements)
  }

  /// Returns one row as text, in the order of the columns; `nil` where the value is missing.
  ///
  /// - Parameter index: The row, counted from 0; it must exist.
  public func row(_ index: Int) -> [String?] {
    guard index >= 0, index < rowCount else {
      fatalError("\(name) has no row \(index): its rows are 0 ..< \(rowCount)")
    }
    return (0..<columnCount).map { text(row: index, column: $0) }
  }

  /// Returns how many values of a column are missing.
  ///
  /// - Throws: ``TableError/noSuchColumn(table:column:suggestion:available:)``.
  public func missingCount(_ column: String) throws(TableError) -> Int {
    let index = try index(of: column)
    var count = 0
    for row in 0..<rowCount where fields[row * columnCount + index].isMissing { count += 1 }
    return count
  }

  private func number(row: Int, column: Int) throws(TableError) -> Double? {
    let field = fields[row * columnCount + column]
    if field.isMissing { return nil }
    guard let number = bytes.withUnsafeBufferPointer({ decimal(field, in: $0) }) else {
      throw notANumber(row: row, column: column)
    }
    return number
  }

  private func notANumber(row: Int, column: Int) -> TableError {
    .notANumber(
      text: text(row: row, column: column) ?? "", place: place(row: row, column: column))
  }

  private func decimal(_ field: CSVParser.Field, in bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let base = bytes.baseAddress else { return nil }
    return PlainDecimal.read(base + Int(field.start), count: Int(field.count))
      ?? Table.decimal(text(of: field))
  }

  private func complete<Value>(
    _ values: [Value?], _ column: String
  ) throws(TableError) -> [Value] {
    var missing: Int?
    let complete = values.withUnsafeBufferPointer { values in
      [Value](unsafeUninitializedCapacity: values.count) { complete, filled in
        guard let to = complete.baseAddress else { return }
        while filled < values.count {
          guard let value = values[filled] else {
            missing = filled
            return
          }
          (to + filled).initialize(to: value)
          filled += 1
        }
      }
    }
    if let missing { throw .missing(place: place(row: missing, column: try index(of: column))) }
    return complete
  }

  /// Reads a finite decimal number, exactly rounded.
  ///
  /// `Double(text)` alone also takes "inf", "nan", "0x1p3" and, as infinity, "1e999": none of them
  /// is a measurement.
  private static func decimal(_ text: String) -> Double? {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: true  // 0-9 + - . E e
      default: false
      }
    }
    guard isPlain, let number = Double(text), number.isFinite else { return nil }
    return number
  }
}
