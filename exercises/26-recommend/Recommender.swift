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
  // TODO: This is finished, it runs, and it is wrong in five places. The page has the complaints.
  let seen = Set(history.filter { $0.value >= 4 }.map(\.item))
  let liked = Set(catalogue.filter { seen.contains($0.id) }.map(\.group))
  let candidates = catalogue.filter { item in
    group == nil || item.group == group || liked.contains(item.group)
  }
  let scored = candidates.compactMap { item in scores[item.id].map { (id: item.id, score: $0) } }
  let ranked = scored.sorted { $0.score > $1.score }
  return ranked.prefix(count).map(\.id).filter { !seen.contains($0) }
}
