// Given: 17-forest/Bootstrap, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

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
  return (0..<count).map { _ in Int(rng.next() % UInt64(count)) }
}

/// Returns the rows that were never drawn.
///
/// - Parameters:
///   - drawn: Row numbers of 0 ..< `count`, in any order, each as often as it was drawn; there may
///     be more of them than rows, fewer, or none.
///   - count: How many rows there are, 0 or more.
/// - Returns: The other rows of 0 ..< `count`, each once, in ascending order.
func outOfBag(_ drawn: [Int], count: Int) -> [Int] {
  var isDrawn = Array(repeating: false, count: count)
  for row in drawn { isDrawn[row] = true }
  return isDrawn.indices.filter { !isDrawn[$0] }
}
