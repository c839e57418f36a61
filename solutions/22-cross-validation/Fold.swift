/// One turn of a cross-validation: the rows to learn from, and the rows to be judged by.
struct Fold: Equatable {
  var train: [Int]
  var test: [Int]
}

/// What the makers of folds refuse.
enum FoldError: Error, Equatable {
  /// Fewer than two folds.
  case tooFewFolds

  /// Some fold would have no row to be judged by, or none to learn from.
  case tooFewRows(needed: Int, found: Int)
}
