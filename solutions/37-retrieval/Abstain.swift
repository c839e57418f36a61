/// Returns the threshold that lets at most a share of scores through, or `nil` without scores.
///
/// - Parameters:
///   - share: The share of the scores that may lie above it, 0 ... 1.
///   - scores: Finite scores of what should not get through, in any order.
/// - Returns: The lowest of the scores for which the number of scores above it, divided by the number
///   of all, is at most `share`.
func threshold(lettingThrough share: Double, of scores: [Double]) -> Double? {
  #if SOLUTION
    guard !scores.isEmpty else { return nil }
  #endif
  #if MISTAKE_KEEPS_THE_SHARE
    // Feedback: lets through
    let ascending = scores.sorted()
    var place = 0
    while place + 1 < ascending.count, Double(place + 1) / Double(scores.count) <= share {
      place += 1
    }
    return ascending[place]
  #elseif MISTAKE_ONE_TOO_HIGH
    // Feedback: lower one
    let descending = scores.sorted(by: >)
    var above = 0
    while above + 1 < descending.count, Double(above + 1) / Double(scores.count) <= share {
      above += 1
    }
    return descending[max(0, above - 1)]
  #elseif MISTAKE_ROUNDS_TO_THE_NEAREST
    // Feedback: more than the share
    let descending = scores.sorted(by: >)
    let above = (share * Double(scores.count)).rounded()
    return descending[min(descending.count - 1, Int(above))]
  #elseif RIGHT_TRIES_EACH
    let known = Set(scores).sorted()
    return known.first { candidate in
      Double(scores.count { $0 > candidate }) / Double(scores.count) <= share
    }
  #elseif SOLUTION
    let descending = scores.sorted(by: >)
    var found = descending[0]
    for (above, score) in descending.enumerated() {
      // Of equal scores the first has the fewest above it, and counts for all.
      if score < found, Double(above) / Double(scores.count) <= share { found = score }
    }
    return found
  #else
    // TODO: Go through the scores from the highest down, as far as the share allows.
    return .nan
  #endif
}

/// Returns the passage to answer from, or `nil` where it is better to say that one cannot.
///
/// - Parameters:
///   - scores: The score of each passage for the question, 0 or more; there may be none.
///   - worth: What the question's words are worth in all: the sum of their inverse frequencies.
///   - threshold: 0 or more.
/// - Returns: The number of the passage with the highest score, the lowest number on a tie, if that
///   score divided by `worth` is above the threshold; `nil` if it is not, and where `worth` is 0.
func answer(from scores: [Double], worth: Double, above threshold: Double) -> Int? {
  #if SOLUTION
    guard let most = scores.max(), let best = scores.firstIndex(of: most) else { return nil }
  #endif
  #if MISTAKE_NOT_DIVIDED
    // Feedback: long question
    return worth > 0 && most > threshold ? best : nil
  #elseif MISTAKE_AT_THE_THRESHOLD
    // Feedback: not above it
    return worth > 0 && most / worth >= threshold ? best : nil
  #elseif MISTAKE_DIVIDES_BY_ZERO
    // Feedback: question without words
    return most >= 0 && !(most / worth <= threshold) ? best : nil
  #elseif MISTAKE_LAST_OF_EQUALS
    // Feedback: lowest number
    let last = scores.lastIndex(of: most) ?? best
    return worth > 0 && most / worth > threshold ? last : nil
  #elseif RIGHT_TRIES_EACH
    let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
    guard worth > 0, let first = order.first, first == best else { return nil }
    return scores[first] > threshold * worth ? first : nil
  #elseif SOLUTION
    return worth > 0 && most / worth > threshold ? best : nil
  #else
    // TODO: Find the best passage, and see whether it has enough of what the question asks.
    return -1
  #endif
}
