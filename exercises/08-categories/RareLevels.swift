/// What ``collapseRare(_:keeping:as:)`` refuses.
enum RareLevelsError: Error, Equatable {
  /// The name for the others is that of a level which is kept.
  case nameTaken(String)
}

/// Returns the levels that come often enough to learn something about them.
///
/// - Parameters:
///   - column: The training rows; `nil` marks a missing value, which is no level.
///   - min: How many rows a level has at least. At 1 and below, every level is returned.
/// - Returns: The levels with `min` rows or more, each once, ascending as Swift's `<` orders texts.
func frequentLevels(_ column: [String?], min: Int) -> [String] {
  // TODO: Count the rows of each level, and return those with enough of them, in order.
  return ["not yet"]
}

/// Returns the column with every level that is not kept put together to one.
///
/// A level that comes for the first time long after training goes there too: whoever was trained
/// with it has seen others of its kind.
///
/// - Parameters:
///   - column: Any rows: of training, or later ones.
///   - levels: The levels to keep, as ``frequentLevels(_:min:)`` returned them for the training rows.
///   - other: What the others are called.
/// - Returns: As many values in the same order: the value itself where it is among `levels`, `nil`
///   where it is missing, and `other` elsewhere.
/// - Throws: ``RareLevelsError/nameTaken(_:)`` when `other` is among `levels`.
func collapseRare(
  _ column: [String?], keeping levels: [String], as other: String = "other"
) throws -> [String?] {
  // TODO: Refuse a name that is taken. Then keep, or replace, each value that is known.
  return ["not yet"]
}
