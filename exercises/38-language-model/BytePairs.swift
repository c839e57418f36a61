import LessonKit

/// Returns the tokens with every neighbouring pair of a merge's parts replaced by one token, from left
/// to right. Pairs that overlap are not both replaced: the left one is.
///
/// - Parameters:
///   - pair: The two parts; they may be the same.
///   - token: The number of the token that replaces them.
func merging(_ tokens: [Int], _ pair: Merge, into token: Int) -> [Int] {
  // TODO: Walk through the tokens; where the pair stands, put the new token and go on behind it.
  return []
}

/// Returns the pair of neighbours that is most frequent in the tokens, or `nil` where there is none.
///
/// All neighbours count, also those that overlap: `aaa` holds the pair `aa` twice. Of equally frequent
/// pairs it is the one with the lower left number, then the one with the lower right number.
func mostFrequentPair(in tokens: [Int]) -> Merge? {
  // TODO: Count all pairs of neighbours, and take the most frequent.
  return nil
}

/// Learns the merges of byte-pair encoding (Sennrich, Haddow & Birch 2016), on bytes.
///
/// Begins with the bytes as tokens. Each merge takes the most frequent pair of the tokens as they are
/// by then, and replaces it everywhere by a new token: the first by 256, the next by 257.
///
/// - Parameters:
///   - text: The bytes to learn from.
///   - count: How many merges to learn, 0 or more.
/// - Returns: The merges in the order in which they were learnt; fewer where no pair is left.
func learnBPE(_ text: [UInt8], merges count: Int) -> [Merge] {
  // TODO: Take the most frequent pair, merge it, and look again.
  return []
}

/// Returns the tokens of a text: its bytes, with the merges applied one after the other, in the order
/// in which they were learnt. Any byte can be encoded, whether or not a merge knows it.
func encode(_ text: [UInt8], with merges: [Merge]) -> [Int] {
  // TODO: Begin with the bytes, and apply each merge in its turn.
  return []
}
