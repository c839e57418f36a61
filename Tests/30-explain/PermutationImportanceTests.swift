import LessonKit
import LessonTesting
import Testing

@testable import ExplainLesson

private let givesTheError = Mistake(
  "GIVES_THE_ERROR",
  "This is the error on the shuffled rows. What it was on the rows as they are has to come off.")
private let eachAlone = Mistake(
  "EACH_ALONE",
  "It looks as if every column was shuffled by itself and the rises were added up. Columns that are "
    + "named together move together.")
private let keepsShuffling = Mistake(
  "KEEPS_SHUFFLING",
  "The second order was applied to columns that were shuffled already. Begin with the rows as they "
    + "came each time.")
private let targetsShuffled = Mistake(
  "SHUFFLES_THE_TARGETS",
  "It looks as if the targets were shuffled. That cuts all columns off from them, not only this one."
)
private let puts = Mistake(
  "PUTS_WHERE_IT_TAKES",
  "The order says where each row takes its numbers from. Here it says where they go, which is the "
    + "order turned round.")
private let turned = Mistake(
  "TURNED_ROUND",
  "The sign is turned: what is lost by shuffling is a rise of the error.")

@Suite("Permutation importance", .exercise("30-explain/PermutationImportance"))
struct PermutationImportanceSuite {
  private static let rows: [[Double]] = [[1, 0], [2, 1], [4, 3], [8, 2]]
  private static let targets: [Double] = [2, 4, 5, 13]
  private static let words = "of 2 x0 - x1 on [[1, 0], [2, 1], [4, 3], [8, 2]], [2, 4, 5, 13]"

  private static func model(_ row: [Double]) -> Double { 2 * row[0] - row[1] }

  private static func importance(_ features: [Int], _ seeds: [UInt64]) throws -> Double {
    try permutationImportance(
      of: model, features: features, rows: rows, targets: targets, seeds: seeds)
  }

  @Test("Four rows, whose first column is taken from rows 2, 0, 3 and 1")
  func byHand() {
    // Predicted 8, 1, 13 and 2 where 2, 4, 5 and 13 are true: 57.5, and 0.5 unshuffled.
    check(
      "permutationImportance \(Self.words), features: [0], seeds: [1]",
      try Self.importance([0], [1]), is: 57, within: .relative(1e-9),
      mistakes: [
        givesTheError.gives(57.5), turned.gives(-57), puts.gives(52), targetsShuffled.gives(43),
        eachAlone.gives(57), keepsShuffling.gives(57),
        .named(
          "GIVES_ABSOLUTE_ERRORS", gives: 6.5,
          "It looks as if the errors were not squared: the rise is that of the mean squared error."),
      ])
  }

  @Test("Several seeds are averaged, each from the rows as they came")
  func severalSeeds() {
    check(
      "permutationImportance \(Self.words), features: [0], seeds: [1, 2, 3]",
      try Self.importance([0], [1, 2, 3]), is: third(163), within: .relative(1e-9),
      mistakes: [
        givesTheError.gives(54.833333333333336), turned.gives(third(-163)), puts.gives(third(158)),
        keepsShuffling.gives(third(145)), targetsShuffled.gives(third(133)),
        eachAlone.gives(third(163)),
        .named(
          "GIVES_THE_SUM", gives: 163, "The rises were added up. Divide by the number of seeds."),
      ])
  }

  @Test("A seed or a row that comes twice counts twice")
  func twice() {
    // Seed 1 gives a rise of 57 and seeds 1, 2 and 3 one of 163/3: 57, 57, 57 and 106 in four.
    check(
      "permutationImportance \(Self.words), features: [0], seeds: [1, 2, 3, 1, 1]",
      try Self.importance([0], [1, 2, 3, 1, 1]), is: 55.4, within: .relative(1e-9),
      mistakes: [turned.gives(-55.4), givesTheError.gives(55.9)])
  }

  @Test("Columns that are named together move together")
  func together() {
    check(
      "permutationImportance \(Self.words), features: [0, 1], seeds: [1, 2, 3]",
      try Self.importance([0, 1], [1, 2, 3]), is: 46, within: .relative(1e-9),
      mistakes: [
        eachAlone.gives(third(172)), givesTheError.gives(46.5), turned.gives(-46),
        puts.gives(third(133)), keepsShuffling.gives(third(107)), targetsShuffled.gives(third(133)),
      ])
    check(
      "permutationImportance \(Self.words), features: [1, 0], seeds: [1, 2, 3]",
      try Self.importance([1, 0], [1, 2, 3]), is: 46, within: .relative(1e-9))
  }

  @Test("A column that the model does not read is worth nothing")
  func unused() {
    check(
      "permutationImportance of 2 x0 on the same rows, features: [1], seeds: [1, 2, 3]",
      try permutationImportance(
        of: { 2 * $0[0] }, features: [1], rows: Self.rows, targets: Self.targets,
        seeds: [1, 2, 3]), is: 0, within: .absolute(1e-9),
      mistakes: [givesTheError.gives(4.5), targetsShuffled.gives(third(136))])
  }

  @Test("A column that misleads the model has a negative importance")
  func misleading() {
    check(
      "permutationImportance of x0 on [[3], [1]], targets [1, 3], features: [0], seeds: [2]",
      try permutationImportance(
        of: { $0[0] }, features: [0], rows: [[3], [1]], targets: [1, 3], seeds: [2]),
      is: -4, within: .relative(1e-9),
      mistakes: [turned.gives(4), givesTheError.gives(0)])
  }

  @Test("One row cannot be shuffled")
  func oneRow() {
    check(
      "permutationImportance of x0 on [[3]], targets [5], features: [0], seeds: [1, 2]",
      try permutationImportance(
        of: { $0[0] }, features: [0], rows: [[3]], targets: [5], seeds: [1, 2]), is: 0,
      mistakes: [givesTheError.gives(4)])
  }

  @Test("What cannot be measured is refused, in this order")
  func refused() {
    func refusal(_ rows: [[Double]], _ targets: [Double], _ features: [Int]) -> ExplainError? {
      do {
        _ = try permutationImportance(
          of: { $0[0] }, features: features, rows: rows, targets: targets, seeds: [1])
        return nil
      } catch { return error as? ExplainError }
    }
    check(
      "two rows, one target, no such column: the error", refusal([[1], [2]], [1], [9]),
      is: .lengths(rows: 2, targets: 1))
    check("no row, one target: the error", refusal([], [1], [0]), is: .lengths(rows: 0, targets: 1))
    check("no row, no such column: the error", refusal([], [], [9]), is: .noRows)
    check(
      "two columns, features [1, 2, -1, 5]: the error", refusal([[1, 2]], [1], [1, 2, -1, 5]),
      is: .noFeature(2))
    check(
      "two columns, features [-1]: the error", refusal([[1, 2]], [1], [-1]), is: .noFeature(-1))
  }

  @Test("On generated rows it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case lengths, noRows, feature }
    crossCheck { random in
      let faults = random.faults(
        [Fault.lengths, .noRows, .feature],
        pairs: [(.lengths, .noRows), (.lengths, .feature), (.noRows, .feature)])
      let width = random.int(1...4)
      var rows = (0..<(1 + random.count(0...9))).map { _ in random.spread(count: width) }
      if random.chance(0.3) { rows += random.some(rows, 0.5) }
      if faults.contains(.noRows) { rows = [] }
      var targets = random.spread(count: rows.count)
      if faults.contains(.lengths) { targets.append(1) }
      var features = random.some(Array(0..<width), 0.5)
      if features.isEmpty { features = [random.int(0...(width - 1))] }
      features = random.shuffled(features)
      if faults.contains(.feature) {
        features.append(random.pick([-1, width]))
        if random.chance(0.5) { features.append(width + 2) }
      }
      let seeds = (0..<random.int(1...3)).map { _ in UInt64(random.int(0...99)) }
      let weights = random.spread(count: width)
      let (all, truth, named) = (rows, targets, features)
      return Case(
        "permutationImportance of Σ w x + x0², w = \(literal(weights)), features: \(named), "
          + "rows: \(literal(all)), targets: \(literal(truth)), seeds: \(seeds)", slack: 1e-9
      ) {
        try permutationImportance(
          of: { row in zip(row, weights).reduce(row[0] * row[0]) { $0 + $1.0 * $1.1 } },
          features: named, rows: all, targets: truth, seeds: seeds)
      }
    }
  }

  @Test("Ten columns of 89 patients, shuffled one at a time")
  func patients() throws {
    // NumPy 2.4.6, least squares on the 353 other patients and the seeds 100 j + r; scikit-learn 1.9.1
    // with 300 random repeats agrees within its noise.
    let patients = try Patients()
    let model = Patients.linear(try patients.leastSquares())
    let rises: [Double] = [
      -8.570069153709756, 318.91078397379135, 1440.4775837166878, 708.7820231330882,
      4888.430739160462, 1792.2968472553082, 98.34365292968542, 72.16188426193203,
      2944.0869749422554, 57.8238510672526,
    ]
    check(
      "permutationImportance of each column j with the seeds 100 j ... 100 j + 4",
      try (0..<10).map { column in
        try permutationImportance(
          of: model, features: [column], rows: patients.test, targets: patients.testTargets,
          seeds: (0..<5).map { UInt64(100 * column + $0) })
      }, is: rises, within: .relative(1e-8),
      mistakes: [
        turned.gives(rises.map { -$0 }), givesTheError.gives(rises.map { $0 + 2854.089221652785 }),
        eachAlone.gives(rises),
      ])
  }

  @Test("Two columns that say nearly the same, shuffled together, are worth a fraction of each")
  func correlated() throws {
    // NumPy 2.4.6. One by one, with seeds of their own, they are worth 4888 and 1792.
    let patients = try Patients()
    let model = Patients.linear(try patients.leastSquares())
    check(
      "permutationImportance of s1 and s2 together, seeds: 1000 ... 1004",
      try permutationImportance(
        of: model, features: [4, 5], rows: patients.test, targets: patients.testTargets,
        seeds: Array(1000..<1005)), is: 803.6099747326191, within: .relative(1e-8),
      mistakes: [turned.gives(-803.6099747326191), givesTheError.gives(3657.699196385404)])
  }
}

private func third(_ number: Double) -> Double { number / 3 }
