import LessonKit
import LessonTesting
import Testing

@testable import ExperimentsLesson

private let copiesTheGenerator = Mistake(
  "COPIES_THE_GENERATOR",
  "It looks as if every repeat drew the same sample, from a copy of the generator. Hand it on with &rng."
)
private let shuffles = Mistake(
  "SHUFFLES",
  "It looks as if the rows were put in another order, so that a sample has every row once. Draw with "
    + "replacement: bootstrap(_:rng:) does.")
private let forgetsToSort = Mistake(
  "FORGETS_TO_SORT",
  "It looks as if the statistics were left in the order in which they were drawn. Places count in "
    + "ascending order.")
private let leavesOutTwice = Mistake(
  "LEAVES_OUT_TWICE",
  "The interval is too narrow: it looks as if 1 - level was cut off on each side. Half of it is.")
private let takesTheExtremes = Mistake(
  "TAKES_THE_EXTREMES",
  "It looks as if the interval goes from the least and the greatest of all statistics, whatever the "
    + "level. Cut off both ends.")
private let takesAPlace = Mistake(
  "TAKES_A_PLACE",
  "It looks as if the nearest statistic was taken. The quantile lies between two places: go the rest of "
    + "the way.")
private let multipliesByAll = Mistake(
  "MULTIPLIES_BY_ALL",
  "It looks as if the share was multiplied by the number of statistics. Numbered from 0, the last one "
    + "has one place fewer.")

@Suite("Bootstrap interval", .exercise("23-experiments/BootstrapCI"))
struct BootstrapCISuite {
  /// The interval and its ends, of statistics that come in this order whatever is drawn.
  private func interval(of statistics: [Double], _ level: Double) throws -> [Double] {
    var rng = SplitMix64(seed: 1)
    var place = 0
    let interval = try bootstrapCI(
      count: 2, repeats: statistics.count, level: level, rng: &rng
    ) { _ in
      place += 1
      return statistics[(place - 1) % statistics.count]
    }
    return [interval.lower, interval.upper]
  }

  private func interval(
    _ count: Int, _ repeats: Int, _ level: Double, seed: UInt64, _ statistic: ([Int]) -> Double
  ) throws -> [Double] {
    var rng = SplitMix64(seed: seed)
    let interval = try bootstrapCI(
      count: count, repeats: repeats, level: level, rng: &rng, statistic: statistic)
    return [interval.lower, interval.upper]
  }

  @Test("Samples with the statistics 4, 1, 5, 2, 3: 60 % lie between 1.8 and 4.2")
  func byHand() {
    check(
      "bootstrapCI(count: 2, repeats: 5, level: 0.6, …), where the samples give 4, 1, 5, 2, 3",
      try interval(of: [4, 1, 5, 2, 3], 0.6), is: [1.8, 4.2], within: .relative(1e-9),
      mistakes: [
        forgetsToSort.gives([1.6, 2.2]), leavesOutTwice.gives([2.6, 3.4]),
        takesTheExtremes.gives([1, 5]), takesAPlace.gives([2, 4]), multipliesByAll.gives([2, 5]),
      ])
  }

  @Test("The higher the level, the wider: of 1 to 9, 50 % lie from 3 to 7, 90 % from 1.4 to 8.6")
  func levels() {
    let mixed: [Double] = [3, 9, 1, 7, 5, 8, 2, 6, 4]
    check(
      "bootstrapCI(count: 2, repeats: 9, level: …), for 0.5 and 0.9, where the samples give \(mixed)",
      try [interval(of: mixed, 0.5), interval(of: mixed, 0.9)], is: [[3, 7], [1.4, 8.6]],
      within: .relative(1e-9),
      mistakes: [
        leavesOutTwice.gives([[5, 5], [1.8, 8.2]]), takesTheExtremes.gives([[1, 9], [1, 9]]),
        takesAPlace.gives([[3, 7], [1, 9]]),
      ])
  }

  @Test("A statistic that is always the same has no width, and one sample is an interval too")
  func constant() {
    check(
      "bootstrapCI(count: 2, repeats: …, level: 0.95), 4 samples that give -0.1, and one that gives 3",
      try [interval(of: [-0.1, -0.1, -0.1, -0.1], 0.95), interval(of: [3], 0.95)],
      is: [[-0.1, -0.1], [3, 3]], within: .relative(1e-12))
    check(
      "bootstrapCI(count: 1, repeats: 4, level: 0.5, …), the number of the row, and 7 more",
      try interval(1, 4, 0.5, seed: 1) { rows in Double(rows.reduce(7, +)) }, is: [7, 7])
  }

  @Test("Each sample has as many rows as there are, drawn anew, and the generator goes on")
  func samples() {
    var rng = SplitMix64(seed: 5)
    var seen: [[Int]] = []
    _ = try? bootstrapCI(count: 4, repeats: 3, level: 0.9, rng: &rng) { rows in
      seen.append(rows)
      return 0
    }
    check(
      "bootstrapCI(count: 4, repeats: 3, level: 0.9, rng: &rng), seed 5: the samples",
      seen, is: [[2, 0, 3, 1], [1, 0, 1, 3], [0, 3, 3, 0]],
      mistakes: [
        copiesTheGenerator.gives([[2, 0, 3, 1], [2, 0, 3, 1], [2, 0, 3, 1]]),
        shuffles.gives([[0, 3, 1, 2], [2, 0, 3, 1], [3, 2, 0, 1]]),
      ])
    check(
      "rng.next() after it", rng.next(), is: 16_127_077_031_574_211_323,
      mistakes: [copiesTheGenerator.gives(7_134_611_160_154_358_618)])
  }

  @Test("Refused: no rows, then no repeats, then a level that leaves nothing in or out")
  func refused() {
    var rng = SplitMix64(seed: 5)
    func refuse(_ count: Int, _ repeats: Int, _ level: Double, _ error: ExperimentError) {
      check(
        "bootstrapCI(count: \(count), repeats: \(repeats), level: \(level), …)",
        try bootstrapCI(count: count, repeats: repeats, level: level, rng: &rng) { _ in 1 },
        throws: error)
    }
    refuse(0, 0, 0.9, .noRows)
    refuse(-1, 5, 2, .noRows)
    refuse(3, 0, 0, .noRepeats)
    refuse(3, -2, 0.9, .noRepeats)
    refuse(3, 5, 0, .level)
    refuse(3, 5, 1, .level)
    refuse(3, 5, .nan, .level)
    // The rest of a stub's answer is an error's, so that it fails before this.
    check("rng.next() after the refused calls", rng.next(), is: 7_134_611_160_154_358_618)
  }

  @Test("The mean of 1, 2 and 6, and a median of eight, in NumPy's quantiles of the same samples")
  func numpy() {
    // NumPy 2.4.6: quantile, whose default goes between two places along a line.
    check(
      "bootstrapCI(count: 3, repeats: 5, level: 0.8, …), seed 1, the mean of 1, 2 and 6",
      try interval(3, 5, 0.8, seed: 1) { rows in
        rows.reduce(0) { $0 + [1.0, 2, 6][$1] } / Double(rows.count)
      }, is: [1.2666666666666666, 3.933333333333333], within: .relative(1e-9),
      mistakes: [
        leavesOutTwice.gives([1.5333333333333332, 3.5333333333333337]),
        takesTheExtremes.gives([1, 4.333333333333333]),
        shuffles.gives([3, 3]),
      ])
    check(
      "bootstrapCI(count: 8, repeats: 40, level: 0.9, …), seed 7, median of 3, 1, 4, 1, 5, 9, 2, 6",
      try interval(8, 40, 0.9, seed: 7) { rows in
        let sorted = rows.map { [3.0, 1, 4, 1, 5, 9, 2, 6][$0] }.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
      }, is: [1.5, 6], within: .relative(1e-9),
      mistakes: [
        leavesOutTwice.gives([2, 5.55]), takesTheExtremes.gives([1, 6]),
        shuffles.gives([3.5, 3.5]),
      ])
  }

  @Test("The worst radius is right more often than the mean one, by 1.3 to 5.7 points of 100")
  func difference() throws {
    // NumPy 2.4.6: the same 1,000 samples, quantile.
    let rules = try RadiusRules()
    let gains = rules.actual.indices.map { row in
      (rules.byWorst[row] == rules.actual[row] ? 1.0 : 0)
        - (rules.byMean[row] == rules.actual[row] ? 1 : 0)
    }
    check(
      "bootstrapCI(count: 455, repeats: 1000, level: 0.95, …), seed 23, of the difference",
      try interval(455, 1000, 0.95, seed: 23) { rows in
        rows.reduce(0) { $0 + gains[$1] } / Double(rows.count)
      }, is: [0.013186813186813187, 0.05714285714285714], within: .relative(1e-9),
      mistakes: [
        leavesOutTwice.gives([0.017582417582417582, 0.052857142857142755]),
        takesTheExtremes.gives([0.002197802197802198, 0.07032967032967033]),
        shuffles.gives([0.035164835164835165, 0.035164835164835165]),
      ])
  }

  @Test("The worst radius finds 82 % of the malignant tumours: 76.2 to 87.4 %")
  func recall() throws {
    // NumPy 2.4.6: the same 1,000 samples, quantile.
    let rules = try RadiusRules()
    let malignant = rules.actual.map { $0 == 0 ? 1.0 : 0 }
    let found = zip(malignant, rules.byWorst).map { $1 == 0 ? $0 : 0 }
    check(
      "bootstrapCI(count: 455, repeats: 1000, level: 0.95, …), seed 23, of the recall",
      try interval(455, 1000, 0.95, seed: 23) { rows in
        rows.reduce(0) { $0 + found[$1] } / rows.reduce(0) { $0 + malignant[$1] }
      }, is: [0.7616580310880829, 0.8735632183908046], within: .relative(1e-9),
      mistakes: [
        leavesOutTwice.gives([0.7701149425287356, 0.8663279857397505]),
        takesTheExtremes.gives([0.7068965517241379, 0.9085714285714286]),
        shuffles.gives([0.8197674418604651, 0.8197674418604651]),
      ])
  }

  @Test("On generated statistics it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case rows, repeats, level }
    crossCheck { random in
      let faults = random.faults(
        [Fault.rows, .repeats, .level],
        pairs: [(.rows, .repeats), (.rows, .level), (.repeats, .level)])
      let values = random.column(count: 1 + random.count(0...12))
      let count = faults.contains(.rows) ? random.pick([0, -1]) : values.count
      let repeats =
        faults.contains(.repeats)
        ? random.pick([0, -3]) : 1 + random.count(0...14) * random.pick([1, 3])
      let level =
        faults.contains(.level)
        ? random.pick([0, 1, -0.1, 1.2, .nan]) : random.pick([0.5, 0.8, 0.9, 0.95, 0.99, 0.25])
      let seed = UInt64(random.int(0...99))
      let greatest = random.chance(0.3)
      let slack = 1e-9 * values.reduce(0) { max($0, abs($1)) }
      return Case(
        "var rng = SplitMix64(seed: \(seed)); bootstrapCI(count: \(count), repeats: \(repeats), "
          + "level: \(level), rng: &rng), the \(greatest ? "greatest" : "mean") of these rows of "
          + "\(literal(values)); rng.next()", slack: slack
      ) {
        var steps = Steps()
        var rng = SplitMix64(seed: seed)
        steps.note("interval", slack: slack) {
          try bootstrapCI(count: count, repeats: repeats, level: level, rng: &rng) { rows in
            let drawn = rows.map { values[$0] }
            return greatest
              ? drawn.max() ?? 0 : drawn.reduce(0, +) / Double(max(1, drawn.count))
          }
        }
        steps.note("rng.next()", "\(rng.next())")
        return steps
      }
    }
  }
}
