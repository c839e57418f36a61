/// What there is to know of a column before it is used.
struct ColumnProfile: Equatable {
  /// The column's name.
  var name: String

  /// How many of its values are missing.
  var missing = 0

  /// How many of its known values are finite decimal numbers.
  var numeric = 0

  /// How many different texts its known values have.
  var distinct = 0

  /// The smallest of its numbers; `nil` when it has none.
  var least: Double?

  /// The largest of its numbers; `nil` when it has none.
  var greatest: Double?
}
