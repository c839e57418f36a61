// Given: 36-text/TfIdf, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

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
    var frequencies: [String: Int] = [:]
    for document in documents {
      for word in Set(document) { frequencies[word, default: 0] += 1 }
    }
    let words = frequencies.keys.sorted()
    for (place, word) in words.enumerated() { vocabulary[word] = place }
    let count = Double(documents.count)
    idf = words.map { log((1 + count) / Double(1 + (frequencies[$0] ?? 0))) + 1 }
  }

  /// Returns the vector of a document, of the training documents or any other.
  ///
  /// - Parameter words: Its words, any number of them, in any order.
  /// - Returns: At the place of each word of the vocabulary that is in it, how often it is there
  ///   times its ``idf``, the whole divided so that its length is 1. Words outside of the vocabulary
  ///   are left out, as if they were not there. Where none is known, a vector without entries.
  func vector(of words: [String]) -> SparseVector {
    var entries: [Int: Double] = [:]
    for place in words.compactMap({ vocabulary[$0] }) { entries[place, default: 0] += idf[place] }
    let vector = SparseVector(entries)
    return vector.divided(by: vector.length)
  }
}
