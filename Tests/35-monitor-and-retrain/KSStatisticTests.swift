import LessonKit
import LessonTesting
import Testing

@testable import MonitorAndRetrainLesson

private let tie = Mistake(
  "STEPS_INSIDE_A_TIE",
  "It looks as if the gap was measured in the middle of a tie. Pass every value that equals x, in "
    + "both samples, before you compare.")
private let oneSide = Mistake(
  "LOOKS_ON_ONE_SIDE",
  "It looks as if the gap counts in one direction only. Either sample may be ahead of the other.")
private let unsorted = Mistake(
  "FORGETS_TO_SORT",
  "It looks as if the values were taken in the order in which they stand. Walk up both samples from "
    + "the smallest value.")

@Suite("Kolmogorov-Smirnov", .exercise("35-monitor-and-retrain/KSStatistic"))
struct KSStatisticSuite {
  @Test("At 1, a third of one sample is passed and nothing of the other")
  func byHand() {
    check(
      "ksStatistic([1, 2, 3], [2, 3, 4])", try ksStatistic([1, 2, 3], [2, 3, 4]), is: 1.0 / 3,
      within: .absolute(1e-12), mistakes: [tie.gives(2.0 / 3)])
  }

  @Test("It is the same whichever sample comes first")
  func symmetric() {
    check(
      "ksStatistic([2, 3, 4, 9], [1, 2])", try ksStatistic([2, 3, 4, 9], [1, 2]), is: 0.75,
      mistakes: [oneSide.when { $0 < 0.75 }])
    check(
      "ksStatistic([1, 2], [2, 3, 4, 9])", try ksStatistic([1, 2], [2, 3, 4, 9]), is: 0.75,
      mistakes: [tie.gives(1)])
  }

  @Test("The same shares are 0, however often each value is repeated")
  func repeated() {
    check(
      "ksStatistic([5, 5, 5], [5, 5])", try ksStatistic([5, 5, 5], [5, 5]), is: 0,
      mistakes: [tie.gives(1)])
    check(
      "ksStatistic([1, 2], [1, 1, 2, 2])", try ksStatistic([1, 2], [1, 1, 2, 2]), is: 0,
      mistakes: [tie.gives(0.5)])
  }

  @Test("Samples that lie apart are 1, whichever is above")
  func apart() {
    check("ksStatistic([1, 2], [3])", try ksStatistic([1, 2], [3]), is: 1)
    check(
      "ksStatistic([3], [1, 2])", try ksStatistic([3], [1, 2]), is: 1, mistakes: [oneSide.gives(0)])
  }

  @Test("The order of the values does not matter")
  func order() {
    check(
      "ksStatistic([4, 1, 3, 2], [5, 6, 2, 4])", try ksStatistic([4, 1, 3, 2], [5, 6, 2, 4]),
      is: 0.5, mistakes: [unsorted.when { $0 != 0.5 }])
  }

  @Test("Newark's temperatures, January to February: 0.145, which chance does once in a million")
  func february() throws {
    // Reference value D3b: SciPy's ks_2samp, asymptotic p. The distance is a difference of two
    // fractions; the given p adds up a few hundred terms, all positive.
    let (january, february) = (try temperatures(1), try temperatures(2))
    let distance = 0.14456947852328172
    guard
      check(
        "ksStatistic(January, February)", try ksStatistic(january, february), is: distance,
        within: .absolute(1e-12),
        mistakes: [oneSide.gives(0.09847944592846868), unsorted.when { $0 != distance }])
    else { return }
    check(
      "ksStatistic(January, February): the probability of its distance",
      ksPValue(
        distance: try ksStatistic(january, february), first: january.count, second: february.count),
      is: 6.963705506584813e-07, within: .relative(1e-8))
  }

  @Test("January to July: 0.997, since 740 of 742 hours in January are colder than all of July")
  func july() throws {
    // Reference value D3b: SciPy's ks_2samp.
    check(
      "ksStatistic(January, July)", try ksStatistic(temperatures(1), temperatures(7)),
      is: 0.9973045822102425, within: .absolute(1e-12), mistakes: [tie.gives(0.9986522911051213)])
  }

  @Test("Two samples need values, and NaN is none")
  func refused() {
    check("ksStatistic([], [1])", try ksStatistic([], [1]), throws: MonitorError.noValues)
    check("ksStatistic([1], [])", try ksStatistic([1], []), throws: MonitorError.noValues)
    check(
      "ksStatistic([1, .nan], [1])", try ksStatistic([1, .nan], [1]),
      throws: MonitorError.notANumber)
    check(
      "ksStatistic([1], [.nan, 1])", try ksStatistic([1], [.nan, 1]),
      throws: MonitorError.notANumber)
  }

  /// The known temperatures of a month at Newark in 2013, °F.
  private func temperatures(_ month: Int) throws -> [Double] {
    let weather = try Table(named: "weather_ewr")
    return zip(try weather.completeIntegers("month"), try weather.numbers("temp"))
      .compactMap { $0 == month ? $1 : nil }
  }
}
