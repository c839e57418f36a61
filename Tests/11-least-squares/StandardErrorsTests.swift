import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import LeastSquaresLesson

private let nForNMinusP = Mistake(
  "N_FOR_N_MINUS_P",
  "It looks as if the squares were divided by n. A fit of p numbers can make p residuals vanish, so "
    + "only n - p are left to tell of the scatter.")
private let forgetsTheIntercept = Mistake(
  "FORGETS_THE_INTERCEPT",
  "It looks as if only the features were counted. The intercept is one of the numbers that the fit "
    + "chose.")
private let forgetsTheRoot = Mistake(
  "FORGETS_THE_ROOT",
  "It looks as if this is the square of the standard error, in squared units.")
private let columnsForRows = Mistake(
  "COLUMNS_FOR_ROWS",
  "It looks as if the lengths are those of the columns of R⁻¹. Each coefficient is made by one row "
    + "of it, and so is its error.")
private let forgetsTheScatter = Mistake(
  "FORGETS_THE_SCATTER",
  "R⁻¹ knows the features alone. How far the targets scatter around the model has to come in as a "
    + "factor.")
private let normalEquations = Mistake(
  "NORMAL_EQUATIONS",
  "Right in the first digits and wrong in the later ones. It looks as if XᵀX was made: that squares "
    + "the condition, whether its root is taken or it is turned round. R of X has all you need.")
private let countsOneRowLess = Mistake(
  "COUNTS_ONE_ROW_LESS",
  "It looks as if it was divided by n - 1. That is right when a mean is all that the rows gave; here "
    + "the fit chose as many numbers as `parameters` says.")
private let squaresTheLengths = Mistake(
  "SQUARES_THE_LENGTHS",
  "It looks as if the squares of a row were added up and the root is missing: a length is the root of "
    + "its squares' sum.")
private let countsTheIntercept = Mistake(
  "COUNTS_THE_INTERCEPT",
  "The column is right in the design matrix, where the column of ones comes first. The caller knows "
    + "nothing of that one: name it by its place among the features.")

@Suite("Standard errors", .exercise("11-least-squares/StandardErrors"))
struct StandardErrorsSuite {
  @Test("Four residuals of a half, and three numbers chosen: the scatter is 1")
  func scatterByHand() {
    check(
      "residualStandardError([0.5, -0.5, -0.5, 0.5], parameters: 3)",
      try residualStandardError([0.5, -0.5, -0.5, 0.5], parameters: 3), is: 1,
      within: .relative(1e-12),
      mistakes: [nForNMinusP.gives(0.5), countsOneRowLess.gives((1.0 / 3).squareRoot())])
  }

  @Test("Each number the fit chose leaves one residual less to judge by")
  func freedom() {
    check(
      "residualStandardError([6, -2, 4, -8, 0, 0], parameters: 1)",
      try residualStandardError([6, -2, 4, -8, 0, 0], parameters: 1), is: 24.0.squareRoot(),
      within: .relative(1e-12),
      mistakes: [nForNMinusP.gives(20.0.squareRoot()), forgetsTheRoot.gives(24)])
    check(
      "residualStandardError([3, 4], parameters: 0)",
      try residualStandardError([3, 4], parameters: 0), is: 12.5.squareRoot(),
      within: .relative(1e-12), mistakes: [forgetsTheRoot.gives(12.5)])
  }

  @Test("With as many numbers chosen as residuals nothing is left to judge by")
  func noFreedom() {
    check(
      "residualStandardError([0, 0, 0], parameters: 3)",
      try residualStandardError([0, 0, 0], parameters: 3),
      throws: RegressionError.tooFewRows(needed: 4, found: 3))
    check(
      "residualStandardError([], parameters: 0)", try residualStandardError([], parameters: 0),
      throws: RegressionError.tooFewRows(needed: 1, found: 0))
    check(
      "standardErrors([[1, 1], [2, 2], [3, 3]], residuals: [0, 0, 0])",
      try errors([[1, 1], [2, 2], [3, 3]], [0, 0, 0]),
      throws: RegressionError.tooFewRows(needed: 4, found: 3),
      mistakes: [
        forgetsTheIntercept.throwing(RegressionError.dependent(column: 1))
      ])
    check(
      "standardErrors([[1], [2]], residuals: [0, 0])", try errors([[1], [2]], [0, 0]),
      throws: RegressionError.tooFewRows(needed: 3, found: 2),
      mistakes: [forgetsTheIntercept.when { _ in true }])
  }

  @Test("Four rows and two features have the standard errors that follow by hand")
  func byHand() {
    // Both features are halfway between two values, so their squares add up to 1: 1/√1. At (0, 0)
    // the variances of mean and slopes add up: 1/4 + 1/4 + 1/4.
    check(
      "standardErrors([[0, 0], [1, 0], [0, 1], [1, 1]], residuals: [0.5, -0.5, -0.5, 0.5])",
      try errors([[0, 0], [1, 0], [0, 1], [1, 1]], [0.5, -0.5, -0.5, 0.5]),
      is: [0.8660254037844386, 1, 1], within: .relative(1e-12),
      mistakes: [
        nForNMinusP.gives([0.4330127018922193, 0.5, 0.5]),
        forgetsTheIntercept.gives([0.6123724356957945, 0.7071067811865476, 0.7071067811865476]),
        columnsForRows.gives([0.5, 1.118033988749895, 1.118033988749895]),
        .named(
          "DIAGONAL_ALONE", gives: [0.5, 1, 1],
          "It looks as if the diagonal of R⁻¹ was taken for the lengths of its rows. A row has more."
        ),
        squaresTheLengths.gives([0.75, 1, 1]),
      ])
  }

  @Test("Residuals twice as large make every standard error twice as large, and none make none")
  func scales() {
    let rows: [[Double]] = [[1, 4], [2, 2], [3, 7], [4, 1], [6, 3], [7, 8]]
    // Three orthogonal residuals of any size: only their squares count.
    let one = [1.0, -1, 2, -2, 1, -1]
    check(
      "standardErrors(rows, residuals: twice r), divided by standardErrors(rows, residuals: r)",
      try zip(errors(rows, one.map { 2 * $0 }), errors(rows, one)).map { $0 / $1 },
      is: [2, 2, 2], within: .relative(1e-12),
      mistakes: [forgetsTheScatter.gives([1, 1, 1]), forgetsTheRoot.gives([4, 4, 4])])
    check(
      "residualStandardError([0, 0, 0], parameters: 1)",
      try residualStandardError([0, 0, 0], parameters: 1), is: 0)
    check(
      "standardErrors([[1], [2], [4]], residuals: [0, 0, 0])",
      try errors([[1], [2], [4]], [0, 0, 0]), is: [0, 0],
      mistakes: [forgetsTheScatter.when { $0.contains { $0 > 0 } }])
  }

  @Test("A coefficient by the millimetre has an error a thousand times smaller than by the metre")
  func units() {
    // The scatter is √3; the squares of metres from their mean, 3.5, add up to 21. So √(3/21), and
    // √(3 (1/4 + 3.5²/21)) for the intercept.
    check(
      "standardErrors([[1], [2], [4], [7]], residuals: [1, -2, 1, 0])",
      try errors([[1], [2], [4], [7]], [1, -2, 1, 0]),
      is: [1.5811388300841898, 0.3779644730092272], within: .relative(1e-9),
      mistakes: [
        forgetsTheScatter.gives([0.9128709291752769, 0.2182178902359924]),
        squaresTheLengths.gives([1.4433756729740643, 0.08247860988423225]),
      ])
    check(
      "standardErrors([[1000], [2000], [4000], [7000]], residuals: [1, -2, 1, 0])",
      try errors([[1000], [2000], [4000], [7000]], [1, -2, 1, 0]),
      is: [1.5811388300841898, 0.0003779644730092272], within: .relative(1e-9))
    check(
      "standardErrors([[1e-13], [2e-13], [4e-13], [7e-13]], residuals: [1, -2, 1, 0])",
      try errors([[1e-13], [2e-13], [4e-13], [7e-13]], [1, -2, 1, 0]),
      is: [1.5811388300841898, 0.3779644730092272e13], within: .relative(1e-9))
  }

  @Test("Features that depend on each other have no standard errors")
  func dependent() {
    check(
      "standardErrors([[1, 2], [2, 4], [3, 6], [5, 10]], residuals: [1, -1, 1, -1]): the column it "
        + "refuses",
      try refusedColumn([[1, 2], [2, 4], [3, 6], [5, 10]], [1, -1, 1, -1]), is: 1,
      mistakes: [countsTheIntercept.gives(2)])
    check(
      "standardErrors([[3], [3], [3]], residuals: [1, -1, 0]): the column it refuses",
      try refusedColumn([[3], [3], [3]], [1, -1, 0]), is: 0,
      mistakes: [countsTheIntercept.gives(1)])
    check(
      "standardErrors([[1, 2, 3], [2, 4, 6], [3, 6, 9], [5, 10, 15], [4, 8, 12]], residuals: "
        + "[1, -1, 1, -1, 0]): the column it refuses",
      try refusedColumn(
        [[1, 2, 3], [2, 4, 6], [3, 6, 9], [5, 10, 15], [4, 8, 12]], [1, -1, 1, -1, 0]), is: 1,
      mistakes: [countsTheIntercept.gives(2)])
  }

  @Test("More or fewer residuals than rows are refused, before anything else is")
  func lengths() {
    check(
      "standardErrors([[1], [2]], residuals: [1])", try errors([[1], [2]], [1]),
      throws: RegressionError.lengths(rows: 2, values: 1))
    check(
      "standardErrors([[4], [4], [4]], residuals: [1, 2, 3, 4])",
      try errors([[4], [4], [4]], [1, 2, 3, 4]),
      throws: RegressionError.lengths(rows: 3, values: 4))
    check(
      "standardErrors([[1], [2], [3], [5]], residuals: [1, 2, 3])",
      try errors([[1], [2], [3], [5]], [1, 2, 3]),
      throws: RegressionError.lengths(rows: 4, values: 3))
  }

  @Test("On Longley's data the standard errors are those that NIST certifies, to nine digits")
  func longley() throws {
    // NIST Statistical Reference Datasets, Longley: certified standard deviations of the estimates.
    // Those with n or n - 6 for n - 7 follow from the certified residual sum of squares.
    let table = try Table(named: "longley")
    let features = try table.matrix(["GNPDEFL", "GNP", "UNEMP", "ARMED", "POP", "YEAR"])
    let certified = [
      890420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699,
      0.214274163161675, 0.226073200069370, 455.478499142212,
    ]
    check(
      "standardErrors(longley, residuals: of its fit)",
      try standardErrors(features, residuals: residuals(features, table.completeNumbers("TOTEMP"))),
      is: certified, within: .relative(1e-9),
      mistakes: [
        nForNMinusP.gives(certified.map { $0 * 0.75 }),
        forgetsTheIntercept.gives(certified.map { $0 * 0.9.squareRoot() }),
        normalEquations.when { came in
          came.count == 7 && zip(came, certified).allSatisfy { abs($0 / $1 - 1) < 1e-3 }
        },
      ])
  }

  @Test("Over 442 patients the scatter is 54.15; adjusted R² and AIC follow from it")
  func diabetes() throws {
    // statsmodels: OLS(target, add_constant(features)).fit(), sqrt(mse_resid), rsquared_adj, aic,
    // bse.
    let table = try Table(named: "diabetes")
    let features = try table.matrix(table.columnNames.filter { $0 != "target" })
    let target = try table.completeNumbers("target")
    let left = try residuals(features, target)
    guard
      check(
        "residualStandardError(residuals, parameters: 11)",
        try residualStandardError(left, parameters: 11), is: 54.15423932805568,
        within: .relative(1e-9),
        mistakes: [
          nForNMinusP.gives(53.47612876402657),
          forgetsTheRoot.gives(54.15423932805568 * 54.15423932805568),
        ])
    else { return }
    let scatter = try residualStandardError(left, parameters: 11)
    let mean = target.reduce(0, +) / 442
    let spread = target.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let missed = scatter * scatter * 431
    check(
      "residualStandardError(residuals, parameters: 11), and from it R², adjusted R² and AIC",
      [
        1 - missed / spread, 1 - scatter * scatter / (spread / 441),
        442 * (log(2 * Double.pi * missed / 442) + 1) + 22,
      ],
      is: [0.5177484222203499, 0.5065592904853231, 4793.985724247039], within: .relative(1e-9))
  }

  @Test("Over 442 patients the standard errors are those that statsmodels gives")
  func patients() throws {
    // statsmodels, as above: bse.
    let table = try Table(named: "diabetes")
    let features = try table.matrix(table.columnNames.filter { $0 != "target" })
    let expected = [
      67.45462110434146, 0.21704143540876236, 5.835821285014883, 0.7171055005609119,
      0.22523816918826906, 0.5733318585500623, 0.530834389766025, 0.7824638456267189,
      5.95863783721633, 15.669719238707184, 0.27331395035936557,
    ]
    check(
      "standardErrors(patients, residuals: of their fit)",
      try standardErrors(
        features, residuals: residuals(features, table.completeNumbers("target"))),
      is: expected, within: .relative(1e-9),
      mistakes: [
        nForNMinusP.gives(expected.map { $0 * (431.0 / 442).squareRoot() }),
        forgetsTheIntercept.gives(expected.map { $0 * (431.0 / 432).squareRoot() }),
      ])
  }

  @Test("Generated fits have the errors that the solution gives", .tags(.crossCheck))
  func generated() {
    enum Fault { case lengths, few, dependent }
    crossCheck(within: .relative(1e-6)) { random in
      if random.chance(0.3) {
        let residuals = random.column(count: random.count(0...9))
        let parameters = random.int(0...max(1, residuals.count))
        let call = "residualStandardError(\(literal(residuals)), parameters: \(parameters))"
        return Case(call) { try residualStandardError(residuals, parameters: parameters) }
      }
      let faults = random.faults(
        [Fault.lengths, .few, .dependent],
        pairs: [(.lengths, .few), (.lengths, .dependent), (.few, .dependent)])
      let isDependent = faults.contains(.dependent)
      let columnCount = random.count(0...3) + (isDependent ? 1 : 0)
      let rowCount = faults.contains(.few) ? columnCount + 1 : columnCount + 2 + random.count(0...5)
      var features =
        random.chance(0.5)
        ? random.spreadMatrix(rows: rowCount, columns: columnCount)
        : random.matrix(rows: rowCount, columns: columnCount, condition: random.pick([30, 1e6]))
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
      var residuals = random.column(count: rowCount)
      if faults.contains(.lengths) {
        residuals = random.chance(0.5) ? residuals + [1] : residuals.dropLast()
      }
      let call = "standardErrors(\(literal(features)), residuals: \(literal(residuals)))"
      return Case(call) { [features, residuals] in
        try standardErrors(features, residuals: residuals)
      }
    }
  }

  private func errors(_ rows: [[Double]], _ residuals: [Double]) throws -> [Double] {
    try standardErrors(Matrix(rows: rows), residuals: residuals)
  }

  /// The feature that is refused as dependent, `nil` when none is.
  private func refusedColumn(_ rows: [[Double]], _ residuals: [Double]) throws -> Int? {
    do {
      _ = try errors(rows, residuals)
      return nil
    } catch RegressionError.dependent(let column) {
      return column
    }
  }

  /// The residuals of LessonKit's own fit, so that this exercise stands apart from the others.
  private func residuals(_ features: Matrix, _ target: [Double]) throws -> [Double] {
    let design = features.addingIntercept()
    let fitted = try design.times(design.leastSquares(target))
    return zip(target, fitted).map { $0 - $1 }
  }
}
