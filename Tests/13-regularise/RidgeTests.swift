import LessonKit
import LessonTesting
import Testing

@testable import RegulariseLesson

private let penalisesTheIntercept = Mistake(
  "PENALISES_THE_INTERCEPT",
  "It looks as if the intercept was pulled towards 0 as well. It is only where the target has its "
    + "middle; whoever measures in other units would get another model.")
private let rootForgotten = Mistake(
  "ROOT_FORGOTTEN",
  "It looks as if the penalty was λ² where λ was asked for: a row is squared on its way into the sum, "
    + "so the row of a coefficient holds the root of λ.")
private let timesTheRows = Mistake(
  "TIMES_THE_ROWS",
  "It looks as if λ was taken times as many rows as there are. That is right beside a mean of squares; "
    + "here they are summed.")

@Suite("Ridge", .exercise("13-regularise/Ridge"))
struct RidgeSuite {
  @Test("Three rows by hand: λ beside the sum of squares")
  func byHand() throws {
    // Centred: x is -1, 0, 1 and y is -2, 0, 2; the slope is 4 / (2 + λ).
    let shrunk = [2.1818181818181817, 3.1818181818181817]
    let square = [8.666666666666666, 0.6666666666666666]
    check(
      "ridge([[1], [2], [3]], [8, 10, 12], lambda: 2)",
      try fit([[1], [2], [3]], [8, 10, 12], 2), is: [8, 1], within: .relative(1e-12),
      mistakes: [
        rootForgotten.gives(square), timesTheRows.gives([9, 0.5]),
        penalisesTheIntercept.gives(shrunk),
      ])
  }

  @Test("A larger λ pulls the coefficient towards 0 and the intercept towards the mean")
  func larger() throws {
    check(
      "ridge([[1], [2], [3]], [8, 10, 12], lambda: 1998)",
      try fit([[1], [2], [3]], [8, 10, 12], 1998), is: [9.996, 0.002], within: .relative(1e-10),
      mistakes: [timesTheRows.gives([10 - 8 / 5996, 4 / 5996])])
  }

  @Test("λ = 0 is ordinary least squares, and refuses what that refuses")
  func zero() throws {
    check(
      "ridge([[1], [2], [3]], [8, 10, 12], lambda: 0)",
      try fit([[1], [2], [3]], [8, 10, 12], 0), is: [6, 2], within: .relative(1e-12))
    check(
      "ridge([[4], [4], [4]], [8, 10, 12], lambda: 0)", try fit([[4], [4], [4]], [8, 10, 12], 0),
      throws: RegressionError.dependent(column: 0))
    check(
      "ridge(no rows of 1 column, [], lambda: 0)",
      try ridge(Matrix(rowCount: 0, columnCount: 1), [], lambda: 0).intercept,
      throws: RegressionError.tooFewRows(needed: 2, found: 0))
  }

  @Test("Two columns that are the same share their coefficient, and a constant one gets 0")
  func dependent() throws {
    check(
      "ridge([[1, 1, 5], [2, 2, 5], [3, 3, 5]], [8, 10, 12], lambda: 4)",
      try fit([[1, 1, 5], [2, 2, 5], [3, 3, 5]], [8, 10, 12], 4), is: [8, 0.5, 0.5, 0],
      within: .absolute(1e-12))
  }

  @Test("One row, and rows without columns, have the mean for a model")
  func few() throws {
    check(
      "ridge([[3, 4]], [7], lambda: 1)", try fit([[3, 4]], [7], 1), is: [7, 0, 0],
      within: .absolute(1e-12))
    check(
      "ridge(3 rows without columns, [1, 4, 4], lambda: 1)",
      try ridge(Matrix(rowCount: 3, columnCount: 0), [1, 4, 4], lambda: 1).intercept, is: 3,
      within: .relative(1e-12), mistakes: [penalisesTheIntercept.gives(2.25)])
  }

  @Test("Other lengths, then a λ below 0, then no rows are refused")
  func refusals() throws {
    check(
      "ridge([[1], [2]], [8], lambda: -1)", try fit([[1], [2]], [8], -1),
      throws: RegressionError.lengths(rows: 2, values: 1))
    check(
      "ridge([[1], [2]], [8, 9], lambda: -0.5)", try fit([[1], [2]], [8, 9], -0.5),
      throws: PenaltyError.size(-0.5))
    check(
      "ridge(no rows, [], lambda: -1)",
      try ridge(Matrix(rowCount: 0, columnCount: 1), [], lambda: -1).intercept,
      throws: PenaltyError.size(-1))
    check(
      "ridge(no rows, [], lambda: 1)",
      try ridge(Matrix(rowCount: 0, columnCount: 1), [], lambda: 1).intercept,
      throws: RegressionError.tooFewRows(needed: 1, found: 0))
  }

  @Test("Over 442 standardised patients, λ = 10 gives the coefficients of scikit-learn")
  func patients() throws {
    // scikit-learn 1.9.1: Ridge(alpha=10).fit(StandardScaler().fit_transform(X), y); the intercept
    // that is penalised for the mistake.
    let table = try Table(named: "diabetes")
    let features = try table.matrix(table.columnNames.filter { $0 != "target" })
    var scaler = StandardScaler()
    try scaler.fit(features)
    let target = try table.completeNumbers("target")
    let model = try ridge(scaler.transform(features), target, lambda: 10)
    check(
      "ridge(patients, progression, lambda: 10).intercept", model.intercept,
      is: 152.1334841628959, within: .relative(1e-9),
      mistakes: [penalisesTheIntercept.gives(148.76769911504425)])
    check(
      "ridge(patients, progression, lambda: 10).coefficients", model.coefficients,
      is: [
        -0.25794900121144765, -10.936356673897675, 24.600094464817243, 15.094382577753867,
        -11.295618269483557, 1.808767764115431, -6.561805154981162, 5.60040029878078,
        25.332096092046545, 3.5229121177934477,
      ],
      within: .relative(1e-9))
  }

  @Test("On generated rows it fits as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case lengths, size, noRows }
    crossCheck(within: .relative(1e-7)) { random in
      let faults = random.faults(
        [Fault.lengths, .size, .noRows],
        pairs: [(.lengths, .size), (.lengths, .noRows), (.size, .noRows)])
      let columnCount = random.count(0...3)
      let rowCount = faults.contains(.noRows) ? 0 : 1 + random.count(0...6)
      var features = random.spreadMatrix(rows: rowCount, columns: columnCount)
      if columnCount > 1, random.chance(0.3) {
        for row in 0..<rowCount { features[row, 1] = random.chance(0.5) ? features[row, 0] : 2 }
      }
      var target = random.spread(count: rowCount).map { $0 + 20 }
      if faults.contains(.lengths) { target.append(1) }
      let plain: [Double] = [1, 0.25, 10, 300, 0]
      let lambda = faults.contains(.size) ? random.pick([-1, -0.001]) : random.pick(plain)
      return Case(
        "ridge(\(literal(features)), \(literal(target)), lambda: \(lambda))", slack: 1e-9
      ) { [features, target] in
        let model = try ridge(features, target, lambda: lambda)
        return [model.intercept] + model.coefficients
      }
    }
  }

  /// The intercept and the coefficients.
  private func fit(_ rows: [[Double]], _ target: [Double], _ lambda: Double) throws -> [Double] {
    let model = try ridge(Matrix(rows: rows), target, lambda: lambda)
    return [model.intercept] + model.coefficients
  }
}
