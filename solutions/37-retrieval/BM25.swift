import Foundation

/// Returns how much a word tells: its inverse document frequency in the form that BM25 uses.
///
/// - Parameters:
///   - word: Any word.
///   - index: The passages.
/// - Returns: ln(1 + (N - df + 0.5) / (df + 0.5)), where N is the number of passages and df that of
///   passages with the word; df is 0 for a word that none has. More than 0.
func inverseFrequency(of word: String, in index: PassageIndex) -> Double {
  #if SOLUTION
    let all = Double(index.lengths.count)
  #endif
  #if MISTAKE_COUNTS_EVERY_OCCURRENCE
    // Feedback: however often
    let found = Double(index.postings[word]?.reduce(0) { $0 + $1.count } ?? 0)
  #elseif SOLUTION
    let found = Double(index.postings[word]?.count ?? 0)
  #endif
  #if MISTAKE_BELOW_ZERO
    // Feedback: more than half
    return log((all - found + 0.5) / (found + 0.5))
  #elseif MISTAKE_UNKNOWN_IS_WORTHLESS
    // Feedback: rarest of all
    return found == 0 ? 0 : log(1 + (all - found + 0.5) / (found + 0.5))
  #elseif RIGHT_BY_PASSAGE
    // Both ones together: the fraction is (N + 1) / (df + 0.5).
    return log(all + 1) - log(found + 0.5)
  #elseif SOLUTION
    return log(1 + (all - found + 0.5) / (found + 0.5))
  #else
    // TODO: Count the passages with the word, and take the logarithm.
    return .nan
  #endif
}

/// Returns the BM25 score of every passage for a question (Robertson & Zaragoza, 2009).
///
/// A passage scores, for each word of the question, repeats too,
/// idf · tf (k₁ + 1) / (tf + k₁ (1 - b + b · length / mean length)), where tf is how often it has the
/// word, and idf is ``inverseFrequency(of:in:)``.
///
/// - Parameters:
///   - question: Its words, any number of them.
///   - index: The passages, any number of them; some may be empty.
///   - k1: How slowly a repeated word stops to count, 0 or more.
///   - b: How much a passage's length counts, 0 ... 1.
/// - Returns: A score for each passage, in their order; 0 for one that has no word of the question.
func bm25(
  _ question: [String], in index: PassageIndex, k1: Double = 1.2, b: Double = 0.75
) -> [Double] {
  #if SOLUTION
    var scores = [Double](repeating: 0, count: index.lengths.count)
    let mean = Double(index.lengths.reduce(0, +)) / Double(index.lengths.count)
  #endif
  #if MISTAKE_EACH_WORD_ONCE
    // Feedback: stands twice in the question
    let words = Set(question).sorted()
  #elseif SOLUTION
    let words = question
  #endif
  #if MISTAKE_COUNTS_WITHOUT_LIMIT
    // Feedback: counts as much
    for word in words {
      let idf = inverseFrequency(of: word, in: index)
      for posting in index.postings[word] ?? [] {
        scores[posting.passage] += idf * Double(posting.count)
      }
    }
    return mean.isNaN ? [] : scores
  #elseif MISTAKE_IGNORES_THE_LENGTH
    // Feedback: length of a passage
    for word in words {
      let idf = inverseFrequency(of: word, in: index)
      for posting in index.postings[word] ?? [] {
        let tf = Double(posting.count)
        scores[posting.passage] += idf * tf * (k1 + 1) / (tf + k1)
      }
    }
    return mean.isNaN ? [] : scores
  #elseif MISTAKE_LENGTH_UPSIDE_DOWN
    // Feedback: upside down
    for word in words {
      let idf = inverseFrequency(of: word, in: index)
      for posting in index.postings[word] ?? [] {
        let tf = Double(posting.count)
        let size = mean / Double(index.lengths[posting.passage])
        scores[posting.passage] += idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * size))
      }
    }
    return scores
  #elseif MISTAKE_PARAMETERS_ARE_FIXED
    // Feedback: whatever k1 and b
    for word in words {
      let idf = inverseFrequency(of: word, in: index)
      for posting in index.postings[word] ?? [] {
        let tf = Double(posting.count)
        let size = Double(index.lengths[posting.passage]) / mean
        scores[posting.passage] += idf * tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * size))
      }
    }
    return scores
  #elseif RIGHT_BY_PASSAGE
    // Counts of the question's words first; the passages' share of the formula only once.
    var counts: [String: Double] = [:]
    for word in words { counts[word, default: 0] += 1 }
    let slowness = index.lengths.map { k1 * (1 - b) + k1 * b * Double($0) / mean }
    for word in counts.keys.sorted() {
      let idf = (counts[word] ?? 0) * inverseFrequency(of: word, in: index)
      for posting in index.postings[word] ?? [] {
        let share = 1 / (1 + slowness[posting.passage] / Double(posting.count))
        scores[posting.passage] += idf * (k1 + 1) * share
      }
    }
    return scores
  #elseif SOLUTION
    for word in words {
      let idf = inverseFrequency(of: word, in: index)
      for posting in index.postings[word] ?? [] {
        let tf = Double(posting.count)
        let size = Double(index.lengths[posting.passage]) / mean
        scores[posting.passage] += idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * size))
      }
    }
    return scores
  #else
    // TODO: For each word of the question, add to the score of every passage that has it.
    return [.nan]
  #endif
}
