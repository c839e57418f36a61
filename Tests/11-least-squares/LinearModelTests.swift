import LessonKit
import LessonTesting
import Testing

@testable import LeastSquaresLesson

private let forgetsTheIntercept = Mistake(
  "FORGETS_THE_INTERCEPT",
  "It looks as if the features were added up without the intercept. Every sum starts from it.")
private let interceptForEachFeature = Mistake(
  "INTERCEPT_FOR_EACH_FEATURE",
  "It looks as if the intercept was added once for each feature. A row has one.")
private let shiftedByOne = Mistake(
  "SHIFTED_BY_ONE",
  "It looks as if each number was multiplied by the coefficient one place to the right or left: the "
    + "intercept took the place of the first. It belongs to no feature.")
private let ignoresTheWidth = Mistake(
  "IGNORES_THE_WIDTH",
  "A missing or surplus feature goes unnoticed here: zip stops at the end of the shorter one, say, and "
    + "where there are no rows nothing looks. Compare the number of columns before anything else.")

@Suite("Linear model", .exercise("11-least-squares/LinearModel"))
struct LinearModelSuite {
  @Test("A prediction is the intercept and each feature times its coefficient")
  func byHand() {
    check(
      "predict([[4, 1], [0.5, 2]]) of LinearModel(intercept: 10, coefficients: [2, -3])",
      try predict(10, [2, -3], [[4, 1], [0.5, 2]]), is: [15, 5], within: .relative(1e-12),
      mistakes: [
        forgetsTheIntercept.gives([5, -5]), shiftedByOne.gives([42, 9]),
        interceptForEachFeature.gives([25, 15]),
      ])
  }

  @Test("Where every feature is 0 the prediction is the intercept")
  func zeros() {
    check(
      "predict([[0, 0, 0]]) of LinearModel(intercept: -7, coefficients: [5, 6, 7])",
      try predict(-7, [5, 6, 7], [[0, 0, 0]]), is: [-7],
      mistakes: [interceptForEachFeature.gives([-21])])
  }

  @Test("A feature that grows by 1 moves the prediction by its coefficient")
  func oneMore() {
    check(
      "predict(a row and its neighbours) of LinearModel(intercept: 1, coefficients: [0.5, 4, -2])",
      try predict(1, [0.5, 4, -2], [[2, 3, 5], [3, 3, 5], [2, 4, 5], [2, 3, 6]]),
      is: [4, 4.5, 8, 2], within: .relative(1e-12),
      mistakes: [
        forgetsTheIntercept.gives([3, 3.5, 7, 1]), shiftedByOne.gives([23.5, 24.5, 24, 27.5]),
        interceptForEachFeature.gives([6, 6.5, 10, 4]),
      ])
  }

  @Test("A model without features answers every row with its intercept")
  func noFeatures() {
    check(
      "predict(two rows without columns) of LinearModel(intercept: 3, coefficients: [])",
      try LinearModel(intercept: 3, coefficients: []).predict(Matrix(rowCount: 2, columnCount: 0)),
      is: [3, 3])
  }

  @Test("No rows have no predictions")
  func noRows() {
    check(
      "predict(no rows) of LinearModel(intercept: 3, coefficients: [1, 2])",
      try LinearModel(intercept: 3, coefficients: [1, 2]).predict(
        Matrix(rowCount: 0, columnCount: 2)),
      is: [])
  }

  @Test("Rows with fewer or more features than the model learnt are refused")
  func width() {
    check(
      "predict([[4]]) of LinearModel(intercept: 1, coefficients: [2, 3])",
      try predict(1, [2, 3], [[4]]),
      throws: RegressionError.featureCount(expected: 2, found: 1),
      mistakes: [ignoresTheWidth.gives([9])])
    check(
      "predict([[4, 5], [6, 7]]) of LinearModel(intercept: 1, coefficients: [2])",
      try predict(1, [2], [[4, 5], [6, 7]]),
      throws: RegressionError.featureCount(expected: 1, found: 2),
      mistakes: [ignoresTheWidth.gives([9, 13])])
    check(
      "predict(no rows of 3 columns) of LinearModel(intercept: 1, coefficients: [2, 3])",
      try LinearModel(intercept: 1, coefficients: [2, 3]).predict(
        Matrix(rowCount: 0, columnCount: 3)),
      throws: RegressionError.featureCount(expected: 2, found: 3),
      mistakes: [ignoresTheWidth.gives([])])
  }

  @Test("Ten features predict 206.1, 68.1 and 176.9 for the first three patients")
  func diabetes() throws {
    // statsmodels: OLS(target, add_constant(features)).fit(), params and fittedvalues[:3]. Eleven
    // products of 17 digits each, added up, keep twelve.
    let table = try Table(named: "diabetes")
    let features = try table.matrix(table.columnNames.filter { $0 != "target" })
    let model = LinearModel(
      intercept: -334.567138518785,
      coefficients: [
        -0.03636122422362251, -22.859648090498446, 5.6029620919237075, 1.1168079933181914,
        -1.0899963340632306, 0.7464504555142089, 0.3720047150891369, 6.533831935990323,
        68.48312496478795, 0.2801169893214957,
      ])
    check(
      "predict(the first three patients) of the model of ten features",
      try model.predict(features.selecting(rows: [0, 1, 2])),
      is: [206.11667724510522, 68.07103297306838, 176.88279035105268], within: .relative(1e-9),
      mistakes: [
        forgetsTheIntercept.gives([540.6838157638902, 402.6381714918534, 511.4499288698377])
      ])
  }

  @Test("Generated rows are answered as the solution answers them", .tags(.crossCheck))
  func generated() {
    enum Fault { case width }
    crossCheck { random in
      let features = random.matrix(rows: random.count(0...4), columns: random.count(0...4))
      let intercept = random.number()
      var coefficients = random.column(count: features.columnCount)
      if random.faults([Fault.width]) == [.width] {
        coefficients =
          coefficients.isEmpty || random.chance(0.5) ? coefficients + [2] : coefficients.dropLast()
      }
      // Products of any size may cancel.
      let largest = features.rows.joined().map(abs).max() ?? 0
      let slack = 1e-12 * (abs(intercept) + coefficients.reduce(0) { $0 + abs($1) } * largest)
      let model = "LinearModel(intercept: \(intercept), coefficients: \(literal(coefficients)))"
      return Case("\(model).predict(\(literal(features)))", slack: slack) { [coefficients] in
        try LinearModel(intercept: intercept, coefficients: coefficients).predict(features)
      }
    }
  }

  private func predict(
    _ intercept: Double, _ coefficients: [Double], _ rows: [[Double]]
  ) throws -> [Double] {
    try LinearModel(intercept: intercept, coefficients: coefficients).predict(Matrix(rows: rows))
  }
}
