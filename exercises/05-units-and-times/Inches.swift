/// Returns the height of a grown person in inches, from what somebody typed, or `nil`.
///
/// Understood, as ``quantities(_:)`` takes it apart, are
/// - a number of centimetres: `cm`, 2.54 to the inch;
/// - a number of inches: `in`, `inches`, `"` or `''`;
/// - 4, 5, 6 or 7 feet, 12 inches each: `'`, `ft`, `feet` or `foot`; alone, or with inches below 12
///   behind them, which may have a mark of inches or none. `and` may stand between the two;
/// - a number alone: from 50 to 84 it is inches, from 120 to 215 centimetres, from 1.2 to 2.15
///   metres.
///
/// - Parameter text: As it was typed, in letters of any size.
/// - Returns: Inches, 50 to 84. `nil` for a height outside of that, and for all that is not listed:
///   5.11 may be 5 feet 11 or 5.11 feet, and nobody can tell.
func inches(_ text: String) -> Double? {
  // TODO: Take the text apart, decide what its numbers are of, and refuse the rest.
  return .nan
}
