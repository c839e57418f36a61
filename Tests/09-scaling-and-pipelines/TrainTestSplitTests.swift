import LessonKit
import LessonTesting
import Testing

@testable import ScalingAndPipelinesLesson

private let floorForCeil = Mistake(
  "FLOOR_FOR_CEIL",
  "It looks as if the number of test rows was rounded down. A fraction of a row counts as a row, so "
    + "that a small share of few rows still leaves something to test with.")
private let roundsToNearest = Mistake(
  "ROUNDS_TO_NEAREST",
  "It looks as if the number of test rows was rounded to the nearest. A fraction of a row counts as a "
    + "row, however small it is.")
private let forgivesRounding = Mistake(
  "FORGIVES_ROUNDING",
  "In binary the product of this share and these rows is a little more than a whole number. The rule "
    + "takes it as it stands, and rounds it up, as scikit-learn does: others must get the same rows."
)
private let rowsBeforeShare = Mistake(
  "ROWS_BEFORE_SHARE",
  "That is no share, however many rows there are. Ask for the share first: a message about the rows "
    + "sends whoever reads it to the wrong place.")
private let seedZeroIgnored = Mistake(
  "SEED_ZERO_IGNORED",
  "It looks as if seed 0 was taken for no seed. Zero is a seed like any other: whoever passes it "
    + "wants the same split again.")
private let doesNotShuffle = Mistake(
  "DOES_NOT_SHUFFLE",
  "It looks as if the rows were dealt in the order of the file. Files are sorted by something, and "
    + "the test rows would be all of one kind.")
private let swapsWithAnyPlace = Mistake(
  "SWAPS_WITH_ANY_PLACE",
  "It looks as if each place was exchanged with any place at all. Then some orders come up more often "
    + "than others; a place that is done must be left alone.")
private let neverStays = Mistake(
  "NEVER_STAYS",
  "It looks as if a value could never stay where it is. A place may be exchanged with itself: the "
    + "random place goes up to and including it.")
private let testsTheLast = Mistake(
  "TESTS_THE_LAST",
  "It looks as if the test rows were taken from the other end of the shuffled rows. Any end would be "
    + "as random, but a split that others can repeat needs one rule.")
private let anotherRule = Mistake(
  "ANOTHER_RULE",
  "The rows are shuffled, and by another rule than the documented one, which the standard library's "
    + "shuffle does not follow. Others must be able to repeat the split: for each place from the last "
    + "one down, take one number from the generator, as the documentation says.")

@Suite("Train-test split", .exercise("09-scaling-and-pipelines/TrainTestSplit"))
struct TrainTestSplitSuite {
  @Test("Of ten shuffled rows, a fifth is two rows: the first two are to test with")
  func byHand() {
    // The order of the ten rows is 0 9 5 8 6 4 7 2 1 3, here and in a Python program of this rule.
    check(
      "trainTestSplit(10, test: 0.2, seed: 42).test", try test(10, 0.2, seed: 42), is: [0, 9],
      mistakes: [
        doesNotShuffle.gives([0, 1]), swapsWithAnyPlace.gives([5, 9]), neverStays.gives([8, 4]),
        testsTheLast.gives([1, 3]),
        // What has a name of its own is not called another rule as well.
        anotherRule.when { rows in
          Set(rows).count == 2 && rows.allSatisfy((0..<10).contains)
            && ![[0, 1], [5, 9], [8, 4], [1, 3]].contains(rows)
        },
      ])
    check(
      "trainTestSplit(10, test: 0.2, seed: 42).train", try train(10, 0.2, seed: 42),
      is: [5, 8, 6, 4, 7, 2, 1, 3],
      mistakes: [
        testsTheLast.gives([0, 9, 5, 8, 6, 4, 7, 2]),
        swapsWithAnyPlace.gives([7, 0, 2, 8, 4, 1, 6, 3]),
        neverStays.gives([5, 9, 2, 6, 7, 0, 3, 1]),
        .named(
          "SORTS_THE_PARTS", gives: [1, 2, 3, 4, 5, 6, 7, 8],
          "These are the right rows, put back in the order of the file. They are wanted in the order in "
            + "which they were dealt."),
      ])
  }

  @Test(
    "Every row is in one part, and in one only",
    arguments: [(2, 0.5), (7, 0.3), (100, 0.25), (569, 0.2), (1000, 0.001)])
  func partition(n: Int, share: Double) {
    check(
      "trainTestSplit(\(n), test: \(share), seed: 7): all rows, sorted",
      try (train(n, share, seed: 7) + test(n, share, seed: 7)).sorted(), is: Array(0..<n))
  }

  @Test("A fraction of a test row is a test row, however small it is")
  func roundsUp() {
    // Rounded down and rounded to the nearest differ on the first three, so each is told of its own.
    let splits: [(n: Int, share: Double, count: Int, mistake: Mistake)] = [
      (10, 0.5, 5, floorForCeil), (7, 0.4, 3, floorForCeil), (11, 0.5, 6, floorForCeil),
      (7, 0.2, 2, roundsToNearest), (12, 0.01, 1, roundsToNearest),
      (100, 0.07, 8, forgivesRounding),
    ]
    for (n, share, count, mistake) in splits {
      let isExact = share * Double(n) == Double(count)
      guard
        check(
          "trainTestSplit(\(n), test: \(share), seed: 1): how many are to test with, and to train on",
          try [test(n, share, seed: 1).count, train(n, share, seed: 1).count],
          is: [count, n - count],
          mistakes: isExact ? [] : [mistake.gives([count - 1, n - count + 1])])
      else { return }
    }
  }

  @Test(
    "A seed gives one split, and another seed another one",
    arguments: [
      (1, [2, 1, 4, 3, 0]), (2, [1, 3, 4, 2, 0]), (7, [4, 1, 3, 0, 2]),
    ] as [(UInt64, [Int])])
  func seeds(seed: UInt64, order: [Int]) {
    // Computed in Python by the rule in the function's documentation.
    check(
      "trainTestSplit(5, test: 0.4, seed: \(seed)): the test rows, then the others",
      try test(5, 0.4, seed: seed) + train(5, 0.4, seed: seed), is: order,
      mistakes: [
        doesNotShuffle.gives([0, 1, 2, 3, 4]),
        testsTheLast.gives(Array(order[3...] + order[..<3])),
      ])
  }

  @Test("Zero is a seed")
  func seedZero() {
    // Computed in Python by the rule in the function's documentation.
    check(
      "trainTestSplit(10, test: 0.3, seed: 0).test", try test(10, 0.3, seed: 0), is: [6, 3, 2],
      mistakes: [
        seedZeroIgnored.gives([0, 9, 5]), swapsWithAnyPlace.gives([2, 7, 6]),
        neverStays.gives([1, 3, 0]), testsTheLast.gives([7, 0, 5]),
        doesNotShuffle.gives([0, 1, 2]),
      ])
  }

  @Test("Each of the six orders of three rows comes up in about a sixth of 600 seeds")
  func uniform() {
    check(
      "trainTestSplit(3, test: 0.3, seed: 0 ... 599): how often each order comes up",
      try counts(ofOrders: 600), satisfies: "six orders, each 75 to 125 times",
      mistakes: [
        neverStays.when { $0.count == 2 },
        .named(
          "ONE_ORDER", when: { $0.count == 1 && $0[[]] == nil },
          "It looks as if the seed made no difference."),
      ]
    ) { counts in counts.count == 6 && counts.values.allSatisfy { 75...125 ~= $0 } }
  }

  @Test(
    "A share that is not between 0 and 1 is refused",
    arguments: [0, 1, -0.2, 1.5, 20, Double.infinity, Double.nan])
  func share(share: Double) {
    for n in [100, 1, 0] {
      // No NaN equals another one, so the errors are compared by their text.
      check(
        "trainTestSplit(\(n), test: \(share), seed: 42): the error", refusal(n, share),
        is: "share(\(share))",
        mistakes: n < 2 ? [rowsBeforeShare.gives("emptyPart(rows: \(n))")] : [])
    }
  }

  @Test(
    "A split that would leave a part empty is refused",
    arguments: [(0, 0.2), (1, 0.5), (2, 0.6), (5, 0.9), (-3, 0.2)])
  func emptyPart(n: Int, share: Double) {
    check(
      "trainTestSplit(\(n), test: \(share), seed: 42)", try test(n, share, seed: 42),
      throws: SplitError.emptyPart(rows: n))
  }

  @Test("For generated shares and seeds it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case share, rows, whole }
    // Shares are products in binary, and the documentation takes them as they stand.
    crossCheck(within: .exact) { random in
      let faults = random.faults(
        [Fault.share, .rows, .whole], pairs: [(.share, .rows), (.share, .rows)])
      // Of very few rows, most shares leave a part empty.
      var n = random.pick([2, 7, 7]) + random.count(0...60)
      if random.chance(0.1) { n = random.pick([100, 200, 1000]) }
      var share = Double(random.int(1...99)) / 100
      if random.chance(0.1) {
        // In binary these products lie a little above a whole number.
        (n, share) = random.pick([(100, 0.07), (50, 0.14), (25, 0.28), (20, 0.55)])
      }
      if faults.contains(.rows) { n = random.pick([0, 1]) }
      if faults.contains(.whole) { share = 1 - 0.5 / Double(n) }
      if faults.contains(.share) {
        share = random.pick([0, 1, -0.2, 1.5, 20, .nan, .infinity, -.infinity])
      }
      let seed = random.pick([0, 0, 1, 42, .max, random.next()])
      let (rows, part) = (n, share)
      return Case("trainTestSplit(\(rows), test: \(literal(part)), seed: \(seed))") {
        let parts = try trainTestSplit(rows, test: part, seed: seed)
        var steps = Steps()
        steps.note("train", parts.train)
        steps.note("test", parts.test)
        return steps
      }
    }
  }

  @Test("Four times the rows take about four times as long")
  func growth() {
    guard
      check(
        "trainTestSplit(4000, test: 0.3, seed: 1): how many are to test with",
        try test(4000, 0.3, seed: 1).count, is: 1200)
    else { return }
    // What is shifted in memory costs little for each row: that shows among many only.
    for (small, large, limit) in [(1000, 4000, 9.0), (1000, 16_000, 30)] {
      guard
        checkGrowth(
          "trainTestSplit of n rows", from: small, to: large, atMost: limit, promise: "O(n)",
          { n in _ = try? trainTestSplit(n, test: 0.3, seed: 1) })
      else { return }
    }
  }

  @Test("114 of the 569 tumours are to test with, and 65 of these are benign")
  func tumours() throws {
    // Computed in Python by the rule in the function's documentation; benign is 1 in the file.
    let benign = try Table(named: "breast_cancer").completeNumbers("target")
    let rows = try? trainTestSplit(benign.count, test: 0.2, seed: 42)
    check(
      "trainTestSplit(569, test: 0.2, seed: 42): the sizes",
      rows.map { [$0.train.count, $0.test.count] },
      is: [455, 114], mistakes: [floorForCeil.gives([456, 113])])
    check(
      "trainTestSplit(569, test: 0.2, seed: 42): the first test rows",
      rows.map { Array($0.test.prefix(5)) }, is: [42, 429, 424, 284, 115],
      mistakes: [doesNotShuffle.gives([0, 1, 2, 3, 4])])
    check(
      "trainTestSplit(569, test: 0.2, seed: 42): how many test rows are benign",
      rows.map { $0.test.reduce(0) { $0 + benign[$1] } }, is: 65)
  }

  /// The error of a split that should be refused, as text.
  private func refusal(_ n: Int, _ share: Double) -> String {
    do {
      let parts = try trainTestSplit(n, test: share, seed: 42)
      return "none; \(parts.test.count) rows to test with, \(parts.train.count) to train on"
    } catch {
      return "\(error)"
    }
  }

  private func test(_ n: Int, _ share: Double, seed: UInt64) throws -> [Int] {
    try trainTestSplit(n, test: share, seed: seed).test
  }

  private func train(_ n: Int, _ share: Double, seed: UInt64) throws -> [Int] {
    try trainTestSplit(n, test: share, seed: seed).train
  }

  private func counts(ofOrders seeds: UInt64) throws -> [[Int]: Int] {
    var counts: [[Int]: Int] = [:]
    for seed in 0..<seeds {
      let parts = try trainTestSplit(3, test: 0.3, seed: seed)
      counts[parts.test + parts.train, default: 0] += 1
    }
    return counts
  }
}
