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
  #if MISTAKE_ROWS_BEFORE_SHARE
    // Feedback: however many rows there are
    guard n > 1 else { throw SplitError.emptyPart(rows: n) }
    guard share > 0, share < 1 else { throw SplitError.share(share) }
  #elseif SOLUTION
    guard share > 0, share < 1 else { throw SplitError.share(share) }
  #endif
  #if MISTAKE_FLOOR_FOR_CEIL
    // Feedback: rounded down
    let testCount = Int((share * Double(n)).rounded(.down))
  #elseif MISTAKE_ROUNDS_TO_NEAREST
    // Feedback: to the nearest
    let testCount = Int((share * Double(n)).rounded())
  #elseif MISTAKE_FORGIVES_ROUNDING
    // Feedback: as it stands
    let testCount = Int((share * Double(n) - 1e-9).rounded(.up))
  #elseif RIGHT_ASKS_THE_KIT
    let trainCount = Int((Double(-n) * share).rounded(.down)) + n
    let testCount = n - trainCount
  #elseif SOLUTION
    let testCount = Int((share * Double(n)).rounded(.up))
  #endif
  #if SOLUTION
    // With n = 0 there are no test rows either, and no training rows.
    guard testCount < n else { throw SplitError.emptyPart(rows: n) }
  #endif
  #if MISTAKE_SEED_ZERO_IGNORED
    // Feedback: Zero is a seed
    var generator = SplitMix64(seed: seed == 0 ? 42 : seed)
  #elseif SOLUTION
    var generator = SplitMix64(seed: seed)
  #endif
  #if SOLUTION
    var order = Array(0..<n)
  #endif
  #if MISTAKE_DOES_NOT_SHUFFLE
    // Feedback: in the order of the file
    _ = generator.next()
    order.reverse()
    order.reverse()
  #elseif MISTAKE_SWAPS_WITH_ANY_PLACE
    // Feedback: any place at all
    for place in stride(from: n - 1, to: 0, by: -1) {
      order.swapAt(place, Int(generator.next() % UInt64(n)))
    }
  #elseif MISTAKE_NEVER_STAYS
    // Feedback: never stay
    for place in stride(from: n - 1, to: 0, by: -1) {
      order.swapAt(place, Int(generator.next() % UInt64(place)))
    }
  #elseif RIGHT_ASKS_THE_KIT
    order = generator.shuffledIndices(count: n)
  #elseif SOLUTION
    for place in stride(from: n - 1, to: 0, by: -1) {
      order.swapAt(place, Int(generator.next() % UInt64(place + 1)))
    }
  #endif
  #if MISTAKE_TESTS_THE_LAST
    // Feedback: from the other end
    return (train: Array(order.dropLast(testCount)), test: order.suffix(testCount))
  #elseif SOLUTION
    return (train: Array(order.dropFirst(testCount)), test: Array(order.prefix(testCount)))
  #else
    // TODO: Refuse what cannot be split, shuffle the rows with a seeded generator, and deal.
    return (train: [], test: [])
  #endif
}
