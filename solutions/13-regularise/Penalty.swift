/// What the functions of this lesson refuse, beside what ``RegressionError`` has.
enum PenaltyError: Error, Equatable {
  /// No penalty can have this size.
  case size(Double)

  /// There is nothing to choose from.
  case noCandidates

  /// Rows are judged by models of the other folds, so there are two of them at least.
  case tooFewFolds(found: Int)
}

/// A penalty that was chosen, and what it was chosen by.
struct PenaltyChoice: Equatable {
  var lambda: Double

  /// The error of each candidate, in the candidates' order and the target's unit squared.
  var errors: [Double]
}
