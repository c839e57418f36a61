import LessonKit
import LessonTesting
import Testing

@testable import BoostingLesson

private let forgetsTheRate = Mistake(
  "FORGETS_THE_RATE",
  "It looks as if a stump's whole answer was added. Only a share of it is, here as when fitting.")
private let lessForAtMost = Mistake(
  "LESS_FOR_AT_MOST",
  "A value exactly on the threshold is at most the threshold.")
private let startsAtZero = Mistake(
  "STARTS_AT_ZERO",
  "It looks as if the model starts at 0. Start at the mean, or the first rounds are spent on finding it."
)
private let reusesTheFirstResiduals = Mistake(
  "REUSES_THE_FIRST_RESIDUALS",
  "It looks as if every round met the residuals of the first round. What a stump has explained is no "
    + "longer left over.")
private let takesOffTheWholeAnswer = Mistake(
  "TAKES_OFF_THE_WHOLE_ANSWER",
  "It looks as if the residuals were lowered by a stump's whole answer. The model adds a share of it, "
    + "and so much more is left.")
private let fitsTheTarget = Mistake(
  "FITS_THE_TARGET",
  "It looks as if each stump was fitted to the target. It is to explain what is left over.")
private let predictionMinusTarget = Mistake(
  "PREDICTION_MINUS_TARGET",
  "The residuals have the wrong sign: each stump pushes away from the target.")

@Suite("Boost", .exercise("18-boosting/Boost"))
struct BoostSuite {
  @Test("A prediction is the start and a share of each stump's answer")
  func predictByHand() {
    check(
      "predict(\(pageModel), [x]), for x of 1, 3, 4", [1, 3, 4].map { predict(pageModel, [$0]) },
      is: [4, 6, 10], within: .relative(1e-12),
      mistakes: [forgetsTheRate.gives([2, 6, 14])])
  }

  @Test("A value exactly on the threshold is at most the threshold")
  func onTheThreshold() {
    check(
      "predict(\(pageModel), [x]), for x of 2.5 and 3.5",
      [2.5, 3.5].map { predict(pageModel, [$0]) }, is: [4, 6], within: .relative(1e-12),
      mistakes: [forgetsTheRate.gives([2, 6]), lessForAtMost.gives([6, 10])])
  }

  @Test("Each stump asks its own column, and a model without stumps predicts its start")
  func columns() {
    let model = BoostedStumps(
      start: 1, rate: 0.25, stumps: [stump(0, 5, 4, 8), stump(2, 0.5, -4, 20)])
    check(
      "predict(\(model), [9, 7, 0.5])", predict(model, [9, 7, 0.5]), is: 2,
      within: .relative(1e-12), mistakes: [forgetsTheRate.gives(5), lessForAtMost.gives(8)])
    let none = BoostedStumps(start: 3, rate: 0.5, stumps: [])
    check("predict(\(none), [1])", predict(none, [1]), is: 3, within: .relative(1e-12))
  }

  @Test("Two rounds of stumps on four rows: the second is fitted to what the first left over")
  func twoRounds() {
    guard
      check(
        "boost(\(pageCall), rounds: 2, rate: 0.5).start",
        try boost(pageRows, rounds: 2, rate: 0.5).start, is: 6, within: .relative(1e-12),
        mistakes: [startsAtZero.gives(0)])
    else { return }
    let expected: [Double] = [4, 4, 6, 10]
    let reused: [Double] = [4, 4, 4, 12]
    let whole: [Double] = [4, 16.0 / 3, 16.0 / 3, 28.0 / 3]
    let targets: [Double] = [10, 10, 10, 18]
    let reversed: [Double] = [8.5, 8.5, 8.5, -1.5]
    check(
      "boost(\(pageCall), rounds: 2, rate: 0.5): what it predicts for the four rows",
      try predictions(of: try boost(pageRows, rounds: 2, rate: 0.5), [1, 2, 3, 4]),
      is: expected, within: .relative(1e-12),
      mistakes: [
        reusesTheFirstResiduals.gives(reused), fitsTheTarget.gives(targets),
        takesOffTheWholeAnswer.gives(whole), predictionMinusTarget.gives(reversed),
      ])
  }

  @Test("No round leaves the mean alone; with a rate of 1 one round can be enough")
  func fewRounds() {
    check(
      "boost(\(pageCall), rounds: 0, rate: 0.5): what it predicts",
      try predictions(of: try boost(pageRows, rounds: 0, rate: 0.5), [1, 4]), is: [6, 6],
      within: .relative(1e-12), mistakes: [startsAtZero.gives([0, 0])])
    let two = Samples(columns: [[0, 0, 1, 1]], target: [3, 3, 7, 7])
    check(
      "boost(columns: [[0, 0, 1, 1]], target: [3, 3, 7, 7], rounds: 1, rate: 1): what it predicts",
      try predictions(of: try boost(two, rounds: 1, rate: 1), [0, 1]), is: [3, 7],
      within: .relative(1e-12),
      mistakes: [fitsTheTarget.gives([8, 12]), predictionMinusTarget.gives([7, 3])])
  }

  @Test("Where nothing is left, or no column tells rows apart, there are no further stumps")
  func stops() {
    let two = Samples(columns: [[0, 0, 1, 1]], target: [3, 3, 7, 7])
    check(
      "boost(columns: [[0, 0, 1, 1]], target: [3, 3, 7, 7], rounds: 9, rate: 1).stumps.count",
      try boost(two, rounds: 9, rate: 1).stumps.count, is: 1,
      mistakes: [reusesTheFirstResiduals.gives(9), fitsTheTarget.gives(9)])
    let same = Samples(columns: [[5, 5, 5]], target: [1, 2, 6])
    let model = try? boost(same, rounds: 9, rate: 0.5)
    check(
      "boost(columns: [[5, 5, 5]], target: [1, 2, 6], rounds: 9, rate: 0.5): start and stumps",
      [model?.start, model.map { Double($0.stumps.count) }], is: [3, 0], within: .relative(1e-12),
      mistakes: [startsAtZero.gives([0, 0])])
    let bare = Samples(columns: [], target: [1, 3])
    let mean = try? boost(bare, rounds: 3, rate: 0.5)
    check(
      "boost(columns: [], target: [1, 3], rounds: 3, rate: 0.5): start and stumps",
      [mean?.start, mean.map { Double($0.stumps.count) }], is: [2, 0], within: .relative(1e-12),
      mistakes: [startsAtZero.gives([0, 0])])
    let one = Samples(columns: [[5]], target: [4])
    check(
      "boost(columns: [[5]], target: [4], rounds: 3, rate: 0.5).start",
      try boost(one, rounds: 3, rate: 0.5).start, is: 4, within: .relative(1e-12),
      mistakes: [startsAtZero.gives(0)])
  }

  @Test("A stump that fits all that is left is not the last one while only half of it is taken")
  func exactFit() {
    let two = Samples(columns: [[0, 0, 1, 1]], target: [3, 3, 7, 7])
    check(
      "boost(columns: [[0, 0, 1, 1]], target: [3, 3, 7, 7], rounds: 3, rate: 0.5).stumps.count",
      try boost(two, rounds: 3, rate: 0.5).stumps.count, is: 3)
  }

  @Test("A value on the threshold is at most the threshold where stumps are taken off, too")
  func onTheThresholdWhileFitting() {
    // Halfway between neighbours there is no number: the threshold is the lower of them.
    let close = Samples(columns: [[1, 1.0.nextUp]], target: [0, 2])
    check(
      "boost(columns: [[1, 1.0.nextUp]], target: [0, 2], rounds: 2, rate: 0.5): what it predicts",
      try predictions(of: try boost(close, rounds: 2, rate: 0.5), [1, 1.0.nextUp]),
      is: [0.25, 1.75], within: .relative(1e-12),
      mistakes: [
        .named(
          "LESS_WHILE_FITTING", gives: [-0.25, 1.75],
          "A value on the threshold is at most it, here as in `predict`: it has the other answer.")
      ])
  }

  @Test("Small numbers are learnt like large ones, and far from 0 as near it", arguments: [0, 1e6])
  func scale(offset: Double) {
    let unit = offset == 0 ? 1e-9 : 1
    let target = [3, 3, 7, 7].map { offset + unit * $0 }
    let two = Samples(columns: [[0, 0, 1, 1]], target: target)
    check(
      "boost(columns: [[0, 0, 1, 1]], target: \(literal(target)), rounds: 1, rate: 1): what it predicts",
      try predictions(of: try boost(two, rounds: 1, rate: 1), [0, 1]), is: [target[0], target[3]],
      within: .relative(1e-9))
  }

  @Test("No rows, a negative number of rounds and an impossible rate are refused, in this order")
  func refused() {
    let none = Samples(columns: [[]], target: [])
    check(
      "boost(no rows, rounds: -1, rate: 0)", try boost(none, rounds: -1, rate: 0),
      throws: BoostError.noRows)
    check(
      "boost(\(pageCall), rounds: -1, rate: 0)", try boost(pageRows, rounds: -1, rate: 0),
      throws: BoostError.rounds(-1))
    for rate in [0, -0.1, 1.5] {
      check(
        "boost(\(pageCall), rounds: 1, rate: \(rate))",
        try boost(pageRows, rounds: 1, rate: rate), throws: BoostError.rate(rate))
    }
    check(
      "boost(\(pageCall), rounds: 1, rate: nan)", try boost(pageRows, rounds: 1, rate: .nan),
      throws: BoostError.self)
    check(
      "boost(\(pageCall), rounds: 1, rate: 1).rate", try boost(pageRows, rounds: 1, rate: 1).rate,
      is: 1)
    check(
      "boost(\(pageCall), rounds: 1, rate: 0.5).rate",
      try boost(pageRows, rounds: 1, rate: 0.5).rate, is: 0.5,
      mistakes: [
        .named(
          "SCALES_THE_STUMPS", gives: 1,
          "The rate is the model's: it keeps each stump as it was fitted, and `predict` takes a "
            + "share of it.")
      ])
  }

  @Test("Ten rounds on 442 patients, at a rate of 0.1, bring the error from 5,929.88 to 3,981.72")
  func patients() throws {
    // T5b; scikit-learn 1.9.1, GradientBoostingRegressor(n_estimators=10, max_depth=1,
    // learning_rate=0.1): train_score_ after rounds 1, 5 and 10. The order of adding moves the last
    // digits only.
    let table = try Table(named: "diabetes")
    let names = Array(table.columnNames.dropLast())
    let samples = Samples(
      columns: try names.map { try table.completeNumbers($0) },
      target: try table.completeNumbers("target"))
    // The same with learning_rate=1 and one round; before it, NumPy's var of the target.
    let whole = try boost(samples, rounds: 1, rate: 1)
    check(
      "boost(442 patients, rounds: 1, rate: 1): the mean squared errors before and after the round",
      [0, 1].map { errorAfter($0, whole, samples) }, is: [5929.884896910383, 4201.0764660663135],
      within: .relative(1e-9))
    let model = try boost(samples, rounds: 10, rate: 0.1)
    check(
      "boost(442 patients, rounds: 10, rate: 0.1): the mean squared errors after 1, 5, 10 rounds",
      [1, 5, 10].map { errorAfter($0, model, samples) },
      is: [5601.41129505001, 4645.637087787049, 3981.721404604363], within: .relative(1e-9),
      mistakes: [
        startsAtZero.gives([24348.534867919112, 12715.659067725244, 6795.564080141925]),
        reusesTheFirstResiduals.gives([5601.41129505001, 4633.278573777331, 4201.0764660663135]),
      ])
  }

  @Test("On generated rows it predicts what the solution predicts", .tags(.crossCheck))
  func generated() {
    enum Fault { case rows, rounds, rate }
    crossCheck { random in
      let faults = random.faults(
        [Fault.rows, .rounds, .rate], pairs: [(.rows, .rounds), (.rows, .rate), (.rounds, .rate)])
      let count = faults.contains(.rows) ? 0 : random.count(1...9)
      let columns = (0..<random.int(1...3)).map { _ in
        random.permutation(of: count).map(Double.init)
      }
      let target = (0..<count).map { _ in Double(random.int(-999...999)) / 8 }
      let rate =
        faults.contains(.rate) ? random.pick([0, -0.5, 1.01]) : random.pick([1, 0.5, 0.3])
      // At a rate of 1 the residuals of two rows can be each other's opposite, and cuts tie.
      let most = rate == 1 ? 1 : 3
      let rounds = faults.contains(.rounds) ? random.int(-2...(-1)) : random.int(0...most)
      let model = BoostedStumps(
        start: random.short(), rate: random.pick([1, 0.5, 0.1]),
        stumps: (0..<random.int(0...4)).map { _ in
          stump(random.int(0...1), Double(random.int(-2...2)), random.short(), random.short())
        })
      let row = random.ints(count: 2, -2...2).map { Double($0) }
      return Case(
        "boost(Samples(columns: \(literal(columns)), target: \(literal(target))), rounds: \(rounds), "
          + "rate: \(rate)): its predictions of these rows; predict(\(model), \(literal(row)))"
      ) {
        var steps = Steps()
        steps.note("predictions", slack: 1e-9) {
          let model = try boost(
            Samples(columns: columns, target: target), rounds: rounds, rate: rate)
          return target.indices.map { row in value(model, columns.map { $0[row] }) }
        }
        steps.note("predict", predict(model, row), slack: 1e-9)
        return steps
      }
    }
  }

  private let pageCall = "columns: [[1, 2, 3, 4]], target: [2, 4, 6, 12]"

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

// `predict` may not be right yet, so that this stands in for it where `boost` is judged.

private func value(_ model: BoostedStumps, _ row: [Double], rounds: Int = .max) -> Double {
  var sum = model.start
  for stump in model.stumps.prefix(rounds) {
    sum += model.rate * (row[stump.feature] > stump.threshold ? stump.above : stump.atMost)
  }
  return sum
}

private func predictions(of model: BoostedStumps, _ values: [Double]) throws -> [Double] {
  values.map { value(model, [$0]) }
}

private func errorAfter(_ rounds: Int, _ model: BoostedStumps, _ samples: Samples) -> Double {
  let squares = samples.target.indices.map { row in
    let error = samples.target[row] - value(model, samples.columns.map { $0[row] }, rounds: rounds)
    return error * error
  }
  return squares.reduce(0, +) / Double(squares.count)
}
