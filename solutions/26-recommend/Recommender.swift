/// Returns what to offer to a user here and now, the best first.
///
/// It works in two stages, as large shops do: it collects the candidates, and then it ranks them.
///
/// - Parameters:
///   - count: The most items to return, 0 or more.
///   - group: The only group that fits now: a season, a department. `nil` where nobody knows which:
///     then all of them do.
///   - catalogue: All items that there are, each once, in any order.
///   - history: What this user rated, good or bad; nothing of a new user. Some of it may have left the
///     catalogue.
///   - scores: How good the items are believed to be, finite. A new item has no score, and counts as 0,
///     which is the average.
/// - Returns: The ids of up to `count` items of that group that the user has not rated yet: the
///   greatest score first, of equal scores the lower id first. There are fewer only where no more
///   such items exist.
func recommend(
  _ count: Int, in group: Int?, from catalogue: [Item], excluding history: [Rating],
  by scores: [Int: Double]
) -> [Int] {
  #if MISTAKE_FORGETS_THE_DISLIKED
    // Feedback: disliked
    let seen = Set(history.filter { $0.value >= 4 }.map(\.item))
  #elseif MISTAKE_OFFERS_THE_SEEN
    // Feedback: has already rated
    let seen: Set<Int> = []
  #elseif SOLUTION
    let seen = Set(history.map(\.item))
  #else
    // TODO: This is finished, it runs, and it is wrong in five places. The page has the complaints.
    let seen = Set(history.filter { $0.value >= 4 }.map(\.item))
    let liked = Set(catalogue.filter { seen.contains($0.id) }.map(\.group))
  #endif
  #if MISTAKE_WINTER_COATS
    // Feedback: has liked before
    let good = Set(history.filter { $0.value >= 4 }.map(\.item))
    let liked = Set(catalogue.filter { good.contains($0.id) }.map(\.group))
    let candidates = catalogue.filter { item in
      group == nil || item.group == group || liked.contains(item.group)
    }
  #elseif MISTAKE_IGNORES_THE_GROUP
    // Feedback: does not fit now
    let candidates = catalogue
  #elseif MISTAKE_NO_GROUP_NO_OFFER
    // Feedback: nobody knows
    let candidates = catalogue.filter { $0.group == group }
  #elseif SOLUTION
    let candidates = catalogue.filter { group == nil || $0.group == group }
  #else
    let candidates = catalogue.filter { item in
      group == nil || item.group == group || liked.contains(item.group)
    }
  #endif
  #if MISTAKE_DROPS_THE_NEW
    // Feedback: never be offered
    let scored = candidates.compactMap { item in scores[item.id].map { (id: item.id, score: $0) } }
  #elseif MISTAKE_PUTS_THE_NEW_LAST
    // Feedback: worse than everything
    let scored = candidates.map { (id: $0.id, score: scores[$0.id] ?? -.infinity) }
  #elseif SOLUTION
    let scored = candidates.map { (id: $0.id, score: scores[$0.id] ?? 0) }
  #else
    let scored = candidates.compactMap { item in scores[item.id].map { (id: item.id, score: $0) } }
  #endif
  #if MISTAKE_TIES_AS_THEY_COME
    // Feedback: order of the catalogue
    let ranked = scored.sorted { $0.score > $1.score }
  #elseif MISTAKE_WORST_FIRST
    // Feedback: other end
    let ranked = scored.sorted { $0.score == $1.score ? $0.id < $1.id : $0.score < $1.score }
  #elseif RIGHT_TAKES_THE_BEST_AGAIN
    var left = scored.filter { !seen.contains($0.id) }
  #elseif SOLUTION
    let ranked = scored.sorted { $0.score == $1.score ? $0.id < $1.id : $0.score > $1.score }
  #else
    let ranked = scored.sorted { $0.score > $1.score }
  #endif
  #if MISTAKE_CUTS_FIRST
    // Feedback: cut off
    return ranked.prefix(count).map(\.id).filter { !seen.contains($0) }
  #elseif RIGHT_TAKES_THE_BEST_AGAIN
    // The best of what is left, as often as it takes.
    var best: [Int] = []
    while best.count < count, let next = left.max(by: { ($0.score, $1.id) < ($1.score, $0.id) }) {
      best.append(next.id)
      left.removeAll { $0.id == next.id }
    }
    return best
  #elseif SOLUTION
    return Array(ranked.map(\.id).filter { !seen.contains($0) }.prefix(count))
  #else
    return ranked.prefix(count).map(\.id).filter { !seen.contains($0) }
  #endif
}
