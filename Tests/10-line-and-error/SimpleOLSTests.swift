import LessonKit
import LessonTesting
import Testing

@testable import LineAndErrorLesson

private let swapped = Mistake(
  "X_AND_Y_SWAPPED",
  "It looks as if x and y are swapped: this line answers y with x. Least squares measures misses "
    + "along one axis, so the two lines are not the same line.")
private let throughTheOrigin = Mistake(
  "THROUGH_THE_ORIGIN",
  "It looks as if the line is forced through 0. Nothing says that y is 0 where x is: measure both "
    + "from their means.")
private let mixesCounts = Mistake(
  "MIXES_N_AND_N_MINUS_ONE",
  "The slope is off by the factor n / (n - 1). It looks as if one sum was divided by n and the "
    + "other by n - 1.")
private let subtractsLargeSums = Mistake(
  "SUBTRACTS_LARGE_SUMS",
  "The formula is right on paper. But these x lie far from 0, so it subtracts two huge sums that "
    + "agree in nearly all their digits. Take the means away first.")
private let constantXPasses = Mistake(
  "CONSTANT_X_PASSES",
  "Here every x is the same, so the data do not say how y follows it, and the division has nothing "
    + "to divide by. Refuse it.")
private let constantByItsSpread = Mistake(
  "CONSTANT_BY_ITS_SPREAD",
  "Three times 0.1, divided by 3, is not quite 0.1, so rounding makes the spread a hair more than "
    + "0. Compare the values themselves.")
private let stopsAtTheShorter = Mistake(
  "STOPS_AT_THE_SHORTER",
  "It looks as if the longer column was cut to the shorter, and rows vanish without a word. Refuse "
    + "them first.")

@Suite("Simple least squares", .exercise("10-line-and-error/SimpleOLS"))
struct SimpleOLSSuite {
  @Test("The line through (1, 2), (2, 3) and (3, 7) rises by 2.5 and meets the axis at -1")
  func byHand() {
    check(
      "simpleOLS(x: [1, 2, 3], y: [2, 3, 7])", try fit([1, 2, 3], [2, 3, 7]), is: [2.5, -1],
      within: .relative(1e-12),
      mistakes: [
        swapped.gives([0.35714285714285715, 0.5714285714285714]),
        throughTheOrigin.gives([2.0714285714285716, 0]),
        mixesCounts.gives([3.75, -3.5]),
        // So near to 0 it is right.
        subtractsLargeSums.when { abs($0[0] - 2.5) < 1e-6 },
      ])
  }

  @Test(
    "Points on a line give that line back, on a level one too",
    arguments: [(3.0, 4.0), (-0.5, 20), (0, 7)])
  func exact(slope: Double, intercept: Double) {
    let x = [-2.0, 0, 1, 5, 9]
    check(
      "simpleOLS of five points on y = \(intercept) + \(slope) x",
      try fit(x, x.map { intercept + slope * $0 }), is: [slope, intercept],
      within: .relative(1e-12),
      mistakes: [
        throughTheOrigin.when { $0.last == 0 },
        // A level line has no other side to be read from.
        swapped.when { slope == 0 ? $0[0].isNaN : abs($0[0] * slope - 1) < 1e-9 },
        mixesCounts.when { slope == 0 || abs($0[0] / slope - 1.25) < 1e-9 },
      ])
  }

  @Test("The line passes through the two means, and its residuals add up to 0")
  func means() {
    let (x, y) = ([1.0, 2, 4, 9, 14], [10.0, 7, 8, 1, -6])
    check(
      "simpleOLS(x: x, y: y).predict([6]), where 6 is the mean of x and 4 that of y",
      try simpleOLS(x: x, y: y).predict([6]), is: [4], within: .relative(1e-12),
      mistakes: [throughTheOrigin.when { $0[0] < 0 }])
  }

  @Test("The slope does not change when the rows come in another order, or x is moved")
  func movedAndShuffled() {
    // The means are 304/3 and 3; as fractions, products add up to -5 and squares to 14/3.
    check(
      "simpleOLS(x: [103, 100, 101], y: [1, 4, 4])", try fit([103, 100, 101], [1, 4, 4]),
      is: [-1.0714285714285714, 111.57142857142857], within: .relative(1e-9),
      mistakes: [mixesCounts.gives([-1.6071428571428572, 165.85714285714286])])
  }

  @Test("Two points are enough for a line, one is not")
  func fewRows() {
    check(
      "simpleOLS(x: [2, 4], y: [9, 1])", try fit([2, 4], [9, 1]), is: [-4, 17],
      within: .relative(1e-12), mistakes: [mixesCounts.gives([-8, 29])])
    check(
      "simpleOLS(x: [2], y: [9])", try fit([2], [9]),
      throws: RegressionError.tooFewRows(needed: 2, found: 1))
    check(
      "simpleOLS(x: [], y: [])", try fit([], []),
      throws: RegressionError.tooFewRows(needed: 2, found: 0))
  }

  @Test("A feature that never changes is refused, however its mean is rounded, and no other is")
  func constantInput() {
    check(
      "simpleOLS(x: [4, 4, 4], y: [1, 2, 3])", try fit([4, 4, 4], [1, 2, 3]),
      throws: RegressionError.constantInput,
      mistakes: [
        constantXPasses.when { !$0[0].isFinite },
        // Here the mean is not rounded, and the spread is 0.
        constantByItsSpread.throwing(RegressionError.constantInput),
      ])
    check(
      "simpleOLS(x: [0, -0.0], y: [1, 2])", try fit([0, -0.0], [1, 2]),
      throws: RegressionError.constantInput, mistakes: [constantXPasses.when { !$0[0].isFinite }])
    check(
      "simpleOLS(x: [0.1, 0.1, 0.1], y: [1, 2, 3])", try fit([0.1, 0.1, 0.1], [1, 2, 3]),
      throws: RegressionError.constantInput, mistakes: [constantByItsSpread.when { _ in true }])
    // Its ends agree, or its first two, and yet it changes.
    check(
      "simpleOLS(x: [1, 3, 1], y: [2, 8, 4])", try fit([1, 3, 1], [2, 8, 4]), is: [2.5, 0.5],
      within: .relative(1e-12), mistakes: [mixesCounts.gives([3.75, -1.5833333333333333])])
    check(
      "simpleOLS(x: [1, 1, 3], y: [2, 4, 8])", try fit([1, 1, 3], [2, 4, 8]), is: [2.5, 0.5],
      within: .relative(1e-12), mistakes: [mixesCounts.gives([3.75, -1.5833333333333333])])
    // What is small in one unit is large in another, and what is near its neighbour is not the same.
    check(
      "simpleOLS(x: [1700000000, …001], y: [1, 3]).slope",
      try simpleOLS(x: [1_700_000_000, 1_700_000_001], y: [1, 3]).slope, is: 2,
      within: .relative(1e-6), mistakes: [mixesCounts.gives(4)])
    check(
      "simpleOLS(x: [1e-9, 3e-9], y: [1, 2]).slope",
      try simpleOLS(x: [1e-9, 3e-9], y: [1, 2]).slope, is: 5e8, within: .relative(1e-9),
      mistakes: [mixesCounts.gives(1e9)])
  }

  @Test("Columns of different lengths are refused, before anything else is")
  func lengths() {
    check(
      "simpleOLS(x: [4, 4], y: [1])", try fit([4, 4], [1]),
      throws: RegressionError.lengths(first: 2, second: 1))
    check(
      "simpleOLS(x: [1, 2, 3], y: [1, 2])", try fit([1, 2, 3], [1, 2]),
      throws: RegressionError.lengths(first: 3, second: 2),
      mistakes: [stopsAtTheShorter.when { _ in true }])
    check(
      "simpleOLS(x: [1, 2], y: [1, 2, 3])", try fit([1, 2], [1, 2, 3]),
      throws: RegressionError.lengths(first: 2, second: 3),
      mistakes: [stopsAtTheShorter.when { _ in true }])
    check(
      "simpleOLS(x: [7], y: [])", try fit([7], []),
      throws: RegressionError.lengths(first: 1, second: 0))
  }

  @Test("A slope by the second is found among times counted from 1970")
  func farFromZero() {
    // y rises by 2 a minute. Seconds squared are near 3e18, where neighbouring Doubles lie 512
    // apart; measured from their mean they are whole numbers below 100. Means that move with each row
    // (Welford) lose some digits here, and are right all the same.
    let start = 1_700_000_000.0
    check(
      "simpleOLS(x: [1700000000, …060, …120, …180], y: [1, 3, 5, 7]).slope",
      try simpleOLS(x: [start, start + 60, start + 120, start + 180], y: [1, 3, 5, 7]).slope,
      is: 2.0 / 60, within: .relative(1e-6),
      mistakes: [mixesCounts.gives(4.0 / 90), subtractsLargeSums.when { $0 != 0 }])
    check(
      "simpleOLS(x: [1700000000, …060, …120, …180], y: [1700000001, …003, …005, …007]).slope",
      try simpleOLS(
        x: [start, start + 60, start + 120, start + 180],
        y: [start + 1, start + 3, start + 5, start + 7]
      ).slope,
      is: 2.0 / 60, within: .relative(1e-5),
      mistakes: [
        mixesCounts.gives(4.0 / 90), subtractsLargeSums.when { abs($0 - 2.0 / 60) > 1e-4 },
      ])
  }

  @Test("Four times the rows take about four times as long: no mean is taken anew for each")
  func growth() {
    let x = (0..<4000).map { Double($0 * 7919 % 4000) }
    let y = x.map { 3 - 2 * $0 }
    guard
      check(
        "simpleOLS of 4,000 points on y = 3 - 2 x", try fit(x, y), is: [-2, 3],
        within: .relative(1e-9))
    else { return }
    checkGrowth("simpleOLS of n rows", from: 1000, to: 4000, atMost: 9, promise: "O(n)") { n in
      _ = try? simpleOLS(x: Array(x.prefix(n)), y: Array(y.prefix(n)))
    }
  }

  @Test(
    "Over 442 patients, the disease's progression rises by 10.23 for each unit of body mass index")
  func diabetes() throws {
    // SciPy: stats.linregress(bmi, target). A closed form on 442 rows keeps far more than nine digits.
    let table = try Table(named: "diabetes")
    check(
      "simpleOLS(x: bmi, y: target)",
      try fit(table.completeNumbers("bmi"), table.completeNumbers("target")),
      is: [10.23312787010077, -117.7733665665651], within: .relative(1e-9),
      mistakes: [
        // The same call with the columns exchanged.
        swapped.gives([0.03360885983163165, 21.262758910275096]),
        throughTheOrigin.when { $0[1] == 0 },
        mixesCounts.gives([10.2563322416883, -118.38540024168881]),
      ])
  }

  @Test("Over 932 houses, the price rises by $138.55 for each square foot")
  func sacramento() throws {
    // NumPy: polyfit(sqft, price, 1).
    let houses = try Table(named: "sacramento")
    check(
      "simpleOLS(x: sqft, y: price)",
      try fit(houses.completeNumbers("sqft"), houses.completeNumbers("price")),
      is: [138.54645234277586, 13859.393222563784], within: .relative(1e-9),
      mistakes: [
        swapped.gives([0.004250147065990453, 631.9706633110898]),
        throughTheOrigin.when { $0[1] == 0 },
      ])
  }

  @Test("On generated columns the line is that of the solution", .tags(.crossCheck))
  func generated() {
    enum Fault { case lengths, few, constant }
    crossCheck(within: .relative(1e-6)) { random in
      let faults = random.faults(
        [Fault.lengths, .few, .constant], pairs: [(.lengths, .few), (.lengths, .constant)])
      let count = faults.contains(.few) ? random.int(0...1) : 2 + random.count(0...9)
      var x = random.column(count: count)
      if faults.contains(.constant) { x = Array(repeating: random.number(), count: count) }
      var y = random.column(count: count)
      if random.chance(0.2) { y = x.map { 3 - 2 * $0 } }
      if faults.contains(.lengths) {
        y = y.isEmpty || random.chance(0.5) ? y + [1] : y.dropLast()
      }
      // A slope of nearly 0 is a sum that cancels, and an intercept may be far from all points. Far
      // from 0 the mean of x is known to one part in spread / ulp; whoever measures only x from it
      // (Σ dx · (y - y₀)) carries that on, and is right all the same.
      let spread = (x.max() ?? 0) - (x.min() ?? 0)
      let height = y.map(abs).max() ?? 0
      let rise = (y.max() ?? 0) - (y.min() ?? 0)
      let reach = x.map(abs).max() ?? 0
      let slack = spread > 0 ? (1e-9 * height + 8 * reach.ulp / spread * rise) / spread : 0
      return Case("simpleOLS(x: \(literal(x)), y: \(literal(y)))") { [x, y] in
        let line = try simpleOLS(x: x, y: y)
        var steps = Steps()
        steps.note("slope", line.slope, slack: slack)
        steps.note("intercept", line.intercept, slack: slack * reach + 1e-9 * height)
        return steps
      }
    }
  }

  /// The slope and the intercept.
  private func fit(_ x: [Double], _ y: [Double]) throws -> [Double] {
    let line = try simpleOLS(x: x, y: y)
    return [line.slope, line.intercept]
  }
}
