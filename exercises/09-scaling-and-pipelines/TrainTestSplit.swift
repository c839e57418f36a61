import LessonKit

/// What ``trainTestSplit(_:test:seed:)`` refuses.
enum SplitError: Error, Equatable {
  /// The test rows' share is not a number above 0 and below 1.
  case share(Double)

  /// With so few rows and that share, there is a part without any. No rows cannot be split at all.
  case emptyPart(rows: Int)
}

/// Deals rows out at random to a training part and a test part.
///
/// The rows 0 ..< n are put in random order, and the first of them are the test rows. The order is
/// that of Fisher and Yates, as Durstenfeld wrote it down (*Algorithm 235*, CACM 7, 1964): for each
/// place from the last one down to place 1, exchange what is there with what is at a random place
/// up to and including that place, which is `generator.next() % UInt64(place + 1)`.
///
/// - Parameters:
///   - n: How many rows there are, 0 or more.
///   - share: The test rows' share of them, above 0 and below 1. There are `share * Double(n)` of them,
///     rounded up: a fraction of a row counts as a row. In binary 0.07 of 100 is a little more than 7,
///     and so it is 8 rows.
///   - seed: Where ``SplitMix64`` starts; the same seed gives the same split on every machine.
/// - Returns: The indices of the rows in each part, in the order in which they were dealt.
/// - Throws: ``SplitError/share(_:)`` for such a share, however many rows there are, else
///   ``SplitError/emptyPart(rows:)`` when a part would have no rows.
/// - Complexity: O(n).
func trainTestSplit(
  _ n: Int, test share: Double, seed: UInt64
) throws -> (train: [Int], test: [Int]) {
  // TODO: Refuse what cannot be split, shuffle the rows with a seeded generator, and deal.
  return (train: [], test: [])
}
