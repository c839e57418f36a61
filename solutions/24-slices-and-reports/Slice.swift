/// Two numbers that a share lies between.
struct Interval: Equatable {
  let low: Double
  let high: Double
}

/// The rows of a table that have one thing in common, and how many of them have a second one.
struct Slice: Equatable {
  /// What the rows have in common: a carrier, a department; or what they all are.
  let name: String

  /// How many rows there are, at least 1.
  let count: Int

  /// How many of them it is true of: who was admitted, what was predicted right.
  let positives: Int

  /// The 95 % interval of ``rate``.
  let interval: Interval

  /// The share of the rows that it is true of, 0 to 1.
  var rate: Double { Double(positives) / Double(count) }
}

/// What is wrong with columns that should belong to the same rows.
enum SliceError: Error, Equatable {
  /// They are not equally long.
  case lengths

  /// A group has no row in a stratum, so nobody knows how it would fare there.
  case noRows(group: String, stratum: String)
}
