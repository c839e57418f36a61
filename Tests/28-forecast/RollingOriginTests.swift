import LessonKit
import LessonTesting
import Testing

@testable import ForecastLesson

private let knowsTomorrow = Mistake(
  "KNOWS_TOMORROW",
  "It looks as if the forecast is also given the first value to be forecast. An origin is how many "
    + "values are known, and the next one is not.")
private let everything = Mistake(
  "HANDS_OVER_EVERYTHING",
  "It looks as if the forecast is given the whole series, the future too. It may know what lies "
    + "before its origin.")
private let firstOrigin = Mistake(
  "STAYS_AT_THE_FIRST_ORIGIN",
  "It looks as if every forecast is made from the first origin. The origin rolls: each one knows a "
    + "value more.")
private let keepsAWindow = Mistake(
  "KEEPS_A_WINDOW",
  "It looks as if the oldest values are dropped as the origin moves. Here each origin knows all "
    + "values before it.")
private let oneStepEarly = Mistake(
  "COMPARES_ONE_STEP_EARLY",
  "It looks as if the first forecast is compared with the last known value. It is for the one after."
)
private let cancels = Mistake(
  "LETS_ERRORS_CANCEL",
  "It looks as if errors of both signs cancel. Take the size of each before they are added.")
private let lumps = Mistake(
  "LUMPS_ALL_STEPS",
  "It looks as if there is one number for all steps. Tomorrow is easier than next year: keep a mean "
    + "for each step ahead.")
private let pairs = Mistake(
  "PAIRS_WHAT_IS_THERE",
  "It looks as if any number of forecasts is taken as it comes: what is missing counts as if it had "
    + "no error, and what is too much is not looked at. Refuse another number than the horizon.")

@Suite("Rolling origin", .exercise("28-forecast/RollingOrigin"))
struct RollingOriginSuite {
  @Test("From 2, 4 and 7 the next value is 3 away on average, and the one after it 7")
  func byHand() {
    // Errors 2 and 5, then 3 and 7, then 4 and 9.
    check(
      "rollingOrigin([1, 2, 4, 7, 11, 16], origins: 2...4, horizon: 2, forecast: the last value)",
      try rollingOrigin([1, 2, 4, 7, 11, 16], origins: 2...4, horizon: 2, forecast: lastValue),
      is: [3, 7], within: .relative(1e-12),
      mistakes: [
        knowsTomorrow.gives([0, 4]), everything.gives([8.666666666666666, 4.666666666666667]),
        firstOrigin.gives([5.333333333333333, 9.333333333333334]), oneStepEarly.gives([0, 3]),
        lumps.gives([5, 5]),
      ])
  }

  @Test("The forecast is given all values before the origin: the mean of the past")
  func meanOfThePast() {
    // The means are 6, 5, 6 and 5; what came was 3, 9, 1 and 10.
    check(
      "rollingOrigin([4, 8, 3, 9, 1, 10], origins: 2...5, horizon: 1, forecast: the mean)",
      try rollingOrigin([4, 8, 3, 9, 1, 10], origins: 2...5, horizon: 1, forecast: mean),
      is: [4.25], within: .relative(1e-12),
      mistakes: [
        cancels.gives([0.25]), cancels.gives([-0.25]), keepsAWindow.gives([4.125]),
        knowsTomorrow.gives([3.2916666666666665]), oneStepEarly.gives([2.75]),
      ])
  }

  @Test("Whatever is judged, it sees the first k values at the origin k, and is told the horizon")
  func view() {
    // How often it is asked, and in which order, is nobody's business.
    var seen: Set<[Double]> = []
    _ = try? rollingOrigin([5, 6, 7, 8, 9], origins: 1...3, horizon: 2) { known, horizon in
      seen.insert(known + [-Double(horizon)])
      return [0, 0]
    }
    check(
      "rollingOrigin([5, 6, 7, 8, 9], origins: 1...3, horizon: 2, …): what forecast is given, "
        + "with the horizon behind it as -2",
      seen.sorted { $0.count < $1.count }, is: [[5, -2], [5, 6, -2], [5, 6, 7, -2]],
      mistakes: [
        knowsTomorrow.gives([[5, 6, -2], [5, 6, 7, -2], [5, 6, 7, 8, -2]]),
        everything.gives([[5, 6, 7, 8, 9, -2]]), firstOrigin.gives([[5, -2]]),
        .named(
          "NEVER_ASKS", gives: [],
          "forecast was never called. It is what is to be judged: ask it at every origin."),
      ])
  }

  @Test("What knows the rule of a series makes no error, at any origin and step")
  func perfect() {
    check(
      "rollingOrigin([3, 5, 7, 9, 11, 13, 15], origins: 1...4, horizon: 3, forecast: 2 more each)",
      try rollingOrigin([3, 5, 7, 9, 11, 13, 15], origins: 1...4, horizon: 3) { known, horizon in
        (1...horizon).map { known[known.count - 1] + 2 * Double($0) }
      },
      is: [0, 0, 0], within: .absolute(1e-12),
      mistakes: [
        knowsTomorrow.gives([2, 2, 2]), oneStepEarly.gives([2, 2, 2]),
        firstOrigin.gives([3, 3, 3]),
      ])
  }

  @Test("One origin is enough, and the last forecast may be for the last value")
  func oneOrigin() {
    check(
      "rollingOrigin([5, 6, 9], origins: 2...2, horizon: 1, forecast: the last value)",
      try rollingOrigin([5, 6, 9], origins: 2...2, horizon: 1, forecast: lastValue), is: [3],
      within: .relative(1e-12),
      mistakes: [knowsTomorrow.gives([0]), everything.gives([0]), oneStepEarly.gives([0])])
  }

  @Test("A series that ends before the last forecast is refused, and nothing is forecast")
  func tooShort() {
    var calls = 0
    check(
      "rollingOrigin([1, 2, 3, 4], origins: 1...3, horizon: 2, …)",
      try rollingOrigin([1, 2, 3, 4], origins: 1...3, horizon: 2) { _, _ in
        calls += 1
        return [0, 0]
      },
      throws: ForecastError.tooShort(needed: 5, found: 4))
    check("rollingOrigin([1, 2, 3, 4], …): how often forecast was called", calls, is: 0)
    check(
      "rollingOrigin([], origins: 1...1, horizon: 1, …)",
      try rollingOrigin([], origins: 1...1, horizon: 1, forecast: lastValue),
      throws: ForecastError.tooShort(needed: 2, found: 0))
  }

  @Test("Another number of forecasts than steps is refused, and so is what the forecast refuses")
  func refused() {
    check(
      "rollingOrigin([1, 2, 4, 7], origins: 1...2, horizon: 2, forecast: one value)",
      try rollingOrigin([1, 2, 4, 7], origins: 1...2, horizon: 2) { known, _ in
        [known[known.count - 1]]
      },
      throws: ForecastError.lengths(forecast: 1, actual: 2), mistakes: [pairs.gives([1.5, 0])])
    check(
      "rollingOrigin([1, 2, 4, 7], origins: 1...2, horizon: 2, forecast: three values)",
      try rollingOrigin([1, 2, 4, 7], origins: 1...2, horizon: 2) { _, _ in [1, 1, 1] },
      throws: ForecastError.lengths(forecast: 3, actual: 2),
      mistakes: [pairs.gives([2, 4.5])])
    check(
      "rollingOrigin([1, 2, 4, 7], origins: 1...3, horizon: 1, forecast: refuses three values)",
      try rollingOrigin([1, 2, 4, 7], origins: 1...3, horizon: 1) { known, _ in
        if known.count == 3 { throw ForecastError.noScale }
        return [0]
      },
      throws: ForecastError.noScale, mistakes: [firstOrigin.gives([4.333333333333333])])
  }

  @Test("On generated series and forecasts it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case short, count, refuses }
    crossCheck { random in
      let faults = random.faults(
        [Fault.short, .count, .refuses], pairs: [(.short, .count), (.short, .refuses)])
      let horizon = 1 + random.count(0...5)
      let first = 1 + random.count(0...5)
      let last = first + random.count(0...6)
      var values = random.spread(count: last + horizon + random.int(0...2))
      if faults.contains(.short) {
        values = Array(values.prefix(random.int(0...last + horizon - 1)))
      }
      let (series, bad) = (values, random.int(first...last))
      let wrongCount = random.pick([0, horizon - 1, horizon + 1])
      let (countsWrong, refuses) = (faults.contains(.count), faults.contains(.refuses))
      var what = "half of each value and half of what was before it, and the step"
      if countsWrong { what += ", but \(wrongCount) forecasts at the origin \(bad)" }
      if refuses { what += ", but .noScale at the origin \(bad)" }
      return Case(
        "rollingOrigin(\(literal(series)), origins: \(first)...\(last), horizon: \(horizon), "
          + "forecast: \(what))"
      ) {
        try rollingOrigin(series, origins: first...last, horizon: horizon) { known, horizon in
          if known.count == bad, refuses { throw ForecastError.noScale }
          let level = known.reduce(0) { ($0 + $1) / 2 }
          let count = known.count == bad && countsWrong ? wrongCount : horizon
          return (0..<count).map { level + Double($0) }
        }
      }
    }
  }

  @Test("Mauna Loa, 60 origins: as a year before is 1.706 ppm off one month ahead, 1.654 at twelve")
  func maunaLoa() throws {
    // NumPy 2.4.6, by the definition.
    let errors = try? rollingOrigin(try monthlyCO2(), origins: 454...513, horizon: 12) { known, _ in
      Array(known.suffix(12))
    }
    guard check("rollingOrigin(526 months, …, horizon: 12).count", errors?.count, is: 12) else {
      return
    }
    check(
      "rollingOrigin(526 months, origins: 454...513, horizon: 12, …): one and twelve months ahead",
      errors.map { [$0[0], $0[11]] }, is: [1.7057499999999977, 1.6539999999999984],
      within: .relative(1e-9), mistakes: [lumps.gives([1.6735902777777758, 1.6735902777777758])])
  }

  @Test("As in the nearest week: 1.656 ppm off a year ahead, 4.2 times what shuffled folds say")
  func shuffled() throws {
    // NumPy 2.4.6: 1.6557692307692307, and 0.3937094816726579 for the folds of
    // np.array_split(permutation, 5).
    let weeks = try weeklyCO2()
    let yearAhead = try? rollingOrigin(weeks, origins: 1973...2232, horizon: 52) { known, horizon in
      Array(repeating: known[known.count - 1], count: horizon)
    }
    guard check("rollingOrigin(2,284 weeks, …, horizon: 52).count", yearAhead?.count, is: 52) else {
      return
    }
    check(
      "rollingOrigin(2,284 weeks, …): 52 weeks ahead, by itself and by the error of shuffled folds",
      yearAhead.map { [$0[51], $0[51] / shuffledError(weeks, folds: 5, seed: 42)] },
      is: [1.6557692307692307, 4.205560972864474], within: .relative(1e-9))
  }

  @Test("Newark: 1.576 flights off as a week before, 3.848 as a day before, 3.356 as the mean week")
  func newark() throws {
    // pandas 3.1.1 and NumPy 2.4.6, by the definition.
    let days = try flightsPerDay()
    func error(_ forecast: @escaping ([Double]) -> Double) throws -> [Double] {
      try rollingOrigin(days, origins: 273...364, horizon: 1) { known, _ in [forecast(known)] }
    }
    check(
      "rollingOrigin(365 days, origins: 273...364, horizon: 1, forecast: 7 days before)",
      try error { $0[$0.count - 7] }, is: [1.576086956521739], within: .relative(1e-9))
    check(
      "rollingOrigin(365 days, origins: 273...364, horizon: 1, forecast: the day before)",
      try error { $0[$0.count - 1] }, is: [3.847826086956522], within: .relative(1e-9))
    check(
      "rollingOrigin(365 days, origins: 273...364, horizon: 1, forecast: the mean of 7 days)",
      try error { $0.suffix(7).reduce(0, +) / 7 }, is: [3.355590062111801],
      within: .relative(1e-9))
  }

  private func lastValue(_ known: [Double], _ horizon: Int) -> [Double] {
    Array(repeating: known[known.count - 1], count: horizon)
  }

  private func mean(_ known: [Double], _ horizon: Int) -> [Double] {
    Array(repeating: known.reduce(0, +) / Double(known.count), count: horizon)
  }
}
