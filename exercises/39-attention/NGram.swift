// Given: 38-language-model/NGram, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

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
    for place in text.indices {
      for length in 0..<min(order, place + 1) {
        counts.add(text[place], after: text[(place - length)..<place])
      }
    }
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
    var probability = 1.0 / 256
    for length in 0..<min(order, context.count + 1) {
      let known = context.suffix(length)
      let all = counts.count(after: known)
      guard all > 0 else { break }
      let share = Double(counts.count(of: next, after: known)) / Double(all)
      probability = weight * share + (1 - weight) * probability
    }
    return probability
  }
}
