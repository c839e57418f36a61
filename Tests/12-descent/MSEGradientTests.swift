import LessonKit
import LessonTesting
import Testing

@testable import DescentLesson

private let forgetsTheTwo = Mistake(
  "FORGETS_THE_TWO",
  "This is half of it. The derivative of a square is twice what was squared; with a rate that you "
    + "choose it hardly shows, and with the numbers of others it does.")
private let addsWithoutTheMean = Mistake(
  "ADDS_WITHOUT_THE_MEAN",
  "It looks as if the sum was not divided by the number of rows. Twice the rows would then mean twice "
    + "the slope, and a rate that fits one table breaks on a longer one.")
private let pointsDownhill = Mistake(
  "POINTS_DOWNHILL",
  "The sign is turned round: it points downhill. A gradient points to where the error grows; it is "
    + "the step that goes against it.")

@Suite("The slope of the error", .exercise("12-descent/MSEGradient"))
struct MSEGradientSuite {
  @Test("Two rows by hand: from weights of 0 the slopes are -10 and -34")
  func byHand() {
    check(
      "mseGradient([0, 0], [[1, 2], [1, 4]], [3, 7])",
      try mseGradient([0, 0], Matrix(rows: [[1, 2], [1, 4]]), [3, 7]), is: [-10, -34],
      within: .relative(1e-12),
      mistakes: [
        forgetsTheTwo.gives([-5, -17]), addsWithoutTheMean.gives([-20, -68]),
        pointsDownhill.gives([10, 34]),
      ])
  }

  @Test("At the weights that fit every row, no slope is left")
  func bottom() {
    check(
      "mseGradient([-1, 2], [[1, 2], [1, 4], [1, 7]], [3, 7, 13])",
      try mseGradient([-1, 2], Matrix(rows: [[1, 2], [1, 4], [1, 7]]), [3, 7, 13]), is: [0, 0],
      within: .absolute(1e-12))
  }

  @Test("Weights that are not 0 count")
  func elsewhere() {
    // Answers 5 and 9, residuals 2 and 2.
    check(
      "mseGradient([1, 2], [[1, 2], [1, 4]], [3, 7])",
      try mseGradient([1, 2], Matrix(rows: [[1, 2], [1, 4]]), [3, 7]), is: [4, 12],
      within: .relative(1e-12),
      mistakes: [
        forgetsTheTwo.gives([2, 6]), addsWithoutTheMean.gives([8, 24]),
        pointsDownhill.gives([-4, -12]),
      ])
  }

  @Test("The same rows twice have the same slopes")
  func twice() {
    check(
      "mseGradient([0, 0], [[1, 2], [1, 4], [1, 2], [1, 4]], [3, 7, 3, 7])",
      try mseGradient(
        [0, 0], Matrix(rows: [[1, 2], [1, 4], [1, 2], [1, 4]]), [3, 7, 3, 7]), is: [-10, -34],
      within: .relative(1e-12),
      mistakes: [
        forgetsTheTwo.gives([-5, -17]), addsWithoutTheMean.gives([-40, -136]),
        pointsDownhill.gives([10, 34]),
      ])
  }

  @Test("In large units and in small ones the slope is neither cut off nor taken for 0")
  func units() {
    // -3 · 1 - 7 · 2 = -17, times the units of feature and target.
    check(
      "mseGradient([0], [[1e6], [2e6]], [3e9, 7e9])",
      try mseGradient([0], Matrix(rows: [[1e6], [2e6]]), [3e9, 7e9]), is: [-17e15],
      within: .relative(1e-12),
      mistakes: [
        forgetsTheTwo.gives([-8.5e15]), addsWithoutTheMean.gives([-34e15]),
        pointsDownhill.gives([17e15]),
      ])
    check(
      "mseGradient([0], [[1], [2]], [3e-12, 7e-12])",
      try mseGradient([0], Matrix(rows: [[1], [2]]), [3e-12, 7e-12]), is: [-17e-12],
      within: .relative(1e-12),
      mistakes: [
        forgetsTheTwo.gives([-8.5e-12]), addsWithoutTheMean.gives([-34e-12]),
        pointsDownhill.gives([17e-12]),
      ])
  }

  @Test("Without columns there is no slope")
  func noColumns() {
    check(
      "mseGradient([], 2 rows without columns, [3, 7])",
      try mseGradient([], Matrix(rowCount: 2, columnCount: 0), [3, 7]), is: [])
  }

  @Test("No rows, then other lengths, then other weights are refused")
  func refusals() throws {
    let rows = try Matrix(rows: [[1, 2], [1, 4]])
    check(
      "mseGradient([1], no rows of 2 columns, [])",
      try mseGradient([1], Matrix(rowCount: 0, columnCount: 2), []), throws: DescentError.noRows)
    check(
      "mseGradient([0, 0], no rows of 2 columns, [3])",
      try mseGradient([0, 0], Matrix(rowCount: 0, columnCount: 2), [3]),
      throws: DescentError.noRows)
    check(
      "mseGradient([], no rows without columns, [])",
      try mseGradient([], Matrix(rowCount: 0, columnCount: 0), []), throws: DescentError.noRows)
    check(
      "mseGradient([0], [[1, 2], [1, 4]], [3])", try mseGradient([0], rows, [3]),
      throws: DescentError.lengths(rows: 2, values: 1))
    check(
      "mseGradient([0, 0], [[1, 2], [1, 4]], [3, 7, 9])",
      try mseGradient([0, 0], rows, [3, 7, 9]),
      throws: DescentError.lengths(rows: 2, values: 3))
    check(
      "mseGradient([0, 0, 0], [[1, 2], [1, 4]], [3, 7])",
      try mseGradient([0, 0, 0], rows, [3, 7]), throws: DescentError.weights(expected: 2, found: 3))
  }

  @Test("For 442 patients, standardised, the slopes at 0 are those that SciPy measures")
  func diabetes() throws {
    // NumPy 2.4: 2/n Xᵀ(Xb - y); scipy.optimize.approx_fprime agrees. The half of it for the mistake.
    let (features, target) = try patients()
    let expected = [
      -304.2669683257919, -28.937026779179313, -6.632042618790043, -90.32006004092584,
    ]
    let slopes: () throws -> [Double] = {
      Array(
        try mseGradient(
          Array(repeating: 0, count: features.columnCount), features, target
        ).prefix(4))
    }
    check(
      "mseGradient(zeros, patients, progression): intercept, age, sex, bmi", try slopes(),
      is: expected, within: .relative(1e-9),
      mistakes: [
        forgetsTheTwo.gives(expected.map { $0 / 2 }), pointsDownhill.gives(expected.map { -$0 }),
        addsWithoutTheMean.gives(expected.map { $0 * 442 }),
      ])
  }

  @Test("On generated rows it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case noRows, lengths, weights }
    crossCheck { random in
      let faults = random.faults(
        [Fault.noRows, .lengths, .weights],
        pairs: [(.noRows, .lengths), (.noRows, .weights), (.lengths, .weights)])
      let columnCount = random.count(0...4)
      let rowCount = faults.contains(.noRows) ? 0 : 1 + random.count(0...7)
      let features = random.spreadMatrix(rows: rowCount, columns: columnCount)
      var target = random.spread(count: rowCount)
      if faults.contains(.lengths) { target.append(1) }
      var weights =
        random.chance(0.2)
        ? Array(repeating: 0, count: columnCount) : random.spread(count: columnCount)
      if faults.contains(.weights) { weights.append(0.5) }
      return Case(
        "mseGradient(\(literal(weights)), \(literal(features)), \(literal(target)))", slack: 1e-10
      ) { [weights, target] in try mseGradient(weights, features, target) }
    }
  }
}
