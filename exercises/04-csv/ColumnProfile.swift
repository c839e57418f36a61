/// What there is to know of a column before it is used.
struct ColumnProfile: Equatable {
  /// The column's name.
  var name: String

  /// How many of its values are missing.
  var missing = 0

  /// How many of its known values are finite decimal numbers.
  var numeric = 0

  /// How many different texts its known values have, as `==` tells them apart: `1` and `1.0` are two,
  /// an é of one code and an e with an accent behind it are one.
  var distinct = 0

  /// The smallest of its numbers; `nil` when it has none.
  var least: Double?

  /// The largest of its numbers; `nil` when it has none.
  var greatest: Double?
}

extension ColumnProfile: CustomStringConvertible {
  /// The profile in one line, such as `age: missing 1, numeric 2, distinct 2, least 3.0, greatest 12.0`.
  var description: String {
    func text(_ number: Double?) -> String { number.map { "\($0)" } ?? "nil" }
    return "\(name): missing \(missing), numeric \(numeric), distinct \(distinct), "
      + "least \(text(least)), greatest \(text(greatest))"
  }
}
