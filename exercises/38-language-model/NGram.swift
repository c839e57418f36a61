import LessonKit

/// A language model that counts: how likely a byte is next depends on the few bytes before it.
struct NGram {
  /// A context has fewer bytes than this: order 1 looks at none, order 5 at up to four. 1 ... 7. It
  /// may be lowered after counting.
  var order: Int

  /// How much a context is trusted over the shorter one, 0 ... 1. It may be changed after counting.
  var weight: Double

  private(set) var counts = ContextCounts()

  init(order: Int, weight: Double) {
    self.order = order
    self.weight = weight
  }

  /// Counts each byte of a text after each of its contexts: the 0, 1, 2 … bytes that stand right
  /// before it, fewer than ``order``, as many as the text has there.
  ///
  /// Texts that were counted before stay counted. No context reaches from one text into another.
  mutating func count(_ text: [UInt8]) {
    // TODO: Add each byte to the counts after each of its contexts.
  }

  /// Returns how likely `next` is to come after `context`.
  ///
  /// Begins with 1/256, as if nothing were known. Then, from the context of no bytes to the longest of
  /// fewer than ``order``, whose bytes are the last ones of `context`:
  ///
  ///     p ← weight · count(of: next, after) / count(after) + (1 - weight) · p
  ///
  /// A context after which nothing was counted changes nothing. (Interpolation: Jelinek & Mercer 1980.)
  ///
  /// - Parameter context: What stands before, of any length; may be empty.
  /// - Returns: The probability; those of all 256 bytes add up to 1.
  func probability(of next: UInt8, after context: ArraySlice<UInt8>) -> Double {
    // TODO: Start from 1/256, and mix in what each context says, from the shortest on.
    return .nan
  }
}
