// Given: 16-grow-a-tree/RegressionStump, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

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
    // One label alone has squares of 0 and so no variance, whichever way it goes.
    return count > 0 ? max(0, squares) / Double(count) : 0
  }

  /// Takes in one label: with d its distance from the old mean, the mean moves by d / n, and the
  /// squares grow by d times the distance from the new mean.
  mutating func add(_ label: Double) {
    count += 1
    let distance = label - mean
    mean += distance / Double(count)
    squares += distance * (label - mean)
  }

  /// Lets go of one label that was added before: the steps of ``add(_:)``, backwards.
  mutating func remove(_ label: Double) {
    count -= 1
    guard count > 0 else {
      self = Moments()
      return
    }
    let distance = label - mean
    mean -= distance / Double(count)
    squares -= distance * (label - mean)
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
  let rows = Array(target.indices)
  guard Set(target).count > 1,
    let split = try bestSplit(columns, target, rows: rows, empty: Moments())
  else { return nil }
  var (atMost, above) = (Moments(), Moments())
  for (value, label) in zip(columns[split.feature], target) {
    if value <= split.threshold.value { atMost.add(label) } else { above.add(label) }
  }
  let error = (atMost.squares + above.squares) / Double(target.count)
  return RegressionStump(
    feature: split.feature, threshold: split.threshold.value, atMost: atMost.mean,
    above: above.mean,
    meanSquaredError: error)
}
