import LessonKit
import LessonTesting
import Testing

@testable import DescentLesson

private let oneStepShort = Mistake(
  "ONE_STEP_SHORT", "It looks as if it walked one step too few.")
private let weightByWeight = Mistake(
  "WEIGHT_BY_WEIGHT",
  "The first weight is right and the others are not. It looks as if a slope was taken when the "
    + "weights before it had already changed: take all slopes at the place where the step begins.")
private let climbs = Mistake(
  "CLIMBS", "The error grows: it walks uphill. The gradient points up, and a step goes against it.")
private let goesOn = Mistake(
  "GOES_ON_FOR_EVER",
  "The weights have left every range, and nobody was told. A run that is lost costs the night that it "
    + "goes on, and what it leaves is taken for a model.")
private let looksAtTheEnd = Mistake(
  "LOOKS_AT_THE_END",
  "It was refused, but not after the first step that went too far. All steps after that one were for "
    + "nothing, and whoever looks for the cause begins at the wrong place.")

@Suite("Down the slope", .exercise("12-descent/GradientDescent"))
struct GradientDescentSuite {
  private static let rows: [[Double]] = [[1, 2], [1, 4]]

  @Test("One step by hand, and a second one from there")
  func byHand() throws {
    let features = try Matrix(rows: Self.rows)
    check(
      "gradientDescent([[1, 2], [1, 4]], [3, 7], rate: 0.01, steps: 1)",
      try gradientDescent(features, [3, 7], rate: 0.01, steps: 1), is: [0.1, 0.34],
      within: .relative(1e-12),
      mistakes: [
        oneStepShort.gives([0, 0]), weightByWeight.gives([0.1, 0.334]),
        climbs.gives([-0.1, -0.34]),
      ])
    // Residuals -2.22 and -5.54, so the slopes are -7.76 and -26.6.
    check(
      "gradientDescent([[1, 2], [1, 4]], [3, 7], rate: 0.01, steps: 2)",
      try gradientDescent(features, [3, 7], rate: 0.01, steps: 2), is: [0.1776, 0.606],
      within: .relative(1e-12),
      mistakes: [oneStepShort.gives([0.1, 0.34]), climbs.gives([-0.2224, -0.754])])
  }

  @Test("Without a step the weights are 0, one for each column")
  func noSteps() throws {
    check(
      "gradientDescent([[1, 2], [1, 4]], [3, 7], rate: 0.1, steps: 0)",
      try gradientDescent(Matrix(rows: Self.rows), [3, 7], rate: 0.1, steps: 0), is: [0, 0])
  }

  @Test("With patience it comes to the weights that fit")
  func bottom() throws {
    check(
      "gradientDescent([[1, -1], [1, 1]], [3, 7], rate: 0.25, steps: 60)",
      try gradientDescent(Matrix(rows: [[1, -1], [1, 1]]), [3, 7], rate: 0.25, steps: 60),
      is: [5, 2], within: .relative(1e-12))
  }

  @Test("Too long a step leaves the valley, and the first step beyond the bound is named")
  func diverges() throws {
    // One row: the weight is 3 away from the fit at first, and 1999 times as far after each step.
    // 3 * 1999³⁰ is 3.2e99, one more is beyond 1e100.
    let one = try Matrix(rows: [[1]])
    check(
      "gradientDescent([[1]], [3], rate: 1000, steps: 40)",
      try gradientDescent(one, [3], rate: 1000, steps: 40),
      throws: DescentError.diverged(step: 31),
      mistakes: [
        goesOn.when { $0.first.map { $0.isFinite } ?? false },
        looksAtTheEnd.throwing(DescentError.diverged(step: 40)),
      ])
    check(
      "gradientDescent([[1]], [3], rate: 1000, steps: 30): its size is below 1e100",
      try abs(gradientDescent(one, [3], rate: 1000, steps: 30)[0]) < 1e100, is: true)
    check(
      "gradientDescent([[1]], [3], rate: 1000, steps: 200), which ends in no number",
      try gradientDescent(one, [3], rate: 1000, steps: 200),
      throws: DescentError.diverged(step: 31),
      mistakes: [
        goesOn.when { $0.first.map { !$0.isFinite } ?? false },
        looksAtTheEnd.throwing(DescentError.diverged(step: 200)),
      ])
  }

  @Test("Any weight stops the walk, one below 0 or in the last column as well")
  func anyWeight() throws {
    // As above, with the other sign, and beside a weight that stays 0.
    check(
      "gradientDescent([[1]], [-3], rate: 1000, steps: 40)",
      try gradientDescent(Matrix(rows: [[1]]), [-3], rate: 1000, steps: 40),
      throws: DescentError.diverged(step: 31),
      mistakes: [
        goesOn.when { $0.first.map { $0.isFinite } ?? false },
        looksAtTheEnd.throwing(DescentError.diverged(step: 40)),
      ])
    check(
      "gradientDescent([[0, 1]], [3], rate: 1000, steps: 40)",
      try gradientDescent(Matrix(rows: [[0, 1]]), [3], rate: 1000, steps: 40),
      throws: DescentError.diverged(step: 31),
      mistakes: [
        goesOn.when { $0.last.map { $0.isFinite } ?? false },
        looksAtTheEnd.throwing(DescentError.diverged(step: 40)),
      ])
  }

  @Test("A weight at the bound is not beyond it, and one that is not a number is")
  func atTheBound() throws {
    check(
      "gradientDescent([[1]], [1e100], rate: 0.5, steps: 1)",
      try gradientDescent(Matrix(rows: [[1]]), [1e100], rate: 0.5, steps: 1), is: [1e100],
      within: .relative(1e-15))
    // Residual times feature is an infinity of each sign, and their sum no number.
    check(
      "gradientDescent([[1e200], [-1e200]], [1e200, 1e200], rate: 0.5, steps: 2)",
      try gradientDescent(
        Matrix(rows: [[1e200], [-1e200]]), [1e200, 1e200], rate: 0.5, steps: 2),
      throws: DescentError.diverged(step: 1),
      mistakes: [looksAtTheEnd.throwing(DescentError.diverged(step: 2))])
  }

  @Test("What does not go together is refused, for 0 steps too")
  func refusals() throws {
    let features = try Matrix(rows: Self.rows)
    check(
      "gradientDescent([[1, 2], [1, 4]], [3], rate: 0.1, steps: 0)",
      try gradientDescent(features, [3], rate: 0.1, steps: 0),
      throws: DescentError.lengths(rows: 2, values: 1))
    check(
      "gradientDescent(no rows, [], rate: 0.1, steps: 0)",
      try gradientDescent(Matrix(rowCount: 0, columnCount: 2), [], rate: 0.1, steps: 0),
      throws: DescentError.noRows)
    check(
      "gradientDescent(no rows, [3], rate: 0.1, steps: 5)",
      try gradientDescent(Matrix(rowCount: 0, columnCount: 2), [3], rate: 0.1, steps: 5),
      throws: DescentError.noRows)
  }

  @Test("Ten steps on 442 standardised patients are those of NumPy")
  func tenSteps() throws {
    // NumPy 2.4: the same loop; a weight changed before the next slope is taken for the mistake.
    let (features, target) = try patients()
    check(
      "gradientDescent(patients, progression, rate: 0.1, steps: 10): intercept, bmi, error",
      try figures(gradientDescent(features, target, rate: 0.1, steps: 10), features, target),
      is: [135.7982756852416, 23.12172806049467, 3167.886808034414], within: .relative(1e-9),
      mistakes: [
        weightByWeight.gives([135.7982756852416, 24.04223424382629, 3167.9596135133243])
      ])
  }

  @Test("After a hundred steps the error is 2,875.6, and 2,859.7 is the least there is")
  func hundredSteps() throws {
    // NumPy 2.4: the same loop.
    let (features, target) = try patients()
    check(
      "gradientDescent(patients, progression, rate: 0.1, steps: 100): intercept, bmi, error",
      try figures(gradientDescent(features, target, rate: 0.1, steps: 100), features, target),
      is: [152.13348413190573, 25.108528576908682, 2875.6171572800354], within: .relative(1e-9))
  }

  @Test("On generated rows it walks as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case noRows, lengths, far }
    crossCheck { random in
      let faults = random.faults(
        [Fault.noRows, .lengths, .far],
        pairs: [(.noRows, .lengths), (.noRows, .far), (.lengths, .far)])
      let columnCount = faults.contains(.far) ? 1 + random.count(0...2) : random.count(0...3)
      let rowCount = faults.contains(.noRows) ? 0 : 1 + random.count(0...5)
      var features = random.spreadMatrix(rows: rowCount, columns: columnCount)
      // A column of ones, as most have: something to walk on.
      let ones = random.int(0...max(0, columnCount - 1))
      if columnCount > 0 { for row in 0..<rowCount { features[row, ones] = 1 } }
      var target = random.spread(count: rowCount)
      if faults.contains(.far), rowCount > 0 { target[0] = random.pick([9, -9]) }
      if faults.contains(.lengths) { target.append(1) }
      let rate = faults.contains(.far) ? random.pick([1e5, 1e7]) : random.pick([0.25, 0.01, 0.1])
      let steps = faults.contains(.far) ? random.pick([30, 90]) : random.count(0...6)
      return Case(
        "gradientDescent(\(literal(features)), \(literal(target)), rate: \(rate), steps: \(steps))",
        slack: 1e-9
      ) { [features, target] in try gradientDescent(features, target, rate: rate, steps: steps) }
    }
  }

  private func figures(
    _ weights: [Double], _ features: Matrix, _ target: [Double]
  ) throws -> [Double] {
    let error = try meanSquaredError(weights, features, target)
    return weights.count > 3 ? [weights[0], weights[3], error] : weights + [error]
  }
}
