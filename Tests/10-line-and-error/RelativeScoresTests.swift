import LessonKit
import LessonTesting
import Testing

@testable import LineAndErrorLesson

private let dividesByThePrediction = Mistake(
  "DIVIDES_BY_THE_PREDICTION",
  "It looks as if each error was taken as a share of the prediction. A model that answers too much "
    + "would look better for it: what is true is the measure.")
private let dividesByZero = Mistake(
  "DIVIDES_BY_ZERO",
  "Nothing is a share of 0: one such row makes the average infinite or no number at all. Refuse it "
    + "by its row.")
private let clipsAtZero = Mistake(
  "CLIPS_AT_ZERO",
  "It looks as if scores below zero were raised to 0. A score below zero is the news: these "
    + "predictions are worse than one answer for all rows.")
private let squaresTheCorrelation = Mistake(
  "SQUARES_THE_CORRELATION",
  "It looks as if this is the squared correlation. That forgives a wrong level, a wrong scale and "
    + "even a wrong sign; R² measures the misses themselves.")
private let spreadOfThePredictions = Mistake(
  "SPREAD_OF_THE_PREDICTIONS",
  "It looks as if the errors were compared with the spread of the predictions. The spread to "
    + "account for is the targets'.")
private let constantIsZero = Mistake(
  "CONSTANT_IS_ZERO",
  "These targets have no spread, so no share of it can be accounted for, and 0 would say that the "
    + "model does as well as the mean. Say that there is no answer.")
private let constantByItsSpread = Mistake(
  "CONSTANT_BY_ITS_SPREAD",
  "Three times 0.1, divided by 3, is not quite 0.1, so rounding makes the spread a hair more than "
    + "0. Compare the values themselves.")
private let biasForgiven = Mistake(
  "FORGIVES_A_WRONG_LEVEL",
  "It looks as if the errors were measured from their own mean, so that predictions which are all "
    + "too low by the same count as perfect. Square the errors as they are.")
private let givesPercent = Mistake(
  "GIVES_PERCENT",
  "It looks as if the share was multiplied by 100. The result is a share: 0.3 is 30 %.")
private let spreadOverPredictions = Mistake(
  "EXPLAINED_OVER_TOTAL",
  "It looks as if the spread of the predictions was divided by that of the targets. Predictions may "
    + "be spread widely and be wrong: begin with what they miss.")

@Suite("Relative scores", .exercise("10-line-and-error/RelativeScores"))
struct RelativeScoresSuite {
  @Test("The mean absolute percentage error averages each miss as a share of its target")
  func mapeByHand() {
    check(
      "mape(actual: [2, 3, 7], predicted: [1.5, 4, 6.5])",
      try mape(actual: [2, 3, 7], predicted: [1.5, 4, 6.5]),
      is: (1.0 / 4 + 1.0 / 3 + 1.0 / 14) / 3, within: .relative(1e-12),
      mistakes: [
        dividesByThePrediction.gives((1.0 / 3 + 1.0 / 4 + 1.0 / 13) / 3),
        givesPercent.gives((1.0 / 4 + 1.0 / 3 + 1.0 / 14) / 3 * 100),
      ])
  }

  @Test("R² is what is left of 1 when the share of spread that was missed is taken away")
  func r2ByHand() {
    check(
      "r2(actual: [2, 3, 7], predicted: [1.5, 4, 6.5])",
      try r2(actual: [2, 3, 7], predicted: [1.5, 4, 6.5]), is: 1 - 1.5 / 14,
      within: .relative(1e-12),
      mistakes: [
        spreadOfThePredictions.gives(1 - 1.5 / 12.5),
        .named(
          "MIXES_N_AND_N_MINUS_ONE", gives: 1 - 1.5 / 3 / (14.0 / 2),
          "It looks as if one sum was divided by n and the other by n - 1. Divide both by the same, or "
            + "neither."),
      ])
  }

  @Test("Perfect predictions have R² 1 and the mean of the targets has 0")
  func landmarks() {
    check(
      "r2(actual: [2, 3, 7], predicted: [2, 3, 7])",
      try r2(actual: [2, 3, 7], predicted: [2, 3, 7]), is: 1, within: .relative(1e-12))
    check(
      "r2(actual: [2, 3, 7], predicted: [4, 4, 4])",
      try r2(actual: [2, 3, 7], predicted: [4, 4, 4]), is: 0, within: .absolute(1e-12),
      mistakes: [spreadOfThePredictions.when { $0.map { !$0.isFinite } ?? false }])
  }

  @Test("Predictions that are worse than the mean have R² below zero, among large targets too")
  func belowZero() {
    check(
      "r2(actual: [1, 2, 3], predicted: [3, 2, 1])",
      try r2(actual: [1, 2, 3], predicted: [3, 2, 1]), is: -3, within: .relative(1e-12),
      mistakes: [clipsAtZero.gives(0), squaresTheCorrelation.gives(1)])
    // Seconds since 1970. Σ y² - n · mean² would subtract two sums near 6e18, which are known to 512.
    check(
      "r2(actual: [1700000000, …001], predicted: [1700000001, …000])",
      try r2(
        actual: [1_700_000_000, 1_700_000_001], predicted: [1_700_000_001, 1_700_000_000]),
      is: -3, within: .relative(1e-6),
      mistakes: [clipsAtZero.gives(0), squaresTheCorrelation.gives(1)])
  }

  @Test(
    "A wrong level counts, however well the predictions move with the targets",
    arguments: [10, -4.0])
  func level(shift: Double) {
    let actual = [1.0, 2, 3]
    check(
      "r2(actual: [1, 2, 3], predicted: the same and \(shift) more)",
      try r2(actual: actual, predicted: actual.map { $0 + shift }), is: 1 - 3 * shift * shift / 2,
      within: .relative(1e-12),
      mistakes: [
        clipsAtZero.gives(0), squaresTheCorrelation.gives(1), biasForgiven.gives(1),
        spreadOverPredictions.gives(1 + 3 * shift * shift / 2),
      ])
  }

  @Test("The share is of the target's size, where targets lie below zero too")
  func negativeTargets() {
    check(
      "mape(actual: [-4, 10], predicted: [-5, 15])",
      try mape(actual: [-4, 10], predicted: [-5, 15]), is: 0.375, within: .relative(1e-12),
      mistakes: [
        dividesByThePrediction.gives((0.2 + 1.0 / 3) / 2),
        .named(
          "KEEPS_THE_SIGN", gives: 0.125,
          "It looks as if the share of a target below zero counted as negative. A miss is a miss: "
            + "take the size of each share."),
      ])
  }

  @Test("A target of 0 is refused by its row, a small one is not")
  func zeroTarget() {
    check(
      "mape(actual: [5, 3, 0, 0], predicted: [4, 3, 1, 0])",
      try mape(actual: [5, 3, 0, 0], predicted: [4, 3, 1, 0]),
      throws: RegressionError.zeroTarget(row: 2),
      mistakes: [dividesByZero.when { !$0.isFinite }])
    // Also where the prediction is as right as can be.
    check(
      "mape(actual: [2, 0], predicted: [2, 0])", try mape(actual: [2, 0], predicted: [2, 0]),
      throws: RegressionError.zeroTarget(row: 1), mistakes: [dividesByZero.when { !$0.isFinite }])
    check(
      "mape(actual: [8, 4], predicted: [0, 0])", try mape(actual: [8, 4], predicted: [0, 0]), is: 1,
      within: .relative(1e-12), mistakes: [dividesByThePrediction.when { !$0.isFinite }])
    check(
      "mape(actual: [3, -0.0], predicted: [3, 1])",
      try mape(actual: [3, -0.0], predicted: [3, 1]), throws: RegressionError.zeroTarget(row: 1),
      mistakes: [dividesByZero.when { !$0.isFinite }])
    check(
      "mape(actual: [1e-200, 1], predicted: [4e-200, 1])",
      try mape(actual: [1e-200, 1], predicted: [4e-200, 1]), is: 1.5, within: .relative(1e-9),
      mistakes: [dividesByThePrediction.gives(0.375)])
  }

  @Test("Of targets without spread there is no R², right or wrong, however their mean is rounded")
  func constantTargets() {
    // A spread that is small is a spread, and so is one between ends that agree.
    check(
      "r2(actual: [1e-9, 3e-9], predicted: [3e-9, 1e-9])",
      try r2(actual: [1e-9, 3e-9], predicted: [3e-9, 1e-9]), is: -3, within: .relative(1e-9),
      mistakes: [clipsAtZero.gives(0), squaresTheCorrelation.gives(1)])
    check(
      "r2(actual: [2, 5, 2], predicted: [2, 2, 2])",
      try r2(actual: [2, 5, 2], predicted: [2, 2, 2]), is: -0.5, within: .relative(1e-9),
      mistakes: [clipsAtZero.gives(0), squaresTheCorrelation.gives(0)])
    // These differ in their twelfth digit, and are foretold to the last.
    check(
      "r2(actual: [1, 1.000000000001], predicted: the same)",
      try r2(actual: [1, 1.000000000001], predicted: [1, 1.000000000001]), is: 1,
      within: .relative(1e-12))
    check(
      "r2(actual: [0, -0.0], predicted: [0, 0])", try r2(actual: [0, -0.0], predicted: [0, 0]),
      is: nil, mistakes: [constantIsZero.gives(0)])
    check(
      "r2(actual: [5, 5], predicted: [5, 5])", try r2(actual: [5, 5], predicted: [5, 5]), is: nil,
      mistakes: [constantIsZero.gives(0)])
    check(
      "r2(actual: [5, 5], predicted: [4, 7])", try r2(actual: [5, 5], predicted: [4, 7]), is: nil,
      mistakes: [constantIsZero.gives(0)])
    check(
      "r2(actual: [0.1, 0.1, 0.1], predicted: [0.1, 0.2, 0.1])",
      try r2(actual: [0.1, 0.1, 0.1], predicted: [0.1, 0.2, 0.1]), is: nil,
      mistakes: [
        constantIsZero.gives(0), constantByItsSpread.when { $0.map { $0 < -1000 } ?? false },
      ])
    check(
      "r2(actual: [3], predicted: [4])", try r2(actual: [3], predicted: [4]), is: nil,
      mistakes: [constantIsZero.gives(0)])
  }

  @Test("Columns of different lengths, and no rows, are refused before anything else is")
  func refused() {
    check(
      "mape(actual: [0, 1], predicted: [1])", try mape(actual: [0, 1], predicted: [1]),
      throws: RegressionError.lengths(first: 2, second: 1))
    check(
      "r2(actual: [5, 5], predicted: [5])", try r2(actual: [5, 5], predicted: [5]),
      throws: RegressionError.lengths(first: 2, second: 1))
    check(
      "mape(actual: [1, 2], predicted: [1])", try mape(actual: [1, 2], predicted: [1]),
      throws: RegressionError.lengths(first: 2, second: 1))
    check(
      "r2(actual: [1, 2], predicted: [1, 2, 3])", try r2(actual: [1, 2], predicted: [1, 2, 3]),
      throws: RegressionError.lengths(first: 2, second: 3))
    check(
      "mape(actual: [], predicted: [])", try mape(actual: [], predicted: []),
      throws: RegressionError.tooFewRows(needed: 1, found: 0))
    check(
      "r2(actual: [], predicted: [])", try r2(actual: [], predicted: []),
      throws: RegressionError.tooFewRows(needed: 1, found: 0))
  }

  @Test("The line of 442 patients on body mass index accounts for 34.4 % of the spread")
  func fitted() throws {
    // SciPy: stats.linregress(bmi, target), slope, intercept and rvalue ** 2. On the rows that it
    // was fitted to, and only there, a line's R² is the squared correlation.
    let table = try Table(named: "diabetes")
    let target = try table.completeNumbers("target")
    let line = Line(slope: 10.23312787010077, intercept: -117.7733665665651)
    let predicted = line.predict(try table.completeNumbers("bmi"))
    check(
      "r2(actual: target, predicted: line.predict(bmi))",
      try r2(actual: target, predicted: predicted), is: 0.3439237602253801, within: .relative(1e-9),
      mistakes: [spreadOfThePredictions.when { $0.map { $0 < 0 } ?? false }])
  }

  @Test(
    "Of 89 patients, ten features account for 51.4 % of the spread, and miss by 48.1 % on average")
  func heldOutPatients() throws {
    // scikit-learn: r2_score and mean_absolute_percentage_error of LinearRegression, fitted on 353
    // rows and scored on the other 89; the squared correlation by NumPy's corrcoef.
    let (actual, predicted) = try heldOut()
    check(
      "r2(actual: progression, predicted: predictions)",
      try r2(actual: actual, predicted: predicted), is: 0.514243205231194, within: .relative(1e-9),
      mistakes: [
        squaresTheCorrelation.gives(0.5225374902820371),
        spreadOfThePredictions.gives(-0.041651503970881576),
        biasForgiven.gives(0.5209389674829707),
        .named(
          "MEAN_OF_THE_TRAINING_ROWS", gives: 0.5199468609029411,
          "It looks as if the spread was measured from the training rows' mean. R² is measured "
            + "from the mean of the targets that are judged."),
      ])
    check(
      "mape(actual: progression, predicted: predictions)",
      try mape(actual: actual, predicted: predicted), is: 0.4805373522471082,
      within: .relative(1e-9))
  }

  @Test("On generated columns both answer as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case lengths, zero, constant }
    crossCheck { random in
      let faults = random.faults(
        [Fault.lengths, .zero, .constant], pairs: [(.lengths, .zero), (.lengths, .constant)])
      var actual = random.column(count: random.count(0...9))
      let isShare = random.index.isMultiple(of: 2)
      if isShare { actual = actual.map { $0 == 0 ? 0.3 : $0 } }
      if faults.contains(.zero) { actual = random.spoiled(actual, with: [0, -0.0]) }
      if faults.contains(.constant) { actual = actual.map { _ in actual[0] } }
      var predicted = random.column(count: actual.count)
      if random.chance(0.5) { predicted = actual.map { $0 + random.short() } }
      if faults.contains(.lengths) {
        predicted = predicted.isEmpty || random.chance(0.5) ? predicted + [1] : predicted.dropLast()
      }
      let arguments = "(actual: \(literal(actual)), predicted: \(literal(predicted)))"
      // Near 0 both are what is left of a subtraction. Far from 0 a mean that moves with each row
      // (Welford) knows the spread to one part in spread / ulp, and is right all the same.
      let spread = (actual.max() ?? 0) - (actual.min() ?? 0)
      let reach = actual.map(abs).max() ?? 0
      let missed = zip(actual, predicted).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      let slack = spread > 0 ? 16 * reach.ulp / spread * (missed / spread / spread) : 0
      return isShare
        ? Case("mape\(arguments)", slack: 1e-12) { [actual, predicted] in
          try mape(actual: actual, predicted: predicted)
        }
        : Case("r2\(arguments)", slack: 1e-9 + slack) { [actual, predicted] in
          try r2(actual: actual, predicted: predicted)
        }
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
