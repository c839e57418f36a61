// Given: 15-split-search/Split, as it is given there.
// Copied by `learn author stubs`.

/// A yes-or-no question to one column: is the value at most ``value``?
struct Threshold: Equatable {
  /// Where the column is cut: between two neighbouring values, in its unit.
  let value: Double

  /// How much less mixed the two sides are than all rows together.
  let gain: Double

  /// How many rows answer yes and go left.
  let leftCount: Int
}

/// A threshold with the column that it belongs to.
struct Split: Equatable {
  /// The column, counted from 0.
  let feature: Int

  let threshold: Threshold
}

/// What a search for a split refuses.
enum SplitError: Error, Equatable {
  /// A column has more or fewer values than there are labels.
  case lengths(values: Int, labels: Int)

  /// A value is NaN or infinite, in the row counted from 0.
  case notFinite(row: Int)
}
