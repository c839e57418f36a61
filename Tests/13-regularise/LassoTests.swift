import LessonKit
import LessonTesting
import Testing

@testable import RegulariseLesson

private let keepsTheRest = Mistake(
  "KEEPS_THE_REST",
  "It looks as if the whole value was kept once it is beyond the limit. Every value moves by the limit; "
    + "only those that would go beyond 0 stop there.")
private let losesTheSign = Mistake(
  "LOSES_THE_SIGN", "A negative value has lost its sign. It moves towards 0 from its own side.")
private let halfThePenalty = Mistake(
  "HALF_THE_PENALTY",
  "It looks as if half of the penalty was taken. The squares are divided by 2n, so the slope of their "
    + "sum has no 2 in it, and the limit is α itself.")
private let penaltyTimesRows = Mistake(
  "PENALTY_TIMES_ROWS",
  "It looks as if the penalty was taken times the number of rows. That belongs to a sum of squares; "
    + "here it is half of their mean.")
private let oneSweep = Mistake(
  "ONE_SWEEP",
  "It looks as if there was one sweep. The first coefficients were set when the later ones were still 0: "
    + "go round until nothing changes.")
private let eachAlone = Mistake(
  "EACH_ALONE",
  "It looks as if each coefficient was set as if it were alone. What the others already explain is no "
    + "longer there to be explained: take it off the target first.")

@Suite("Lasso", .exercise("13-regularise/Lasso"))
struct LassoSuite {
  @Test(
    "A number moves towards 0 by the limit and stops there",
    arguments: [(5.0, 2.0, 3.0), (2.0, 2.0, 0.0), (1.0, 2.0, 0.0), (3.0, 0.0, 3.0)])
  func threshold(value: Double, limit: Double, expected: Double) {
    check(
      "softThreshold(\(value), \(limit))", softThreshold(value, limit), is: expected,
      mistakes: [keepsTheRest.gives(value > limit ? value : 0)])
  }

  @Test(
    "A negative number comes from below",
    arguments: [(-5.0, 2.0, -3.0), (-2.0, 2.0, 0.0), (-0.5, 2.0, 0.0), (-3.0, 0.0, -3.0)])
  func negative(value: Double, limit: Double, expected: Double) {
    check(
      "softThreshold(\(value), \(limit))", softThreshold(value, limit), is: expected,
      mistakes: [
        keepsTheRest.gives(value < -limit ? value : 0), losesTheSign.gives(-expected),
      ])
  }

  @Test("One column by hand: half of the mean of squares beside α")
  func byHand() throws {
    // Centred: x is -1, 0, 1 and y is -2, 0, 2. The pull is 4/3, the mean square of x 2/3.
    check(
      "lasso([[1], [2], [3]], [8, 10, 12], alpha: 1)",
      try fit([[1], [2], [3]], [8, 10, 12], 1), is: [9, 0.5], within: .relative(1e-9),
      mistakes: [
        halfThePenalty.gives([7.5, 1.25]), penaltyTimesRows.gives([10, 0]),
        keepsTheRest.gives([6, 2]),
      ])
    check(
      "lasso([[1], [2], [3]], [12, 10, 8], alpha: 1)",
      try fit([[1], [2], [3]], [12, 10, 8], 1), is: [11, -0.5], within: .relative(1e-9),
      mistakes: [
        halfThePenalty.gives([12.5, -1.25]), penaltyTimesRows.gives([10, 0]),
        keepsTheRest.gives([14, -2]), losesTheSign.gives([9, 0.5]),
      ])
  }

  @Test("An α as large as the strongest pull leaves the mean alone")
  func allZero() throws {
    check(
      "lasso([[1], [2], [3]], [8, 10, 12], alpha: 1.4)",
      try fit([[1], [2], [3]], [8, 10, 12], 1.4), is: [10, 0], within: .relative(1e-12),
      mistakes: [halfThePenalty.gives([8.1, 0.95])])
  }

  @Test("Columns that overlap share what there is to explain, and it takes many sweeps")
  func overlap() throws {
    // y is 3 a + 1 b but for the penalty. a and b have mean squares 1 and overlap by a half, so the
    // optimum solves a + b/2 = 3.5 - α and a/2 + b = 2.5 - α.
    let rows: [[Double]] = [
      [1, 1], [1, 1], [1, 1], [1, -1], [-1, 1], [-1, -1], [-1, -1], [-1, -1],
    ]
    let target: [Double] = rows.map { row in 3 * row[0] + row[1] }
    let (both, half) = ([0, 8.0 / 3, 2.0 / 3], [0, 17.0 / 6, 5.0 / 6])
    check(
      "lasso(eight rows of ±1 that agree in six, 3 a + b, alpha: 0.5)",
      try fit(rows, target, 0.5), is: both, within: .absolute(1e-9),
      mistakes: [
        eachAlone.gives([0, 3, 2]), oneSweep.gives([0, 3, 0.5]),
        halfThePenalty.gives(half),
      ])
  }

  @Test("A constant column has the coefficient 0, of 0.1 as well, and does not spoil the others")
  func constant() throws {
    check(
      "lasso([[0.1, 1], [0.1, 2], [0.1, 3]], [8, 10, 12], alpha: 1)",
      try fit([[0.1, 1], [0.1, 2], [0.1, 3]], [8, 10, 12], 1), is: [9, 0, 0.5],
      within: .relative(1e-9))
    check(
      "lasso(2 rows without columns, [1, 4], alpha: 1)",
      try lasso(Matrix(rowCount: 2, columnCount: 0), [1, 4], alpha: 1).intercept, is: 2.5)
  }

  @Test("A column of tiny values is not a constant one")
  func tiny() throws {
    // Centred: x is -1e-9, 0, 1e-9 and y is -2, 0, 2: (4/3 - 0.1) / (2/3) = 1.85, in units of 1e9.
    check(
      "lasso([[1e-9], [2e-9], [3e-9]], [8, 10, 12], alpha: 1e-10)",
      try fit([[1e-9], [2e-9], [3e-9]], [8, 10, 12], 1e-10), is: [6.3, 1.85e9],
      within: .relative(1e-7),
      mistakes: [halfThePenalty.gives([6.15, 1.925e9]), keepsTheRest.gives([6, 2e9])])
  }

  @Test("Two columns that hardly differ take thousands of sweeps")
  func slow() throws {
    // a is (1, 1, -1, -1) and b is a + 0.1 (1, -1, 1, -1): their mean squares are 1 and 1.01, the
    // mean product 1. y is 2 a + 3 b, and 0.5 more for the pull of each. A sweep leaves 1/1.01 of
    // what was missing.
    let rows: [[Double]] = [[1, 1.1], [1, 0.9], [-1, -0.9], [-1, -1.1]]
    check(
      "lasso([[1, 1.1], [1, 0.9], [-1, -0.9], [-1, -1.1]], [5.8, 5.2, -5.2, -5.8], alpha: 0.5)",
      try fit(rows, [5.8, 5.2, -5.2, -5.8], 0.5), is: [0, 2, 3], within: .absolute(1e-7))
  }

  @Test("One row, and as many columns as rows of which one is constant, are enough")
  func fewRows() throws {
    check(
      "lasso([[3, 4]], [7], alpha: 1)", try fit([[3, 4]], [7], 1), is: [7, 0, 0],
      within: .absolute(1e-12))
    // Centred: x is -1, 1 and y is -2, 2. The pull is 2, less 1.
    check(
      "lasso([[1, 5], [3, 5]], [2, 6], alpha: 1)", try fit([[1, 5], [3, 5]], [2, 6], 1),
      is: [2, 1, 0], within: .absolute(1e-9),
      mistakes: [halfThePenalty.gives([1, 1.5, 0]), penaltyTimesRows.gives([4, 0, 0])])
  }

  @Test("Other lengths, then an α that is not above 0, then no rows are refused")
  func refusals() throws {
    check(
      "lasso([[1], [2]], [8], alpha: 0)", try fit([[1], [2]], [8], 0),
      throws: RegressionError.lengths(rows: 2, values: 1))
    check(
      "lasso([[1], [2]], [8, 9], alpha: 0)", try fit([[1], [2]], [8, 9], 0),
      throws: PenaltyError.size(0))
    check(
      "lasso([[1], [2]], [8, 9], alpha: -2)", try fit([[1], [2]], [8, 9], -2),
      throws: PenaltyError.size(-2))
    check(
      "lasso(no rows, [], alpha: -2)",
      try lasso(Matrix(rowCount: 0, columnCount: 1), [], alpha: -2).intercept,
      throws: PenaltyError.size(-2))
    check(
      "lasso(no rows, [], alpha: 1)",
      try lasso(Matrix(rowCount: 0, columnCount: 1), [], alpha: 1).intercept,
      throws: RegressionError.tooFewRows(needed: 1, found: 0))
  }

  @Test(
    "Over 442 standardised patients, α = 2 gives the coefficients of scikit-learn, three of them 0")
  func patients() throws {
    // scikit-learn 1.9.1: Lasso(alpha=2, tol=1e-14) on standardised columns; alpha=1 for the mistake.
    let table = try Table(named: "diabetes")
    let features = try table.matrix(table.columnNames.filter { $0 != "target" })
    var scaler = StandardScaler()
    try scaler.fit(features)
    let target = try table.completeNumbers("target")
    check(
      "lasso(patients, progression, alpha: 2).coefficients",
      try lasso(scaler.transform(features), target, alpha: 2).coefficients,
      is: [
        0, -7.568198382743043, 24.622831566258302, 13.177846873989981, -2.7168997139606943, 0,
        -10.053588335936734, 0, 23.14792301259027, 1.690371440911666,
      ],
      within: .relative(1e-7),
      mistakes: [
        halfThePenalty.when { came in
          came.count == 10
            && zip(came, [0, -9.319329544910678, 24.83150372818593, 14.088985512287877])
              .allSatisfy { abs($0 - $1) < 1e-6 }
        }
      ])
  }

  @Test("On generated rows it fits as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case lengths, size, noRows }
    crossCheck(within: .relative(1e-6)) { random in
      if random.chance(0.3) {
        let (value, limit) = (random.short() * 3, abs(random.short()))
        let number = random.chance(0.2) ? limit : value
        return Case("softThreshold(\(number), \(limit))") { softThreshold(number, limit) }
      }
      let faults = random.faults(
        [Fault.lengths, .size, .noRows],
        pairs: [(.lengths, .size), (.lengths, .noRows), (.size, .noRows)])
      let columnCount = random.count(0...3)
      let rowCount = faults.contains(.noRows) ? 0 : columnCount + 3 + random.count(0...6)
      var features =
        rowCount == 0
        ? Matrix(rowCount: 0, columnCount: columnCount)
        : random.matrix(rows: rowCount, columns: columnCount, condition: 4)
      for row in 0..<rowCount { for column in 0..<columnCount { features[row, column] *= 4 } }
      if columnCount > 1, random.chance(0.3) {
        for row in 0..<rowCount { features[row, 1] = 0.1 }
      }
      var target = features.rows.map { row in
        5 + zip(row, [3.0, -2, 0.3]).reduce(0) { $0 + $1.0 * $1.1 } + random.short()
      }
      if faults.contains(.lengths) { target.append(1) }
      let alpha = faults.contains(.size) ? random.pick([-1, 0]) : random.pick([0.03, 0.3, 1, 5])
      return Case(
        "lasso(\(literal(features)), \(literal(target)), alpha: \(alpha))", slack: 1e-8
      ) { [features, target] in
        let model = try lasso(features, target, alpha: alpha)
        return [model.intercept] + model.coefficients
      }
    }
  }

  /// The intercept and the coefficients.
  private func fit(_ rows: [[Double]], _ target: [Double], _ alpha: Double) throws -> [Double] {
    let model = try lasso(Matrix(rows: rows), target, alpha: alpha)
    return [model.intercept] + model.coefficients
  }
}
