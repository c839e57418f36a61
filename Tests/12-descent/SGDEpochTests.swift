import LessonKit
import LessonTesting
import Testing

@testable import DescentLesson

private let dropsTheLast = Mistake(
  "DROPS_THE_LAST_BATCH",
  "It looks as if the last batch was left out because it is not full. Its rows are then never looked at, "
    + "and where the order is the same each time, they are always the same rows.")
private let dividesByTheSize = Mistake(
  "DIVIDES_BY_THE_BATCH_SIZE",
  "The last batch has fewer rows than the others, and its mean is over those. Divided by the full size, "
    + "its step is too short.")
private let ignoresTheOrder = Mistake(
  "IGNORES_THE_ORDER",
  "It looks as if the rows were taken as they stand, and not in the order that was given. A sorted "
    + "table would then teach one end of it last, and forget the other.")
private let oneGradient = Mistake(
  "ONE_GRADIENT_FOR_ALL",
  "It looks as if all slopes were taken where the epoch began. A batch starts from what the one before "
    + "it left; that is all that there is to win.")

@Suite("One epoch in batches", .exercise("12-descent/SGDEpoch"))
struct SGDEpochSuite {
  private static let rows: [[Double]] = [[1], [1], [1]]

  @Test("Three rows in batches of two, by hand")
  func byHand() throws {
    // Targets 8 and 4: the mean slope is -12, and half of it leads to 3. Then 3 less target 2, twice,
    // half of it: 2.
    check(
      "sgdEpoch([0], [[1], [1], [1]], [2, 4, 8], order: [2, 1, 0], batchSize: 2, rate: 0.25)",
      try sgdEpoch(
        [0], Matrix(rows: Self.rows), [2, 4, 8], order: [2, 1, 0], batchSize: 2, rate: 0.25),
      is: [2.5], within: .relative(1e-12),
      mistakes: [
        dropsTheLast.gives([3]), dividesByTheSize.gives([2.75]), ignoresTheOrder.gives([4.75]),
        oneGradient.gives([4]),
      ])
  }

  @Test("One batch of all rows is one step of gradient descent")
  func oneBatch() throws {
    check(
      "sgdEpoch([0, 0], [[1, 2], [1, 4]], [3, 7], order: [1, 0], batchSize: 2, rate: 0.01)",
      try sgdEpoch(
        [0, 0], Matrix(rows: [[1, 2], [1, 4]]), [3, 7], order: [1, 0], batchSize: 2, rate: 0.01),
      is: [0.1, 0.34], within: .relative(1e-12))
    check(
      "the same with batchSize: 50",
      try sgdEpoch(
        [0, 0], Matrix(rows: [[1, 2], [1, 4]]), [3, 7], order: [1, 0], batchSize: 50, rate: 0.01),
      is: [0.1, 0.34], within: .relative(1e-12),
      mistakes: [dropsTheLast.gives([0, 0]), dividesByTheSize.gives([0.004, 0.0136])])
  }

  @Test("Batches of one row step after every row")
  func single() throws {
    check(
      "sgdEpoch([1], [[1], [1], [1]], [2, 4, 8], order: [0, 1, 2], batchSize: 1, rate: 0.25)",
      try sgdEpoch(
        [1], Matrix(rows: Self.rows), [2, 4, 8], order: [0, 1, 2], batchSize: 1, rate: 0.25),
      is: [5.375], within: .relative(1e-12), mistakes: [oneGradient.gives([6.5])])
  }

  @Test("Rows outside of the order are not used, and one that is in it twice counts twice")
  func someRows() throws {
    check(
      "sgdEpoch([0], [[1], [1], [1]], [2, 4, 8], order: [2, 2, 0], batchSize: 3, rate: 0.25)",
      try sgdEpoch(
        [0], Matrix(rows: Self.rows), [2, 4, 8], order: [2, 2, 0], batchSize: 3, rate: 0.25),
      is: [3], within: .relative(1e-12), mistakes: [ignoresTheOrder.gives([7.0 / 3])])
    check(
      "sgdEpoch([5], [[1], [1], [1]], [2, 4, 8], order: [], batchSize: 2, rate: 0.25)",
      try sgdEpoch([5], Matrix(rows: Self.rows), [2, 4, 8], order: [], batchSize: 2, rate: 0.25),
      is: [5])
  }

  @Test("A batch may have more rows than the table, where rows are in the order again")
  func again() throws {
    // The slope -4 leads to 1, and -2 alone to 1.5.
    check(
      "sgdEpoch([0], [[1]], [2], order: [0, 0, 0], batchSize: 2, rate: 0.25)",
      try sgdEpoch([0], Matrix(rows: [[1]]), [2], order: [0, 0, 0], batchSize: 2, rate: 0.25),
      is: [1.5], within: .relative(1e-12),
      mistakes: [
        dropsTheLast.gives([1]), dividesByTheSize.gives([1.25]), oneGradient.gives([2]),
      ])
  }

  @Test("What does not go together is refused, for an empty order too")
  func refusals() throws {
    let features = try Matrix(rows: Self.rows)
    check(
      "sgdEpoch([5, 6], [[1], [1], [1]], [2, 4, 8], order: [], batchSize: 2, rate: 0.25)",
      try sgdEpoch([5, 6], features, [2, 4, 8], order: [], batchSize: 2, rate: 0.25),
      throws: DescentError.weights(expected: 1, found: 2))
    check(
      "sgdEpoch([5, 6], [[1], [1], [1]], [2, 4], order: [0], batchSize: 1, rate: 0.25)",
      try sgdEpoch([5, 6], features, [2, 4], order: [0], batchSize: 1, rate: 0.25),
      throws: DescentError.lengths(rows: 3, values: 2))
    check(
      "sgdEpoch([5], no rows, [], order: [], batchSize: 1, rate: 0.25)",
      try sgdEpoch(
        [5], Matrix(rowCount: 0, columnCount: 1), [], order: [], batchSize: 1, rate: 0.25),
      throws: DescentError.noRows)
  }

  @Test("An epoch over 442 patients in batches of 32, the last of 26, is that of NumPy")
  func diabetes() throws {
    // NumPy 2.4: the same loop over SplitMix64's permutation of seed 42; without the last 26 rows for
    // the mistake.
    let (features, target) = try patients()
    var random = SplitMix64(seed: 42)
    let order = random.shuffledIndices(count: target.count)
    check(
      "sgdEpoch(zeros, patients, progression, order of seed 42, batchSize: 32, rate: 0.05): "
        + "intercept, bmi, error",
      try figures(
        sgdEpoch(
          Array(repeating: 0, count: features.columnCount), features, target, order: order,
          batchSize: 32, rate: 0.05), features, target),
      is: [119.2998292139327, 22.50259017228409, 4054.888179378009], within: .relative(1e-9),
      mistakes: [
        dropsTheLast.gives([115.95175820051352, 20.86204637834541, 4303.142863565396])
      ])
  }

  @Test("On generated rows an epoch ends where the solution's does", .tags(.crossCheck))
  func generated() {
    enum Fault { case noRows, lengths, weights }
    crossCheck { random in
      let faults = random.faults(
        [Fault.noRows, .lengths, .weights],
        pairs: [(.noRows, .lengths), (.noRows, .weights), (.lengths, .weights)])
      let columnCount = random.count(0...3)
      let rowCount = faults.contains(.noRows) ? 0 : 1 + random.count(0...7)
      let features = random.spreadMatrix(rows: rowCount, columns: columnCount)
      var target = random.spread(count: rowCount)
      if faults.contains(.lengths) { target.append(1) }
      var weights = random.spread(count: columnCount)
      if faults.contains(.weights) { weights.append(0.5) }
      let order =
        random.chance(0.7)
        ? random.permutation(of: rowCount)
        : (0..<(rowCount == 0 ? 0 : random.count(0...9))).map { _ in random.int(0...rowCount - 1) }
      let batchSize = 1 + random.count(0...5)
      let rate = random.pick([0.125, 0.01, 0.05])
      return Case(
        "sgdEpoch(\(literal(weights)), \(literal(features)), \(literal(target)), order: "
          + "\(literal(order)), batchSize: \(batchSize), rate: \(rate))", slack: 1e-9
      ) { [weights, target] in
        try sgdEpoch(
          weights, features, target, order: order, batchSize: batchSize, rate: rate)
      }
    }
  }

  private func figures(
    _ weights: [Double], _ features: Matrix, _ target: [Double]
  ) throws -> [Double] {
    let error = try meanSquaredError(weights, features, target)
    return weights.count > 3 ? [weights[0], weights[3], error] : weights + [error]
  }
}
