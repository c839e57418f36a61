import LessonKit
import LessonTesting
import Testing

@testable import ThresholdsLesson

private let strictlyAbove = Mistake(
  "STRICTLY_ABOVE",
  "A row whose score is exactly at the threshold is flagged, too. Otherwise the threshold that was found "
    + "does not do what it was found for.")
private let exchanged = Mistake(
  "COSTS_EXCHANGED",
  "It looks as if the two costs were exchanged. A miss is a positive row without a flag.")
private let countsErrors = Mistake(
  "COUNTS_ERRORS", "It looks as if wrong rows were counted. They do not all cost the same.")
private let splitsEqual = Mistake(
  "SPLITS_EQUAL_SCORES",
  "It looks as if a threshold could lie between equal scores. It flags all of them or none: look at the cost "
    + "after the last of them.")
private let highestOfEqual = Mistake(
  "HIGHEST_OF_EQUAL_COSTS", "Several thresholds cost as little, and this is not the lowest of them."
)
private let alwaysFlags = Mistake(
  "ALWAYS_FLAGS_SOMEBODY",
  "To flag nobody costs less than this, and is a choice as well: the threshold infinity.")
private let oneHalf = Mistake(
  "ONE_HALF",
  "It looks as if one half was taken. It is right where both mistakes cost the same; nobody said so."
)

@Suite("The threshold of the least cost", .exercise("21-thresholds/BestThreshold"))
struct BestThresholdSuite {
  @Test("Five rows by hand: a miss costs 10, a false alarm 1")
  func costs() {
    check(
      "cost([0.9, 0.4, 0.3, 0.2, 0.1], actual: [false, true, false, true, false], at: 0.3, miss: 10, "
        + "alarm: 1)",
      try cost(
        [0.9, 0.4, 0.3, 0.2, 0.1], actual: [false, true, false, true, false], at: 0.3, miss: 10,
        alarm: 1), is: 12,
      mistakes: [
        strictlyAbove.gives(11), exchanged.gives(21), countsErrors.gives(3),
      ])
  }

  @Test("At infinity nobody is flagged but an endless score, and below all scores everybody is")
  func ends() {
    let scores = [0.5, .infinity, 0.2]
    check(
      "cost([0.5, infinity, 0.2], actual: [true, true, false], at: infinity, miss: 7, alarm: 2)",
      try cost(scores, actual: [true, true, false], at: .infinity, miss: 7, alarm: 2), is: 7,
      mistakes: [strictlyAbove.gives(14), exchanged.gives(2), countsErrors.gives(1)])
    check(
      "the same at: -1", try cost(scores, actual: [true, true, false], at: -1, miss: 7, alarm: 2),
      is: 2, mistakes: [exchanged.gives(7), countsErrors.gives(1)])
  }

  @Test("The cheapest threshold lies below one half where a miss is dear")
  func byHand() {
    check(
      "bestThreshold([0.9, 0.4, 0.3, 0.2, 0.1], actual: [false, true, false, true, false], miss: 10, "
        + "alarm: 1)",
      try best([0.9, 0.4, 0.3, 0.2, 0.1], [false, true, false, true, false], 10, 1), is: [0.2, 2],
      mistakes: [oneHalf.gives([0.5, 21])])
  }

  @Test("Equal scores are flagged together")
  func equalScores() {
    // Flagging the three at 0.6 costs 2; whoever stops after the first finds 10 or 11 or 0.
    check(
      "bestThreshold([0.6, 0.6, 0.6, 0.1], actual: [false, true, false, false], miss: 10, alarm: 1)",
      try best([0.6, 0.6, 0.6, 0.1], [false, true, false, false], 10, 1), is: [0.6, 2],
      mistakes: [splitsEqual.gives([0.6, 1])])
    check(
      "bestThreshold([0.6, 0.6], actual: [true, false], miss: 1, alarm: 5)",
      try best([0.6, 0.6], [true, false], 1, 5), is: [.infinity, 1],
      mistakes: [splitsEqual.gives([0.6, 0]), alwaysFlags.gives([0.6, 5])])
  }

  @Test("Of equal costs the lowest threshold is taken")
  func equalCosts() {
    check(
      "bestThreshold([0.8, 0.5, 0.3], actual: [true, false, true], miss: 4, alarm: 4)",
      try best([0.8, 0.5, 0.3], [true, false, true], 4, 4), is: [0.3, 4],
      mistakes: [highestOfEqual.gives([0.8, 4]), oneHalf.gives([0.5, 8])])
    check(
      "bestThreshold([0.8, 0.5], actual: [false, true], miss: 3, alarm: 3)",
      try best([0.8, 0.5], [false, true], 3, 3), is: [0.5, 3],
      mistakes: [highestOfEqual.gives([.infinity, 3])])
  }

  @Test("Where no flag is worth its alarm, and for no rows at all, nobody is flagged")
  func nobody() {
    check(
      "bestThreshold([0.9, 0.2], actual: [false, false], miss: 10, alarm: 1)",
      try best([0.9, 0.2], [false, false], 10, 1), is: [.infinity, 0],
      mistakes: [alwaysFlags.gives([0.9, 1]), oneHalf.gives([0.5, 1])])
    check(
      "bestThreshold([], actual: [], miss: 10, alarm: 1)", try best([], [], 10, 1),
      is: [.infinity, 0])
  }

  @Test("What costs nothing is done without end")
  func free() {
    check(
      "bestThreshold([0.9, 0.2], actual: [false, true], miss: 1, alarm: 0)",
      try best([0.9, 0.2], [false, true], 1, 0), is: [0.2, 0])
    check(
      "bestThreshold([0.9, 0.2], actual: [false, true], miss: 0, alarm: 1)",
      try best([0.9, 0.2], [false, true], 0, 1), is: [.infinity, 0])
  }

  @Test(
    "Endless scores, negative ones, zeros of both signs and large costs are numbers like others")
  func endless() {
    check(
      "bestThreshold([infinity, 0.75, 0.25], actual: [false, true, false], miss: 8, alarm: 5)",
      try best([.infinity, 0.75, 0.25], [false, true, false], 8, 5), is: [0.75, 5])
    check(
      "bestThreshold([infinity, 0.25], actual: [false, false], miss: 8, alarm: 5)",
      try best([.infinity, 0.25], [false, false], 8, 5), is: [.infinity, 5])
    check(
      "bestThreshold([-infinity, 0.5], actual: [true, false], miss: 9, alarm: 1)",
      try best([-.infinity, 0.5], [true, false], 9, 1), is: [-.infinity, 1],
      mistakes: [oneHalf.gives([0.5, 10])])
    check(
      "bestThreshold([3, -2, -7], actual: [true, true, false], miss: 2, alarm: 1)",
      try best([3, -2, -7], [true, true, false], 2, 1), is: [-2, 0],
      mistakes: [oneHalf.gives([0.5, 2])])
    check(
      "bestThreshold([-0.0, 0.0], actual: [false, true], miss: 10, alarm: 1)",
      try best([-0.0, 0.0], [false, true], 10, 1), is: [0, 1], mistakes: [oneHalf.gives([0.5, 10])])
    check(
      "bestThreshold([0.0, -0.0], actual: [true, false], miss: 10, alarm: 1)",
      try best([0.0, -0.0], [true, false], 10, 1), is: [0, 1],
      mistakes: [splitsEqual.gives([0, 0]), oneHalf.gives([0.5, 10])])
    check(
      "bestThreshold([0.9, 0.2], actual: [false, true], miss: 3000000000000, alarm: 2000000000000)",
      try best([0.9, 0.2], [false, true], 3_000_000_000_000, 2_000_000_000_000),
      is: [0.2, 2_000_000_000_000])
    check(
      "cost([0.5, 0.5], actual: [true, false], at: 0.7, miss: 9007199254740993, alarm: 1)",
      try cost([0.5, 0.5], actual: [true, false], at: 0.7, miss: 9_007_199_254_740_993, alarm: 1),
      is: 9_007_199_254_740_993, mistakes: [exchanged.gives(1), countsErrors.gives(1)])
  }

  @Test("Rows, then numbers, then the costs are refused")
  func refusals() {
    check(
      "bestThreshold([.nan], actual: [], miss: -1, alarm: 1)", try best([.nan], [], -1, 1),
      throws: RankingError.lengths(scores: 1, actual: 0))
    check(
      "bestThreshold([0.1, .nan], actual: [true, false], miss: -1, alarm: 1)",
      try best([0.1, .nan], [true, false], -1, 1), throws: RankingError.notANumber(row: 1))
    check(
      "bestThreshold([0.1], actual: [true], miss: -1, alarm: -2)", try best([0.1], [true], -1, -2),
      throws: ThresholdError.cost(-1))
    check(
      "cost([0.1], actual: [true], at: 0.5, miss: 1, alarm: -2)",
      try cost([0.1], actual: [true], at: 0.5, miss: 1, alarm: -2), throws: ThresholdError.cost(-2))
    check(
      "cost([], actual: [], at: 0.5, miss: 1, alarm: -2)",
      try cost([], actual: [], at: 0.5, miss: 1, alarm: -2), throws: ThresholdError.cost(-2))
    check(
      "bestThreshold([], actual: [], miss: -3, alarm: 0)", try best([], [], -3, 0),
      throws: ThresholdError.cost(-3))
  }

  // A stub may pass "Four times the rows take about four times as long": it does no work
  @Test("Four times the rows take about four times as long")
  func growth() {
    let scores = (0..<4_000).map { Double($0 &* 7919 % 4_001) }
    let actual = scores.map { $0 > 500 }
    checkGrowth(
      "bestThreshold(of so many rows)", from: 500, to: 2_000, atMost: 8, promise: "O(n log n)"
    ) { count in
      _ = try? bestThreshold(
        Array(scores.prefix(count)), actual: Array(actual.prefix(count)), miss: 3, alarm: 1)
    }
  }

  @Test(
    "Learnt on the flights up to September, it costs 566 on the others, where one half costs 620")
  func flights() throws {
    // statsmodels 0.15 for the model, NumPy 2.4 for the scan: least cost on months 1 to 9.
    let learnt = try CancellationModel(months: 1...9)
    let choice = try bestThreshold(
      learnt.probabilities, actual: learnt.cancelled, miss: 10, alarm: 1)
    check(
      "bestThreshold(months 1 to 9, miss: 10, alarm: 1).threshold", choice.threshold,
      is: 0.09309197397815257, within: .relative(1e-9), mistakes: [oneHalf.gives(0.5)])
    check("its cost there", choice.cost, is: 2250, mistakes: [oneHalf.gives(2542)])
  }

  @Test("Of generated scores it finds what the solution finds", .tags(.crossCheck))
  func generated() {
    enum Fault { case lengths, nan, cost }
    crossCheck(within: .exact) { random in
      let faults = random.faults(
        [Fault.lengths, .nan, .cost], pairs: [(.lengths, .nan), (.nan, .cost), (.lengths, .cost)])
      let count = random.count(0...9) + (faults.contains(.nan) ? 1 : 0)
      var scores = random.scores(count: count, infinite: true)
      if random.chance(0.5) { scores = scores.map { _ in Double(random.int(0...4)) / 4 } }
      if faults.contains(.nan) { scores[random.int(0...count - 1)] = .nan }
      var actual = random.labels(count: count)
      if faults.contains(.lengths) { actual.append(true) }
      var (miss, alarm) = (random.int(0...12), random.int(0...5))
      if faults.contains(.cost) {
        if random.chance(0.6) { miss = -1 }
        if random.chance(0.6) || miss >= 0 { alarm = -2 }
      }
      if random.chance(0.4) {
        let threshold =
          random.chance(0.7)
          ? scores.first { !$0.isNaN } ?? 0.5 : random.pick([.infinity, -1, 0.5])
        return Case(
          "cost(\(literal(scores)), actual: \(literal(actual)), at: \(literal(threshold)), miss: "
            + "\(miss), alarm: \(alarm))"
        ) { [scores, actual, miss, alarm] in
          try cost(scores, actual: actual, at: threshold, miss: miss, alarm: alarm)
        }
      }
      return Case(
        "bestThreshold(\(literal(scores)), actual: \(literal(actual)), miss: \(miss), alarm: "
          + "\(alarm))"
      ) { [scores, actual, miss, alarm] in
        let choice = try bestThreshold(scores, actual: actual, miss: miss, alarm: alarm)
        // Zeros of both signs are one threshold.
        return [choice.threshold + 0, Double(choice.cost)]
      }
    }
  }

  /// The threshold and its cost.
  private func best(
    _ scores: [Double], _ actual: [Bool], _ miss: Int, _ alarm: Int
  ) throws -> [Double] {
    let choice = try bestThreshold(scores, actual: actual, miss: miss, alarm: alarm)
    return [choice.threshold, Double(choice.cost)]
  }
}
