import LessonKit
import LessonTesting
import Testing

@testable import NumbersLesson

private let squaresMinusSquare = Mistake(
  "SQUARES_MINUS_SQUARE",
  "It looks as if a sum of squares and the square of a sum were subtracted. Far from 0 both are huge "
    + "and nearly equal, and almost nothing is left but their rounding.")
private let oldDistanceTwice = Mistake(
  "OLD_DISTANCE_TWICE",
  "It looks as if the distance from the old mean was squared. One of the two factors is the distance "
    + "from the mean after the value was taken in.")
private let newDistanceTwice = Mistake(
  "NEW_DISTANCE_TWICE",
  "It looks as if the distance from the new mean was squared. One of the two factors is the distance "
    + "from the mean before the value was taken in.")
private let halvesTheWay = Mistake(
  "HALVES_THE_WAY",
  "It looks as if the mean went half of the way to each value. The n-th value is one of n: it pulls "
    + "the mean by one n-th of the way.")
private let noMeanIsZero = Mistake(
  "NO_MEAN_IS_ZERO",
  "Before the first value there is no mean, and 0 is a number like any other. Say nil.")
private let dividesByN = Mistake(
  "DIVIDES_BY_N",
  "It looks as if the sum of squares was divided by n. The values lie nearer to their own mean than "
    + "to the true one: divide by n - 1.")
private let oneValueIsZero = Mistake(
  "ONE_VALUE_IS_ZERO",
  "Of one value alone nobody can say how far others would lie from it. The variance is unknown, and "
    + "not 0.")
private let givesTheDeviation = Mistake(
  "GIVES_THE_DEVIATION", "That is the standard deviation, the square root of what is asked for.")

@Suite("Running statistics", .exercise("02-numbers/RunningStats"))
struct RunningStatsSuite {
  @Test("Of 4, 7 and 13 the mean is 8 and the variance (16 + 1 + 25) / 2 = 21")
  func byHand() {
    check(
      "mean and variance after 4, 7, 13", both([4, 7, 13]), is: [8, 21], within: .relative(1e-12),
      mistakes: [
        oldDistanceTwice.gives([8, 40.625]), newDistanceTwice.gives([8, 13.625]),
        halvesTheWay.gives([9.25, 16.3125]), dividesByN.gives([8, 14]),
        givesTheDeviation.gives([8, 21.0.squareRoot()]),
      ])
  }

  @Test("After every value they are those of the values so far")
  func everyValue() {
    let third = 4.0 / 3
    let expected: [Double?] = [nil, 2, third, 12]
    let oldTwice: [Double?] = [nil, 8, 4.5, 17.814814814814813]
    let newTwice: [Double?] = [nil, 1, 0.7222222222222221, 8.814814814814815]
    let halves: [Double?] = [nil, 2, 1.25, 7.875]
    let byCount: [Double?] = [nil, 1, 0.8888888888888888, 9]
    let fromZero: [Double?] = [0, 2, third, 12]
    let roots: [Double?] = [nil, 2.0.squareRoot(), third.squareRoot(), 12.0.squareRoot()]
    let values: [Double] = [2, 4, 4, 10]
    check(
      "variance after each of 2, 4, 4, 10", (1...4).map { both(Array(values.prefix($0)))[1] },
      is: expected, within: .relative(1e-12),
      mistakes: [
        oldDistanceTwice.gives(oldTwice), newDistanceTwice.gives(newTwice),
        halvesTheWay.gives(halves), dividesByN.gives(byCount), oneValueIsZero.gives(fromZero),
        givesTheDeviation.gives(roots),
      ])
  }

  @Test("The order in which the values come changes neither")
  func order() {
    check(
      "mean and variance after -35, -30, -10, and after -30, -10, -35",
      both([-35, -30, -10]) + both([-30, -10, -35]), is: [-25, 175, -25, 175],
      within: .relative(1e-12),
      mistakes: [dividesByN.gives([-25, 350.0 / 3, -25, 350.0 / 3])])
  }

  @Test("Moved by a billion, the values have the same variance")
  func moved() {
    // The squares are around 10¹⁸, where neighbouring Doubles are 128 apart.
    check(
      "variance after 1e9 + 4, 1e9 + 7, 1e9 + 13", both([1e9 + 4, 1e9 + 7, 1e9 + 13])[1], is: 21,
      within: .relative(1e-9),
      mistakes: [
        squaresMinusSquare.when { (variance: Double?) in (variance ?? 1) <= 0 },
        newDistanceTwice.gives(13.625), dividesByN.gives(14),
        givesTheDeviation.gives(4.58257569495584),
      ])
  }

  @Test("Where all values are the same the variance is 0, not nearly 0", arguments: [3, 7, 10])
  func constant(count: Int) {
    // 0.1 is not exact in binary, and a sum of ten of them is not 1: only the mean that does not
    // move keeps every distance at 0.
    let values = Array(repeating: 0.1, count: count)
    check(
      "variance after 0.1, \(count) times", both(values)[1], is: 0,
      mistakes: [oldDistanceTwice.when { (variance: Double?) in (variance ?? 0) > 0.001 }])
  }

  @Test("Before the first value there is no mean, and before the second no variance")
  func few() {
    check(
      "mean and variance of no values, and after -5", both([]) + both([-5]),
      is: [nil, nil, -5, nil],
      mistakes: [
        noMeanIsZero.gives([0, nil, -5, nil]), oneValueIsZero.gives([nil, nil, -5, 0]),
      ])
  }

  @Test("Every value counts, also 0 and the same one again")
  func counts() {
    var stats = RunningStats()
    for value in [0.0, 0, 6, 0, 6, 0] { stats.push(value) }
    check("count after 0, 0, 6, 0, 6, 0", stats.count, is: 6)
    check(
      "mean after 0, 0, 6, 0, 6, 0", stats.mean, is: 2, within: .relative(1e-12),
      mistakes: [halvesTheWay.gives(1.875)])
  }

  @Test("Each value costs the same, however many came before it")
  func cost() {
    // 600 times 0 to 6: a mean of 3, and 600 · 28 as the sum of squares.
    let values = (0..<4200).map { Double($0 % 7) }
    guard
      check(
        "mean and variance after 0, 1 … 6, 600 times", both(values), is: [3, 16800.0 / 4199],
        within: .relative(1e-9),
        mistakes: [dividesByN.gives([3, 4]), givesTheDeviation.gives([3, 2.0002381377635396])])
    else { return }
    checkGrowth(
      "push and variance, n times", from: 1050, to: 4200, atMost: 9, promise: "O(1) for each"
    ) { count in
      var stats = RunningStats()
      for value in values.prefix(count) {
        stats.push(value)
        _ = stats.variance
      }
    }
  }

  @Test("On generated values they are as the solution's", .tags(.crossCheck))
  func generated() {
    // At 1e9 Welford's update keeps eight digits or more of a variance around 1, and so do others.
    crossCheck(within: .relative(1e-6)) { random in
      let far = random.chance(0.4)
      let values: [Double] =
        far
        ? (0..<random.count(0...40)).map { _ in 1e9 + Double(random.int(0...50)) / 4 }
        : random.column(count: random.count(0...40))
      return Case("count, mean and variance, step by step, of \(literal(values))") {
        var steps = Steps()
        var stats = RunningStats()
        steps.note("mean", stats.mean)
        steps.note("variance", stats.variance)
        for (index, value) in values.enumerated() {
          stats.push(value)
          guard index < 2 || index % 5 == 0 || index == values.count - 1 else { continue }
          steps.note("count", stats.count)
          // Of values far from 0, how far the mean lies from the first one: six digits of that.
          steps.note(
            "mean, from the first value on", stats.mean.map { $0 - values[0] },
            slack: 1e-14 * abs(values[0]) + 1e-18)
          steps.note("variance", stats.variance, slack: 1e-18)
        }
        return steps
      }
    }
  }

  @Test("NIST's NumAcc4, 1,001 numbers around 10,000,000.2: a variance of 0.01")
  func numAcc4() {
    // NIST StRD, univariate, certified standard deviation 0.1. The numbers have no exact Doubles; of
    // the Doubles nearest to them the variance is 0.01000000011175871 (Python, fractions).
    let values = [10_000_000.2] + (0..<1000).map { $0 % 2 == 0 ? 10_000_000.1 : 10_000_000.3 }
    let results = both(values)
    check(
      "variance after 10000000.2, then 10000000.1 and 10000000.3, 500 times", results[1],
      is: 0.01000000011175871, within: .relative(1e-9),
      mistakes: [
        squaresMinusSquare.when { (variance: Double?) in (variance ?? 1) <= 0 },
        newDistanceTwice.gives(0.009936179216587017),
        dividesByN.gives(0.009990010101679327), givesTheDeviation.gives(0.10000000055890503),
      ])
    check(
      "mean after the same", results[0], is: 10_000_000.2, within: .relative(1e-12),
      mistakes: [halvesTheWay.gives(10_000_000.233333334)])
  }

  @Test("342 penguins weigh 4,201.75 g on average, with a standard deviation of 801.95 g")
  func penguins() throws {
    // pandas: mean() and std(), which divides by n - 1; numpy.std divides by n: 800.781229238452.
    let masses = try Table(named: "penguins_raw").numbers("Body Mass (g)").compactMap { $0 }
    let results = both(masses)
    check(
      "mean, and the root of the variance, after 342 body masses",
      [results[0], results[1].map { $0.squareRoot() }],
      is: [4201.754385964912, 801.9545356980955], within: .relative(1e-9),
      mistakes: [
        dividesByN.gives([4201.754385964912, 800.781229238452]),
        givesTheDeviation.gives([4201.754385964912, 801.9545356980955.squareRoot()]),
      ])
  }

  private func both(_ values: [Double]) -> [Double?] {
    var stats = RunningStats()
    for value in values { stats.push(value) }
    return [stats.mean, stats.variance]
  }
}
