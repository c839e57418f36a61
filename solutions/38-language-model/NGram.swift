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
    #if MISTAKE_CONTEXT_ONE_TOO_LONG
      // Feedback: fewer bytes than the order
      for place in text.indices {
        for length in 0...min(order, place) {
          counts.add(text[place], after: text[(place - length)..<place])
        }
      }
    #elseif MISTAKE_SKIPS_THE_START
      // Feedback: first bytes of a text
      for place in text.indices where place >= order - 1 {
        for length in 0..<order { counts.add(text[place], after: text[(place - length)..<place]) }
      }
    #elseif MISTAKE_FORGETS_EARLIER_TEXTS
      // Feedback: counted before
      counts = ContextCounts()
      for place in text.indices {
        for length in 0..<min(order, place + 1) {
          counts.add(text[place], after: text[(place - length)..<place])
        }
      }
    #elseif RIGHT_BY_LENGTH
      for length in 0..<order {
        for place in text.indices.dropFirst(length) {
          counts.add(text[place], after: text[..<place].suffix(length))
        }
      }
    #elseif SOLUTION
      for place in text.indices {
        for length in 0..<min(order, place + 1) {
          counts.add(text[place], after: text[(place - length)..<place])
        }
      }
    #else
      // TODO: Add each byte to the counts after each of its contexts.
    #endif
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
    #if MISTAKE_STARTS_FROM_NOTHING
      // Feedback: from 1/256
      var probability = 0.0
    #elseif RIGHT_BY_LENGTH
      let probability = 1.0 / 256
    #elseif SOLUTION
      var probability = 1.0 / 256
    #endif
    #if MISTAKE_TAKES_THE_FIRST_BYTES
      // Feedback: right before
      for length in 0..<min(order, context.count + 1) {
        let known = context.prefix(length)
        let all = counts.count(after: known)
        guard all > 0 else { break }
        let share = Double(counts.count(of: next, after: known)) / Double(all)
        probability = weight * share + (1 - weight) * probability
      }
      return probability
    #elseif MISTAKE_UNSEEN_IS_IMPOSSIBLE
      // Feedback: after which nothing was counted
      for length in 0..<min(order, context.count + 1) {
        let known = context.suffix(length)
        let all = counts.count(after: known)
        let share = Double(counts.count(of: next, after: known)) / Double(max(1, all))
        probability = weight * share + (1 - weight) * probability
      }
      return probability
    #elseif MISTAKE_ONLY_THE_LONGEST
      // Feedback: longest context alone
      for length in 0..<min(order, context.count + 1) {
        let known = context.suffix(length)
        let all = counts.count(after: known)
        if all > 0 { probability = Double(counts.count(of: next, after: known)) / Double(all) }
      }
      return probability
    #elseif MISTAKE_WEIGHTS_EXCHANGED
      // Feedback: the wrong way round
      for length in 0..<min(order, context.count + 1) {
        let known = context.suffix(length)
        let all = counts.count(after: known)
        guard all > 0 else { break }
        let share = Double(counts.count(of: next, after: known)) / Double(all)
        probability = (1 - weight) * share + weight * probability
      }
      return probability
    #elseif MISTAKE_CONTEXT_ONE_TOO_LONG
      // Feedback: fewer bytes than the order
      for length in 0...min(order, context.count) {
        let known = context.suffix(length)
        let all = counts.count(after: known)
        guard all > 0 else { break }
        let share = Double(counts.count(of: next, after: known)) / Double(all)
        probability = weight * share + (1 - weight) * probability
      }
      return probability
    #elseif RIGHT_BY_LENGTH
      // From the longest context down: what is left over goes to the next shorter one.
      var left = 1.0
      var sum = 0.0
      for length in (0..<order).reversed() where length <= context.count {
        let all = counts.count(after: context.suffix(length))
        if all > 0 {
          let some = counts.count(of: next, after: context.suffix(length))
          sum += left * weight * Double(some) / Double(all)
          left *= 1 - weight
        }
      }
      return sum + left * probability
    #elseif SOLUTION
      for length in 0..<min(order, context.count + 1) {
        let known = context.suffix(length)
        let all = counts.count(after: known)
        guard all > 0 else { break }
        let share = Double(counts.count(of: next, after: known)) / Double(all)
        probability = weight * share + (1 - weight) * probability
      }
      return probability
    #else
      // TODO: Start from 1/256, and mix in what each context says, from the shortest on.
      return .nan
    #endif
  }
}
