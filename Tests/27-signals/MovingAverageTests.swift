import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import SignalsLesson

private let seesTheFuture = Mistake(
  "SEES_THE_FUTURE",
  "It looks as if the window lies around each place, so that half of the mean is made of later values. "
    + "On the day itself nobody has those.")
private let shortAtTheStart = Mistake(
  "SHORT_AT_THE_START",
  "The first places do not have enough values for a whole window. Their mean of fewer would look like "
    + "the others and be much less steady: it is nil.")
private let missingIsZero = Mistake(
  "MISSING_IS_ZERO",
  "At the start it looks as if the sum of fewer values was divided by the whole window, as if there had "
    + "been zeros before.")
private let leavesOutTheLast = Mistake(
  "LEAVES_OUT_THE_LAST", "The window ends with the place's own value; here it ends before it.")
private let leavesATrace = Mistake(
  "LEAVES_A_TRACE",
  "A value is felt after it has left the window. A running sum, to which values are added and from which "
    + "they are taken, never recovers from NaN, and loses small values beside a large one.")

@Suite("Moving average", .exercise("27-signals/MovingAverage"))
struct MovingAverageSuite {
  @Test("Each place has the mean of its own value and those before it")
  func byHand() {
    check(
      "movingAverage([2, 4, 9, 5], window: 2)", movingAverage([2, 4, 9, 5], window: 2),
      is: [nil, 3, 6.5, 7], within: .relative(1e-12),
      mistakes: [
        shortAtTheStart.gives([2, 3, 6.5, 7]), missingIsZero.gives([1, 3, 6.5, 7]),
        leavesOutTheLast.gives([nil, nil, 3, 6.5]),
      ])
    check(
      "movingAverage([3, 6, 0, 9, 12], window: 3)", movingAverage([3, 6, 0, 9, 12], window: 3),
      is: [nil, nil, 3, 5, 7], within: .relative(1e-12),
      mistakes: [
        seesTheFuture.gives([nil, 3, 5, 7, nil]), shortAtTheStart.gives([3, 4.5, 3, 5, 7]),
        missingIsZero.gives([1, 3, 3, 5, 7]), leavesOutTheLast.gives([nil, nil, nil, 3, 5]),
      ])
  }

  @Test("A window of 1 gives the values themselves, and one longer than the series nothing but nil")
  func extremes() {
    check(
      "movingAverage([4, -1, 7], window: 1)", movingAverage([4, -1, 7], window: 1),
      is: [4, -1, 7], mistakes: [leavesOutTheLast.gives([nil, 4, -1])])
    check(
      "movingAverage([4, -1, 7], window: 4)", movingAverage([4, -1, 7], window: 4),
      is: [nil, nil, nil], within: .relative(1e-12),
      mistakes: [
        shortAtTheStart.gives([4, 1.5, 10.0 / 3]), missingIsZero.gives([1, 0.75, 2.5]),
      ])
    check("movingAverage([], window: 3)", movingAverage([], window: 3), is: [])
  }

  @Test("Changing a value changes no mean before it")
  func causal() {
    let values: [Double] = [5, 3, 8, 1, 9, 2, 7]
    var changed = values
    changed[4] = 90
    let before: [Double?] = movingAverage(values, window: 3)
    let after: [Double?] = movingAverage(changed, window: 3)
    let differing: [Int] = (0..<min(before.count, after.count)).filter { before[$0] != after[$0] }
    check(
      "movingAverage([5, 3, 8, 1, 90, 2, 7], window: 3): the places that differ from those with 9",
      differing, is: [4, 5, 6],
      mistakes: [seesTheFuture.gives([3, 4, 5]), leavesOutTheLast.gives([5, 6])])
  }

  @Test("A window as long as a cycle takes it out; half as long leaves most of it")
  func season() {
    let year: [Double] = (0..<156).map { cos(2 * Double.pi * Double($0) / 52) }
    let whole: [Double?] = movingAverage(year, window: 52)
    let sizes: [Double] = whole.compactMap { $0 }.map { abs($0) }
    guard
      check(
        "movingAverage of 156 weeks of a cosine, window: 52: how many means", sizes.count, is: 105,
        mistakes: [
          shortAtTheStart.gives(156), missingIsZero.gives(156), leavesOutTheLast.gives(104),
        ])
    else { return }
    check(
      "movingAverage of a cosine of 52 weeks, window: 52: the largest size", sizes.max(), is: 0,
      within: .absolute(1e-9))
    // The sum of 26 cosines: sin(26 a / 2) / sin(a / 2) at its greatest, a = 2 pi / 52; here the
    // weeks fall half a step beside the greatest.
    let half: [Double] = movingAverage(year, window: 26).compactMap { $0 }.map { abs($0) }
    let step: Double = Double.pi / 52
    let greatest: Double = cos(step) / (26 * sin(step))
    check(
      "movingAverage of a cosine of 52 weeks, window: 26: the largest size", half.max(),
      is: greatest, within: .relative(1e-9))
  }

  @Test("NaN spoils the means that it is part of, and no other")
  func notANumber() {
    let no = Double.nan
    let expected: [Double?] = [nil, no, no, 4, 6]
    let spoiled: [Double?] = [nil, no, no, no, no]
    let late: [Double?] = [nil, nil, no, no, 4]
    let short: [Double?] = [1, no, no, 4, 6]
    check(
      "movingAverage([1, .nan, 3, 5, 7], window: 2)",
      movingAverage([1, no, 3, 5, 7], window: 2), is: expected, within: .relative(1e-12),
      mistakes: [
        leavesATrace.gives(spoiled), leavesOutTheLast.gives(late), shortAtTheStart.gives(short),
      ])
  }

  @Test("A large value leaves no trace behind it")
  func large() {
    check(
      "movingAverage([1e17, 1, 1, 1], window: 2)", movingAverage([1e17, 1, 1, 1], window: 2),
      is: [nil, 5e16, 1, 1], within: .relative(1e-12),
      mistakes: [
        leavesATrace.gives([nil, 5e16, 0, 0]), leavesOutTheLast.gives([nil, nil, 5e16, 1]),
      ])
  }

  @Test("On generated series it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      var values: [Double] = random.column(count: random.count(0...20))
      let size = values.reduce(0) { max($0, abs($1)) }
      if random.chance(0.3) { values = random.spoiled(values, with: [.nan]) }
      let window = random.count(1...8)
      let series = values
      return Case(
        "movingAverage(\(literal(series)), window: \(window))", slack: size * 1e-12
      ) { movingAverage(series, window: window) }
    }
  }

  @Test(
    "At week 1000 the carbon dioxide of the last 52 weeks is 332.67 ppm; with 25 to come 333.66")
  func carbonDioxide() throws {
    // numpy 2.4.6: mean(x[949...1000]); pandas: rolling(52).mean(), gaps filled by interpolate().
    let means = movingAverage(try carbonDioxideByWeek(), window: 52)
    guard check("movingAverage(weeks, window: 52).count", means.count, is: 2284) else { return }
    check(
      "movingAverage(weeks, window: 52)[1000]", means[1000], is: 332.6721153846154,
      within: .relative(1e-9), mistakes: [seesTheFuture.gives(333.65769230769234)])
    check(
      "movingAverage(weeks, window: 52)[50]", means[50], is: nil, within: .relative(1e-9),
      mistakes: [
        seesTheFuture.gives(315.7461538461539), shortAtTheStart.gives(315.3882352941177),
        missingIsZero.gives(309.32307692307694),
      ])
    check(
      "movingAverage(weeks, window: 52)[2283]", means[2283], is: 370.86538461538464,
      within: .relative(1e-9), mistakes: [seesTheFuture.gives(nil)])
  }
}
