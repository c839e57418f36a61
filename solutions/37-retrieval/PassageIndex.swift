/// An inverted index: for each word, the passages that it stands in.
///
/// A question of ten words is answered from ten short lists; no passage without any of them is
/// looked at. Search engines are built on this.
struct PassageIndex {
  /// A passage with a word in it, and how often the word stands there.
  struct Posting: Equatable {
    let passage: Int
    let count: Int
  }

  /// How many words each passage has, in the order of the passages.
  let lengths: [Int]

  /// Of each word, the passages that have it, ascending. A word that no passage has is not in it.
  let postings: [String: [Posting]]

  /// - Parameter passages: The words of each passage, repeats too.
  init(passages: [[String]]) {
    lengths = passages.map(\.count)
    var postings: [String: [Posting]] = [:]
    for (passage, words) in passages.enumerated() {
      var counts: [String: Int] = [:]
      for word in words { counts[word, default: 0] += 1 }
      for (word, count) in counts {
        postings[word, default: []].append(Posting(passage: passage, count: count))
      }
    }
    self.postings = postings
  }
}
