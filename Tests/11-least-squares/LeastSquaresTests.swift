import LessonKit
import LessonTesting
import Testing

@testable import LeastSquaresLesson

private let normalEquations = Mistake(
  "NORMAL_EQUATIONS",
  "Right in the first digits and wrong in the later ones, as where XᵀX was made: that squares the "
    + "condition, and half of the digits are gone before the solving begins. The same comes of adding "
    + "a little to the diagonal, and of Gram and Schmidt's way to Q. Householder's QR works on X.")
private let normalEquationsByQR = Mistake(
  "NORMAL_EQUATIONS_BY_QR",
  "It looks as if XᵀX was taken apart. That is a QR of the wrong matrix: making XᵀX squares the "
    + "condition, and what set two columns apart is gone before. Take X apart.")
private let noIntercept = Mistake(
  "NO_INTERCEPT",
  "It looks as if the fit was made without an intercept, which forces the model through 0. The "
    + "design matrix needs a column of ones.")
private let dummyTrap = Mistake(
  "DUMMY_TRAP",
  "A column can be computed from the others, so endless many answers fit equally well, and this one "
    + "is as good as any other. Whoever reads its coefficients is misled: refuse it.")
private let countsTheIntercept = Mistake(
  "COUNTS_THE_INTERCEPT",
  "The column is right in the design matrix, where the column of ones comes first. The caller knows "
    + "nothing of that one: name it by its place among the features.")

@Suite("Least squares", .exercise("11-least-squares/LeastSquares"))
struct LeastSquaresSuite {
  @Test("Four rows and two features are fitted as by hand")
  func byHand() {
    // The first feature moves the mean from 2.5 to 5.5, the second from 2 to 6.
    check(
      "ols([[0, 0], [1, 0], [0, 1], [1, 1]], [1, 3, 4, 8])",
      try fit([[0, 0], [1, 0], [0, 1], [1, 1]], [1, 3, 4, 8]), is: [0.5, 3, 4],
      within: .absolute(1e-12),
      mistakes: [noIntercept.gives([0, 3.3333333333333335, 4.333333333333333])])
  }

  @Test("Rows that lie on a plane give that plane back")
  func exact() {
    let rows: [[Double]] = [
      [1, 5, 2], [2, 3, -1], [4, 4, 0], [0, 1, 7], [3, -2, 1], [5, 0, 3],
    ]
    check(
      "ols of six rows on y = 7 + 2 a - 3 b + 0.5 c",
      try fit(rows, rows.map { 7 + 2 * $0[0] - 3 * $0[1] + 0.5 * $0[2] }), is: [7, 2, -3, 0.5],
      within: .relative(1e-12), mistakes: [noIntercept.when { $0.first == 0 }])
  }

  @Test("Without features the model is the mean")
  func noFeatures() {
    check(
      "ols of three rows without columns, [1, 4, 4]",
      try ols(Matrix(rowCount: 3, columnCount: 0), [1, 4, 4]).intercept, is: 3,
      within: .relative(1e-12), mistakes: [noIntercept.gives(0)])
  }

  @Test("As many rows as numbers to choose are enough, one less is too few, dependent or not")
  func fewRows() {
    check(
      "ols([[1, 2], [3, 4], [6, 5]], [3, 7, 4])", try fit([[1, 2], [3, 4], [6, 5]], [3, 7, 4]),
      is: [-3.5, -2.5, 4.5], within: .relative(1e-9),
      mistakes: [noIntercept.when { $0.first == 0 }])
    check(
      "ols([[1, 2], [3, 4]], [5, 6])", try fit([[1, 2], [3, 4]], [5, 6]),
      throws: RegressionError.tooFewRows(needed: 3, found: 2),
      mistakes: [noIntercept.when { $0.first == 0 }])
    check(
      "ols([[1, 1], [2, 2]], [5, 6])", try fit([[1, 1], [2, 2]], [5, 6]),
      throws: RegressionError.tooFewRows(needed: 3, found: 2))
    check(
      "ols(no rows and no columns, [])", try ols(Matrix(rowCount: 0, columnCount: 0), []).intercept,
      throws: RegressionError.tooFewRows(needed: 1, found: 0))
  }

  @Test("More or fewer targets than rows are refused, before anything else is")
  func lengths() {
    check(
      "ols([[1, 1], [2, 2]], [5])", try fit([[1, 1], [2, 2]], [5]),
      throws: RegressionError.lengths(rows: 2, values: 1))
    check(
      "ols([[4], [4], [4]], [1, 2])", try fit([[4], [4], [4]], [1, 2]),
      throws: RegressionError.lengths(rows: 3, values: 2))
    check(
      "ols([[1], [2], [4]], [1, 2])", try fit([[1], [2], [4]], [1, 2]),
      throws: RegressionError.lengths(rows: 3, values: 2))
    check(
      "ols([[1], [2]], [1, 2, 3])", try fit([[1], [2]], [1, 2, 3]),
      throws: RegressionError.lengths(rows: 2, values: 3))
  }

  @Test(
    "A feature that depends on others is refused by its place among the features, a tiny one is not"
  )
  func dependent() {
    check(
      "ols([[0, 0, 0], [0, 2, 2], [2, 0, 2], [2, 2, 4]], [1, 2, 3, 5]): the column it refuses",
      try refusedColumn([[0, 0, 0], [0, 2, 2], [2, 0, 2], [2, 2, 4]], [1, 2, 3, 5]), is: 2,
      mistakes: [countsTheIntercept.gives(3), dummyTrap.gives(nil)])
    check(
      "ols([[4, 1], [4, 2], [4, 5]], [1, 2, 3]), whose first feature is constant",
      try refusedColumn([[4, 1], [4, 2], [4, 5]], [1, 2, 3]), is: 0,
      mistakes: [countsTheIntercept.gives(1), dummyTrap.gives(nil)])
    check(
      "ols([[1, 2, 3], [2, 4, 6], [3, 6, 9], [5, 10, 15]], [1, 2, 3, 5]): the column it refuses",
      try refusedColumn([[1, 2, 3], [2, 4, 6], [3, 6, 9], [5, 10, 15]], [1, 2, 3, 5]), is: 1,
      mistakes: [countsTheIntercept.gives(2), dummyTrap.gives(nil)])
    check(
      "ols([[1e-13], [2e-13], [4e-13]], [3, 5, 9])",
      try fit([[1e-13], [2e-13], [4e-13]], [3, 5, 9]), is: [1, 2e13], within: .relative(1e-9),
      mistakes: [noIntercept.when { $0.first == 0 }])
  }

  @Test("Two features that differ in the ninth digit are told apart")
  func nearlyDependent() {
    // The condition is about 1e9. QR leaves seven digits of sixteen, XᵀX none.
    let first = [1.1, 2.3, 3.7, 4.9, 6.1]
    let little = [1e-8, -1e-8, 2e-8, 0, -3e-8]
    let rows = zip(first, little).map { [$0, $0 + $1] }
    // The two coefficients trade places without end, and their sum stays.
    let tradesPlaces: @Sendable ([Double]) -> Bool = { came in
      guard came.count == 3, abs(came[0] - 1) < 0.1 else { return false }
      return abs(came[1] + came[2] - 5) < 1e-3 * (abs(came[1]) + abs(came[2]))
    }
    check(
      "ols([[1.1, 1.10000001], [2.3, 2.29999999], …], 1 + 2 a + 3 b)",
      try fit(rows, rows.map { 1 + 2 * $0[0] + 3 * $0[1] }), is: [1, 2, 3],
      within: .relative(1e-5),
      mistakes: [
        noIntercept.when { $0.first == 0 },
        normalEquations.when(tradesPlaces),
        normalEquationsByQR.throwing(RegressionError.dependent(column: 1)),
        normalEquationsByQR.throwing(RegressionError.dependent(column: 0)),
      ])
  }

  @Test("On Longley's data nine digits of every coefficient are those that NIST certifies")
  func longley() throws {
    // NIST Statistical Reference Datasets, Longley: certified coefficients. With a condition of
    // 5e9, 16 digits become 11 or 12 by QR, and 7 or 8 by the normal equations: 9 tells them apart.
    let certified = [
      -3482258.63459582, 15.0618722713733, -0.0358191792925910, -2.02022980381683,
      -1.03322686717359, -0.0511041056535807, 1829.15146461355,
    ]
    let table = try Table(named: "longley")
    let features = try table.matrix(["GNPDEFL", "GNP", "UNEMP", "ARMED", "POP", "YEAR"])
    let beginsRight: @Sendable ([Double]) -> Bool = { came in
      came.count == 7 && zip(came, certified).allSatisfy { abs($0 / $1 - 1) < 1e-2 }
    }
    check(
      "ols(longley, employment)", try fit(features, table.completeNumbers("TOTEMP")),
      is: certified, within: .relative(1e-9),
      mistakes: [
        noIntercept.when { $0.first == 0 },
        normalEquations.when(beginsRight), normalEquationsByQR.when(beginsRight),
      ])
  }

  @Test("Over 442 patients, ten features have the coefficients that statsmodels gives")
  func diabetes() throws {
    // statsmodels: OLS(target, add_constant(features)).fit().params; without the constant for the
    // mistake.
    let table = try Table(named: "diabetes")
    let features = try table.matrix(table.columnNames.filter { $0 != "target" })
    check(
      "ols(patients, progression)", try fit(features, table.completeNumbers("target")),
      is: [
        -334.567138518785, -0.03636122422362251, -22.859648090498446, 5.6029620919237075,
        1.1168079933181914, -1.0899963340632306, 0.7464504555142089, 0.3720047150891369,
        6.533831935990323, 68.48312496478795, 0.2801169893214957,
      ],
      within: .relative(1e-9), mistakes: [noIntercept.when { $0.first == 0 }])
  }

  @Test("Of three kinds of house, two marks are enough and the third is refused")
  func houses() throws {
    // statsmodels: OLS(price, add_constant([sqft, multi_family, residential])).fit().params.
    let table = try Table(named: "sacramento")
    let size = try table.completeNumbers("sqft")
    let price = try table.completeNumbers("price")
    let marks = try ["Multi_Family", "Residential", "Condo"].map { kind in
      try table.completeStrings("type").map { $0 == kind ? 1.0 : 0 }
    }
    check(
      "ols of size and two of three kinds of house",
      try fit(Matrix(columns: [size] + marks.dropLast()), price),
      is: [6884.709299664475, 138.68318551476943, -66223.82980335798, 8253.098455488373],
      within: .relative(1e-9), mistakes: [noIntercept.when { $0.first == 0 }])
    check(
      "ols of size and all three kinds of house: the column it refuses",
      try refusedColumn(Matrix(columns: [size] + marks).rows, price), is: 3,
      mistakes: [countsTheIntercept.gives(4), dummyTrap.gives(nil)])
  }

  @Test("Generated features are fitted as the solution fits them", .tags(.crossCheck))
  func generated() {
    enum Fault { case lengths, few, dependent }
    crossCheck(within: .relative(1e-6)) { random in
      let faults = random.faults(
        [Fault.lengths, .few, .dependent],
        pairs: [(.lengths, .few), (.lengths, .dependent), (.few, .dependent)])
      let isDependent = faults.contains(.dependent)
      let columnCount = random.count(0...3) + (isDependent ? 1 : 0)
      let rowCount = faults.contains(.few) ? columnCount : columnCount + 1 + random.count(0...5)
      let condition = random.pick([1, 30, 1e6])
      var features =
        condition == 1 || faults.contains(.few)
        ? random.spreadMatrix(rows: rowCount, columns: columnCount)
        : random.matrix(rows: rowCount, columns: columnCount, condition: condition)
      if isDependent {
        // The second time may well make another one depend.
        for _ in 0..<random.int(1...2) {
          let place = random.int(0...columnCount - 1)
          let source = random.int(0...columnCount - 1)
          let value = random.pick([4, 0.1, 0])
          for row in 0..<rowCount {
            features[row, place] = place == source ? value : 2 * features[row, source]
          }
        }
      }
      var target = random.spread(count: rowCount)
      if random.chance(0.3) { target = features.rows.map { 1 + $0.reduce(0, +) } }
      if faults.contains(.lengths) {
        target = target.isEmpty || random.chance(0.5) ? target + [1] : target.dropLast()
      }
      // Coefficients grow with the condition, and so does what rounding leaves of them.
      let slack = 1e-9 * condition * (target.map(abs).max() ?? 0)
      return Case("ols(\(literal(features)), \(literal(target)))", slack: slack) {
        [features, target] in
        let model = try ols(features, target)
        return [model.intercept] + model.coefficients
      }
    }
  }

  /// The intercept and the coefficients.
  private func fit(_ features: Matrix, _ target: [Double]) throws -> [Double] {
    let model = try ols(features, target)
    return [model.intercept] + model.coefficients
  }

  private func fit(_ rows: [[Double]], _ target: [Double]) throws -> [Double] {
    try fit(Matrix(rows: rows), target)
  }

  /// The column that is refused as dependent, `nil` when none is.
  private func refusedColumn(_ rows: [[Double]], _ target: [Double]) throws -> Int? {
    do {
      _ = try fit(rows, target)
      return nil
    } catch RegressionError.dependent(let column) {
      return column
    }
  }
}
