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
    #if MISTAKE_SUM_FOR_MEAN
      // Feedback: the sum of
      return squares
    #elseif MISTAKE_DIVIDES_BY_ONE_LESS
      // Feedback: n - 1
      return count > 1 ? max(0, squares) / Double(count - 1) : 0
    #elseif SOLUTION
      // One label alone has squares of 0 and so no variance, whichever way it goes.
      return count > 0 ? max(0, squares) / Double(count) : 0  // equivalent(constant): 0 / 1 is 0
    #else
      // TODO: Divide the squares by the number of labels.
      return .nan
    #endif
  }

  /// Takes in one label: with d its distance from the old mean, the mean moves by d / n, and the
  /// squares grow by d times the distance from the new mean.
  mutating func add(_ label: Double) {
    #if MISTAKE_OLD_MEAN_TWICE
      // Feedback: new mean
      count += 1
      let distance = label - mean
      mean += distance / Double(count)
      squares += distance * distance
    #elseif RIGHT_BY_SHARES
      let distance = label - mean
      squares += distance * distance * Double(count) / Double(count + 1)
      count += 1
      mean += distance / Double(count)
    #elseif SOLUTION
      count += 1
      let distance = label - mean
      mean += distance / Double(count)
      squares += distance * (label - mean)
    #else
      // TODO: Update the count, the mean and the squares.
    #endif
  }

  /// Lets go of one label that was added before: the steps of ``add(_:)``, backwards.
  mutating func remove(_ label: Double) {
    #if MISTAKE_SHARES_AMONG_ALL
      // Feedback: count first
      let distance = label - mean
      mean -= distance / Double(count)
      squares -= distance * (label - mean)
      count -= 1
      if count == 0 { self = Moments() }
    #elseif RIGHT_BY_SHARES
      guard count > 1 else {
        self = Moments()
        return
      }
      let distance = label - mean
      squares -= distance * distance * Double(count) / Double(count - 1)
      count -= 1
      mean -= distance / Double(count)
    #elseif SOLUTION
      count -= 1
      guard count > 0 else {
        self = Moments()
        return
      }
      let distance = label - mean
      mean -= distance / Double(count)
      squares -= distance * (label - mean)
    #else
      // TODO: Undo what adding the label did; when none is left, start afresh.
    #endif
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
  #if SOLUTION
    let rows = Array(target.indices)
  #endif
  #if MISTAKE_ASKS_ABOUT_A_CONSTANT
    // Feedback: nothing to predict better
    guard let split = try bestSplit(columns, target, rows: rows, empty: Moments())
    else { return nil }
  #elseif SOLUTION
    guard Set(target).count > 1,
      let split = try bestSplit(columns, target, rows: rows, empty: Moments())
    else { return nil }
  #endif
  #if SOLUTION
    var (atMost, above) = (Moments(), Moments())
    for (value, label) in zip(columns[split.feature], target) {
      if value <= split.threshold.value { atMost.add(label) } else { above.add(label) }
    }
  #endif
  #if MISTAKE_ERRORS_UNWEIGHTED
    // Feedback: however many rows
    let error = (atMost.impurity + above.impurity) / 2
  #elseif MISTAKE_SUM_OF_ERRORS
    // Feedback: sum of the squared errors
    let error = atMost.squares + above.squares
  #elseif MISTAKE_GIVES_THE_GAIN
    // Feedback: taken away
    let error = split.threshold.gain
  #elseif RIGHT_BY_SHARES
    let whole = target.reduce(into: Moments()) { $0.add($1) }
    let error = whole.impurity - split.threshold.gain
  #elseif SOLUTION
    let error = (atMost.squares + above.squares) / Double(target.count)
  #endif
  #if SOLUTION
    return RegressionStump(
      feature: split.feature, threshold: split.threshold.value, atMost: atMost.mean,
      above: above.mean,
      meanSquaredError: error)
  #else
    // TODO: Search with an empty `Moments`, then take the mean of each side.
    return RegressionStump(
      feature: -1, threshold: .nan, atMost: .nan, above: .nan, meanSquaredError: .nan)
  #endif
}
