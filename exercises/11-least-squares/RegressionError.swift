/// What the functions of this lesson refuse.
enum RegressionError: Error, Equatable {
  /// There are not as many values as rows.
  case lengths(rows: Int, values: Int)

  /// There are too few rows for what is to be learnt from them; `needed` is how many would just do.
  case tooFewRows(needed: Int, found: Int)

  /// The rows have more or fewer features than the model learnt.
  case featureCount(expected: Int, found: Int)

  /// This column, counted from 0, can be computed from the ones before it, so that no data can tell
  /// their shares apart.
  case dependent(column: Int)
}
