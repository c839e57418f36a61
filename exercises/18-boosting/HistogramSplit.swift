/// A cut between the bins of a column.
struct HistogramSplit: Equatable {
  /// Rows in bins up to this one go left, rows in later ones right.
  let lastLeftBin: Int

  /// Whether rows without a value go left, too.
  let missingGoesLeft: Bool

  /// By how much the cut lowers the sum of squared errors, when each side predicts its mean.
  let gain: Double
}
