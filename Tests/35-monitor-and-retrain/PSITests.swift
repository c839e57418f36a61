import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import MonitorAndRetrainLesson

private let liveBins = Mistake(
  "BINS_FROM_THE_LIVE_DATA",
  "It looks as if the bins were cut where the live values lie. Then each holds its share of them "
    + "by construction, and the yardstick moves with what it measures.")
private let infinite = Mistake(
  "EMPTY_BIN_IS_INFINITE",
  "An empty bin has the share 0, and the logarithm of 0 is infinite. Raise small shares to the "
    + "floor first.")
private let leavesOut = Mistake(
  "LEAVES_OUT_EMPTY_BINS",
  "It looks as if bins that are empty on one side were left out. Such a bin says the most of all: "
    + "values went where none had been.")
private let oneWay = Mistake(
  "WEIGHS_BY_THE_LIVE_SHARE",
  "It looks as if each logarithm was weighed by the live share. That is the divergence in one "
    + "direction; here the weight is the difference of the two shares.")
private let belowTheCut = Mistake(
  "PUTS_A_TIE_BELOW_THE_CUT",
  "A value that lies exactly on a cut went to the bin below it. It belongs to the one above.")
private let anotherLogarithm = Mistake(
  "TAKES_ANOTHER_LOGARITHM",
  "It looks as if another logarithm was taken than the natural one, which Foundation calls `log`.")

@Suite("PSI", .exercise("35-monitor-and-retrain/PSI"))
struct PSISuite {
  @Test("From halves to a quarter and three quarters: 0.25 ln 2 + 0.25 ln 1.5")
  func byHand() {
    check(
      "psi(reference: [1, 2, 3, 4], live: [1, 3, 4, 5], bins: 2)",
      try psi(reference: [1, 2, 3, 4], live: [1, 3, 4, 5], bins: 2), is: 0.2746530721670274,
      within: .relative(1e-12),
      mistakes: [
        oneWay.gives(0.13081203594113697), anotherLogarithm.gives(0.2746530721670274 / log(2.0)),
        anotherLogarithm.gives(0.2746530721670274 / log(10.0)),
      ])
  }

  @Test("The same shares in every bin are 0, wherever in its bin a value lies")
  func unchanged() {
    check(
      "psi(reference: [0, 1, 2, 3], live: [300, 1, 2, -100], bins: 4)",
      try psi(reference: [0, 1, 2, 3], live: [300, 1, 2, -100], bins: 4), is: 0,
      mistakes: [liveBins.gives(4.257031786505947)])
  }

  @Test("A value on a cut point belongs to the bin above it")
  func onTheCut() {
    // Type 7 puts the cut of 1, 2, 3 at 2: one third lies below it, in both samples.
    check(
      "psi(reference: [1, 2, 3], live: [2, 2, 0], bins: 2)",
      try psi(reference: [1, 2, 3], live: [2, 2, 0], bins: 2), is: 0,
      mistakes: [belowTheCut.gives(2.8382532243304146)])
  }

  @Test("An empty bin counts as a share of 0.0001, on either side")
  func emptyBin() {
    check(
      "psi(reference: [1, 2, 3, 4], live: [3, 4], bins: 2)",
      try psi(reference: [1, 2, 3, 4], live: [3, 4], bins: 2), is: 4.60431846666895,
      within: .relative(1e-12),
      mistakes: [
        infinite.gives(.infinity), leavesOut.gives(0.34657359027997264),
        liveBins.gives(0.27465307216702745), oneWay.gives(0.6922954612408037),
      ])
    // The reference never varied, so all of its values lie in the upper bin.
    check(
      "psi(reference: [1, 1, 1], live: [1, 0], bins: 2)",
      try psi(reference: [1, 1, 1], live: [1, 0], bins: 2), is: 4.60431846666895,
      within: .relative(1e-12), mistakes: [infinite.gives(.infinity), belowTheCut.gives(0)])
  }

  @Test("Two samples need values, and NaN is none")
  func refused() {
    check(
      "psi(reference: [], live: [1])", try psi(reference: [], live: [1]),
      throws: MonitorError.noValues)
    check(
      "psi(reference: [1], live: [])", try psi(reference: [1], live: []),
      throws: MonitorError.noValues)
    check(
      "psi(reference: [.nan, 1], live: [1])", try psi(reference: [.nan, 1], live: [1]),
      throws: MonitorError.notANumber)
    check(
      "psi(reference: [1], live: [1, .nan])", try psi(reference: [1], live: [1, .nan]),
      throws: MonitorError.notANumber)
  }

  @Test("Newark's temperatures, January to February: 0.338, and only a month passed")
  func february() throws {
    // Reference value D3: NumPy's quantile of type 7, histogram shares floored at 1e-4. All four
    // operations are exact to a few roundings.
    check(
      "psi(reference: January, live: February)",
      try psi(reference: temperatures(1), live: temperatures(2)), is: 0.33771144186753294,
      within: .relative(1e-9),
      mistakes: [liveBins.gives(0.3194436566638541), oneWay.gives(0.14781879966103906)])
  }

  @Test("January to July: 7.99, since all of July is warmer than nine bins of ten")
  func july() throws {
    // Reference value D3, as above.
    check(
      "psi(reference: January, live: July)",
      try psi(reference: temperatures(1), live: temperatures(7)), is: 7.9928286801701205,
      within: .relative(1e-9),
      mistakes: [
        liveBins.gives(8.325839266475535), infinite.gives(.infinity),
        leavesOut.gives(1.9052308317729119), oneWay.gives(2.1488035335432762),
      ])
  }

  /// The known temperatures of a month at Newark in 2013, °F.
  private func temperatures(_ month: Int) throws -> [Double] {
    let weather = try Table(named: "weather_ewr")
    return zip(try weather.completeIntegers("month"), try weather.numbers("temp"))
      .compactMap { $0 == month ? $1 : nil }
  }
}
