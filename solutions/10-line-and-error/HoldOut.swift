/// How far off a line is, where it learnt and where it did not, in the unit of the error measure.
struct HoldOutScore: Equatable {
  /// On the rows that it learnt from: a flattering number.
  var train: Double

  /// On rows that it has never seen: the number to tell others.
  var test: Double

  /// What the simplest model comes to on the same unseen rows: it answers every row with the mean
  /// of the training targets.
  var baseline: Double
}

/// Learns a line from columns of x and y.
typealias Fit = (_ x: [Double], _ y: [Double]) throws -> Line

/// Says how far off predictions are; 0 is perfect.
typealias ErrorMeasure = (_ actual: [Double], _ predicted: [Double]) throws -> Double

/// Fits a line on the training rows and scores it there, on the test rows, and beside the baseline.
///
/// - Parameters:
///   - x: The feature of all rows.
///   - y: The targets of all rows, as many.
///   - train: The rows to learn from, by index into x and y, in any order, none of them twice.
///   - test: The rows to be judged on, by index, in any order, none of them twice.
///   - fit: Learns a line, such as ``simpleOLS(x:y:)``. The order of its rows does not matter to it.
///   - error: The measure, such as ``rmse(actual:predicted:)``, for rows in any order.
/// - Returns: The three scores, each by `error`, for the line that `fit` gives.
/// - Throws: ``RegressionError/overlap(row:)`` for the first of the test rows that is a training
///   row too, before anything is fitted; else what `fit` and `error` throw.
func holdOut(
  x: [Double], y: [Double], train: [Int], test: [Int], fit: Fit, error: ErrorMeasure
) throws -> HoldOutScore {
  #if MISTAKE_LETS_ROWS_OVERLAP
    // Feedback: on both sides
  #elseif SOLUTION
    let seen = Set(train)
    if let row = test.first(where: seen.contains) { throw RegressionError.overlap(row: row) }
  #endif
  #if RIGHT_WALKS_ALL_ROWS
    // In the order of the table, whatever the order of the lists.
    var (trainX, trainY): ([Double], [Double]) = ([], [])
    var (testX, testY): ([Double], [Double]) = ([], [])
    let judged = Set(test)
    for (row, (x, y)) in zip(x, y).enumerated() {
      if seen.contains(row) {
        trainX.append(x)
        trainY.append(y)
      } else if judged.contains(row) {
        testX.append(x)
        testY.append(y)
      }
    }
  #elseif SOLUTION
    let trainX = train.map { x[$0] }
    let trainY = train.map { y[$0] }
    let testX = test.map { x[$0] }
    let testY = test.map { y[$0] }
  #endif
  #if MISTAKE_FITS_ON_ALL_ROWS
    // Feedback: on all rows
    let line = try fit(x, y)
  #elseif SOLUTION
    let line = try fit(trainX, trainY)
  #endif
  #if MISTAKE_REFITS_ON_TEST
    // Feedback: fitted again
    let unseen = try fit(testX, testY).predict(testX)
  #elseif SOLUTION
    let unseen = line.predict(testX)
  #endif
  #if MISTAKE_BASELINE_SEES_TEST
    // Feedback: targets it is judged on
    let mean = testY.reduce(0, +) / Double(testY.count)
  #elseif SOLUTION
    let mean = trainY.reduce(0, +) / Double(trainY.count)
  #endif
  #if MISTAKE_SCORES_ON_TRAIN
    // Feedback: rows it learnt from
    return HoldOutScore(
      train: try error(trainY, line.predict(trainX)),
      test: try error(trainY, line.predict(trainX)),
      baseline: try error(testY, testY.map { _ in mean }))
  #elseif MISTAKE_TARGETS_AND_ANSWERS_SWAPPED
    // Feedback: answers as targets
    return HoldOutScore(
      train: try error(line.predict(trainX), trainY),
      test: try error(unseen, testY),
      baseline: try error(testY.map { _ in mean }, testY))
  #elseif SOLUTION
    return HoldOutScore(
      train: try error(trainY, line.predict(trainX)),
      test: try error(testY, unseen),
      baseline: try error(testY, testY.map { _ in mean }))
  #else
    // TODO: Refuse an overlap, fit on the training rows alone, and score three times.
    return HoldOutScore(train: .nan, test: .nan, baseline: .nan)
  #endif
}
