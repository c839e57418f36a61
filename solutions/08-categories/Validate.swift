import LessonKit

/// Returns what is wrong with one value, or `nil` when nothing is.
///
/// - Parameters:
///   - text: What the table has there; `nil` when the value is missing. An empty text is a text.
///   - row: Its row, which the violation names.
///   - rule: The rule of its column. See `Schema.swift`.
/// - Returns: ``Violation/missing(column:row:)`` for a missing value that may not be; where a number
///   is wanted, ``Violation/notANumber(column:row:text:)`` when `Double(_:)` does not read a finite
///   one from the text, else ``Violation/outside(column:row:number:)`` when it is not in the range,
///   whose ends belong to it; where a level is wanted, ``Violation/unknownLevel(column:row:text:)``
///   when the text is not one of the levels, to the letter.
func violation(_ text: String?, row: Int, of rule: ColumnRule) -> Violation? {
  #if MISTAKE_MISSING_IS_FINE
    // Feedback: may not be
    guard let text else { return nil }
  #elseif MISTAKE_MISSING_IS_NEVER_FINE
    // Feedback: says that it may
    guard let text else { return .missing(column: rule.name, row: row) }
  #elseif SOLUTION
    guard let text else { return rule.mayBeMissing ? nil : .missing(column: rule.name, row: row) }
  #endif
  #if MISTAKE_TAKES_INFINITY
    // Feedback: nobody measured
    func judge(_ range: ClosedRange<Double>) -> Violation? {
      guard let number = Double(text) else {
        return .notANumber(column: rule.name, row: row, text: text)
      }
      return number < range.lowerBound || number > range.upperBound
        ? .outside(column: rule.name, row: row, number: number) : nil
    }
  #elseif MISTAKE_ENDS_ARE_OUTSIDE
    // Feedback: ends belong
    func judge(_ range: ClosedRange<Double>) -> Violation? {
      guard let number = Double(text), number.isFinite else {
        return .notANumber(column: rule.name, row: row, text: text)
      }
      return range.lowerBound < number && number < range.upperBound
        ? nil : .outside(column: rule.name, row: row, number: number)
    }
  #elseif MISTAKE_WHOLE_NUMBERS_ONLY
    // Feedback: fraction
    func judge(_ range: ClosedRange<Double>) -> Violation? {
      guard let number = Int(text).map(Double.init) else {
        return .notANumber(column: rule.name, row: row, text: text)
      }
      return range.contains(number) ? nil : .outside(column: rule.name, row: row, number: number)
    }
  #elseif RIGHT_ASKS_FOR_THE_WORST
    func judge(_ range: ClosedRange<Double>) -> Violation? {
      let number = Double(text) ?? .nan
      if number - number != 0 { return .notANumber(column: rule.name, row: row, text: text) }
      if range ~= number { return nil }
      return .outside(column: rule.name, row: row, number: number)
    }
  #elseif SOLUTION
    func judge(_ range: ClosedRange<Double>) -> Violation? {
      guard let number = Double(text), number.isFinite else {
        return .notANumber(column: rule.name, row: row, text: text)
      }
      return range.contains(number) ? nil : .outside(column: rule.name, row: row, number: number)
    }
  #endif
  #if MISTAKE_IGNORES_CASE
    // Feedback: to the letter
    func judge(_ levels: [String]) -> Violation? {
      levels.contains { $0.lowercased() == text.lowercased() }
        ? nil : .unknownLevel(column: rule.name, row: row, text: text)
    }
  #elseif SOLUTION
    func judge(_ levels: [String]) -> Violation? {
      levels.contains(text) ? nil : .unknownLevel(column: rule.name, row: row, text: text)
    }
  #endif
  #if SOLUTION
    switch rule.values {
    case .number(let range): return judge(range)
    case .level(let levels): return judge(levels)
    }
  #else
    // TODO: Decide on a missing value first, then on a number or a level.
    return .noColumn("not yet")
  #endif
}

/// Returns every place where a table breaks its schema.
///
/// - Parameters:
///   - table: Any rows: of training, or of production.
///   - schema: The rules. Columns that no rule names are not looked at.
/// - Returns: What ``violation(_:row:of:)`` finds: all of the first rule, then all of the second,
///   and so on; of one rule, by row. A rule whose column the table does not have gives
///   ``Violation/noColumn(_:)``, once, whatever the number of rows. Empty when all is well.
func validate(_ table: Table, _ schema: Schema) -> [Violation] {
  #if MISTAKE_STOPS_AT_A_LOST_COLUMN
    // Feedback: columns after it
    return schema.columns.first { !table.columnNames.contains($0.name) }.map {
      [.noColumn($0.name)]
    }
      ?? schema.columns.flatMap { rule in
        ((try? table.strings(rule.name)) ?? []).enumerated().compactMap {
          violation($0.element, row: $0.offset, of: rule)
        }
      }
  #elseif MISTAKE_FIRST_OF_EACH_COLUMN
    // Feedback: every place
    return schema.columns.flatMap { rule -> [Violation] in
      guard let texts = try? table.strings(rule.name) else { return [.noColumn(rule.name)] }
      let found = texts.enumerated().compactMap {
        violation($0.element, row: $0.offset, of: rule)
      }
      return Array(found.prefix(1))
    }
  #elseif MISTAKE_ROW_BY_ROW
    // Feedback: rule by rule
    let lost = schema.columns.filter { !table.columnNames.contains($0.name) }
    return lost.map { .noColumn($0.name) }
      + (0..<table.rowCount).flatMap { row in
        schema.columns.compactMap { rule in
          guard let place = table.columnNames.firstIndex(of: rule.name) else { return nil }
          return violation(table.row(row)[place], row: row, of: rule)
        }
      }
  #elseif RIGHT_ASKS_FOR_THE_WORST
    return schema.columns.flatMap { rule in
      guard let place = table.columnNames.firstIndex(of: rule.name) else {
        return [Violation.noColumn(rule.name)]
      }
      return (0..<table.rowCount).compactMap { row in
        violation(table.row(row)[place], row: row, of: rule)
      }
    }
  #elseif SOLUTION
    var violations: [Violation] = []
    for rule in schema.columns {
      guard let texts = try? table.strings(rule.name) else {
        violations.append(.noColumn(rule.name))
        continue
      }
      for (row, text) in texts.enumerated() {
        if let found = violation(text, row: row, of: rule) { violations.append(found) }
      }
    }
    return violations
  #else
    // TODO: Go through the rules, and through the rows of each one's column.
    return [.noColumn("not yet")]
  #endif
}
