/// Returns the class with the most votes.
///
/// - Parameters:
///   - votes: One class for each voter, of 0 ..< `classCount`.
///   - classCount: The number of classes, at least 1.
/// - Returns: The most frequent class, the lowest such class on a tie; `nil` when nobody votes.
func majority(_ votes: [Int], classCount: Int) -> Int? {
  #if MISTAKE_NOBODY_VOTES_ZERO
    // Feedback: nobody voted
    let times = (0..<classCount).map { name in votes.count { $0 == name } }
    return times.firstIndex(of: times.max() ?? 0)
  #elseif MISTAKE_HIGHEST_CLASS_ON_A_TIE
    // Feedback: equally many votes
    let times = (0..<classCount).map { name in votes.count { $0 == name } }
    return votes.isEmpty ? nil : times.lastIndex(of: times.max() ?? 0)
  #elseif MISTAKE_MEAN_OF_THE_VOTES
    // Feedback: names, not amounts
    return votes.isEmpty ? nil : votes.reduce(0, +) / votes.count
  #elseif RIGHT_TREE_BY_TREE
    let ranked = votes.sorted()
    var best: (name: Int, times: Int)?
    for (place, name) in ranked.enumerated() where place == 0 || ranked[place - 1] != name {
      let times = ranked.count { $0 == name }
      if times > best?.times ?? 0 { best = (name, times) }
    }
    return best?.name
  #elseif SOLUTION
    let times = (0..<classCount).map { name in votes.count { $0 == name } }
    return votes.isEmpty ? nil : times.firstIndex(of: times.max() ?? 0)
  #else
    // TODO: Count the votes of each class.
    return -1
  #endif
}

/// Returns the out-of-bag error of a forest: how often it is wrong about rows, each judged only by
/// the trees that never saw it.
///
/// Breiman, *Random Forests*, Machine Learning 45, 2001, section 3.1.
///
/// - Parameters:
///   - forest: The trees, each with the rows that it drew.
///   - rows: The table that they were grown on, row by row.
///   - labels: The class of each row, 0 ..< `classCount`.
///   - classCount: The number of classes.
/// - Returns: Of the rows that at least one tree did not draw, the share whose label is not the
///   ``majority(_:classCount:)`` of these trees; `nil` when there is no such row.
/// - Throws: What ``predict(_:_:)`` throws for such a row and tree.
func oobError(
  _ forest: [BaggedTree], _ rows: [[Double]], _ labels: [Int], classCount: Int
) throws -> Double? {
  #if MISTAKE_IN_BAG_TREES_VOTE
    // Feedback: learnt this very row
    let votes = try rows.map { row in try forest.map { try predict($0.tree, row) } }
  #elseif MISTAKE_ONLY_IN_BAG_TREES_VOTE
    // Feedback: wrong way round
    var votes = rows.map { _ in [Int]() }
    for member in forest {
      for row in Set(member.drawn).sorted() {
        votes[row].append(try predict(member.tree, rows[row]))
      }
    }
  #elseif RIGHT_TREE_BY_TREE
    var votes = rows.map { _ in [Int]() }
    for member in forest {
      for row in outOfBag(member.drawn, count: rows.count) {
        votes[row].append(try predict(member.tree, rows[row]))
      }
    }
  #elseif SOLUTION
    let bags = forest.map { Set($0.drawn) }
    let votes = try rows.indices.map { row in
      try zip(forest, bags).filter { !$1.contains(row) }.map { try predict($0.0.tree, rows[row]) }
    }
  #endif
  #if MISTAKE_AVERAGES_THE_TREES
    // Feedback: one by one
    let pairs = zip(votes, labels).flatMap { votes, label in votes.map { $0 == label } }
    return pairs.isEmpty ? nil : Double(pairs.count { !$0 }) / Double(pairs.count)
  #elseif MISTAKE_DIVIDES_BY_ALL_ROWS
    // Feedback: nobody could judge
    let verdicts = zip(votes, labels).map { votes, label in
      majority(votes, classCount: classCount).map { $0 == label } ?? true
    }
    return verdicts.isEmpty ? nil : Double(verdicts.count { !$0 }) / Double(verdicts.count)
  #elseif MISTAKE_NO_VOTE_IS_WRONG
    // Feedback: as if it were wrong
    let verdicts = zip(votes, labels).map { votes, label in
      majority(votes, classCount: classCount) == label
    }
    return verdicts.isEmpty ? nil : Double(verdicts.count { !$0 }) / Double(verdicts.count)
  #elseif MISTAKE_SHARE_THAT_IS_RIGHT
    // Feedback: accuracy
    let verdicts = zip(votes, labels).compactMap { votes, label in
      majority(votes, classCount: classCount).map { $0 == label }
    }
    return verdicts.isEmpty ? nil : Double(verdicts.count { $0 }) / Double(verdicts.count)
  #elseif SOLUTION
    let verdicts = zip(votes, labels).compactMap { votes, label in
      majority(votes, classCount: classCount).map { $0 == label }
    }
    return verdicts.isEmpty ? nil : Double(verdicts.count { !$0 }) / Double(verdicts.count)
  #else
    // TODO: Let each row be judged by the trees that did not draw it, and count the errors.
    return .nan
  #endif
}
