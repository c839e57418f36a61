/// Returns how often a positive row has a higher score than a negative one.
///
/// Every positive row is compared with every negative row. A higher score of the positive one
/// counts 1, an equal score 1/2, a lower one 0; the result is the mean. It is the area under the
/// ROC curve (Hanley & McNeil, Radiology 143, 1982), and depends on nothing but the order of the
/// scores.
///
/// - Parameters:
///   - scores: One for each row, in any unit; higher means more likely positive. Infinite ones have
///     their place in the order, and 0 and -0 are equal.
///   - actual: What happened, in the same order; `true` is the positive class.
/// - Returns: 0 ... 1; 1 when every positive row is above every negative one, 1/2 for chance.
/// - Throws: What ``validate(_:_:)`` throws, else ``RankingError/oneClass`` where there is no
///   positive or no negative row.
func auc(_ scores: [Double], actual: [Bool]) throws -> Double {
  #if SOLUTION
    try validate(scores, actual)
  #endif
  #if MISTAKE_INVERTED_LABELS
    // Feedback: other way round
    let positives = zip(scores, actual).filter { !$0.1 }.map(\.0)
    let negatives = zip(scores, actual).filter { $0.1 }.map(\.0)
  #elseif SOLUTION
    let positives = zip(scores, actual).filter { $0.1 }.map(\.0)
    let negatives = zip(scores, actual).filter { !$0.1 }.map(\.0)
  #endif
  #if MISTAKE_ONE_CLASS_IS_CHANCE
    // Feedback: looks like a result
    guard !positives.isEmpty, !negatives.isEmpty else { return 0.5 }
  #elseif MISTAKE_DIVIDES_ZERO_BY_ZERO
    // Feedback: not a number
  #elseif SOLUTION
    guard !positives.isEmpty, !negatives.isEmpty else { throw RankingError.oneClass }
  #endif
  #if MISTAKE_TIES_BY_ROW_ORDER
    // Feedback: order of the rows
    var wins = 0
    let ties = 0
    var below = 0
    for row in scores.indices.sorted(by: { (scores[$0], $0) < (scores[$1], $1) }) {
      if actual[row] { wins += below } else { below += 1 }
    }
    let pairs = Double(positives.count) * Double(negatives.count)
  #elseif RIGHT_BY_RANKS
    // Wilcoxon's rank sum: a score's rank is the mean of the places that its equals take.
    let ascending = scores.sorted()
    var firstPlaces: [Double: Int] = [:]
    var lastPlaces: [Double: Int] = [:]
    for (place, score) in ascending.enumerated() {
      firstPlaces[score] = firstPlaces[score] ?? place
      lastPlaces[score] = place
    }
    let ranks = positives.map { Double((firstPlaces[$0] ?? 0) + (lastPlaces[$0] ?? 0)) / 2 + 1 }
    let least = Double(positives.count * (positives.count + 1)) / 2
    let pairs = Double(positives.count) * Double(negatives.count)
    return (ranks.reduce(0, +) - least) / pairs
  #elseif SOLUTION
    var wins = 0
    var ties = 0
    for positive in positives {
      for negative in negatives {
        if positive > negative {
          wins += 1
        } else if positive == negative {
          ties += 1
        }
      }
    }
    let pairs = Double(positives.count) * Double(negatives.count)
  #endif
  #if MISTAKE_TIES_AS_ZERO
    // Feedback: counted as lost
    return Double(wins) / pairs
  #elseif MISTAKE_TIES_AS_ONE
    // Feedback: counted as won
    return Double(wins + ties) / pairs
  #elseif MISTAKE_EVERY_PAIR
    // Feedback: one of each class
    let rows = Double(scores.count)
    return (Double(wins) + Double(ties) / 2) / (rows * (rows - 1) / 2)
  #elseif RIGHT_BY_RANKS
    // Returned already.
  #elseif SOLUTION
    return (Double(wins) + Double(ties) / 2) / pairs
  #else
    // TODO: Refuse what cannot be ranked, then compare each positive row with each negative one.
    return .nan
  #endif
}
