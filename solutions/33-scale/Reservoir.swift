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
  #if SOLUTION
    var random = SplitMix64(seed: seed)
    var kept: [Stream.Element] = []
  #endif
  #if MISTAKE_KEEPS_THE_FIRST
    // Feedback: the beginning
    for element in stream where kept.count < count { kept.append(element) }
    _ = random.next()
  #elseif MISTAKE_EVERY_ONE_GETS_IN
    // Feedback: gets in
    for element in stream {
      if kept.count < count {
        kept.append(element)
      } else if count > 0 {
        kept[Int(random.next() % UInt64(count))] = element
      }
    }
  #elseif MISTAKE_DRAWS_ONE_PLACE_TOO_FEW
    // Feedback: one place too few
    for (index, element) in stream.enumerated() {
      if index < count {
        kept.append(element)
      } else {
        let place = Int(random.next() % UInt64(max(1, index)))
        if place < count { kept[place] = element }
      }
    }
  #elseif MISTAKE_DRAWS_FOR_THE_FIRST_TOO
    // Feedback: draw nothing
    for (index, element) in stream.enumerated() {
      let place = Int(random.next() % UInt64(index + 1))
      if index < count { kept.append(element) } else if place < count { kept[place] = element }
    }
  #elseif MISTAKE_STORES_THE_STREAM
    // Feedback: whole stream
    let all = Array(stream)
    kept = random.shuffledIndices(count: all.count).prefix(count).map { all[$0] }
  #elseif RIGHT_COUNTS_WHAT_IT_SAW
    var iterator = stream.makeIterator()
    while kept.count < count, let element = iterator.next() { kept.append(element) }
    var seen = UInt64(kept.count)
    while let element = iterator.next() {
      seen += 1
      let place = random.next() % seen
      if place < UInt64(count) { kept[Int(place)] = element }
    }
  #elseif SOLUTION
    for (index, element) in stream.enumerated() {
      if index < count {
        kept.append(element)
      } else {
        let place = Int(random.next() % UInt64(index + 1))
        if place < count { kept[place] = element }
      }
    }
  #endif
  #if SOLUTION
    return kept
  #else
    // TODO: Keep the first ones, and let each one after them draw a place.
    return []
  #endif
}
