/// A node whose labels are numbers; its impurity is their variance.
///
/// It keeps a mean and a sum of squared deviations up to date (Welford, *Note on a Method for
/// Calculating Corrected Sums of Squares and Products*, Technometrics 4, 1962). The mean of the
/// squares minus the square of the mean would lose its digits wherever the mean is far from 0.
struct Moments: NodeSummary {
  private(set) var count = 0

  /// The mean of the labels, in their unit; 0 when there are none.
  private(set) var mean = 0.0

  /// The sum of the squared deviations of the labels from their mean.
  private(set) var squares = 0.0

  /// The mean squared deviation from the mean, in the square of the labels' unit; 0 for no labels.
  var impurity: Double {
    // TODO: Divide the squares by the number of labels.
    return .nan
  }

  /// Takes in one label: with d its distance from the old mean, the mean moves by d / n, and the
  /// squares grow by d times the distance from the new mean.
  mutating func add(_ label: Double) {
    // TODO: Update the count, the mean and the squares.
  }

  /// Lets go of one label that was added before: the steps of ``add(_:)``, backwards.
  mutating func remove(_ label: Double) {
    // TODO: Undo what adding the label did; when none is left, start afresh.
  }
}

/// A regression tree with a single question.
struct RegressionStump: Equatable {
  let feature: Int
  let threshold: Double

  /// What is predicted where the value is at most ``threshold``, in the target's unit.
  let atMost: Double

  /// What is predicted where the value is above it, in the target's unit.
  let above: Double

  /// The mean squared error on the rows that it was fitted to, in the square of the target's unit.
  let meanSquaredError: Double
}

/// Returns the question that leaves the smallest mean squared error, or `nil` when there is none.
///
/// - Parameters:
///   - columns: The features, column by column, each with one finite value for each row.
///   - target: What is to be predicted, one finite value for each row.
/// - Returns: Each side predicts the mean of its rows, which no other number beats. `nil` when the
///   target is constant, all columns are, or there are no columns or no rows.
/// - Throws: What ``bestSplit(_:_:rows:empty:minLeaf:)`` throws.
func regressionStump(_ columns: [[Double]], _ target: [Double]) throws -> RegressionStump? {
  // TODO: Search with an empty `Moments`, then take the mean of each side.
  return RegressionStump(
    feature: -1, threshold: .nan, atMost: .nan, above: .nan, meanSquaredError: .nan)
}
