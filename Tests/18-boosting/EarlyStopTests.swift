import LessonKit
import LessonTesting
import Testing

@testable import BoostingLesson

private let sumForMean = Mistake(
  "SUM_FOR_MEAN", "This is the sum of the squared errors. One row's share of it is wanted.")
private let rootOfTheMean = Mistake(
  "ROOT_OF_THE_MEAN", "This is the root of the mean squared error, in the target's own unit.")
private let leavesOutTheStart = Mistake(
  "LEAVES_OUT_THE_START",
  "The first error is missing, the one before any stump. No round at all can be the best.")
private let wholeAnswers = Mistake(
  "WHOLE_ANSWERS", "It looks as if a stump's whole answer was added, whatever the rate.")
private let eachStumpAlone = Mistake(
  "EACH_STUMP_ALONE",
  "It looks as if each stump was judged without the stumps before it. They add up.")
private let learnsFromBoth = Mistake(
  "LEARNS_FROM_BOTH",
  "It looks as if the model also learnt from the held-out rows. To choose by them, they must not have "
    + "been learnt from.")
private let choosesByTrain = Mistake(
  "CHOOSES_BY_TRAIN",
  "The number of rounds was chosen by the rows it learnt from. There a further round nearly always "
    + "helps, and says nothing about others.")
private let mostRoundsOnATie = Mistake(
  "MOST_ROUNDS_ON_A_TIE", "Fewer rounds are equally good: of these take the fewest.")
private let stopsAtTheFirstRise = Mistake(
  "STOPS_AT_THE_FIRST_RISE",
  "It stopped where the held-out error rises once. It goes up and down on its way: look at all rounds."
)
private let oneRoundTooMany = Mistake(
  "ONE_ROUND_TOO_MANY",
  "There is one stump too many: the first of the errors belongs to no stump at all.")

@Suite("EarlyStop", .exercise("18-boosting/EarlyStop"))
struct EarlyStopSuite {
  @Test("The errors of two stumps on four rows are 14, 5 and 2")
  func errorsByHand() {
    check(
      "stagedMSE(\(pageModel), columns: [[1, 2, 3, 4]], target: [2, 4, 6, 12])",
      stagedMSE(pageModel, pageRows), is: [14, 5, 2], within: .relative(1e-12),
      mistakes: [
        sumForMean.gives([56, 20, 8]), leavesOutTheStart.gives([5, 2]),
        rootOfTheMean.gives([14, 5, 2].map { (square: Double) in square.squareRoot() }),
        wholeAnswers.gives([14, 2, 2]), eachStumpAlone.gives([14, 5, 9]),
      ])
  }

  @Test("A model without stumps has one error, that of its start; no rows have none")
  func short() {
    let none = BoostedStumps(start: 3, rate: 0.5, stumps: [])
    check(
      "stagedMSE(\(none), columns: [[1, 2]], target: [1, 7])",
      stagedMSE(none, Samples(columns: [[1, 2]], target: [1, 7])), is: [10],
      within: .relative(1e-12),
      mistakes: [
        sumForMean.gives([20]), rootOfTheMean.gives([3.1622776601683795]),
        leavesOutTheStart.gives([]),
      ])
    check(
      "stagedMSE(\(pageModel), columns: [[]], target: [])",
      stagedMSE(pageModel, Samples(columns: [[]], target: [])), is: [])
  }

  @Test("A value on the threshold counts as at most the threshold, in the stump's own column")
  func onTheThreshold() {
    let model = BoostedStumps(start: 0, rate: 0.5, stumps: [stump(1, 3, 2, 8)])
    check(
      "stagedMSE(\(model), columns: [[9], [3]], target: [1])",
      stagedMSE(model, Samples(columns: [[9], [3]], target: [1])), is: [1, 0],
      within: .absolute(1e-12), mistakes: [wholeAnswers.gives([1, 1])])
  }

  @Test("As many stumps are kept as do best on held-out rows")
  func stopsByHand() {
    let heldOut = Samples(columns: [[1, 4]], target: [5, 9])
    let call =
      "earlyStop(train: columns: [[1, 2, 3, 4]], target: [2, 4, 6, 12], heldOut: columns: [[1, 4]], "
      + "target: [5, 9], rounds: 3, rate: 0.5)"
    guard
      check(
        "\(call).start",
        try earlyStop(train: pageRows, heldOut: heldOut, rounds: 3, rate: 0.5).start, is: 6,
        within: .relative(1e-12), mistakes: [learnsFromBoth.gives(19.0 / 3)])
    else { return }
    check(
      "\(call): how many stumps",
      try earlyStop(train: pageRows, heldOut: heldOut, rounds: 3, rate: 0.5).stumps.count, is: 1,
      mistakes: [choosesByTrain.gives(3), oneRoundTooMany.gives(2), learnsFromBoth.gives(2)])
    check(
      "\(call).rate",
      try earlyStop(train: pageRows, heldOut: heldOut, rounds: 3, rate: 0.5).rate, is: 0.5)
  }

  @Test("Of equally good numbers of rounds the fewest is kept")
  func tie() {
    // The model predicts 6, 9 and 10 for it, after 0, 1 and 2 rounds.
    let heldOut = Samples(columns: [[4]], target: [9.5])
    check(
      "earlyStop(train: columns: [[1, 2, 3, 4]], target: [2, 4, 6, 12], heldOut: columns: [[4]], "
        + "target: [9.5], rounds: 2, rate: 0.5): how many stumps",
      try earlyStop(train: pageRows, heldOut: heldOut, rounds: 2, rate: 0.5).stumps.count, is: 1,
      mistakes: [
        mostRoundsOnATie.gives(2), oneRoundTooMany.gives(2), choosesByTrain.gives(2),
        learnsFromBoth.gives(2),
      ])
  }

  @Test("Where every stump does harm none is kept")
  func noStump() {
    let heldOut = Samples(columns: [[1]], target: [8])
    check(
      "earlyStop(train: columns: [[1, 2, 3, 4]], target: [2, 4, 6, 12], heldOut: columns: [[1]], "
        + "target: [8], rounds: 2, rate: 0.5).start",
      try earlyStop(train: pageRows, heldOut: heldOut, rounds: 2, rate: 0.5).start, is: 6,
      within: .relative(1e-12), mistakes: [learnsFromBoth.gives(6.4)])
    check(
      "earlyStop(train: columns: [[1, 2, 3, 4]], target: [2, 4, 6, 12], heldOut: columns: [[1]], "
        + "target: [8], rounds: 2, rate: 0.5): how many stumps",
      try earlyStop(train: pageRows, heldOut: heldOut, rounds: 2, rate: 0.5).stumps.count, is: 0,
      mistakes: [oneRoundTooMany.gives(1), choosesByTrain.gives(2)])
  }

  @Test("All rounds are compared: one that gains little counts, and so does one after a long rise")
  func allRounds() {
    // The errors are 10,000 plus 1, 1/4, 1/16 and 1/64.
    let steps = Samples(columns: [[0, 1]], target: [-1, 1])
    let noisy = Samples(columns: [[0, 0, 1, 1]], target: [-101, 99, -99, 101])
    check(
      "earlyStop(train: columns: [[0, 1]], target: [-1, 1], heldOut: columns: [[0, 0, 1, 1]], "
        + "target: [-101, 99, -99, 101], rounds: 3, rate: 0.5): how many stumps",
      try earlyStop(train: steps, heldOut: noisy, rounds: 3, rate: 0.5).stumps.count, is: 3)
    // NumPy 2.4.6: from 10,000 they rise to 10,081 in 22 rounds, are below 10,000 after 33, and fall
    // in every second round from there on.
    let columns: [[Double]] = [[0, 0, 1, 1], [0, 1, 0, 1]]
    let first = Samples(columns: columns, target: [-11, -9, 9, 11])
    let second = Samples(columns: columns, target: [-100, 100, -100, 100])
    check(
      "earlyStop(train: columns: [[0, 0, 1, 1], [0, 1, 0, 1]], target: [-11, -9, 9, 11], heldOut: "
        + "the same columns, target: [-100, 100, -100, 100], rounds: 40, rate: 0.1): how many stumps",
      try earlyStop(train: first, heldOut: second, rounds: 40, rate: 0.1).stumps.count, is: 39,
      mistakes: [
        stopsAtTheFirstRise.gives(0), choosesByTrain.gives(40), oneRoundTooMany.gives(40),
      ])
    check(
      "earlyStop(the same, but rounds: 0): how many stumps",
      try earlyStop(train: first, heldOut: second, rounds: 0, rate: 0.1).stumps.count, is: 0)
  }

  @Test("Without held-out rows nothing can be chosen; what boost refuses is refused after that")
  func refused() {
    let none = Samples(columns: [[]], target: [])
    check(
      "earlyStop(train: no rows, heldOut: no rows, rounds: -1, rate: 0)",
      try earlyStop(train: none, heldOut: none, rounds: -1, rate: 0),
      throws: BoostError.noHeldOutRows)
    check(
      "earlyStop(train: no rows, heldOut: four rows, rounds: 1, rate: 1)",
      try earlyStop(train: none, heldOut: pageRows, rounds: 1, rate: 1), throws: BoostError.noRows)
    check(
      "earlyStop(train: four rows, heldOut: four rows, rounds: -1, rate: 1)",
      try earlyStop(train: pageRows, heldOut: pageRows, rounds: -1, rate: 1),
      throws: BoostError.rounds(-1))
  }

  @Test(
    "On 89 held-out patients the error falls to 2,615 in 100 rounds of 0.1, and rises after that")
  func patients() throws {
    // T8; scikit-learn 1.9.1, GradientBoostingRegressor(max_depth=1, learning_rate=0.1),
    // staged_predict on the course's split. The order of adding moves the last digits only.
    let (train, heldOut) = try split()
    let model = quickModel(train, rounds: 200, rate: 0.1)
    let errors = stagedMSE(model, heldOut)
    guard
      check("stagedMSE(200 stumps, 89 patients): how many errors", errors.count, is: 201)
    else { return }
    check(
      "stagedMSE(200 stumps, 89 patients) after 10, 50, 100 and 200 rounds",
      [10, 50, 100, 200].map { errors[$0] },
      is: [3934.4021289573284, 2666.935052102956, 2615.418684365365, 2652.3232641439904],
      within: .relative(1e-9))
    check(
      "stagedMSE(200 stumps, the 353 patients they were fitted to) after 200 rounds",
      stagedMSE(model, train).last, is: 2314.4840472581454, within: .relative(1e-9))
    check(
      "stagedMSE(200 stumps, 89 patients): after how many rounds it is least",
      errors.firstIndex(of: errors.min() ?? .nan), is: 109, mistakes: [leavesOutTheStart.gives(108)]
    )
  }

  @Test("At a rate of 1 the held-out error is never below 3,100, whatever the number of rounds")
  func wholeSteps() throws {
    // T8, its wrong values: the same with learning_rate=1.
    let (train, heldOut) = try split()
    let model = quickModel(train, rounds: 200, rate: 1)
    let errors = stagedMSE(model, heldOut)
    guard
      check("stagedMSE(200 stumps of rate 1, 89 patients): how many errors", errors.count, is: 201)
    else { return }
    check(
      "stagedMSE(200 stumps of rate 1, 89 patients) after 10, 42, 50 and 200 rounds",
      [10, 42, 50, 200].map { errors[$0] },
      is: [3477.416907876478, 3113.281524485322, 3314.5238299588646, 3409.5908570521447],
      within: .relative(1e-9))
    check(
      "the same: after how many rounds it is least",
      errors.firstIndex(of: errors.min() ?? .nan), is: 42, mistakes: [leavesOutTheStart.gives(41)])
  }

  @Test("Of 40 rounds at a rate of 0.5, 23 do best on the held-out patients")
  func patientsStop() throws {
    // scikit-learn 1.9.1: argmin of the same errors, with learning_rate=0.5. They rise for the first
    // time after round 4.
    let (train, heldOut) = try split()
    check(
      "earlyStop(train: 353 patients, heldOut: 89 patients, rounds: 40, rate: 0.5): how many stumps",
      try earlyStop(train: train, heldOut: heldOut, rounds: 40, rate: 0.5).stumps.count, is: 23,
      mistakes: [
        choosesByTrain.gives(40), stopsAtTheFirstRise.gives(4), oneRoundTooMany.gives(24),
      ])
  }

  @Test("On generated models and rows it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case heldOut, rows, rounds, rate }
    crossCheck { random in
      let faults = random.faults(
        [Fault.heldOut, .rows, .rounds, .rate],
        pairs: [(.heldOut, .rows), (.heldOut, .rate), (.rows, .rounds), (.rounds, .rate)])
      let columns = random.int(1...2)
      var train = samples(&random, columns, faults.contains(.rows) ? 0 : random.count(2...8))
      var heldOut = samples(&random, columns, faults.contains(.heldOut) ? 0 : random.count(1...6))
      var rate = faults.contains(.rate) ? random.pick([0, 1.5]) : random.pick([1, 0.5, 0.3])
      var rounds = faults.contains(.rounds) ? -1 : random.int(0...6)
      if faults.isEmpty, random.chance(0.2) {
        // The one held-out row lies halfway between the start and the first stump's answer, and all
        // numbers are whole on every way to them: a tie in any arithmetic.
        let (middle, half) = (Double(random.int(-9...9)), Double(3 * random.int(1...3)))
        let (low, high) = (middle - 2 * half, middle + 2 * half)
        train = Samples(
          columns: Array([[0, 1, 0, 1], [0, 0, 1, 1]].prefix(columns)),
          target: [low, high, low, high])
        heldOut = Samples(columns: Array([[1], [0]].prefix(columns)), target: [middle + half])
        rate = 1
        rounds = 1
      } else if faults.isEmpty {
        rounds = clearRounds(train, heldOut, most: rounds, rate: rate)
      }
      let model = BoostedStumps(
        start: random.short(), rate: random.pick([1, 0.5, 0.1]),
        stumps: (0..<random.int(0...4)).map { _ in
          stump(
            random.int(0...(columns - 1)), Double(random.int(0...6)), random.short(), random.short()
          )
        })
      let most = rounds
      let (first, second, share) = (train, heldOut, rate)
      return Case(
        "stagedMSE(\(model), heldOut); earlyStop(train: columns: \(literal(train.columns)), target: "
          + "\(literal(train.target)), heldOut: columns: \(literal(heldOut.columns)), target: "
          + "\(literal(heldOut.target)), rounds: \(rounds), rate: \(rate))"
      ) {
        var steps = Steps()
        steps.note("errors", stagedMSE(model, second), slack: 1e-9)
        do {
          let kept = try earlyStop(train: first, heldOut: second, rounds: most, rate: share)
          steps.note("stumps", kept.stumps.count)
          steps.note("start", kept.start, slack: 1e-9)
        } catch {
          steps.note("refused", "\(error)")
        }
        return steps
      }
    }
  }

  private func samples(
    _ random: inout CaseGenerator, _ columns: Int, _ count: Int
  ) -> Samples {
    Samples(
      columns: (0..<columns).map { _ in random.permutation(of: count).map(Double.init) },
      target: (0..<count).map { _ in Double(random.int(-999...999)) / 8 })
  }

  private var pageRows: Samples { Samples(columns: [[1, 2, 3, 4]], target: [2, 4, 6, 12]) }

  private var pageModel: BoostedStumps {
    BoostedStumps(start: 6, rate: 0.5, stumps: [stump(0, 3.5, -2, 6), stump(0, 2.5, -2, 2)])
  }
}

private func stump(
  _ feature: Int, _ threshold: Double, _ atMost: Double, _ above: Double
) -> RegressionStump {
  RegressionStump(
    feature: feature, threshold: threshold, atMost: atMost, above: above, meanSquaredError: 0)
}

/// The course's split: the first fifth of a seeded permutation, rounded up, is kept apart.
private func split() throws -> (train: Samples, heldOut: Samples) {
  let table = try Table(named: "diabetes")
  let names = Array(table.columnNames.dropLast())
  var generator = SplitMix64(seed: 42)
  let order = generator.shuffledIndices(count: table.rowCount)
  func samples(_ rows: ArraySlice<Int>) throws -> Samples {
    let part = table.selecting(rows: Array(rows))
    return Samples(
      columns: try names.map { try part.completeNumbers($0) },
      target: try part.completeNumbers("target"))
  }
  return (try samples(order[89...]), try samples(order[..<89]))
}

/// The most rounds, up to `most`, of which rounding decides nothing: in each of them one cut gains
/// clearly more than all others, and one number of rounds does clearly best on the held-out rows.
private func clearRounds(
  _ train: Samples, _ heldOut: Samples, most: Int, rate: Double
) -> Int {
  let count = train.target.count
  let start = train.target.reduce(0, +) / Double(count)
  var left = train.target.map { $0 - start }
  var heldLeft = heldOut.target.map { $0 - start }
  let scale = 1e-9 * left.reduce(1) { $0 + $1 * $1 }
  var errors = [heldLeft.reduce(0) { $0 + $1 * $1 }]
  var clear = 0
  for round in 0..<most {
    var cuts: [(gain: Double, stump: RegressionStump)] = []
    for (feature, column) in train.columns.enumerated() {
      let order = column.sorted()
      for (lower, upper) in zip(order, order.dropFirst()) {
        let threshold = (lower + upper) / 2
        var (sums, counts) = ([0.0, 0.0], [0.0, 0.0])
        for (value, residual) in zip(column, left) {
          sums[value <= threshold ? 0 : 1] += residual
          counts[value <= threshold ? 0 : 1] += 1
        }
        let gain = sums[0] * sums[0] / counts[0] + sums[1] * sums[1] / counts[1]
        cuts.append((gain, stump(feature, threshold, sums[0] / counts[0], sums[1] / counts[1])))
      }
    }
    cuts.sort { $0.gain > $1.gain }
    guard let best = cuts.first, best.gain > scale,
      cuts.count == 1 || best.gain - cuts[1].gain > scale
    else { break }
    func lower(_ residuals: inout [Double], _ column: [Double]) {
      for (row, value) in column.enumerated() {
        let answer = value <= best.stump.threshold ? best.stump.atMost : best.stump.above
        residuals[row] -= rate * answer
      }
    }
    lower(&left, train.columns[best.stump.feature])
    lower(&heldLeft, heldOut.columns[best.stump.feature])
    errors.append(heldLeft.reduce(0) { $0 + $1 * $1 })
    let least = errors.sorted()
    if least[1] - least[0] > scale + 1e-9 * least[1] { clear = round + 1 }
  }
  return clear
}

/// Stumps as `boost` fits them, but each column is put in order only once, and a cut is judged by the
/// sums on its two sides: so that 200 rounds take no time worth mentioning.
private func quickModel(_ samples: Samples, rounds: Int, rate: Double) -> BoostedStumps {
  let (columns, count) = (samples.columns, samples.target.count)
  let start = samples.target.reduce(0, +) / Double(count)
  let orders = columns.map { column in column.indices.sorted { column[$0] < column[$1] } }
  var residuals = samples.target.map { $0 - start }
  var stumps: [RegressionStump] = []
  for _ in 0..<rounds {
    let sum = residuals.reduce(0, +)
    var best = (gain: -1.0, feature: 0, place: 0, leftSum: 0.0)
    for feature in columns.indices {
      let (order, column) = (orders[feature], columns[feature])
      var leftSum = 0.0
      var place = 0
      while place < count - 1 {
        leftSum += residuals[order[place]]
        place += 1
        guard column[order[place - 1]] < column[order[place]] else { continue }
        let rest = sum - leftSum
        let gain = leftSum * leftSum / Double(place) + rest * rest / Double(count - place)
        if gain > best.gain * (1 + 1e-12) { best = (gain, feature, place, leftSum) }
      }
    }
    let (order, column) = (orders[best.feature], columns[best.feature])
    let (lower, upper) = (column[order[best.place - 1]], column[order[best.place]])
    let found = stump(
      best.feature, (lower + upper) / 2, best.leftSum / Double(best.place),
      (sum - best.leftSum) / Double(count - best.place))
    stumps.append(found)
    for row in residuals.indices {
      residuals[row] -= rate * (column[row] <= found.threshold ? found.atMost : found.above)
    }
  }
  return BoostedStumps(start: start, rate: rate, stumps: stumps)
}
