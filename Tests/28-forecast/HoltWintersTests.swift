import LessonKit
import LessonTesting
import Testing

@testable import ForecastLesson

private let startsAtZero = Mistake(
  "STARTS_AT_ZERO",
  "It looks as if the level began at 0. The first value is the first level; from 0 it takes many "
    + "steps to get there.")
private let swapsTheShares = Mistake(
  "SWAPS_THE_SHARES",
  "It looks as if the shares have changed places: alpha is what the new value counts, the rest is "
    + "what the level keeps.")
private let trendOfASeason = Mistake(
  "STARTS_WITH_THE_TREND_OF_A_SEASON",
  "It looks as if it starts with the trend of a whole season. The trend is for one step: divide by "
    + "the period.")
private let leavesOut = Mistake(
  "LEAVES_OUT_THE_FIRST_SEASON",
  "It looks as if the first season does not move the state. It starts from that season, and then "
    + "learns from all values, the first ones too.")
private let newLevel = Mistake(
  "TERM_FROM_THE_NEW_LEVEL",
  "It looks as if the new term was measured from the new level. Other books do that; here all three "
    + "lines use the state as it was before the value.")
private let oneTrend = Mistake(
  "ADDS_ONE_TREND",
  "It looks as if every forecast has one trend added. Two steps ahead is two trends up.")
private let startsAnew = Mistake(
  "SEASON_STARTS_ANEW",
  "It looks as if the first forecast takes the first term. Go on from the place in the season where "
    + "the values end.")
private let oneStepLate = Mistake(
  "FORECASTS_ONE_STEP_LATE",
  "It looks as if each forecast is one step too late. The first is one trend and one place ahead.")

@Suite("Holt-Winters", .exercise("28-forecast/HoltWinters"))
struct HoltWintersSuite {
  @Test("Each value takes the level the share alpha of the way: 10, 13, 13.3")
  func simpleByHand() {
    check(
      "exponentialSmoothing([10, 20, 14], alpha: 0.3)",
      exponentialSmoothing([10, 20, 14], alpha: 0.3), is: 13.3, within: .relative(1e-12),
      mistakes: [startsAtZero.gives(9.87), swapsTheShares.gives(14.9)])
  }

  @Test("Alpha 0 keeps the first value, alpha 1 takes the last, and nothing has no level")
  func simpleEdges() {
    check(
      "exponentialSmoothing([4, 8, 6], alpha: 0)", exponentialSmoothing([4, 8, 6], alpha: 0), is: 4,
      within: .relative(1e-12), mistakes: [startsAtZero.gives(0), swapsTheShares.gives(6)])
    check(
      "exponentialSmoothing([4, 8, 6], alpha: 1)", exponentialSmoothing([4, 8, 6], alpha: 1), is: 6,
      within: .relative(1e-12), mistakes: [swapsTheShares.gives(4)])
    check(
      "exponentialSmoothing([7], alpha: 0.2)", exponentialSmoothing([7], alpha: 0.2), is: 7,
      within: .relative(1e-12), mistakes: [startsAtZero.gives(1.4)])
    check("exponentialSmoothing([], alpha: 0.2)", exponentialSmoothing([], alpha: 0.2), is: nil)
  }

  @Test("Level, trend and season move with each value: five values, a period of two")
  func byHand() {
    // All in quarters and halves: exact, by hand or by machine.
    check(
      "holtWinters([2, 6, 4, 10, 5], period: 2, alpha: 0.5, beta: 0.5, gamma: 0.25, horizon: 3)",
      try forecasts([2, 6, 4, 10, 5], 2, 0.5, 0.5, 0.25, horizon: 3),
      is: [10.81201171875, 7.08642578125, 12.46533203125], within: .relative(1e-12),
      mistakes: [
        newLevel.gives([10.64599609375, 7.186279296875, 12.25439453125]),
        oneTrend.gives([10.81201171875, 6.259765625, 10.81201171875]),
        oneStepLate.gives([7.08642578125, 12.46533203125, 8.73974609375]),
        startsAnew.gives([6.259765625, 11.638671875, 7.9130859375]),
        leavesOut.gives([11.4609375, 7.9140625, 13.7265625]),
        trendOfASeason.gives([11.0302734375, 7.2666015625, 12.7744140625]),
      ])
  }

  @Test("Where all shares are 0, nothing is learnt: the level climbs by the first trend")
  func nothingLearnt() {
    // Level 2, trend 0.5, terms -1 and 1; after four values the level is 4.
    check(
      "holtWinters([1, 3, 2, 4], period: 2, alpha: 0, beta: 0, gamma: 0, horizon: 3)",
      try forecasts([1, 3, 2, 4], 2, 0, 0, 0, horizon: 3), is: [3.5, 6, 4.5],
      within: .relative(1e-12),
      mistakes: [
        trendOfASeason.gives([6, 9, 8]), leavesOut.gives([2.5, 5, 3.5]),
        oneTrend.gives([3.5, 5.5, 3.5]), oneStepLate.gives([6, 4.5, 7]),
      ])
  }

  @Test("A season that repeats itself is continued, whatever the shares", arguments: [6, 7, 8])
  func periodic(count: Int) {
    let pattern: [Double] = [1, 8, 3]
    let series = (0..<14).map { pattern[$0 % 3] }
    check(
      "holtWinters(the first \(count) of 1, 8, 3, 1, …, period: 3, alpha: 0.3, beta: 0.2, gamma: 0.4, "
        + "horizon: 5)",
      try forecasts(Array(series.prefix(count)), 3, 0.3, 0.2, 0.4, horizon: 5),
      is: Array(series[count..<count + 5]), within: .absolute(1e-9))
  }

  @Test("Forecasts move with the series: times -2 and plus 100")
  func linear() {
    check(
      "holtWinters([2, 6, 4, 10, 5], each times -2 and plus 100, …)",
      try forecasts([96, 88, 92, 80, 90], 2, 0.5, 0.5, 0.25, horizon: 3),
      is: [78.3759765625, 85.8271484375, 75.0693359375], within: .relative(1e-12))
  }

  @Test("Two seasons are enough, and no horizon has no forecasts")
  func edges() {
    // Level 3, trend 2, term 0; the 3 makes them 4, 1.5 and -1, the 5 then 5.75, 1.625 and -0.75.
    check(
      "holtWinters([3, 5], period: 1, alpha: 0.5, beta: 0.5, gamma: 0.5, horizon: 2)",
      try forecasts([3, 5], 1, 0.5, 0.5, 0.5, horizon: 2), is: [6.625, 8.25],
      within: .relative(1e-12))
    check(
      "holtWinters([3, 5], period: 1, …, horizon: 0)",
      try forecasts([3, 5], 1, 0.5, 0.5, 0.5, horizon: 0), is: [])
  }

  @Test("Less than two seasons is refused, whatever the horizon")
  func refused() {
    check(
      "holtWinters([1, 2, 3], period: 2, …, horizon: 1)",
      try forecasts([1, 2, 3], 2, 0.5, 0.5, 0.5, horizon: 1),
      throws: ForecastError.tooShort(needed: 4, found: 3))
    check(
      "holtWinters([], period: 1, …, horizon: 0)",
      try forecasts([], 1, 0.5, 0.5, 0.5, horizon: 0),
      throws: ForecastError.tooShort(needed: 2, found: 0))
  }

  @Test("On generated series both answer as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case short }
    crossCheck { random in
      let period = 1 + random.count(0...6)
      let isShort = random.chance(0.3)
      var values = random.column(count: 2 * period + random.count(0...(isShort ? 4 : 20)))
      if random.faults([Fault.short]).contains(.short) {
        values = Array(values.prefix(random.int(0...2 * period - 1)))
      }
      let series = values
      // Shares for which the state does not run away: gamma at most 1 - alpha, or few steps.
      let alpha = random.pick([0, 0.1, 0.3, 0.5, 0.8, 1])
      let beta = random.pick([0, 0.02, 0.2, 0.5, 1])
      let gamma =
        isShort ? random.pick([0.2, 0.6, 1]) : (1 - alpha) * random.pick([0, 0.1, 0.3, 0.7, 1])
      let horizon = random.count(0...20)
      let size = series.map(abs).max() ?? 0
      let call =
        "exponentialSmoothing(\(literal(series)), alpha: \(alpha)) and holtWinters(the same, period: "
        + "\(period), alpha: \(alpha), beta: \(beta), gamma: \(gamma), horizon: \(horizon))"
      return Case(call, slack: size * 1e-9) {
        var steps = Steps()
        steps.note("level", exponentialSmoothing(series, alpha: alpha), slack: size * 1e-9)
        steps.note("forecasts", slack: size * 1e-9) {
          try holtWinters(
            series, period: period, alpha: alpha, beta: beta, gamma: gamma, horizon: horizon)
        }
        return steps
      }
    }
  }

  @Test("Mauna Loa: after 2,180 weeks the level for alpha 0.3 is 367.91 ppm")
  func level() throws {
    // statsmodels 0.15.0, SimpleExpSmoothing with the first value as the known level.
    let training = Array(try weeklyCO2().dropLast(104))
    check(
      "exponentialSmoothing(2,180 weeks, alpha: 0.3)", exponentialSmoothing(training, alpha: 0.3),
      is: 367.913309731209, within: .relative(1e-9),
      mistakes: [swapsTheShares.gives(368.4560238810525)])
  }

  @Test("Mauna Loa, 24 months from the end of 1999: 0.355 ppm off on average")
  func maunaLoa() throws {
    // statsmodels 0.15.0, ETSModel with additive error, trend and season, from the same start.
    let months = try monthlyCO2()
    let ahead = try? forecasts(Array(months.dropLast(24)), 12, 0.5, 0.02, 0.3, horizon: 24)
    guard check("holtWinters(502 months, …, horizon: 24).count", ahead?.count, is: 24) else {
      return
    }
    check(
      "holtWinters(502 months, …): the first and the last forecast, and the mean of "
        + "|actual - forecast|",
      ahead.map { forecast in
        let missed = zip(months.suffix(24), forecast).map { abs($0 - $1) }
        return [forecast[0], forecast[23], missed.reduce(0, +) / 24]
      },
      is: [369.0561160867073, 371.25321085766126, 0.35545243471902427], within: .relative(1e-9))
  }

  @Test("Sixty origins from 1995 on: 0.257 ppm off one month ahead, 0.727 ppm twelve months ahead")
  func sixtyOrigins() throws {
    // NumPy 2.4.6, by the definition; statsmodels' ETSModel agrees.
    let months = try monthlyCO2()
    var (near, far) = (0.0, 0.0)
    for count in 454...513 {
      let ahead = try? forecasts(Array(months[..<count]), 12, 0.5, 0.02, 0.3, horizon: 12)
      guard let ahead, ahead.count == 12 else {
        near = .nan
        break
      }
      near += abs(ahead[0] - months[count]) / 60
      far += abs(ahead[11] - months[count + 11]) / 60
    }
    check(
      "holtWinters(454 to 513 months, …, horizon: 12): mean errors 1 and 12 months ahead",
      [near, far], is: [0.25658238125548394, 0.7266676270633771], within: .relative(1e-9))
  }

  private func forecasts(
    _ values: [Double], _ period: Int, _ alpha: Double, _ beta: Double, _ gamma: Double,
    horizon: Int
  ) throws -> [Double] {
    try holtWinters(
      values, period: period, alpha: alpha, beta: beta, gamma: gamma, horizon: horizon)
  }
}
