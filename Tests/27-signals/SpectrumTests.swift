import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import SignalsLesson

private let mirrorToo = Mistake(
  "MIRROR_TOO",
  "Of a real series, the cycles above n / 2 are the same again, backwards. Stop at n / 2, rounded down."
)
private let oneCycleShort = Mistake(
  "ONE_CYCLE_SHORT", "The last cycle is missing: n / 2, rounded down, is one of them.")
private let cosinesOnly = Mistake(
  "COSINES_ONLY",
  "It looks as if the sines were left out. Then a cycle counts by where it begins: moved by a quarter of "
    + "its period it is gone.")
private let notSquared = Mistake(
  "NOT_SQUARED", "The power is the sum of the two squares; there is no root in it.")
private let halfATurn = Mistake(
  "HALF_A_TURN",
  "It looks as if cycle 1 makes half a turn in the series: the angle of a whole one is 2π.")
private let cycle0Wins = Mistake(
  "CYCLE_0_WINS",
  "Cycle 0 is the sum of all values. It does not turn and has no period, and in a series far from 0 it "
    + "is the largest by far: leave it out.")
private let givesTheCycle = Mistake(
  "GIVES_THE_CYCLE",
  "This is the number of the cycle, how often it turns. The period is how long a turn takes.")
private let lastOfEquals = Mistake(
  "LAST_OF_EQUALS",
  "Of equal powers the cycle with the lowest number is wanted, here the last came.")
private let countsFromCycle1 = Mistake(
  "COUNTS_FROM_CYCLE_1",
  "The number of the cycle is one too low: after leaving out cycle 0, the first place is cycle 1.")

@Suite("Spectrum", .exercise("27-signals/Spectrum"))
struct SpectrumSuite {
  @Test("By hand: 2, 1, 0, 1 is a level and one turn")
  func byHand() {
    check(
      "powerSpectrum(of: [2, 1, 0, 1])", powerSpectrum(of: [2, 1, 0, 1]), is: [16, 4, 0],
      within: .absolute(1e-9),
      mistakes: [
        mirrorToo.gives([16, 4, 0, 4]), oneCycleShort.gives([16, 4]), notSquared.gives([4, 2, 0]),
        halfATurn.gives([16, 6, 4]),
      ])
    check(
      "powerSpectrum(of: [1, -1, 1, -1])", powerSpectrum(of: [1, -1, 1, -1]), is: [0, 0, 16],
      within: .absolute(1e-9),
      mistakes: [
        mirrorToo.gives([0, 0, 16, 0]), oneCycleShort.gives([0, 0]), notSquared.gives([0, 0, 4]),
      ])
  }

  @Test("Where a cycle begins plays no part in its power")
  func phase() {
    check(
      "powerSpectrum(of: [0, 1, 0, -1])", powerSpectrum(of: [0, 1, 0, -1]), is: [0, 4, 0],
      within: .absolute(1e-9),
      mistakes: [
        cosinesOnly.gives([0, 0, 0]), notSquared.gives([0, 2, 0]), mirrorToo.gives([0, 4, 0, 4]),
        oneCycleShort.gives([0, 4]),
      ])
    let starts: [Double] = [0, 0.7, 2, 4]
    let waves: [[Double]] = starts.map { start in
      let wave: [Double] = (0..<12).map { 3 * cos(Double.pi * Double($0) / 3 + start) }
      return powerSpectrum(of: wave)
    }
    let found: [Double] = waves.map { $0.count == 7 ? $0[2] : .nan }
    let cosines: [Double] = starts.map { 324 * cos($0) * cos($0) }
    check(
      "powerSpectrum(of: 3 cos(2π 2 t / 12 + start), t = 0 ..< 12)[2] for the starts 0, 0.7, 2, 4",
      found, is: [324, 324, 324, 324], within: .relative(1e-9),
      mistakes: [cosinesOnly.gives(cosines), notSquared.gives([18, 18, 18, 18])])
  }

  @Test("All cycles together hold n times the sum of the squares")
  func energy() {
    // Parseval: the cycles between 0 and n / 2 stand for two, themselves and their mirror image.
    let values: [Double] = [3, -1, 4, 1, -5, 9, 2]
    let power = powerSpectrum(of: values)
    guard
      check(
        "powerSpectrum(of: \(literal(values))).count", power.count, is: 4,
        mistakes: [mirrorToo.gives(7), oneCycleShort.gives(3)])
    else { return }
    check(
      "powerSpectrum(of: \(literal(values))): the first, and twice the others",
      power[0] + 2 * power.dropFirst().reduce(0, +), is: 7 * 137, within: .relative(1e-9))
  }

  @Test("One value has its square, and none has nothing")
  func small() {
    check(
      "powerSpectrum(of: [-3])", powerSpectrum(of: [-3]), is: [9], within: .absolute(1e-9),
      mistakes: [notSquared.gives([3])])
    check("powerSpectrum(of: [])", powerSpectrum(of: []), is: [])
    check(
      "powerSpectrum(of: [5, 1])", powerSpectrum(of: [5, 1]), is: [36, 16],
      within: .absolute(1e-9), mistakes: [oneCycleShort.gives([36]), notSquared.gives([6, 4])])
  }

  @Test("The period is the number of values divided by that of the strongest cycle that turns")
  func period() {
    check(
      "strongestPeriod(in: [100, 3, 7, 5], of: 7)", strongestPeriod(in: [100, 3, 7, 5], of: 7),
      is: 3.5, within: .relative(1e-12),
      mistakes: [
        cycle0Wins.gives(.infinity), givesTheCycle.gives(2), countsFromCycle1.gives(7),
      ])
    check(
      "strongestPeriod(in: [0, 1, 6, 0, 6], of: 8)", strongestPeriod(in: [0, 1, 6, 0, 6], of: 8),
      is: 4, within: .relative(1e-12),
      mistakes: [lastOfEquals.gives(2), givesTheCycle.gives(2), countsFromCycle1.gives(8)])
    check(
      "strongestPeriod(in: [0, 1, 2, 9], of: 6)", strongestPeriod(in: [0, 1, 2, 9], of: 6),
      is: 2, within: .relative(1e-12),
      mistakes: [givesTheCycle.gives(3), countsFromCycle1.gives(3)])
    check(
      "strongestPeriod(in: [0, 9, 2], of: 5)", strongestPeriod(in: [0, 9, 2], of: 5), is: 5,
      within: .relative(1e-12),
      mistakes: [givesTheCycle.gives(1), countsFromCycle1.gives(.infinity)])
  }

  @Test("Where nothing turns there is no period")
  func nothing() {
    check(
      "strongestPeriod(in: [25, 0, 0], of: 5), in: [4], of: 1 and in: [], of: 0",
      [
        strongestPeriod(in: [25, 0, 0], of: 5), strongestPeriod(in: [4], of: 1),
        strongestPeriod(in: [], of: 0),
      ],
      is: [nil, nil, nil], mistakes: [cycle0Wins.gives([.infinity, .infinity, nil])])
    check(
      "strongestPeriod(in: [9, 1e-30], of: 2)", strongestPeriod(in: [9, 1e-30], of: 2), is: 2,
      mistakes: [cycle0Wins.gives(.infinity), givesTheCycle.gives(1)])
  }

  @Test("A cycle of a day that is seen every 23 hours looks as if it took 24 looks, 23 days")
  func alias() {
    let looks: [Double] = (0..<240).map { cos(Double.pi * 23 * Double($0) / 12) }
    let power = powerSpectrum(of: looks)
    guard
      check(
        "powerSpectrum(of: 240 looks).count", power.count, is: 121, mistakes: [mirrorToo.gives(240)]
      )
    else { return }
    check(
      "powerSpectrum(of: 240 looks)[10]", power[10], is: 14400, within: .relative(1e-9),
      mistakes: [notSquared.gives(120)])
    check(
      "strongestPeriod(in: powerSpectrum(of: 240 looks), of: 240)",
      strongestPeriod(in: power, of: 240), is: 24, within: .relative(1e-12),
      mistakes: [givesTheCycle.gives(10), countsFromCycle1.gives(240.0 / 9)])
  }

  @Test("On generated series it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let values: [Double] = random.column(count: random.count(0...17))
      let size = values.reduce(0) { $0 + abs($1) }
      // Equal ones, some that are nearly so, and some that are little beside cycle 0.
      let sizes: [Double] = [0, 0, 1, 2, 3, 4, 4.0.nextUp, 4, 1e-20, 1e12]
      let power = (0..<random.count(0...7)).map { _ in random.pick(sizes) }
      let count = random.int(0...1) + max(0, 2 * (power.count - 1))
      return Case(
        "powerSpectrum(of: \(literal(values))); strongestPeriod(in: \(literal(power)), of: \(count))"
      ) {
        var steps = Steps()
        steps.note("power", powerSpectrum(of: values), slack: 1e-12 * size * size)
        steps.note("period", strongestPeriod(in: power, of: count))
        return steps
      }
    }
  }

  @Test("The strongest cycle of the sunspots takes 11.04 years")
  func sunspots() throws {
    // numpy 2.4.6: abs(fft.rfft(x - mean)) ** 2; the mean changes cycle 0 only. Angles that grow to
    // 2 pi 154 * 308 / 309 lose some 1e-13, so 1e-9 has room for any way to turn.
    let years = try sunspotsByYear()
    let power = powerSpectrum(of: years)
    guard
      check(
        "powerSpectrum(of: years).count", power.count, is: 155,
        mistakes: [mirrorToo.gives(309), oneCycleShort.gives(154)])
    else { return }
    check(
      "powerSpectrum(of: years): of cycle 28 and of cycle 0", [power[28], power[0]],
      is: [20859494.553495962, 236341427.56], within: .relative(1e-9),
      mistakes: [notSquared.gives([4567.219564844235, 15373.4])])
    check(
      "strongestPeriod(in: powerSpectrum(of: years), of: 309)",
      strongestPeriod(in: power, of: years.count), is: 11.035714285714286, within: .relative(1e-9),
      mistakes: [
        cycle0Wins.gives(.infinity), givesTheCycle.gives(28),
        countsFromCycle1.gives(309.0 / 27),
      ])
  }

  @Test("In carbon dioxide the trend hides the year; without it a cycle takes 51.9 weeks")
  func carbonDioxide() throws {
    // numpy 2.4.6: fft.rfft of what polyfit of degree 2 leaves; of every fourth week, the mean alone.
    let weeks = try carbonDioxideByWeek()
    let thin = stride(from: 0, to: weeks.count, by: 4).map { weeks[$0] }
    check(
      "strongestPeriod of every fourth week, 571 of them",
      strongestPeriod(in: powerSpectrum(of: thin), of: thin.count), is: 571,
      within: .relative(1e-9), mistakes: [cycle0Wins.gives(.infinity), givesTheCycle.gives(1)])
    let rest = try withoutTrend(weeks, degree: 2)
    check(
      "strongestPeriod of the weeks without a parabola",
      strongestPeriod(in: powerSpectrum(of: rest), of: rest.count), is: 51.90909090909091,
      within: .relative(1e-9),
      mistakes: [givesTheCycle.gives(44), countsFromCycle1.gives(2284.0 / 43)])
  }
}
