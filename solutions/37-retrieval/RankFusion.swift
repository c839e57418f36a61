/// What cannot be fused.
enum FusionError: Error, Equatable {
  /// This list, counted from 0, does not have as many scores as the first one.
  case lengths(list: Int, expected: Int, found: Int)
}

/// Returns the numbers of the passages from the best to the worst.
///
/// - Parameter scores: One finite score for each passage, any number of them; higher is better.
/// - Returns: Each number once; of equal scores the lower number first.
/// - Complexity: O(n log n).
func ranking(of scores: [Double]) -> [Int] {
  #if MISTAKE_LOWEST_FIRST
    // Feedback: highest score
    return scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
  #elseif MISTAKE_TIES_BY_HIGHER_NUMBER
    // Feedback: lower number
    return scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }.reversed()
  #elseif RIGHT_GROUPS
    let groups = Dictionary(grouping: scores.indices) { scores[$0] }
    return groups.keys.sorted().reversed().flatMap { groups[$0] ?? [] }
  #elseif SOLUTION
    return scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
  #else
    // TODO: Sort the numbers by score, and equal scores by number.
    return [-1]
  #endif
}

/// Returns one score for each passage from several rankings: reciprocal rank fusion (Cormack, Clarke
/// and Büttcher, 2009).
///
/// - Parameters:
///   - lists: The scores of several searches; each has one for every passage, in their order.
///   - k: How little the first ranks are set apart from the next, 0 or more.
/// - Returns: For each passage, the sum of 1 / (k + rank) over all lists, where rank counts from 1 in
///   the order of ``ranking(of:)``; of no lists, nothing.
/// - Throws: ``FusionError/lengths(list:expected:found:)`` for the first list of another length.
/// - Complexity: O(m n log n) for m lists of n scores.
func reciprocalRankFusion(_ lists: [[Double]], k: Double = 60) throws -> [Double] {
  #if SOLUTION
    let count = lists.first?.count ?? 0
    for (number, list) in lists.enumerated() where list.count != count {
      throw FusionError.lengths(list: number, expected: count, found: list.count)
    }
    var fused = [Double](repeating: 0, count: count)
  #endif
  #if MISTAKE_RANKS_FROM_ZERO
    // Feedback: from 1
    for list in lists {
      for (place, passage) in ranking(of: list).enumerated() {
        fused[passage] += 1 / (k + Double(place))
      }
    }
    return fused
  #elseif MISTAKE_ADDS_SCORES
    // Feedback: ranks, not scores
    for list in lists {
      for (passage, score) in list.enumerated() { fused[passage] += score }
    }
    return fused
  #elseif MISTAKE_K_IS_SIXTY
    // Feedback: whatever k
    for list in lists {
      for (place, passage) in ranking(of: list).enumerated() {
        fused[passage] += 1 / (60 + Double(place + 1))
      }
    }
    return fused
  #elseif MISTAKE_PLACES_FOR_PASSAGES
    // Feedback: at place
    for list in lists {
      for (passage, place) in ranking(of: list).enumerated() {
        fused[passage] += 1 / (k + Double(place + 1))
      }
    }
    return fused
  #elseif MISTAKE_MEAN_OF_THE_LISTS
    // Feedback: a sum
    for list in lists {
      for (place, passage) in ranking(of: list).enumerated() {
        fused[passage] += 1 / (k + Double(place + 1)) / Double(lists.count)
      }
    }
    return fused
  #elseif RIGHT_GROUPS
    let ranks = lists.map { list in
      let order = ranking(of: list)
      return Dictionary(uniqueKeysWithValues: zip(order, 1...))
    }
    for passage in fused.indices {
      fused[passage] = ranks.reduce(0) { $0 + 1 / (k + Double($1[passage] ?? 0)) }
    }
    return fused
  #elseif SOLUTION
    for list in lists {
      for (place, passage) in ranking(of: list).enumerated() {
        fused[passage] += 1 / (k + Double(place + 1))
      }
    }
    return fused
  #else
    // TODO: Refuse lists that do not fit, then add up what each passage gets from each ranking.
    return [.nan]
  #endif
}
