import LessonKit
import LessonTesting
import Testing

@testable import RegulariseLesson

private let scalesAllRows = Mistake(
  "SCALES_ALL_ROWS",
  "It looks as if the scaler was fitted before the folds were made. The rows that are to judge have then "
    + "already told where their middle lies.")
private let judgesWhatItLearnt = Mistake(
  "JUDGES_WHAT_IT_LEARNT",
  "It looks as if a model was judged by rows that it had learnt from. There the least penalty always "
    + "wins.")
private let poolsTheRows = Mistake(
  "POOLS_THE_ROWS",
  "It looks as if all squares went into one mean, so that each fold weighs by its rows. Take the mean of "
    + "each fold first, then the mean of those.")
private let takesTheLast = Mistake(
  "TAKES_THE_LAST", "Several candidates are equally good, and this is not the first of them.")

@Suite("Choosing the penalty", .exercise("13-regularise/ChooseLambda"))
struct ChooseLambdaSuite {
  private static let rows: [[Double]] = [[1], [2], [3], [4], [9]]
  private static let target = [3.0, 5, 7, 9, 10]

  @Test("Two folds by hand, of three rows and of two")
  func byHand() throws {
    // A constant column leaves only the mean: 5 of the first three rows, 9.5 of the others. The
    // squares are 41 on two rows and 68.75 on three; 109.75 over five rows.
    let none = Matrix(rowCount: 5, columnCount: 1, repeating: 4)
    let own = (8.0 / 3 + 0.25) / 2
    check(
      "chooseLambda([1], [[4], [4], [4], [4], [4]], [3, 5, 7, 9, 10], folds: [[0, 1, 2], [3, 4]])",
      try chooseLambda([1], none, Self.target, folds: [[0, 1, 2], [3, 4]]).errors,
      is: [(20.5 + 68.75 / 3) / 2], within: .relative(1e-12),
      mistakes: [poolsTheRows.gives([109.75 / 5]), judgesWhatItLearnt.gives([own])])
  }

  @Test("Of equal candidates the first is chosen")
  func equal() throws {
    check(
      "chooseLambda([3, 1, 2], [[4], [4], [4], [4], [4]], …).lambda",
      try chooseLambda(
        [3, 1, 2], Matrix(rowCount: 5, columnCount: 1, repeating: 4), Self.target,
        folds: [[0, 1], [2, 3, 4]]
      ).lambda, is: 3, mistakes: [takesTheLast.gives(2)])
  }

  @Test("A dozen folds of one row each all count")
  func manyFolds() throws {
    // The mean of the eleven others misses each by 12/11 of its distance from the mean of all:
    // 143/12 · 144/121.
    check(
      "chooseLambda([1], twelve rows of 4, 0 to 11, folds: [[0], [1], … [11]]).errors",
      try chooseLambda(
        [1], Matrix(rowCount: 12, columnCount: 1, repeating: 4), (0..<12).map(Double.init),
        folds: (0..<12).map { [$0] }
      ).errors, is: [156.0 / 11], within: .relative(1e-12),
      mistakes: [judgesWhatItLearnt.gives([130.0 / 11])])
  }

  @Test(
    "A candidate that is better by a little is better", arguments: [[1.000001, 1], [1, 1.000001]])
  func close(candidates: [Double]) throws {
    let features = try Matrix(rows: Self.rows)
    let choice = try chooseLambda(
      candidates, features, Self.target, folds: [[0, 2], [1, 3]])
    // On a straight line the smaller penalty is the better one.
    check(
      "chooseLambda(\(candidates), [[1], [2], [3], [4], [9]], [3, 5, 7, 9, 10], "
        + "folds: [[0, 2], [1, 3]]).lambda", choice.lambda, is: 1)
  }

  @Test("On a straight line no penalty is the best, and rows outside of the folds are not used")
  func line() throws {
    let choice = try chooseLambda(
      [10, 0, 1], Matrix(rows: Self.rows), Self.target, folds: [[0, 2], [1, 3]])
    check(
      "chooseLambda([10, 0, 1], [[1], [2], [3], [4], [9]], [3, 5, 7, 9, 10], folds: [[0, 2], [1, 3]])"
        + ".lambda", choice.lambda, is: 0)
    check(
      "errors[1] of the same", choice.errors.count > 1 ? choice.errors[1] : .nan, is: 0,
      within: .absolute(1e-20))
  }

  @Test("Other lengths, then no candidates, then one fold are refused")
  func refusals() throws {
    let features = try Matrix(rows: Self.rows)
    check(
      "chooseLambda([], 5 rows, 2 targets, folds: [])",
      try chooseLambda([], features, [1, 2], folds: []).lambda,
      throws: RegressionError.lengths(rows: 5, values: 2))
    check(
      "chooseLambda([], 5 rows, 5 targets, folds: [])",
      try chooseLambda([], features, Self.target, folds: []).lambda,
      throws: PenaltyError.noCandidates)
    check(
      "chooseLambda([1], 5 rows, 5 targets, folds: [[0, 1, 2, 3, 4]])",
      try chooseLambda([1], features, Self.target, folds: [[0, 1, 2, 3, 4]]).lambda,
      throws: PenaltyError.tooFewFolds(found: 1))
    check(
      "chooseLambda([1, -1], 5 rows, 5 targets, folds: [[0, 1], [2, 3]])",
      try chooseLambda([1, -1], features, Self.target, folds: [[0, 1], [2, 3]]).lambda,
      throws: PenaltyError.size(-1))
  }

  @Test("Five folds of 353 patients have the errors of scikit-learn, and λ = 0.1 wins by a hair")
  func patients() throws {
    // scikit-learn 1.9.1: KFold by hand over array_split of the training rows, StandardScaler and
    // Ridge inside of each fold; the scaler fitted on all rows for the mistake.
    let table = try Table(named: "diabetes")
    let features = try table.matrix(table.columnNames.filter { $0 != "target" })
    let target = try table.completeNumbers("target")
    var random = SplitMix64(seed: 42)
    let train = Array(random.shuffledIndices(count: 442)[89...])
    // 353 rows in blocks of 71, 71, 71, 70 and 70.
    let bounds = [0, 71, 142, 213, 283, 353]
    let folds = (0..<5).map { Array(bounds[$0]..<bounds[$0 + 1]) }
    let choice = try chooseLambda(
      [0.1, 1, 10, 100, 1000], features.selecting(rows: train), train.map { target[$0] },
      folds: folds)
    check(
      "chooseLambda([0.1, 1, 10, 100, 1000], 353 patients, progression, five folds).errors",
      choice.errors,
      is: [
        3094.6799173343725, 3094.9577644693804, 3102.8797791055217, 3151.49290606785,
        4065.891971433445,
      ],
      within: .relative(1e-9),
      mistakes: [
        scalesAllRows.gives([
          3094.680892477877, 3094.997161572194, 3103.18258537921, 3152.9348899842553,
          4069.2904939226237,
        ])
      ])
    check("its lambda", choice.lambda, is: 0.1)
  }

  @Test("On generated rows and folds it chooses as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case lengths, noCandidates, folds }
    crossCheck(within: .relative(1e-7)) { random in
      let faults = random.faults(
        [Fault.lengths, .noCandidates, .folds],
        pairs: [(.lengths, .noCandidates), (.lengths, .folds), (.noCandidates, .folds)])
      let columnCount = 1 + random.count(0...1)
      let rowCount = 4 + random.count(0...6)
      let features = random.spreadMatrix(rows: rowCount, columns: columnCount)
      var target = features.rows.map { row in
        8 + 2 * row.reduce(0, +) + random.short()
      }
      if faults.contains(.lengths) { target.removeLast() }
      var folds = random.folds(of: rowCount, into: 2 + random.int(0...1))
      if random.chance(0.3) { folds = folds.map { $0.count > 1 ? Array($0.dropLast()) : $0 } }
      if random.chance(0.3), folds.count == 2, folds[0].count > 1 {
        folds = [[folds[0][0]], folds[1] + folds[0].dropFirst()]
      }
      if faults.contains(.folds) { folds = Array(folds.prefix(random.int(0...1))) }
      let candidates =
        faults.contains(.noCandidates)
        ? [] : random.some([0.5, 3, 20], 0.7) + [random.pick([1, 8])]
      return Case(
        "chooseLambda(\(literal(candidates)), \(literal(features)), \(literal(target)), folds: "
          + "\(literal(folds)))", slack: 1e-9
      ) { [target, folds] in
        let choice = try chooseLambda(candidates, features, target, folds: folds)
        var steps = Steps()
        steps.note("lambda", choice.lambda)
        steps.note("errors", choice.errors)
        return steps
      }
    }
  }
}
