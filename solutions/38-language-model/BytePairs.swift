import LessonKit

/// Returns the tokens with every neighbouring pair of a merge's parts replaced by one token, from left
/// to right. Pairs that overlap are not both replaced: the left one is.
///
/// - Parameters:
///   - pair: The two parts; they may be the same.
///   - token: The number of the token that replaces them.
func merging(_ tokens: [Int], _ pair: Merge, into token: Int) -> [Int] {
  #if MISTAKE_MERGES_FROM_THE_RIGHT
    // Feedback: from the right
    var merged: [Int] = []
    var place = tokens.count - 1
    while place >= 0 {
      if place > 0, tokens[place - 1] == pair.left, tokens[place] == pair.right {
        merged.append(token)
        place -= 2
      } else {
        merged.append(tokens[place])
        place -= 1
      }
    }
    return Array(merged.reversed())
  #elseif RIGHT_SORTS
    var merged: [Int] = []
    var isOpen = false
    for current in tokens {
      if isOpen, current == pair.right, merged.last == pair.left {
        merged[merged.count - 1] = token
        isOpen = false
      } else {
        merged.append(current)
        isOpen = true
      }
    }
    return merged
  #elseif SOLUTION
    var merged: [Int] = []
    var place = 0
    while place < tokens.count {
      if place + 1 < tokens.count, tokens[place] == pair.left, tokens[place + 1] == pair.right {
        merged.append(token)
        place += 2
      } else {
        merged.append(tokens[place])
        place += 1
      }
    }
    return merged
  #else
    // TODO: Walk through the tokens; where the pair stands, put the new token and go on behind it.
    return []
  #endif
}

/// Returns the pair of neighbours that is most frequent in the tokens, or `nil` where there is none.
///
/// All neighbours count, also those that overlap: `aaa` holds the pair `aa` twice. Of equally frequent
/// pairs it is the one with the lower left number, then the one with the lower right number.
func mostFrequentPair(in tokens: [Int]) -> Merge? {
  #if SOLUTION
    guard tokens.count > 1 else { return nil }
    var counts: [Merge: Int] = [:]
  #endif
  #if MISTAKE_COUNTS_WITHOUT_OVERLAP
    // Feedback: holds the pair aa twice
    var free = 0
    for place in 1..<tokens.count where place > free {
      counts[Merge(tokens[place - 1], tokens[place]), default: 0] += 1
      if tokens[place - 1] == tokens[place] { free = place + 1 }
    }
  #elseif RIGHT_SORTS
    for (left, right) in zip(tokens, tokens.dropFirst()) { counts[Merge(left, right)] = 0 }
    for (left, right) in zip(tokens, tokens.dropFirst()) { counts[Merge(left, right)]! += 1 }
  #elseif SOLUTION
    for place in 1..<tokens.count {
      counts[Merge(tokens[place - 1], tokens[place]), default: 0] += 1
    }
  #endif
  #if MISTAKE_TIES_TO_THE_HIGHER
    // Feedback: lower number
    return counts.max {
      ($0.value, $0.key.left, $0.key.right) < ($1.value, $1.key.left, $1.key.right)
    }?
    .key
  #elseif RIGHT_SORTS
    return counts.sorted {
      ($1.value, $0.key.left, $0.key.right) < ($0.value, $1.key.left, $1.key.right)
    }.first?.key
  #elseif SOLUTION
    return counts.max {
      ($0.value, $1.key.left, $1.key.right) < ($1.value, $0.key.left, $0.key.right)
    }?.key
  #else
    // TODO: Count all pairs of neighbours, and take the most frequent.
    return nil
  #endif
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
  #if MISTAKE_COUNTS_ONCE
    // Feedback: counted only once
    let tokens = text.map { Int($0) }
    var merges: [Merge] = []
    var counts: [Merge: Int] = [:]
    for place in tokens.indices.dropFirst() {
      counts[Merge(tokens[place - 1], tokens[place]), default: 0] += 1
    }
    while merges.count < count, !counts.isEmpty {
      let best = counts.max {
        ($0.value, $1.key.left, $1.key.right) < ($1.value, $0.key.left, $0.key.right)
      }
      if let best {
        merges.append(best.key)
        counts[best.key] = nil
      }
    }
    return merges
  #elseif RIGHT_SORTS
    var (tokens, merges) = (encode(text, with: []), [Merge]())
    for number in 256..<(256 + count) {
      guard let pair = mostFrequentPair(in: tokens) else { break }
      merges.append(pair)
      tokens = merging(tokens, pair, into: number)
    }
    return merges
  #elseif SOLUTION
    var tokens = text.map { Int($0) }
    var merges: [Merge] = []
    while merges.count < count, let pair = mostFrequentPair(in: tokens) {
      tokens = merging(tokens, pair, into: 256 + merges.count)
      merges.append(pair)
    }
    return merges
  #else
    // TODO: Take the most frequent pair, merge it, and look again.
    return []
  #endif
}

/// Returns the tokens of a text: its bytes, with the merges applied one after the other, in the order
/// in which they were learnt. Any byte can be encoded, whether or not a merge knows it.
func encode(_ text: [UInt8], with merges: [Merge]) -> [Int] {
  #if MISTAKE_TAKES_THE_LONGEST
    // Feedback: longest token
    let known = merges.indices.map { (token: 256 + $0, bytes: decode([256 + $0], with: merges)) }
      .sorted { $0.bytes.count > $1.bytes.count }
    var tokens: [Int] = []
    var rest = text[...]
    while let first = rest.first {
      let longest = known.first { rest.starts(with: $0.bytes) }
      tokens.append(longest?.token ?? Int(first))
      rest = rest.dropFirst(longest?.bytes.count ?? 1)
    }
    return tokens
  #elseif MISTAKE_DROPS_THE_UNKNOWN
    // Feedback: no merge knows
    var tokens = text.map { Int($0) }.filter { byte in
      merges.contains { $0.left == byte || $0.right == byte }
    }
    for (index, merge) in merges.enumerated() { tokens = merging(tokens, merge, into: 256 + index) }
    return tokens
  #elseif RIGHT_SORTS
    return merges.indices.reduce(text.map { Int($0) }) { tokens, index in
      tokens.contains(merges[index].left)
        ? merging(tokens, merges[index], into: 256 + index) : tokens
    }
  #elseif SOLUTION
    var tokens = text.map { Int($0) }
    for (index, merge) in merges.enumerated() { tokens = merging(tokens, merge, into: 256 + index) }
    return tokens
  #else
    // TODO: Begin with the bytes, and apply each merge in its turn.
    return []
  #endif
}
