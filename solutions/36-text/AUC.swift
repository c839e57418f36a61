// Given: 20-ranking/AUC, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

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
  try validate(scores, actual)
  let positives = zip(scores, actual).filter { $0.1 }.map(\.0)
  let negatives = zip(scores, actual).filter { !$0.1 }.map(\.0)
  guard !positives.isEmpty, !negatives.isEmpty else { throw RankingError.oneClass }
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
  return (Double(wins) + Double(ties) / 2) / pairs
}
