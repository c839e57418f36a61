import LessonKit
import LessonTesting
import Testing

@testable import ForecastLesson

private let offByOne = Mistake(
  "HORIZON_OFF_BY_ONE",
  "It looks as if every forecast comes one step too late. The first is for the step right after the "
    + "last known one, and its season began `period` steps before that.")
private let repeatsTheLast = Mistake(
  "REPEATS_THE_LAST_VALUE",
  "It looks as if the last value is repeated. That is the naive forecast without a season.")
private let stops = Mistake(
  "STOPS_AFTER_A_SEASON",
  "It looks as if the forecast ends with the season. A longer horizon begins the season again.")
private let repeatsTheFirst = Mistake(
  "REPEATS_THE_FIRST_SEASON",
  "It looks as if the oldest season is repeated. What lies nearest tells most: take the newest.")
private let fromTheStart = Mistake(
  "COUNTS_SEASONS_FROM_THE_START",
  "It looks as if only whole seasons since the first value are used. The season to repeat is the "
    + "last `period` values, wherever it begins.")

@Suite("Seasonal naive", .exercise("28-forecast/SeasonalNaive"))
struct SeasonalNaiveSuite {
  @Test("The last season comes again, and again after that")
  func byHand() {
    check(
      "seasonalNaive([5, 1, 3, 6, 2, 4], period: 3, horizon: 5)",
      try seasonalNaive([5, 1, 3, 6, 2, 4], period: 3, horizon: 5), is: [6, 2, 4, 6, 2],
      mistakes: [
        offByOne.gives([2, 4, 6, 2, 4]), repeatsTheLast.gives([4, 4, 4, 4, 4]),
        stops.gives([6, 2, 4]), repeatsTheFirst.gives([5, 1, 3, 5, 1]),
      ])
  }

  @Test("A season may begin anywhere: seven values, a period of three")
  func brokenSeason() {
    check(
      "seasonalNaive([5, 1, 2, 3, 8, 4, 6], period: 3, horizon: 5)",
      try seasonalNaive([5, 1, 2, 3, 8, 4, 6], period: 3, horizon: 5), is: [8, 4, 6, 8, 4],
      mistakes: [
        fromTheStart.gives([3, 8, 4, 3, 8]), offByOne.gives([4, 6, 8, 4, 6]),
        repeatsTheLast.gives([6, 6, 6, 6, 6]), stops.gives([8, 4, 6]),
        repeatsTheFirst.gives([5, 1, 2, 5, 1]),
      ])
  }

  @Test("A horizon within the season takes its beginning")
  func short() {
    check(
      "seasonalNaive([1, 2, 3, 4, 9, 8, 7], period: 4, horizon: 1)",
      try seasonalNaive([1, 2, 3, 4, 9, 8, 7], period: 4, horizon: 1), is: [4],
      mistakes: [
        offByOne.gives([9]), repeatsTheLast.gives([7]), repeatsTheFirst.gives([1]),
        fromTheStart.gives([1]),
      ])
  }

  @Test("With a period of one it is the last value, however far ahead")
  func naive() {
    check(
      "seasonalNaive([3, 9], period: 1, horizon: 3)",
      try seasonalNaive([3, 9], period: 1, horizon: 3), is: [9, 9, 9],
      mistakes: [stops.gives([9]), repeatsTheFirst.gives([3, 3, 3])])
  }

  @Test("A series that repeats itself is continued without error", arguments: 4...9)
  func periodic(count: Int) {
    let pattern: [Double] = [0.1, -7, 3, 2]
    let series = (0..<20).map { pattern[$0 % 4] }
    check(
      "seasonalNaive(the first \(count) of 0.1, -7, 3, 2, 0.1, …, period: 4, horizon: 10)",
      try seasonalNaive(Array(series.prefix(count)), period: 4, horizon: 10),
      is: Array(series[count..<count + 10]))
  }

  @Test("One season is enough, and no horizon has no forecasts")
  func edges() {
    check(
      "seasonalNaive([7, 8], period: 2, horizon: 3)",
      try seasonalNaive([7, 8], period: 2, horizon: 3), is: [7, 8, 7],
      mistakes: [
        offByOne.gives([8, 7, 8]), repeatsTheLast.gives([8, 8, 8]), stops.gives([7, 8]),
      ])
    check(
      "seasonalNaive([7, 8], period: 2, horizon: 0)",
      try seasonalNaive([7, 8], period: 2, horizon: 0), is: [])
  }

  @Test("Less than a season is refused, whatever the horizon")
  func refused() {
    check(
      "seasonalNaive([1, 2], period: 3, horizon: 4)",
      try seasonalNaive([1, 2], period: 3, horizon: 4),
      throws: ForecastError.tooShort(needed: 3, found: 2))
    check(
      "seasonalNaive([], period: 1, horizon: 2)", try seasonalNaive([], period: 1, horizon: 2),
      throws: ForecastError.tooShort(needed: 1, found: 0))
    check(
      "seasonalNaive([1], period: 2, horizon: 0)", try seasonalNaive([1], period: 2, horizon: 0),
      throws: ForecastError.tooShort(needed: 2, found: 1))
  }

  @Test("On generated series it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case short }
    crossCheck(within: .exact) { random in
      let period = 1 + random.count(0...12)
      var known = random.column(count: period + random.count(0...30))
      if random.faults([Fault.short]).contains(.short) {
        known = Array(known.prefix(random.int(0...period - 1)))
      } else if random.int(1...4) == 1 {
        known = random.spoiled(known, with: [.nan])
      }
      let (series, horizon) = (known, random.count(0...30))
      return Case("seasonalNaive(\(literal(series)), period: \(period), horizon: \(horizon))") {
        try seasonalNaive(series, period: period, horizon: horizon)
      }
    }
  }

  @Test(
    "Mauna Loa, 24 months from the end of 1999: 368.12 ppm to begin with, 1.882 ppm off on average")
  func maunaLoa() throws {
    // pandas 3.1.1 and NumPy 2.4.6, by the definition. Means of the same weeks differ in the last
    // digits with the order of adding.
    let months = try monthlyCO2()
    let forecast = try? seasonalNaive(Array(months.dropLast(24)), period: 12, horizon: 24)
    guard check("seasonalNaive(502 months, period: 12, horizon: 24).count", forecast?.count, is: 24)
    else { return }
    check(
      "seasonalNaive(502 months, …): the first forecast, and the mean of |actual - forecast|",
      forecast.map { [$0[0], meanError(months.suffix(24), $0)] },
      is: [368.12, 1.8822916666666647], within: .relative(1e-9),
      mistakes: [
        offByOne.gives([368.85, 1.9489583333333371]),
        .named(
          "SEES_THE_FUTURE", when: { ($0?[1] ?? 1) < 1e-9 },
          "No forecast is without error. It looks as if it has seen what is to come."),
      ])
  }

  private func meanError(_ actual: ArraySlice<Double>, _ forecast: [Double]) -> Double {
    zip(actual, forecast).map { abs($0 - $1) }.reduce(0, +) / Double(actual.count)
  }
}
