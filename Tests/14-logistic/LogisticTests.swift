import LessonKit
import LessonTesting
import Testing

@testable import LogisticLesson

private let penalisesTheFree = Mistake(
  "PENALISES_THE_FREE",
  "It looks as if the intercept pays, too. It only says how common the class is, and that is no reason to "
    + "be punished.")
private let alwaysAPenalty = Mistake(
  "ALWAYS_A_PENALTY",
  "You asked for none, and got a penalty of 1: so do libraries by default. Whoever reports these as "
    + "maximum likelihood reports other numbers than they think.")
private let withoutTheHalf = Mistake(
  "WITHOUT_THE_HALF",
  "This is the model of twice the penalty. It is ½ · l2 · coefficient², whose slope is l2 · coefficient."
)
private let timesAllRows = Mistake(
  "TIMES_ALL_ROWS",
  "It looks as if the penalty stood beside the mean of the losses. Beside their sum it weighs less the "
    + "more rows there are.")
private let oneStep = Mistake(
  "ONE_STEP",
  "It looks as if there was one step. From 0 it is a good guess; go on until nothing changes.")
private let neverTells = Mistake(
  "NEVER_TELLS",
  "Some weights put every row on its own side, and then they grow for ever: twice as large ones are always "
    + "better. What came is where somebody lost patience.")
private let tellsWithAPenalty = Mistake(
  "TELLS_WITH_A_PENALTY",
  "It was refused although it is asked for with a penalty. There endless weights cost endlessly much, and "
    + "one model is the best.")

@Suite("Logistic regression", .exercise("14-logistic/Logistic"))
struct LogisticSuite {
  @Test("Without columns the intercept is the logarithm of the odds")
  func odds() throws {
    // Three of four are true: ln 3.
    let none = Matrix(rowCount: 4, columnCount: 0)
    check(
      "logistic(4 rows without columns, [true, true, false, true], l2: 0)",
      try fit(none, [true, true, false, true], 0), is: [1.0986122886681098],
      within: .relative(1e-9), mistakes: [oneStep.gives([1])])
    check(
      "logistic(3 rows without columns, [true, true, false], l2: 0)",
      try fit(Matrix(rowCount: 3, columnCount: 0), [true, true, false], 0),
      is: [0.6931471805599453], within: .relative(1e-9))
    check(
      "the four rows with l2: 5", try fit(none, [true, true, false, true], 5),
      is: [1.0986122886681098], within: .relative(1e-9),
      mistakes: [penalisesTheFree.when { $0.count == 1 && $0[0] < 1 }])
  }

  @Test("Two groups by hand: each gets the odds that it has")
  func groups() throws {
    // At 0 one of four is true, at 1 three of four: -ln 3, and 2 ln 3 more.
    let rows: [[Double]] = [[0], [0], [0], [0], [1], [1], [1], [1]]
    let labels = [true, false, false, false, true, true, true, false]
    check(
      "logistic([[0]·4, [1]·4], one and three of four true, l2: 0)",
      try fit(Matrix(rows: rows), labels, 0), is: [-1.0986122886681098, 2.1972245773362196],
      within: .relative(1e-7),
      mistakes: [
        oneStep.gives([-1, 2]), alwaysAPenalty.when { $0.count == 2 && $0[1] < 1.5 },
      ])
  }

  @Test("A penalty pulls the coefficient in, by its own size")
  func penalty() throws {
    // SciPy 1.17: minimize of the sum of losses and ½ l2 w², to 1e-12; the variants for the mistakes.
    let rows: [[Double]] = [[0], [0], [0], [0], [1], [1], [1], [1]]
    let labels = [true, false, false, false, true, true, true, false]
    check(
      "logistic([[0]·4, [1]·4], one and three of four true, l2: 1)",
      try fit(Matrix(rows: rows), labels, 1), is: [-0.3343601987563656, 0.6687203975127315],
      within: .relative(1e-6),
      mistakes: [
        penalisesTheFree.gives([-0.1991882533008374, 0.602279472961034]),
        withoutTheHalf.gives([-0.200133066693949, 0.400266133387898]),
        timesAllRows.gives([-0.05882452687043008, 0.11764905374086015]),
        oneStep.gives([-0.3333333333333333, 0.6666666666666666]),
      ])
  }

  @Test("Nine rows with few true ones and a penalty of 4")
  func nine() throws {
    // SciPy 1.17: minimize of the sum of losses and ½ l2 w², to 1e-12.
    let column = [-0.5, 0.8, -0.84, 0.13, 0.31, -0.36, 0.02, -2.25, 0.9]
    let labels = [false, false, true, false, true, false, true, false, false]
    check(
      "logistic(\(column), \(labels), l2: 4)",
      try fit(Matrix(columns: [column]), labels, 4), is: [-0.690118345291996, 0.0153917391988164],
      within: .relative(1e-6))
  }

  @Test("A step that goes too far is halved, and columns of any size have their weights right")
  func halved() throws {
    // SciPy 1.17: minimize of the sum of losses and ½ l2 w², to 1e-11. The whole second step would make
    // the sum larger, and from there no step leads back.
    let rows: [[Double]] = [
      [-80, 80], [-30, -90], [3, -3], [0, -6], [1, -7], [-2, -7], [5, 1],
    ]
    let labels = [false, false, true, false, false, false, false]
    check(
      "logistic(\(rows), \(labels), l2: 0.1)", try fit(Matrix(rows: rows), labels, 0.1),
      is: [-4.11004268397652, 0.8116132995397554, -0.26129876066545216], within: .relative(1e-6),
      mistakes: [
        withoutTheHalf.when { $0.count == 3 && abs($0[0] / -3.64074091 - 1) < 1e-5 },
        timesAllRows.when { $0.count == 3 && abs($0[0] / -2.60434715 - 1) < 1e-5 },
      ])
    // At -3, -1, 1 and 3 it is 0.4540921312800475, and the intercept is 0.
    let far: [[Double]] = [[-3e6], [-1e6], [1e6], [3e6]]
    check(
      "logistic(\(far), [false, true, false, true], l2: 0), the coefficient, times 1e6",
      try fit(Matrix(rows: far), [false, true, false, true], 0).dropFirst().map { $0 * 1e6 },
      is: [0.4540921312800475], within: .relative(1e-6), mistakes: [oneStep.gives([0.4])])
  }

  @Test("Rows that a line sets apart have no best weights without a penalty")
  func separable() throws {
    let rows: [[Double]] = [[1], [2], [3], [7], [8]]
    let labels = [false, false, false, true, true]
    check(
      "logistic([[1], [2], [3], [7], [8]], [false, false, false, true, true], l2: 0)",
      try fit(Matrix(rows: rows), labels, 0), throws: LogisticError.separable,
      mistakes: [
        neverTells.when { isSlope($0, in: 5...1e9) }, oneStep.when { isSlope($0, in: 0.6...0.8) },
        alwaysAPenalty.when { isSlope($0, in: 0.94...0.95) },
      ])
    check(
      "the same with l2: 1", try fit(Matrix(rows: rows), labels, 1),
      is: [-4.784782870710387, 0.94433657275381],
      within: .relative(1e-6),
      mistakes: [tellsWithAPenalty.throwing(LogisticError.separable)])
  }

  @Test("One row on the wrong side is enough for a best model")
  func nearlySeparable() throws {
    let rows: [[Double]] = [[1], [2], [3], [7], [8], [2.5]]
    let labels = [false, false, false, true, true, true]
    check(
      "logistic([[1], [2], [3], [7], [8], [2.5]], …, l2: 0)",
      try fit(Matrix(rows: rows), labels, 0), is: [-4.024533235407612, 1.2812695332706243],
      within: .relative(1e-6))
  }

  @Test("No rows, lengths, the penalty, one class: refused in this order")
  func refusals() throws {
    let rows = try Matrix(rows: [[1], [2]])
    check(
      "logistic(no rows, [true], l2: -1)",
      try fit(Matrix(rowCount: 0, columnCount: 1), [true], -1), throws: LogisticError.noRows)
    check(
      "logistic([[1], [2]], [true], l2: -1)", try fit(rows, [true], -1),
      throws: LogisticError.lengths(rows: 2, labels: 1))
    check(
      "logistic([[1], [2]], [true, true], l2: -1)", try fit(rows, [true, true], -1),
      throws: LogisticError.penalty(-1))
    check(
      "logistic([[1], [2]], [true, true], l2: 1)", try fit(rows, [true, true], 1),
      throws: LogisticError.oneClass)
    check(
      "logistic([[1], [2]], [false, false], l2: 0)", try fit(rows, [false, false], 0),
      throws: LogisticError.oneClass)
  }

  @Test("Two features of 569 biopsies have the maximum likelihood that statsmodels finds")
  func biopsies() throws {
    // statsmodels 0.15: Logit(benign, const + mean_radius + mean_texture); scikit-learn 1.9.1 with its
    // default penalty for the mistake.
    let table = try Table(named: "breast_cancer")
    let features = try table.matrix(["mean_radius", "mean_texture"])
    let labels = try table.completeNumbers("target").map { $0 == 1 }
    check(
      "logistic(radius and texture, benign, l2: 0)", try fit(features, labels, 0),
      is: [19.84941656646773, -1.0571018305242716, -0.21814100610428083],
      within: .relative(1e-6),
      mistakes: [
        alwaysAPenalty.when { came in
          came.count == 3 && abs(came[0] / 19.67132982140579 - 1) < 1e-3
        }
      ])
  }

  @Test("Thirty features are separable, and with l2 = 1 have the model of scikit-learn")
  func thirty() throws {
    // scikit-learn 1.9.1: LogisticRegression(C=1) on standardised rows of split(569, 42).
    let table = try Table(named: "breast_cancer")
    let features = try table.matrix(table.columnNames.filter { $0 != "target" })
    let labels = try table.completeNumbers("target").map { $0 == 1 }
    var random = SplitMix64(seed: 42)
    let order = random.shuffledIndices(count: 569)
    let train = Array(order[114...])
    var scaler = StandardScaler()
    try scaler.fit(features.selecting(rows: train))
    let scaled = try scaler.transform(features)
    let model = try logistic(
      scaled.selecting(rows: train), train.map { labels[$0] }, l2: 1)
    check(
      "logistic(455 biopsies, benign, l2: 1): intercept and length of the coefficients",
      [model.intercept, model.coefficients.reduce(0) { $0 + $1 * $1 }.squareRoot()],
      is: [0.44808826041351807, 3.5125201776805866], within: .relative(1e-5),
      mistakes: [
        penalisesTheFree.when { $0.count == 2 && abs($0[0] / 0.370740003713991 - 1) < 1e-4 }
      ])
    check(
      "logistic(455 biopsies, benign, l2: 0)",
      try logistic(scaled.selecting(rows: train), train.map { labels[$0] }, l2: 0).intercept,
      throws: LogisticError.separable)
  }

  @Test("On generated rows it fits as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case noRows, lengths, penalty, oneClass, separable }
    crossCheck(within: .relative(1e-5)) { random in
      if random.chance(0.1) { return overshooting(&random) }
      let faults = random.faults(
        [Fault.noRows, .lengths, .penalty, .oneClass, .separable],
        pairs: [
          (.noRows, .lengths), (.lengths, .penalty), (.penalty, .oneClass), (.noRows, .penalty),
          (.lengths, .oneClass), (.oneClass, .separable),
        ])
      let columnCount = faults.contains(.separable) ? 1 + random.count(0...1) : random.count(0...2)
      let rowCount = faults.contains(.noRows) ? 0 : 6 + random.count(0...8)
      let features = random.spreadMatrix(rows: rowCount, columns: columnCount)
      // Both labels at nearly every place, so that no line sets them apart.
      var labels = (0..<rowCount).map { row in
        faults.contains(.separable)
          ? features[row, 0] > 0.1 : (row % 2 == 0) != random.chance(0.2)
      }
      if faults.contains(.oneClass) {
        let only = random.chance(0.5)
        labels = labels.map { _ in only }
      }
      if faults.contains(.lengths) { labels.append(false) }
      var l2 = random.pick([0.5, 1, 4, 20])
      if faults.isEmpty, random.chance(0.2) || columnCount == 0 { l2 = random.pick([0, 2]) }
      if faults.contains(.separable) { l2 = random.pick([0, 0, 1]) }
      if faults.contains(.penalty) { l2 = -0.5 }
      return Case(
        "logistic(\(literal(features)), \(literal(labels)), l2: \(l2))", slack: 1e-6
      ) { [labels, l2] in
        let model = try logistic(features, labels, l2: l2)
        return [model.intercept] + model.coefficients
      }
    }
  }

  /// Rows of which Newton's whole step makes the sum larger, in another order and maybe mirrored.
  private func overshooting(_ random: inout CaseGenerator) -> Case {
    let (rows, labels): ([[Double]], [Bool]) = random.pick([
      (
        [[-80, 80], [-30, -90], [3, -3], [0, -6], [1, -7], [-2, -7], [5, 1]],
        [false, false, true, false, false, false, false]
      ),
      (
        [[70, -20], [10, 10], [-6, 4], [-4, 1], [-6, -4], [9, 5]],
        [false, true, true, false, false, true]
      ),
      (
        [[-40, 70], [40, 30], [-9, 4], [6, 1], [0, 1], [-8, 2]],
        [true, false, true, false, false, false]
      ),
    ])
    let signs: [Double] = [random.pick([-1, 1]), random.pick([-1, 1])]
    let order = random.permutation(of: rows.count)
    let turned = order.map { row in zip(rows[row], signs).map { $0 * $1 } }
    let outcomes = order.map { labels[$0] }
    return Case("logistic(\(turned), \(outcomes), l2: 0.1)", slack: 1e-6) {
      let model = try logistic(Matrix(rows: turned), outcomes, l2: 0.1)
      return [model.intercept] + model.coefficients
    }
  }

  /// The intercept and the coefficients.
  private func fit(_ features: Matrix, _ labels: [Bool], _ l2: Double) throws -> [Double] {
    let model = try logistic(features, labels, l2: l2)
    return [model.intercept] + model.coefficients
  }
}

/// Whether there are an intercept and one coefficient, which lies in the range.
private func isSlope(_ weights: [Double], in range: ClosedRange<Double>) -> Bool {
  weights.count == 2 && range.contains(weights[1])
}
