import LessonKit
import LessonTesting
import Testing

@testable import ExplainLesson

private let zeros = Mistake(
  "BACKGROUND_OF_ZEROS",
  "It looks as if an absent feature was set to 0, as though the background were zeros. It takes the "
    + "background's values: a patient with a body mass index of 0 is nobody.")
private let meanRow = Mistake(
  "MEAN_BACKGROUND",
  "It looks as if the background was averaged to one mean row. Average the predictions, not the rows."
)
private let oneOrder = Mistake(
  "ONE_ORDER",
  "It looks as if features were added in the order of the columns. In another order the parts would be "
    + "others: the rule is a mean over all of them.")
private let takesAway = Mistake(
  "TAKES_ONE_AWAY",
  "It looks as if each feature was taken away from all others. Features that need one another are "
    + "counted twice that way, and the parts do not add up.")
private let byItself = Mistake(
  "ONE_BY_ITSELF",
  "It looks as if each feature was put in with no other. What features do together is nobody's then, "
    + "and the parts do not add up.")
private let equalWeights = Mistake(
  "EQUAL_WEIGHTS",
  "It looks as if each set counted the same. There are more sets of middle size, and each counts for "
    + "less: else the parts do not add up.")

@Suite("Shapley values", .exercise("30-explain/Shapley"))
struct ShapleySuite {
  private static func product(_ row: [Double]) -> Double { row.reduce(1, *) }

  private static func answer(_ base: Double, _ parts: [Double]) -> Attribution {
    Attribution(base: base, parts: parts)
  }

  /// Base, then parts: in one list, numbers are compared with a tolerance.
  private static func list(
    _ model: Model, _ row: [Double], _ background: [[Double]]
  ) throws -> [Double] {
    let answer = try shapley(of: model, row: row, background: background)
    return [answer.base] + answer.parts
  }

  @Test("A product of two: each gets the mean of going first and going second")
  func byHand() {
    // From 1 · 1 to 3 · 2: the first factor brings 2 or 4, the second 1 or 3.
    check(
      "shapley of x0 x1, row: [3, 2], background: [[1, 1]]: base, then parts",
      try Self.list(Self.product, [3, 2], [[1, 1]]), is: [1, 3, 2], within: .relative(1e-12),
      mistakes: [
        zeros.gives([0, 3, 3]), oneOrder.gives([1, 2, 3]), takesAway.gives([1, 4, 3]),
        byItself.gives([1, 2, 1]), equalWeights.gives([1, 3, 2]), meanRow.gives([1, 3, 2]),
        .named(
          "EXCHANGES_THE_ROWS", gives: [6, -3, -2],
          "Row and background are exchanged: the base is what the model predicts for the background."
        ),
      ])
  }

  @Test("With several background rows the predictions are averaged, each as often as it comes")
  func background() {
    check(
      "shapley of x0 x1, row: [3, 2], background: [[1, 1], [-1, 5]]: base, then parts",
      try Self.list(Self.product, [3, 2], [[1, 1], [-1, 5]]), is: [-2, 8.5, -0.5],
      within: .relative(1e-12),
      mistakes: [
        zeros.gives([0, 3, 3]), meanRow.gives([0, 7.5, -1.5]), oneOrder.gives([-2, 11, -3]),
        takesAway.gives([-2, 6, -3]), byItself.gives([-2, 11, 2]),
        equalWeights.gives([-2, 8.5, -0.5]),
      ])
    check(
      "shapley of x0 x1, row: [3, 2], background: [[1, 1], [-1, 5], [1, 1]]: base, then parts",
      try Self.list(Self.product, [3, 2], [[1, 1], [-1, 5], [1, 1]]),
      is: [-1, third(20), third(1)], within: .relative(1e-9),
      mistakes: [zeros.gives([0, 3, 3]), equalWeights.gives([-1, third(20), third(1)])])
  }

  @Test("Among three features, sets of one and two count by size")
  func three() {
    check(
      "shapley of x0 x1 x2, row: [2, 3, 4], background: [[1, 1, 1], [-1, 0, 2]]: base, then parts",
      try Self.list(Self.product, [2, 3, 4], [[1, 1, 1], [-1, 0, 2]]),
      is: [0.5, 10.25, 7, 6.25], within: .relative(1e-12),
      mistakes: [
        equalWeights.gives([0.5, 9.25, 6, 5.25]), zeros.gives([0, 8, 8, 8]),
        oneOrder.gives([0.5, 0.5, 8, 15]), takesAway.gives([0.5, 24, 20, 15]),
        byItself.gives([0.5, 0.5, -2, 1.5]),
        meanRow.gives([0, third(32), third(23.75), third(16.25)]),
      ])
  }

  @Test("The largest of twelve: a step up is shared by all that reach as high")
  func twelve() {
    // Who is first brings all of it; step k is shared among the 13 - k that are k or more.
    var shared = 0.0
    let parts: [Double] = (1...12).map { step in
      shared += 1 / Double(13 - step)
      return shared
    }
    check(
      "shapley of the largest of x0 ... x11, row: [1, 2, ..., 12], background: [[0, 0, ..., 0]]: "
        + "base, then parts",
      try Self.list(
        { $0.max() ?? .nan }, (1...12).map { Double($0) }, [[Double](repeating: 0, count: 12)]),
      is: [0] + parts, within: .absolute(1e-9),
      mistakes: [
        oneOrder.gives([0] + [Double](repeating: 1, count: 12)),
        takesAway.gives([Double](repeating: 0, count: 12) + [1]),
        byItself.gives((0...12).map { Double($0) }),
      ])
  }

  @Test("Base and parts add up to the prediction", arguments: 1...6)
  func efficiency(width: Int) {
    let row = (0..<width).map { [2, -1, 3, 0.5, 4, -2][$0] }
    let background: [[Double]] = [
      (0..<width).map { [1, 2, -1, 3, 0, 1][$0] }, (0..<width).map { [0, -2, 1, 1, 2, 5][$0] },
    ]
    func model(_ row: [Double]) -> Double {
      row.reduce(0) { $0 * 0.5 + $1 * $1 } + row.reduce(1) { $0 * (1 + $1 / 4) }
    }
    check(
      "shapley of a bent model, row: \(literal(row)), background: \(literal(background)): the sum of "
        + "base and parts, and how many parts",
      try {
        let answer = try shapley(of: model, row: row, background: background)
        return [answer.base + answer.parts.reduce(0, +), Double(answer.parts.count)]
      }(), is: [model(row), Double(width)], within: .relative(1e-9))
  }

  @Test("Who brings nothing gets nothing, and who brings the same gets the same")
  func fairness() {
    check(
      "shapley of the larger of x0 and x1, plus 2 x2, row: [4, 4, 1, 7], background: "
        + "[[0, 0, 3, 1], [1, 1, 5, 2]]: base, then parts",
      try Self.list(
        { max($0[0], $0[1]) + 2 * $0[2] }, [4, 4, 1, 7], [[0, 0, 3, 1], [1, 1, 5, 2]]),
      is: [8.5, 1.75, 1.75, -6, 0], within: .absolute(1e-9),
      mistakes: [
        oneOrder.gives([8.5, 3.5, 0, -6, 0]), takesAway.gives([8.5, 0, 0, -6, 0]),
        byItself.gives([8.5, 3.5, 3.5, -6, 0]), zeros.gives([0, 2, 2, 2, 0]),
      ])
  }

  @Test("Of a row without features there is only the base")
  func noFeatures() {
    check(
      "shapley of the constant 5, row: [], background: [[], []]",
      try shapley(of: { _ in 5 }, row: [], background: [[], []]), is: Self.answer(5, []))
    check(
      "shapley of x0, row: [7], background: [[2], [3]]",
      try shapley(of: { $0[0] }, row: [7], background: [[2], [3]]), is: Self.answer(2.5, [4.5]))
  }

  @Test("No background is refused, and one of another width")
  func refused() {
    check(
      "shapley of x0, row: [1], background: []",
      try shapley(of: { $0[0] }, row: [1], background: []), throws: ExplainError.noRows)
    check(
      "shapley of x0, row: [1, 2], background: [[1, 2], [1], [1, 2, 3]]",
      try shapley(of: { $0[0] }, row: [1, 2], background: [[1, 2], [1], [1, 2, 3]]),
      throws: ExplainError.widths(row: 2, background: 1))
    check(
      "shapley of 1, row: [], background: [[1]]",
      try shapley(of: { _ in 1 }, row: [], background: [[1]]),
      throws: ExplainError.widths(row: 0, background: 1))
  }

  @Test("No set is asked again for every feature")
  func cost() {
    var calls = 0
    _ = try? shapley(
      of: { row in
        calls += 1
        return row.reduce(0, +)
      }, row: [1, 2, 3, 4, 5, 6], background: [[0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1]])
    check(
      "shapley of six features, two background rows: calls of the model", calls,
      satisfies: "from 64, for the sets of one background row, to 256"
    ) { (64...256).contains($0) }
  }

  @Test("On generated models it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case noRows, widths }
    crossCheck { random in
      let faults = random.faults([Fault.noRows, .widths], pairs: [(.noRows, .widths)])
      let width = random.count(0...5)
      let row = random.spread(count: width)
      var background = (0..<random.int(1...4)).map { _ in random.spread(count: width) }
      if random.chance(0.3) { background.append(background[0]) }
      if faults.contains(.noRows) {
        background = []
      } else if faults.contains(.widths) {
        let place = random.int(0...(background.count - 1))
        background[place].append(1)
        background.append(Array(repeating: 0, count: width + 3))
      }
      let weights = random.spread(count: width)
      let others = background
      return Case(
        "shapley of (Σ w x)³ + max of x, w = \(literal(weights)), row: \(literal(row)), background: "
          + "\(literal(others))", slack: 1e-9
      ) {
        let answer = try shapley(
          of: { row in
            let sum = zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }
            return sum * sum * sum + (row.max() ?? 0)
          }, row: row, background: others)
        var steps = Steps()
        steps.note("base", answer.base)
        steps.note("parts", answer.parts)
        return steps
      }
    }
  }

  @Test("Why the tree predicts 186.9 for a patient, against 50 others")
  func tree() throws {
    // shap's TreeExplainer (feature_perturbation="interventional") agrees to 6e-6, as it works in 32
    // bits; these digits are those of the formula in NumPy 2.4.6, and their sum is the prediction.
    let patients = try Patients(["bmi", "bp", "s3", "s5"])
    check(
      "shapley of the tree, row: the first test patient, background: 50 of train: base, then parts",
      try Self.list(patients.tree(), patients.test[0], Array(patients.train[..<50])),
      is: [
        154.50038921838578, -9.117075257074273, -0.5862028985507214, -6.285151907614271,
        48.43143707126862,
      ], within: .relative(1e-9),
      mistakes: [
        equalWeights.gives([
          154.50038921838578, -10.208245185021095, -1.2030217391304312, -6.759502994981386,
          47.340267143321796,
        ]),
        zeros.gives([
          118.94252873563218, 19.996698113207557, 0, -17.788165776266794, 65.79233515384216,
        ]),
      ])
  }

  @Test("In a line each part is the weight times the distance from the background's mean")
  func line() throws {
    // shap's LinearExplainer on the least squares of scikit-learn 1.9.1.
    let patients = try Patients(["bmi", "bp", "s3", "s5"])
    let model = Patients.linear(try patients.leastSquares())
    check(
      "shapley of least squares, row: the first test patient, background: 50 of train",
      try Self.list(model, patients.test[0], Array(patients.train[..<50])),
      is: [
        152.7817771408461, 0.24497435049005306, 14.79324217462884, -15.460849018692613,
        15.693109735350081,
      ], within: .relative(1e-8),
      mistakes: [
        zeros.when { values in
          // The weight times the value itself.
          values.count == 5 && abs(values[1] - 149.21164984395182) < 1e-6
        }
      ])
  }
}

private func third(_ number: Double) -> Double { number / 3 }
