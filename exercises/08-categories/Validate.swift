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
  // TODO: Decide on a missing value first, then on a number or a level.
  return .noColumn("not yet")
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
  // TODO: Go through the rules, and through the rows of each one's column.
  return [.noColumn("not yet")]
}
