import LessonKit

/// Returns a sample of a stream whose length nobody knows beforehand, each of its elements as likely
/// in it as any other.
///
/// Algorithm R (J. S. Vitter, *Random Sampling with a Reservoir*, ACM Transactions on Mathematical
/// Software 11, 1985, who owes it to Alan Waterman). The first `count` elements are kept, in their
/// order. Each one after them, at index i of the stream counted from 0, draws a place with the
/// next number of `SplitMix64(seed: seed)`: its remainder by i + 1. Where there is a kept element at
/// that place, the new one takes its place; else the new one is let go.
///
/// - Parameters:
///   - stream: It is gone through once, from its first element to its last.
///   - count: How many elements to keep at the most, 0 or more.
///   - seed: The same seed draws the same places.
/// - Returns: `count` elements, or all of them, in their order, where there are no more.
func reservoir<Stream: Sequence>(
  _ stream: Stream, keeping count: Int, seed: UInt64
) -> [Stream.Element] {
  // TODO: Keep the first ones, and let each one after them draw a place.
  return []
}
