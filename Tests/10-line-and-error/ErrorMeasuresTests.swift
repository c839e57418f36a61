import LessonKit
import LessonTesting
import Testing

@testable import LineAndErrorLesson

private let errorsCancel = Mistake(
  "ERRORS_CANCEL",
  "It looks as if errors of opposite sign cancel. Too high and too low are both off: drop the sign "
    + "before you average.")
private let addsBeforeSquaring = Mistake(
  "ADDS_BEFORE_SQUARING",
  "It looks as if the errors were added up before they were squared, and opposite ones cancel. Square "
    + "each miss, then average.")
private let forgetsTheRoot = Mistake(
  "FORGETS_THE_ROOT",
  "It looks as if this is the mean of the squared errors, in squared units: square dollars. The "
    + "last step brings it back to the unit of the target.")
private let takesTheRootFirst = Mistake(
  "TAKES_THE_ROOT_FIRST",
  "It looks as if the squares were undone one by one, before they were averaged. What is left then "
    + "is the mean absolute error.")
private let stopsAtTheShorter = Mistake(
  "STOPS_AT_THE_SHORTER",
  "zip stops at the end of the shorter column, and rows vanish without a word. residuals refuses "
    + "such columns.")
private let dividesAfterTheRoot = Mistake(
  "DIVIDES_AFTER_THE_ROOT",
  "It looks as if the root was taken of the sum, and the average came after it. Then more rows alone "
    + "make the error smaller.")
private let countsOneRowLess = Mistake(
  "COUNTS_ONE_ROW_LESS",
  "It looks as if it was divided by n - 1. That is for estimating a variance around a mean that the "
    + "same rows gave; here the misses of n rows are averaged.")

@Suite("Error measures", .exercise("10-line-and-error/ErrorMeasures"))
struct ErrorMeasuresSuite {
  @Test("The mean absolute error averages the sizes of the misses")
  func maeByHand() {
    check(
      "mae(actual: [2, 3, 7], predicted: [1.5, 4, 6.5])",
      try mae(actual: [2, 3, 7], predicted: [1.5, 4, 6.5]), is: 2.0 / 3, within: .relative(1e-12),
      mistakes: [errorsCancel.gives(0)])
  }

  @Test("The root mean squared error squares, averages and takes the root")
  func rmseByHand() {
    check(
      "rmse(actual: [2, 3, 7], predicted: [1.5, 4, 6.5])",
      try rmse(actual: [2, 3, 7], predicted: [1.5, 4, 6.5]), is: 0.5.squareRoot(),
      within: .relative(1e-12),
      mistakes: [
        forgetsTheRoot.gives(0.5), takesTheRootFirst.gives(2.0 / 3), addsBeforeSquaring.gives(0),
        dividesAfterTheRoot.gives(1.5.squareRoot() / 3), countsOneRowLess.gives(0.75.squareRoot()),
      ])
  }

  @Test(
    "When every prediction misses by the same, both are that miss", arguments: [-3, 0.75, 20.0])
  func constant(miss: Double) {
    let actual = [10.0, -4, 0, 7]
    let predicted = actual.map { $0 - miss }
    check(
      "mae, when every residual is \(miss)", try mae(actual: actual, predicted: predicted),
      is: abs(miss), within: .relative(1e-12), mistakes: [errorsCancel.gives(miss)])
    check(
      "rmse, when every residual is \(miss)", try rmse(actual: actual, predicted: predicted),
      is: abs(miss), within: .relative(1e-12),
      mistakes: [
        forgetsTheRoot.gives(miss * miss), dividesAfterTheRoot.gives(abs(miss) / 2),
      ])
  }

  @Test("Too high and too low do not cancel")
  func signs() {
    check(
      "mae(actual: [1, 5], predicted: [4, 2])", try mae(actual: [1, 5], predicted: [4, 2]), is: 3,
      within: .relative(1e-12), mistakes: [errorsCancel.gives(0)])
    check(
      "rmse(actual: [1, 5], predicted: [4, 2])", try rmse(actual: [1, 5], predicted: [4, 2]),
      is: 3, within: .relative(1e-12),
      mistakes: [addsBeforeSquaring.gives(0), forgetsTheRoot.gives(9)])
  }

  @Test("One large miss weighs more in the root mean square than in the mean")
  func largeMiss() {
    check(
      "mae(actual: [1, -3, 3, -9], predicted: [0, 0, 0, 0])",
      try mae(actual: [1, -3, 3, -9], predicted: [0, 0, 0, 0]), is: 4,
      within: .relative(1e-12), mistakes: [errorsCancel.gives(-2)])
    check(
      "rmse(actual: [1, -3, 3, -9], predicted: [0, 0, 0, 0])",
      try rmse(actual: [1, -3, 3, -9], predicted: [0, 0, 0, 0]), is: 5,
      within: .relative(1e-12),
      mistakes: [
        takesTheRootFirst.gives(4), addsBeforeSquaring.gives(2), forgetsTheRoot.gives(25),
      ])
  }

  @Test("One row has an error, which is 0 where it is foretold exactly")
  func perfect() {
    check("mae(actual: [-2], predicted: [1])", try mae(actual: [-2], predicted: [1]), is: 3)
    check(
      "rmse(actual: [-2], predicted: [1])", try rmse(actual: [-2], predicted: [1]), is: 3,
      within: .relative(1e-12), mistakes: [forgetsTheRoot.gives(9)])
    check("mae(actual: [-6], predicted: [-6])", try mae(actual: [-6], predicted: [-6]), is: 0)
    check(
      "rmse(actual: [3, 9], predicted: [3, 9])", try rmse(actual: [3, 9], predicted: [3, 9]), is: 0)
  }

  @Test("Far from 0 the misses are squared, not the values")
  func farFromZero() {
    // Seconds since 1970: multiplied out, Σ y² - 2 Σ y · ŷ + Σ ŷ² has no digit left for the misses.
    check(
      "rmse(actual: [1700000000, …007], predicted: [1700000001, …000])",
      try rmse(actual: [1_700_000_000, 1_700_000_007], predicted: [1_700_000_001, 1_700_000_000]),
      is: 5, within: .relative(1e-12), mistakes: [forgetsTheRoot.gives(25)])
  }

  @Test("Columns of different lengths are refused")
  func lengths() {
    check(
      "mae(actual: [1, 2, 3], predicted: [1, 4])",
      try mae(actual: [1, 2, 3], predicted: [1, 4]),
      throws: RegressionError.lengths(first: 3, second: 2),
      mistakes: [stopsAtTheShorter.when { $0.isFinite }])
    check(
      "rmse(actual: [1], predicted: [3, 4])", try rmse(actual: [1], predicted: [3, 4]),
      throws: RegressionError.lengths(first: 1, second: 2),
      mistakes: [stopsAtTheShorter.when { $0.isFinite }])
  }

  @Test("Of no rows there is no error, and columns that do not belong together come first")
  func noRows() {
    check(
      "mae(actual: [], predicted: [2])", try mae(actual: [], predicted: [2]),
      throws: RegressionError.lengths(first: 0, second: 1))
    check(
      "rmse(actual: [2], predicted: [])", try rmse(actual: [2], predicted: []),
      throws: RegressionError.lengths(first: 1, second: 0),
      mistakes: [stopsAtTheShorter.when { _ in true }])
    check(
      "mae(actual: [], predicted: [])", try mae(actual: [], predicted: []),
      throws: RegressionError.tooFewRows(needed: 1, found: 0))
    check(
      "rmse(actual: [], predicted: [])", try rmse(actual: [], predicted: []),
      throws: RegressionError.tooFewRows(needed: 1, found: 0))
  }

  @Test(
    "Of 89 patients a model of ten features misses by 42.23 on average, and 53.42 in root mean square"
  )
  func diabetes() throws {
    // scikit-learn: mean_absolute_error and root_mean_squared_error of LinearRegression, fitted on
    // 353 rows and scored on the other 89. Coefficients to 1e-9 or better leave ten digits here.
    let (actual, predicted) = try heldOut()
    check(
      "mae(actual: progression, predicted: predictions)",
      try mae(actual: actual, predicted: predicted), is: 42.228164509828524,
      within: .relative(1e-9), mistakes: [errorsCancel.when { abs($0) < 42 }])
    check(
      "rmse(actual: progression, predicted: predictions)",
      try rmse(actual: actual, predicted: predicted), is: 53.42367660179135,
      within: .relative(1e-9),
      mistakes: [
        forgetsTheRoot.gives(53.42367660179135 * 53.42367660179135),
        takesTheRootFirst.gives(42.228164509828524), addsBeforeSquaring.when { abs($0) < 42 },
      ])
  }

  @Test("A line through 932 houses misses by $61,672 on average, and $84,035 in root mean square")
  func sacramento() throws {
    // NumPy: the line of polyfit(sqft, price, 1) on all rows, mean(abs(e)) and sqrt(mean(e**2)).
    let houses = try Table(named: "sacramento")
    let price = try houses.completeNumbers("price")
    let line = Line(slope: 138.54645234277586, intercept: 13859.393222563784)
    let predicted = line.predict(try houses.completeNumbers("sqft"))
    check(
      "mae(actual: price, predicted: line.predict(sqft))",
      try mae(actual: price, predicted: predicted), is: 61672.43132771616, within: .relative(1e-9),
      mistakes: [errorsCancel.when { abs($0) < 1 }])
    check(
      "rmse(actual: price, predicted: line.predict(sqft))",
      try rmse(actual: price, predicted: predicted), is: 84035.44489302752,
      within: .relative(1e-9), mistakes: [takesTheRootFirst.gives(61672.43132771616)])
  }

  @Test("On generated columns both answer as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case lengths }
    crossCheck { random in
      let actual = random.column(count: random.count(0...9))
      var predicted = random.column(count: actual.count)
      if random.chance(0.5) { predicted = actual.map { $0 + random.short() } }
      if random.faults([Fault.lengths]) == [.lengths] {
        predicted = predicted.isEmpty || random.chance(0.5) ? predicted + [1] : predicted.dropLast()
      }
      let arguments = "(actual: \(literal(actual)), predicted: \(literal(predicted)))"
      return random.index.isMultiple(of: 2)
        ? Case("mae\(arguments)") { [predicted] in try mae(actual: actual, predicted: predicted) }
        : Case("rmse\(arguments)") { [predicted] in try rmse(actual: actual, predicted: predicted) }
    }
  }

  /// The targets of the test rows, and what a model of all ten features predicts for them.
  private func heldOut() throws -> (actual: [Double], predicted: [Double]) {
    let table = try Table(named: "diabetes")
    let features = try table.matrix(table.columnNames.filter { $0 != "target" }).addingIntercept()
    let target = try table.completeNumbers("target")
    var random = SplitMix64(seed: 42)
    let rows = random.shuffledIndices(count: table.rowCount)
    let (test, train) = (Array(rows.prefix(89)), Array(rows.dropFirst(89)))
    let coefficients = try features.selecting(rows: train).leastSquares(train.map { target[$0] })
    return (test.map { target[$0] }, try features.selecting(rows: test).times(coefficients))
  }
}
