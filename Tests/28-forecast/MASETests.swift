import LessonKit
import LessonTesting
import Testing

@testable import ForecastLesson

private let scaledByTheTest = Mistake(
  "SCALED_BY_THE_TEST",
  "It looks as if the scale comes from the values to be forecast. Then every test has a ruler of its "
    + "own, and scores cannot be compared. It comes from the training values.")
private let scaledByOneStep = Mistake(
  "SCALED_BY_ONE_STEP",
  "It looks as if each training value is compared with the step before. The seasonal naive forecast "
    + "compares with one season before.")
private let dividesByAll = Mistake(
  "DIVIDES_BY_ALL_TRAINING",
  "It looks as if the scale was divided by all training values. Those of the first season have no "
    + "value before them: count the differences.")
private let letsErrorsCancel = Mistake(
  "LETS_ERRORS_CANCEL",
  "It looks as if errors of both signs cancel. Take the size of each before they are added.")
private let squaresTheErrors = Mistake(
  "SQUARES_THE_ERRORS",
  "It looks as if the errors were squared. The A stands for absolute, above and below the line.")

@Suite("MASE", .exercise("28-forecast/MASE"))
struct MASESuite {
  @Test("The mean size of the errors, divided by the mean step from season to season in training")
  func byHand() {
    // Errors of 1, 3 and 3; the training values moved by 3 and 1.
    check(
      "mase(actual: [14, 8, 10], forecast: [13, 5, 13], training: [10, 4, 13, 5], period: 2)",
      try mase(actual: [14, 8, 10], forecast: [13, 5, 13], training: [10, 4, 13, 5], period: 2),
      is: 1.1666666666666667, within: .relative(1e-12),
      mistakes: [
        scaledByTheTest.gives(0.5833333333333333), scaledByOneStep.gives(0.30434782608695654),
        dividesByAll.gives(2.3333333333333333), letsErrorsCancel.gives(0.16666666666666666),
        squaresTheErrors.gives(1.2583057392117916),
        .named(
          "UPSIDE_DOWN", gives: 0.8571428571428571,
          "It looks as if the scale was divided by the error. Better forecasts have smaller scores."
        ),
      ])
  }

  @Test("A forecast without error scores 0")
  func perfect() {
    check(
      "mase(actual: [4, 9], forecast: [4, 9], training: [1, 2, 4], period: 1)",
      try mase(actual: [4, 9], forecast: [4, 9], training: [1, 2, 4], period: 1), is: 0)
  }

  @Test("As far off as the seasonal naive forecast in training: 1")
  func one() {
    // The training values moved by 2 and 4 from season to season; all errors are 3.
    check(
      "mase(actual: [10, 20, 30], forecast: [13, 17, 33], training: [5, 6, 7, 7, 2], period: 3)",
      try mase(
        actual: [10, 20, 30], forecast: [13, 17, 33], training: [5, 6, 7, 7, 2], period: 3),
      is: 1, within: .relative(1e-12),
      mistakes: [
        scaledByOneStep.gives(1.7142857142857142), dividesByAll.gives(2.5),
        letsErrorsCancel.gives(0.3333333333333333),
        scaledByTheTest.throwing(ForecastError.noScale),
      ])
  }

  @Test("It has no unit: a series in thousandths, or counted from elsewhere, scores the same")
  func unitFree() {
    for (scale, shift) in [(0.001, 0.0), (1, 500), (-1, 0)] {
      func moved(_ values: [Double]) -> [Double] { values.map { $0 * scale + shift } }
      check(
        "mase of the first example, all values times \(scale) and plus \(shift)",
        try mase(
          actual: moved([14, 8, 10]), forecast: moved([13, 5, 13]),
          training: moved([10, 4, 13, 5]), period: 2),
        is: 1.1666666666666667, within: .relative(1e-9))
    }
  }

  @Test("Not one forecast for each value, or none at all, is refused first")
  func lengths() {
    check(
      "mase(actual: [1, 2], forecast: [1], training: [1, 2, 3], period: 1)",
      try mase(actual: [1, 2], forecast: [1], training: [1, 2, 3], period: 1),
      throws: ForecastError.lengths(forecast: 1, actual: 2))
    check(
      "mase(actual: [1], forecast: [1, 2, 3], training: [], period: 1)",
      try mase(actual: [1], forecast: [1, 2, 3], training: [], period: 1),
      throws: ForecastError.lengths(forecast: 3, actual: 1))
    check(
      "mase(actual: [], forecast: [], training: [1, 1, 1], period: 1)",
      try mase(actual: [], forecast: [], training: [1, 1, 1], period: 1),
      throws: ForecastError.lengths(forecast: 0, actual: 0))
  }

  @Test("Training needs one value more than a season")
  func tooShort() {
    check(
      "mase(actual: [1], forecast: [2], training: [1, 2, 3], period: 3)",
      try mase(actual: [1], forecast: [2], training: [1, 2, 3], period: 3),
      throws: ForecastError.tooShort(needed: 4, found: 3),
      mistakes: [scaledByOneStep.gives(1)])
    check(
      "mase(actual: [1], forecast: [2], training: [], period: 2)",
      try mase(actual: [1], forecast: [2], training: [], period: 2),
      throws: ForecastError.tooShort(needed: 3, found: 0))
    check(
      "mase(actual: [1], forecast: [2], training: [1, 2, 3, 5], period: 3)",
      try mase(actual: [1], forecast: [2], training: [1, 2, 3, 5], period: 3), is: 0.25,
      within: .relative(1e-12),
      mistakes: [
        scaledByOneStep.gives(0.75), dividesByAll.gives(1),
        scaledByTheTest.throwing(ForecastError.noScale),
      ])
  }

  @Test("Training that repeats itself exactly has no scale; a tiny step is one")
  func noScale() {
    check(
      "mase(actual: [1], forecast: [2], training: [0.1, 7, 0.1, 7, 0.1], period: 2)",
      try mase(actual: [1], forecast: [2], training: [0.1, 7, 0.1, 7, 0.1], period: 2),
      throws: ForecastError.noScale)
    check(
      "mase(actual: [5, 5], forecast: [5, 5], training: [3, 3], period: 1)",
      try mase(actual: [5, 5], forecast: [5, 5], training: [3, 3], period: 1),
      throws: ForecastError.noScale)
    check(
      "mase(actual: [3e-20], forecast: [0], training: [0, 1e-20], period: 1)",
      try mase(actual: [3e-20], forecast: [0], training: [0, 1e-20], period: 1), is: 3,
      within: .relative(1e-12))
  }

  @Test("On generated forecasts it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case lengths, empty, short, noScale }
    crossCheck { random in
      let faults = random.faults(
        [Fault.lengths, .empty, .short, .noScale],
        pairs: [(.lengths, .short), (.lengths, .noScale), (.empty, .short), (.empty, .noScale)])
      let period = 1 + random.count(0...6)
      // In quarters, whose sums and differences are exact: the scale is 0 or far from it.
      let unit = random.pick([0.25, 1, 1e6, 0x1p-30, 0x1p-70])
      func series(_ count: Int) -> [Double] {
        random.ints(count: count, -12...12).map { Double($0) * unit }
      }
      var actual = series(1 + random.count(0...20))
      var forecast = actual.map { $0 + Double(random.int(-6...6)) * unit }
      var training = series(period + 1 + random.count(0...20))
      if faults.contains(.lengths) {
        if random.chance(0.5) { forecast.append(unit) } else { actual.append(unit) }
      }
      if faults.contains(.empty) { (actual, forecast) = ([], []) }
      if faults.contains(.noScale) {
        training = training.indices.map { training[$0 % period] }
      }
      if faults.contains(.short) { training = Array(training.prefix(random.int(0...period))) }
      let (a, f, t) = (actual, forecast, training)
      return Case(
        "mase(actual: \(literal(a)), forecast: \(literal(f)), training: \(literal(t)), "
          + "period: \(period))"
      ) {
        try mase(actual: a, forecast: f, training: t, period: period)
      }
    }
  }

  @Test("Mauna Loa, 104 weeks: the seasonal naive forecast scores 1.427 against its own scale")
  func maunaLoa() throws {
    // NumPy 2.4.6, by the definition.
    let weeks = try weeklyCO2()
    let (training, actual) = (Array(weeks.dropLast(104)), Array(weeks.suffix(104)))
    let copied = Array(training.suffix(52)) + Array(training.suffix(52))
    check(
      "mase(actual: 104 weeks, forecast: the year before, twice, training: 2,180 weeks, period: 52)",
      try mase(actual: actual, forecast: copied, training: training, period: 52),
      is: 1.427239227459623, within: .relative(1e-9),
      mistakes: [scaledByTheTest.gives(1.2532133676092558)])
    check(
      "the same for the first 52 weeks",
      try mase(
        actual: Array(actual.prefix(52)), forecast: Array(copied.prefix(52)), training: training,
        period: 52),
      is: 0.8636627120012097, within: .relative(1e-9))
  }

  @Test("Newark, October to December: last week's flights score 1.906 by January to September")
  func newark() throws {
    // pandas 3.1.1 and NumPy 2.4.6, by the definition.
    let days = try flightsPerDay()
    check(
      "mase(actual: 92 days, forecast: a week before, training: 273 days, period: 7)",
      try mase(
        actual: Array(days[273...]), forecast: Array(days[266..<358]),
        training: Array(days[..<273]), period: 7),
      is: 1.9056324110671936, within: .relative(1e-9))
  }
}
