// Given: 20-ranking/Ranking, as it is given there.
// Copied by `learn author stubs`.

/// What cannot be ranked.
enum RankingError: Error, Equatable {
  /// There are not as many scores as labels.
  case lengths(scores: Int, actual: Int)

  /// The score of this row, counted from 0, is not a number and has no place in an order.
  case notANumber(row: Int)

  /// All rows have the same label, or there are none: nothing can be told apart.
  case oneClass
}

/// Refuses scores and labels that do not belong to the same rows, and scores that are NaN.
///
/// - Throws: ``RankingError/lengths(scores:actual:)``, else ``RankingError/notANumber(row:)`` for
///   the first such row.
func validate(_ scores: [Double], _ actual: [Bool]) throws {
  guard scores.count == actual.count else {
    throw RankingError.lengths(scores: scores.count, actual: actual.count)
  }
  if let row = scores.firstIndex(where: \.isNaN) { throw RankingError.notANumber(row: row) }
}

/// What comes of one threshold: rows with this score or a higher one are predicted positive.
struct ROCPoint: Equatable {
  /// The lowest score that is predicted positive. Infinity where none is, and where only rows are
  /// whose score is infinity.
  var threshold: Double

  /// The share of the negative rows that are predicted positive, 0 ... 1.
  var falsePositiveRate: Double

  /// The share of the positive rows that are predicted positive, 0 ... 1: recall.
  var truePositiveRate: Double
}
