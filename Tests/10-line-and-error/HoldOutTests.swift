import LessonKit
import LessonTesting
import Testing

@testable import LineAndErrorLesson

private let scoresOnTrain = Mistake(
  "SCORES_ON_TRAIN",
  "It looks as if the test score comes from the rows it learnt from. Those it has seen; the "
    + "question is how it does on those it has not.")
private let fitsOnAllRows = Mistake(
  "FITS_ON_ALL_ROWS",
  "It looks as if the line was fitted on all rows. Then it has seen the test rows as well, and the "
    + "score is no longer that of strangers.")
private let refitsOnTest = Mistake(
  "REFITS_ON_TEST",
  "It looks as if a line was fitted again, to the test rows. The one to be judged is the one that "
    + "will be used: it learnt from the training rows.")
private let baselineSeesTest = Mistake(
  "BASELINE_SEES_TEST",
  "It looks as if the baseline is the mean of the targets it is judged on. Nobody has those "
    + "beforehand: a baseline learns from the training rows, as the model does.")
private let letsRowsOverlap = Mistake(
  "LETS_ROWS_OVERLAP",
  "A row stands on both sides, so the line is judged on what it has learnt from. Refuse it by its "
    + "index.")

private let targetsAndAnswersSwapped = Mistake(
  "TARGETS_AND_ANSWERS_SWAPPED",
  "It looks as if the error measure was given the answers as targets. Measures that take shares of "
    + "the target are not the same both ways round.")

@Suite("Hold-out score", .exercise("10-line-and-error/HoldOut"))
struct HoldOutSuite {
  @Test("A line through the first three rows is judged on the other two")
  func byHand() {
    // The line is y = 2 + x. It misses the training rows by -1, 2 and -1 and the test rows by 1 and
    // 3; the training mean, 3, misses those by 3 and 6.
    check(
      "holdOut(x: [0, 1, 2, 3, 4], y: [1, 5, 3, 6, 9], train: [0, 1, 2], test: [3, 4], …)",
      try scores([0, 1, 2, 3, 4], [1, 5, 3, 6, 9], train: [0, 1, 2], test: [3, 4]),
      is: [1.3333333333333333, 2, 4.5], within: .absolute(1e-9),
      mistakes: [
        scoresOnTrain.gives([1.3333333333333333, 1.3333333333333333, 4.5]),
        fitsOnAllRows.gives([1.3666666666666667, 0.65, 4.5]),
        fitsOnAllRows.gives([1.3666666666666667, 0.65, 2.7]),
        refitsOnTest.gives([1.3333333333333333, 0, 4.5]),
        baselineSeesTest.gives([1.3333333333333333, 2, 1.5]),
      ])
  }

  @Test("Whatever is fitted is fitted to the training rows, and the line that comes answers")
  func fittedToTrainingRows() {
    // How often, and in which order of the rows, is nobody's business.
    var calls: Set<[Double]> = []
    let score = try? holdOut(
      x: [10, 20, 30, 40], y: [1, 2, 3, 5], train: [3, 0, 2], test: [1],
      fit: { x, y in
        calls.insert(zip(x, y).sorted { $0.0 < $1.0 }.flatMap { [$0, $1] })
        return Line(slope: 0, intercept: y.max() ?? 0)
      },
      error: meanAbsolute)
    guard
      check(
        "holdOut(…, train: [3, 0, 2], test: [1], …): the x and y that fit is called with, by x",
        calls.sorted { $0.count > $1.count }, is: [[10, 1, 30, 3, 40, 5]],
        mistakes: [
          fitsOnAllRows.gives([[10, 1, 20, 2, 30, 3, 40, 5]]),
          refitsOnTest.gives([[10, 1, 30, 3, 40, 5], [20, 2]]),
          .named(
            "FITS_WITHOUT_FIT", gives: [],
            "fit was never called. Another line than that of least squares is to be scored too: "
              + "the one that is handed in."),
        ])
    else { return }
    // A level line at 5: off by 4, 2 and 0 in training, by 3 in the test; the mean, 3, by 1.
    check(
      "holdOut(x: [10, 20, 30, 40], y: [1, 2, 3, 5], train: [3, 0, 2], test: [1], "
        + "fit: a level line at the largest y)",
      score.map { [$0.train, $0.test, $0.baseline] }, is: [2, 3, 1], within: .relative(1e-9))
  }

  @Test("The error measure is given the targets first and the answers second")
  func targetsFirst() {
    // By shares of the target: 1/1, 2/5 and 1/3 in training, 1/6 and 3/9 in the test; the training
    // mean, 3, is off by 3/6 and 6/9. Shares of the answers would be others.
    check(
      "holdOut(x: [0, 1, 2, 3, 4], y: [1, 5, 3, 6, 9], …, error: shares of the target)",
      try scores(
        [0, 1, 2, 3, 4], [1, 5, 3, 6, 9], train: [0, 1, 2], test: [3, 4], by: meanShare),
      is: [0.5777777777777778, 0.25, 0.5833333333333334], within: .relative(1e-9),
      mistakes: [
        targetsAndAnswersSwapped.gives([0.4722222222222222, 0.35, 1.5]),
        scoresOnTrain.gives([0.5777777777777778, 0.5777777777777778, 0.5833333333333334]),
      ])
  }

  @Test("Where all points lie on one line it misses nothing, and the baseline does")
  func exact() {
    let x = [4.0, 1, 3, 8, 6]
    check(
      "holdOut of five points on y = 2 x, train: [0, 1, 2], test: [3, 4]",
      try scores(x, x.map { 2 * $0 }, train: [0, 1, 2], test: [3, 4]),
      is: [0, 0, 26.0 / 3], within: .absolute(1e-9),
      mistakes: [baselineSeesTest.gives([0, 0, 2])])
  }

  @Test(
    "Whatever the test rows hold, the score on the training rows is the same",
    arguments: [0, 50, -900.0])
  func blind(target: Double) {
    check(
      "holdOut(x: [0, 1, 2, 3], y: [0, 3, 0, \(target)], train: [0, 1, 2], test: [3], …).train",
      try scores([0, 1, 2, 3], [0, 3, 0, target], train: [0, 1, 2], test: [3]).first,
      is: 4.0 / 3, within: .relative(1e-12),
      mistakes: [fitsOnAllRows.when { $0?.isFinite ?? false }])
  }

  @Test("The order of the test rows changes nothing")
  func order() {
    for test in [[2, 3, 4], [4, 2, 3]] {
      check(
        "holdOut(x: [0, 2, 3, 1, 4], y: [0, 4, 1, 1, 2], train: [0, 1], test: \(test), …)",
        try scores([0, 2, 3, 1, 4], [0, 4, 1, 1, 2], train: [0, 1], test: test),
        is: [0, 4, 2.0 / 3], within: .absolute(1e-12),
        mistakes: [
          scoresOnTrain.gives([0, 0, 2.0 / 3]), baselineSeesTest.gives([0, 4, 4.0 / 9]),
        ])
    }
  }

  @Test("A row on both sides is refused by its index, before anything is fitted")
  func overlap() {
    check(
      "holdOut(…, train: [0, 1, 2], test: [3, 2, 1], …)",
      try scores([1, 2, 3, 4], [1, 2, 6, 3], train: [0, 1, 2], test: [3, 2, 1]),
      throws: RegressionError.overlap(row: 2), mistakes: [letsRowsOverlap.when { _ in true }])
    check(
      "holdOut(…, train: [0], test: [0], …), when fit needs two rows",
      try scores([1, 2], [1, 2], train: [0], test: [0]),
      throws: RegressionError.overlap(row: 0))
  }

  @Test("What fit and error refuse is refused")
  func refused() {
    check(
      "holdOut(…, train: [1], test: [0, 2], …), when fit needs two rows",
      try scores([1, 2, 3], [1, 2, 6], train: [1], test: [0, 2]),
      throws: RegressionError.tooFewRows(needed: 2, found: 1),
      mistakes: [fitsOnAllRows.when { _ in true }])
    check(
      "holdOut(…, train: [0, 1], test: [], …), when error needs a row",
      try scores([1, 2, 3], [1, 2, 6], train: [0, 1], test: []),
      throws: RegressionError.tooFewRows(needed: 1, found: 0))
    check(
      "holdOut(x: [1, 2, 3], y: [1, 2, 0], train: [0, 1], test: [2], …), when error refuses targets "
        + "of 0",
      try scores([1, 2, 3], [1, 2, 0], train: [0, 1], test: [2], by: refusingZero),
      throws: RegressionError.zeroTarget(row: 0))
    // Three scores, three calls, in whatever order: none of them may be hushed up.
    for failing in 1...3 {
      var calls = 0
      check(
        "holdOut(…), when error fails the \(["first", "second", "third"][failing - 1]) time",
        try scores([0, 1, 2, 3, 4], [1, 5, 3, 6, 9], train: [0, 1, 2], test: [3, 4]) {
          calls += 1
          if calls == failing { throw RegressionError.zeroTarget(row: 7) }
          return try meanAbsolute($0, $1)
        },
        throws: RegressionError.zeroTarget(row: 7))
    }
  }

  @Test("Five houses: off by $20,022 on those five, by $103,342 on the 187 that were held out")
  func fiveHouses() throws {
    // NumPy: polyfit(sqft, price, 1) on the training rows of the permutation with seed 42, and
    // sqrt(mean(e**2)); each mistake with the same calls.
    let (size, price, train, test) = try houses()
    check(
      "holdOut(x: sqft, y: price, train: five rows, test: 187 rows, …)",
      try scores(size, price, train: Array(train.prefix(5)), test: test, by: rootMeanSquare),
      is: [20021.93670547245, 103341.70342909785, 133096.091874719], within: .relative(1e-9),
      mistakes: [
        scoresOnTrain.gives([20021.93670547245, 20021.93670547245, 133096.091874719]),
        fitsOnAllRows.gives([29700.90988303723, 84979.89748041568, 133096.091874719]),
        refitsOnTest.gives([20021.93670547245, 84967.42223277535, 133096.091874719]),
        baselineSeesTest.gives([20021.93670547245, 103341.70342909785, 133090.23338185487]),
      ])
  }

  @Test("745 houses: off by $83,796 on those, by $84,987 on the 187; the baseline by $133,186")
  func allHouses() throws {
    // As above.
    let (size, price, train, test) = try houses()
    check(
      "holdOut(x: sqft, y: price, train: 745 rows, test: 187 rows, …)",
      try scores(size, price, train: train, test: test, by: rootMeanSquare),
      is: [83795.87637971177, 84987.30657003236, 133185.92677555358], within: .relative(1e-9),
      mistakes: [
        scoresOnTrain.gives([83795.87637971179, 83795.87637971179, 133185.92677555358]),
        fitsOnAllRows.gives([83796.70969504968, 84979.89748041568, 133185.92677555358]),
        refitsOnTest.gives([83795.87637971179, 84967.42223277535, 133185.92677555358]),
        baselineSeesTest.gives([83795.87637971179, 84987.30657003238, 133090.23338185487]),
      ])
  }

  @Test("On 89 patients held out, body mass index alone is off by 59.49, the baseline by 77.11")
  func diabetes() throws {
    // NumPy, as above, on split(442).
    let table = try Table(named: "diabetes")
    var random = SplitMix64(seed: 42)
    let rows = random.shuffledIndices(count: table.rowCount)
    check(
      "holdOut(x: bmi, y: target, train: 353 rows, test: 89 rows, …)",
      try scores(
        table.completeNumbers("bmi"), table.completeNumbers("target"),
        train: Array(rows.dropFirst(89)), test: Array(rows.prefix(89)), by: rootMeanSquare),
      is: [63.10629656109573, 59.48555482584423, 77.10616721087113], within: .relative(1e-9),
      mistakes: [
        scoresOnTrain.gives([63.10629656109573, 63.10629656109573, 77.10616721087113]),
        fitsOnAllRows.gives([63.12664548479785, 59.2922879107213, 77.10616721087113]),
        refitsOnTest.gives([63.10629656109573, 58.95169824028739, 77.10616721087113]),
        baselineSeesTest.gives([63.10629656109573, 59.48555482584423, 76.65214820384757]),
      ])
  }

  @Test("On generated rows and splits it scores as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case overlap, fit, error }
    crossCheck { random in
      let faults = random.faults(
        [Fault.overlap, .fit, .error], pairs: [(.overlap, .fit), (.overlap, .error)])
      let count = 3 + random.count(0...9)
      let (x, y) = (random.spread(count: count), random.column(count: count))
      let rows = random.permutation(of: count)
      let cut = faults.contains(.fit) ? 1 : random.int(2...count - 1)
      let train = Array(rows[..<cut])
      var test = Array(rows[cut...].prefix(random.int(1...count)))
      if faults.contains(.overlap) {
        test = random.shuffled(test + [train[0]] + random.some(Array(train.dropFirst()), 0.5))
      }
      if faults.contains(.error), !faults.contains(.overlap) { test = [] }
      let steep = random.chance(0.5)
      let call =
        "holdOut(x: \(literal(x)), y: \(literal(y)), train: \(train), test: \(test), fit: "
        + (steep ? "from the lowest to the highest y" : "level at the highest y")
        + ", error: each miss by 1 and its target's size)"
      let height = y.map(abs).max() ?? 0
      return Case(call, slack: 1e-12 * height) { [test] in
        let score = try holdOut(
          x: x, y: y, train: train, test: test,
          fit: steep ? betweenExtremes : levelAtTheHighest, error: weighted)
        return [score.train, score.test, score.baseline]
      }
    }
  }

  // The suite brings a fit and error measures of its own, so that this exercise stands alone.

  private func scores(
    _ x: [Double], _ y: [Double], train: [Int], test: [Int], by error: ErrorMeasure? = nil
  ) throws -> [Double] {
    let score = try holdOut(
      x: x, y: y, train: train, test: test, fit: line, error: error ?? meanAbsolute)
    return [score.train, score.test, score.baseline]
  }

  private func line(_ x: [Double], _ y: [Double]) throws -> Line {
    guard x.count >= 2 else { throw RegressionError.tooFewRows(needed: 2, found: x.count) }
    let design = try Matrix(columns: [x]).addingIntercept()
    let coefficients = try design.leastSquares(y)
    return Line(slope: coefficients[1], intercept: coefficients[0])
  }

  private func meanAbsolute(_ actual: [Double], _ predicted: [Double]) throws -> Double {
    try residuals(actual: actual, predicted: predicted).map(abs).reduce(0, +)
      / Double(actual.count)
  }

  private func meanShare(_ actual: [Double], _ predicted: [Double]) throws -> Double {
    let misses = try residuals(actual: actual, predicted: predicted)
    return zip(misses, actual).map { abs($0 / $1) }.reduce(0, +) / Double(actual.count)
  }

  private func refusingZero(_ actual: [Double], _ predicted: [Double]) throws -> Double {
    if let row = actual.firstIndex(of: 0) { throw RegressionError.zeroTarget(row: row) }
    return try meanShare(actual, predicted)
  }

  /// Not the same both ways round, and finite for targets of 0.
  private func weighted(_ actual: [Double], _ predicted: [Double]) throws -> Double {
    let misses = try residuals(actual: actual, predicted: predicted)
    return zip(misses, actual).map { abs($0) / (1 + abs($1)) }.reduce(0, +) / Double(actual.count)
  }

  private func levelAtTheHighest(_ x: [Double], _ y: [Double]) throws -> Line {
    guard x.count >= 2 else { throw RegressionError.tooFewRows(needed: 2, found: x.count) }
    return Line(slope: 0, intercept: y.max() ?? 0)
  }

  private func betweenExtremes(_ x: [Double], _ y: [Double]) throws -> Line {
    guard x.count >= 2 else { throw RegressionError.tooFewRows(needed: 2, found: x.count) }
    let rise = (y.max() ?? 0) - (y.min() ?? 0)
    return Line(slope: rise / (1 + (x.max() ?? 0) - (x.min() ?? 0)), intercept: y.min() ?? 0)
  }

  private func rootMeanSquare(_ actual: [Double], _ predicted: [Double]) throws -> Double {
    let squares = try residuals(actual: actual, predicted: predicted).map { $0 * $0 }
    return (squares.reduce(0, +) / Double(actual.count)).squareRoot()
  }

  private func houses() throws -> (size: [Double], price: [Double], train: [Int], test: [Int]) {
    let table = try Table(named: "sacramento")
    var random = SplitMix64(seed: 42)
    let rows = random.shuffledIndices(count: table.rowCount)
    return (
      try table.completeNumbers("sqft"), try table.completeNumbers("price"),
      Array(rows.dropFirst(187)), Array(rows.prefix(187))
    )
  }
}
