import LessonKit

/// Returns a bootstrap sample: as many rows as there are, each drawn from all of them.
///
/// A row that was drawn stays in the urn and may be drawn again (Efron, *Bootstrap Methods: Another
/// Look at the Jackknife*, Annals of Statistics 7, 1979).
///
/// - Parameters:
///   - count: How many rows there are, 0 or more.
///   - rng: The generator; it is asked `count` times.
/// - Returns: Row numbers of 0 ..< `count`, in the order drawn. Each is `rng.next() % count`.
func bootstrap(_ count: Int, rng: inout SplitMix64) -> [Int] {
  #if MISTAKE_WITHOUT_REPLACEMENT
    // Feedback: every row once
    return rng.shuffledIndices(count: count)
  #elseif MISTAKE_LEAVES_OUT_THE_LAST_ROW
    // Feedback: last row can never
    return (0..<count).map { _ in Int(rng.next() % UInt64(max(1, count - 1))) }
  #elseif MISTAKE_SORTS_THE_DRAWS
    // Feedback: order drawn
    return (0..<count).map { _ in Int(rng.next() % UInt64(count)) }.sorted()
  #elseif MISTAKE_COPIES_THE_GENERATOR
    // Feedback: same sample again
    var own = rng
    return (0..<count).map { _ in Int(own.next() % UInt64(count)) }
  #elseif RIGHT_APPENDS
    var drawn: [Int] = []
    while drawn.count < count {
      drawn.append(Int(rng.next().quotientAndRemainder(dividingBy: UInt64(count)).remainder))
    }
    return drawn
  #elseif SOLUTION
    return (0..<count).map { _ in Int(rng.next() % UInt64(count)) }
  #else
    // TODO: Draw `count` row numbers, one after the other.
    return [-1]
  #endif
}

/// Returns the rows that were never drawn.
///
/// - Parameters:
///   - drawn: Row numbers of 0 ..< `count`, in any order, each as often as it was drawn; there may
///     be more of them than rows, fewer, or none.
///   - count: How many rows there are, 0 or more.
/// - Returns: The other rows of 0 ..< `count`, each once, in ascending order.
func outOfBag(_ drawn: [Int], count: Int) -> [Int] {
  #if MISTAKE_GIVES_THE_BAG
    // Feedback: in the bag
    return Set(drawn).sorted()
  #elseif MISTAKE_COUNTS_THE_DRAWS
    // Feedback: as many rows as draws
    let missing = Set(drawn)
    return drawn.indices.filter { !missing.contains($0) }
  #elseif MISTAKE_DRAWN_ONCE_IS_OUT
    // Feedback: drawn once
    var times = Array(repeating: 0, count: count)
    for row in drawn { times[row] += 1 }
    return times.indices.filter { times[$0] < 2 }
  #elseif RIGHT_SUBTRACTS_SETS
    return Set(0..<count).subtracting(drawn).sorted()
  #elseif SOLUTION
    var isDrawn = Array(repeating: false, count: count)
    for row in drawn { isDrawn[row] = true }
    return isDrawn.indices.filter { !isDrawn[$0] }
  #else
    // TODO: Mark what was drawn, and keep the others.
    return [-1]
  #endif
}
