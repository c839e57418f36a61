/// What a table must be like before a model may see it.
struct Schema {
  /// A rule for each column that the model reads; others may be there, and are nobody's business.
  let columns: [ColumnRule]
}

/// What the values of one column must be like.
struct ColumnRule {
  let name: String
  let values: Values
  /// Whether a value may be missing.
  let mayBeMissing: Bool

  init(_ name: String, _ values: Values, mayBeMissing: Bool = false) {
    self.name = name
    self.values = values
    self.mayBeMissing = mayBeMissing
  }
}

/// Which values a column may have.
enum Values {
  /// Numbers of a range, its ends among them.
  case number(ClosedRange<Double>)

  /// One of these texts.
  case level([String])
}

/// One place where a table breaks its schema; rows count from 0.
enum Violation: Equatable {
  /// The table does not have this column.
  case noColumn(String)

  /// The value is missing, and may not be.
  case missing(column: String, row: Int)

  /// The text is not a finite number.
  case notANumber(column: String, row: Int, text: String)

  /// The number lies outside the range.
  case outside(column: String, row: Int, number: Double)

  /// The text is not one of the levels.
  case unknownLevel(column: String, row: Int, text: String)
}
