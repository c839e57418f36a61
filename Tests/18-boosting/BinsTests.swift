import LessonKit
import LessonTesting
import Testing

@testable import BoostingLesson

private let missingCountsAsLowest = Mistake(
  "MISSING_COUNTS_AS_LOWEST",
  "A missing value came into the first bin, with the lowest values: NaN is false in every comparison. "
    + "It has a bin of its own.")
private let missingCountsAsHighest = Mistake(
  "MISSING_COUNTS_AS_HIGHEST",
  "A missing value came into the last bin, with the highest values: NaN is false in every comparison. "
    + "It has a bin of its own.")
private let edgeBelongsAbove = Mistake(
  "EDGE_BELONGS_ABOVE",
  "A value on an edge belongs to the bin below it: at most the edge, as in every question of a tree."
)
private let dropsTheMissing = Mistake(
  "DROPS_THE_MISSING",
  "It looks as if rows without a value were left out. They have a residual like all others.")
private let alwaysLeft = Mistake(
  "ALWAYS_LEFT",
  "It looks as if missing values always go left. Try both sides, and see which is better.")
private let alwaysRight = Mistake(
  "ALWAYS_RIGHT",
  "It looks as if missing values always go right. Try both sides, and see which is better.")
private let neverTheMissingAlone = Mistake(
  "NEVER_THE_MISSING_ALONE",
  "The cut after the last bin was left out. It parts the known from the missing.")
private let unweightedMeans = Mistake(
  "UNWEIGHTED_MEANS",
  "It looks as if the two means were compared, however few rows are behind them.")
private let sumOfSquaredSums = Mistake(
  "SUM_OF_SQUARED_SUMS",
  "It looks as if the sums were squared and not divided. Each side's square is divided by the number "
    + "of its rows.")
private let unseenGoesLeft = Mistake(
  "UNSEEN_GOES_LEFT",
  "No row was missing here, so nothing is known about missing ones: they go to the side with more rows."
)

@Suite("Bins", .exercise("18-boosting/Bins"))
struct BinsSuite {
  @Test("A value's bin is the number of edges below it, and an edge belongs to the bin below")
  func bins() {
    check(
      "bin(x, edges: [10, 20, 30]), for x of 3, 10, 10.5, 20, 30, 31",
      [3, 10, 10.5, 20, 30, 31].map { bin($0, edges: [10, 20, 30]) }, is: [0, 0, 1, 1, 2, 3],
      mistakes: [edgeBelongsAbove.gives([0, 1, 1, 2, 3, 3])])
  }

  @Test("A missing value has a bin of its own, after all others")
  func missing() {
    check(
      "bin(nan, edges: [10, 20, 30])", bin(.nan, edges: [10, 20, 30]), is: 4,
      mistakes: [missingCountsAsLowest.gives(0), missingCountsAsHighest.gives(3)])
  }

  @Test("Without edges there is one bin for the known; infinite values are known")
  func extremes() {
    check(
      "bin(x, edges: []), for x of 7 and nan", [7, .nan].map { bin($0, edges: []) }, is: [0, 1],
      mistakes: [missingCountsAsLowest.gives([0, 0]), missingCountsAsHighest.gives([0, 0])])
    check(
      "bin(x, edges: [1, 2]), for x of -infinity and infinity",
      [-Double.infinity, .infinity].map { bin($0, edges: [1, 2]) }, is: [0, 2])
  }

  @Test("Two bins and two missing rows: they go right, where their residuals belong")
  func splitByHand() {
    verdict(
      [0, 0, 1, 1, 2, 2], [-3, -1, 1, 3, 4, 2], 2, is: found(0, false, 27),
      mistakes: [
        alwaysLeft.gives(found(0, true, 3)), dropsTheMissing.gives(found(0, true, 16)),
        unweightedMeans.gives(found(0, false, 20.25)),
        sumOfSquaredSums.gives(found(0, false, 80)),
      ])
  }

  @Test("The same residuals the other way round: now they go left")
  func splitLeft() {
    let gain: Double = 25 + 18 - 16.0 / 6
    let parted: Double = 1 + 18 - 16.0 / 6
    verdict(
      [0, 0, 1, 1, 2, 2], [3, 1, -1, -5, 4, 2], 2, is: found(0, true, gain),
      mistakes: [
        alwaysRight.gives(found(1, false, parted)),
        dropsTheMissing.gives(found(0, true, 25)),
      ])
  }

  @Test("The best cut can be the one that parts the known from the missing")
  func knownOrMissing() {
    verdict(
      [0, 0, 1, 2, 2], [-1, -1, -1, 1, 1], 2, is: found(1, false, 4.8),
      mistakes: [
        neverTheMissingAlone.gives(found(0, false, 32.0 / 15)),
        dropsTheMissing.gives(found(0, true, 0)),
        alwaysLeft.gives(found(0, true, 0.8)),
      ])
  }

  @Test("Where no row is missing, unknown values will go to the side with more rows")
  func unseen() {
    verdict(
      [0, 1, 1, 1], [-3, 1, 1, 1], 2, is: found(0, false, 12),
      mistakes: [unseenGoesLeft.gives(found(0, true, 12))])
    verdict(
      [0, 0, 0, 1], [-1, -1, -1, 3], 2, is: found(0, true, 12),
      mistakes: [])
    verdict([0, 0, 1, 1], [-1, -1, 1, 1], 2, is: found(0, true, 4), mistakes: [])
  }

  @Test("One missing row is enough to try both sides")
  func oneMissing() {
    verdict([0, 1], [-4, -1], 1, is: found(0, false, 4.5), mistakes: [])
    verdict(
      [0, 1, 2], [-2, 3, -3], 2, is: found(0, true, 12.5 + 9 - 4.0 / 3), mistakes: [])
  }

  @Test("Of equal gains, 0 too, the lowest cut, then the left; with all rows in one bin no cut")
  func ties() {
    verdict([0, 1, 2], [-2, 2, 0], 2, is: found(0, true, 6), mistakes: [])
    verdict([0, 3, 3], [2, -1, -1], 4, is: found(0, false, 6), mistakes: [])
    // The missing on the left of bin 0, which is empty, or on the right of bin 1: the same parting.
    verdict([1, 1, 2, 2], [1, 3, 4, 2], 2, is: found(0, true, 1), mistakes: [])
    verdict([0, 1], [2, 2], 2, is: found(0, true, 0), mistakes: [])
    check(
      "histogramSplit([1, 1], [3, 5], binCount: 3)",
      histogramSplit([1, 1], [3, 5], binCount: 3) == nil, is: true)
    check(
      "histogramSplit([2, 2], [3, 5], binCount: 2)",
      histogramSplit([2, 2], [3, 5], binCount: 2) == nil, is: true)
    check(
      "histogramSplit([], [], binCount: 1)", histogramSplit([], [], binCount: 1) == nil, is: true)
  }

  @Test("By decades, unknown ages go with those above 60; read as 0, they hide that")
  func decades() throws {
    // NumPy 2.4.6: all sixteen cuts one by one, from the sums on their two sides.
    let table = try Table(named: "titanic")
    let survived = try table.completeNumbers("survived")
    let mean = survived.reduce(0, +) / Double(survived.count)
    let edges: [Double] = [10, 20, 30, 40, 50, 60, 70]
    let bins = try table.numbers("age").map { bin($0 ?? .nan, edges: edges) }
    check(
      "bin(age, edges: [10, 20 ... 70]) of 1313 passengers: how many in each of the nine bins",
      (0...8).map { number in bins.count { $0 == number } },
      is: [55, 117, 260, 150, 104, 48, 19, 3, 557],
      mistakes: [
        missingCountsAsLowest.gives([612, 117, 260, 150, 104, 48, 19, 3, 0]),
        missingCountsAsHighest.gives([55, 117, 260, 150, 104, 48, 19, 560, 0]),
      ])
    let decade = try table.numbers("age").map { age in
      age.map { age in edges.count { $0 < age } } ?? 8
    }
    let residuals = survived.map { $0 - mean }
    let split = histogramSplit(decade, residuals, binCount: 8)
    check(
      "histogramSplit(the decades of 1313 passengers, survival, binCount: 8): last bin on the left, 1 "
        + "if missing goes left, gain",
      split.map { found($0.lastLeftBin, $0.missingGoesLeft, $0.gain) } ?? [],
      is: found(5, false, 9.841106966942816), within: .relative(1e-9))
    let zeros = histogramSplit(decade.map { $0 == 8 ? 0 : $0 }, residuals, binCount: 8)
    check(
      "the same with the missing in bin 0: last bin on the left, and the gain",
      zeros.map { [Double($0.lastLeftBin), $0.gain] } ?? [], is: [0, 3.9112447666555807],
      within: .relative(1e-9))
  }

  @Test("The ages of the Titanic, a bin each: unknown ages go with those above 63.5")
  func titanic() throws {
    // scikit-learn 1.9.1, HistGradientBoostingRegressor(max_iter=1, max_leaf_nodes=2,
    // min_samples_leaf=1, learning_rate=1): num_threshold 63.5, missing_go_to_left 0, gain 9.96191871
    // and 742 rows on the left. Its gradients have 32 bits: hence the six digits.
    let table = try Table(named: "titanic")
    let ages = try table.numbers("age").map { $0 ?? .nan }
    let survived = try table.completeNumbers("survived")
    let mean = survived.reduce(0, +) / Double(survived.count)
    let known = Set(ages.filter { !$0.isNaN }).sorted()
    let edges = zip(known, known.dropFirst()).map { ($0 + $1) / 2 }
    check(
      "bin(63.5, edges: halfway between the ages), and bin(63.51, edges: the same)",
      [63.5, 63.51].map { bin($0, edges: edges) }, is: [68, 69],
      mistakes: [edgeBelongsAbove.gives([69, 69])])
    let bins = ages.map { age in
      age.isNaN ? known.count : known.firstIndex(of: age) ?? 0
    }
    let split = histogramSplit(bins, survived.map { $0 - mean }, binCount: known.count)
    check(
      "histogramSplit(ages of 1313 passengers, survival, binCount: 75)", split?.lastLeftBin, is: 68)
    check(
      "the same: whether unknown ages go left", split?.missingGoesLeft, is: false,
      mistakes: [alwaysLeft.gives(true)])
    check("the same: the gain", split?.gain, is: 9.96191871, within: .relative(1e-6))
  }

  @Test("On generated bins it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let edges = Set(random.ints(count: random.count(0...5), -3...3)).sorted().map(Double.init)
      let value = random.chance(0.25) ? Double.nan : Double(random.int(-8...8)) / 2
      let (count, binCount) = (random.count(0...10), random.int(1...4))
      let highest = random.chance(0.6) ? binCount : binCount - 1
      var bins = random.ints(count: count, 0...highest)
      // With the first bin empty a cut can be another's mirror image, and rounding decides.
      if bins.contains(binCount) { bins[0] = 0 }
      let residuals = random.ints(count: count, -9999...9999).map { Double($0) / 8 }
      return Case(
        "bin(\(value), edges: \(literal(edges))); histogramSplit(\(bins), \(literal(residuals)), "
          + "binCount: \(binCount))"
      ) {
        var steps = Steps()
        steps.note("bin", bin(value, edges: edges))
        let split = histogramSplit(bins, residuals, binCount: binCount)
        steps.note("cut", split?.lastLeftBin)
        steps.note("missing goes left", split?.missingGoesLeft)
        steps.note("gain", split?.gain, slack: 1e-9)
        return steps
      }
    }
  }

  private func found(_ bin: Int, _ left: Bool, _ gain: Double) -> [Double] {
    [Double(bin), left ? 1 : 0, gain]
  }

  /// Compares cut, side and gain, which is all there is.
  private func verdict(
    _ bins: [Int], _ residuals: [Double], _ binCount: Int, is expected: [Double],
    mistakes: [WrongAnswer<[Double]>]
  ) {
    let split = histogramSplit(bins, residuals, binCount: binCount)
    check(
      "histogramSplit(\(bins), \(literal(residuals)), binCount: \(binCount)): last bin on the left, 1 "
        + "if missing goes left, gain",
      split.map { found($0.lastLeftBin, $0.missingGoesLeft, $0.gain) } ?? [], is: expected,
      within: .absolute(1e-9), mistakes: mistakes)
  }
}
