import Foundation

/// Returns how much a word tells: its inverse document frequency in the form that BM25 uses.
///
/// - Parameters:
///   - word: Any word.
///   - index: The passages.
/// - Returns: ln(1 + (N - df + 0.5) / (df + 0.5)), where N is the number of passages and df that of
///   passages with the word; df is 0 for a word that none has. More than 0.
func inverseFrequency(of word: String, in index: PassageIndex) -> Double {
  // TODO: Count the passages with the word, and take the logarithm.
  return .nan
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
  // TODO: For each word of the question, add to the score of every passage that has it.
  return [.nan]
}
