import Foundation

/// Turns lists of words into vectors in which rare words weigh more than common ones.
///
/// What is rare is learnt once, from the training documents. Spärck Jones (1972), in the smoothed
/// form and with the scaling that scikit-learn uses.
struct TfIdf {
  /// The place of each word of the training documents in ``idf``: 0, 1, ... in alphabetical order.
  private(set) var vocabulary: [String: Int] = [:]

  /// The weight of each word: ln((1 + n) / (1 + df)) + 1, where n is the number of training
  /// documents and df the number of those with the word in them, however often.
  private(set) var idf: [Double] = []

  /// Learns vocabulary and weights.
  ///
  /// - Parameter documents: The words of each training document. Documents may be empty, and there
  ///   may be none.
  init(documents: [[String]]) {
    #if MISTAKE_COUNTS_EVERY_OCCURRENCE
      // Feedback: however often
      var frequencies: [String: Int] = [:]
      for document in documents {
        for word in document { frequencies[word, default: 0] += 1 }
      }
    #elseif RIGHT_LISTS_DOCUMENTS
      var places: [String: Set<Int>] = [:]
      for (number, document) in documents.enumerated() {
        for word in document { places[word, default: []].insert(number) }
      }
      let frequencies = places.mapValues { $0.count }
    #elseif SOLUTION
      var frequencies: [String: Int] = [:]
      for document in documents {
        for word in Set(document) { frequencies[word, default: 0] += 1 }
      }
    #endif
    #if SOLUTION
      let words = frequencies.keys.sorted()
      for (place, word) in words.enumerated() { vocabulary[word] = place }
      let count = Double(documents.count)
    #endif
    #if MISTAKE_NOT_SMOOTHED
      // Feedback: without the ones
      idf = words.map { log(count / Double(frequencies[$0] ?? 0)) }
    #elseif MISTAKE_FORGETS_THE_LAST_ONE
      // Feedback: weighs nothing
      idf = words.map { log((1 + count) / Double(1 + (frequencies[$0] ?? 0))) }
    #elseif MISTAKE_COMMON_LOGARITHM
      // Feedback: natural
      idf = words.map { log10((1 + count) / Double(1 + (frequencies[$0] ?? 0))) + 1 }
    #elseif RIGHT_LISTS_DOCUMENTS
      idf = words.map { 1 + log1p(count) - log1p(Double(frequencies[$0] ?? 0)) }
    #elseif SOLUTION
      idf = words.map { log((1 + count) / Double(1 + (frequencies[$0] ?? 0))) + 1 }
    #else
      // TODO: Count the documents of each word, number the words, and weigh them.
    #endif
  }

  /// Returns the vector of a document, of the training documents or any other.
  ///
  /// - Parameter words: Its words, any number of them, in any order.
  /// - Returns: At the place of each word of the vocabulary that is in it, how often it is there
  ///   times its ``idf``, the whole divided so that its length is 1. Words outside of the vocabulary
  ///   are left out, as if they were not there. Where none is known, a vector without entries.
  func vector(of words: [String]) -> SparseVector {
    #if SOLUTION
      var entries: [Int: Double] = [:]
    #endif
    #if MISTAKE_COUNTS_ONCE
      // Feedback: twice as much
      for place in words.compactMap({ vocabulary[$0] }) { entries[place] = idf[place] }
    #elseif MISTAKE_WEIGHS_UNKNOWN_WORDS
      // Feedback: never saw
      for word in words {
        let place = vocabulary[word] ?? vocabulary.count
        entries[place, default: 0] += place < idf.count ? idf[place] : idf.max() ?? 1
      }
    #elseif MISTAKE_WITHOUT_WEIGHTS
      // Feedback: count alone
      for place in words.compactMap({ vocabulary[$0] }) { entries[place, default: 0] += 1 }
    #elseif RIGHT_LISTS_DOCUMENTS
      var counts: [String: Int] = [:]
      for word in words { counts[word, default: 0] += 1 }
      for (word, count) in counts {
        guard let place = vocabulary[word] else { continue }
        entries[place] = Double(count) / Double(words.count) * idf[place]
      }
    #elseif SOLUTION
      for place in words.compactMap({ vocabulary[$0] }) { entries[place, default: 0] += idf[place] }
    #endif
    #if MISTAKE_NOT_SCALED
      // Feedback: length
      return SparseVector(entries)
    #elseif MISTAKE_SCALES_THE_SUM
      // Feedback: squares
      return SparseVector(entries).divided(by: entries.values.reduce(0, +))
    #elseif SOLUTION
      let vector = SparseVector(entries)
      return vector.divided(by: vector.length)
    #else
      // TODO: Add up the weights of the words that are known, by their places, and scale the vector.
      return SparseVector([-1: .nan])
    #endif
  }
}
