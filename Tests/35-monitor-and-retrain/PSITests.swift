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

private let raisesOnlyZeros = Mistake(
  "RAISES_ONLY_ZEROS",
  "A share that is small and not 0 was left as it is. The floor holds for every share below it, or a "
    + "bin with one value would count for more than an empty one.")
private let looksForNaNFirst = Mistake(
  "LOOKS_FOR_NAN_FIRST",
  "One sample is empty and the other holds NaN. The documentation names the empty one first.")

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
    // Two to the power of -50 times as large: exactly the same bins.
    let unit = 0x1p-50
    check(
      "psi(reference: [1, 2, 3, 4], live: [1, 3, 4, 5], all times 2^-50, bins: 2)",
      try psi(
        reference: [1, 2, 3, 4].map { $0 * unit }, live: [1, 3, 4, 5].map { $0 * unit }, bins: 2),
      is: 0.2746530721670274, within: .relative(1e-12),
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
      throws: MonitorError.notFinite)
    check(
      "psi(reference: [1], live: [1, .nan])", try psi(reference: [1], live: [1, .nan]),
      throws: MonitorError.notFinite)
    check(
      "psi(reference: [1, 2], live: [-.infinity, 1])",
      try psi(reference: [1, 2], live: [-.infinity, 1]), throws: MonitorError.notFinite)
    check(
      "psi(reference: [.nan], live: [])", try psi(reference: [.nan], live: []),
      throws: MonitorError.noValues,
      mistakes: [looksForNaNFirst.throwing(MonitorError.notFinite)])
    check(
      "psi(reference: [], live: [.infinity])", try psi(reference: [], live: [.infinity]),
      throws: MonitorError.noValues,
      mistakes: [looksForNaNFirst.throwing(MonitorError.notFinite)])
  }

  @Test("A share of 1 in 20,000 counts as 0.0001 too, on either side")
  func smallShare() {
    let many = [0.0] + Array(repeating: 1, count: 19_999)
    check(
      "psi(reference: [0, 1], live: [0] + [1] x 19,999, bins: 2)",
      try psi(reference: [0, 1], live: many, bins: 2), is: 4.604258811184963,
      within: .relative(1e-12),
      mistakes: [raisesOnlyZeros.gives(4.951223603765478)])
    check(
      "psi(reference: [0] + [1] x 19,999, live: [0, 1], bins: 2)",
      try psi(reference: many, live: [0, 1], bins: 2), is: 4.604258811184963,
      within: .relative(1e-12),
      mistakes: [raisesOnlyZeros.gives(4.951223603765479)])
  }

  @Test("One bin holds everything, before and now: 0")
  func oneBin() {
    check(
      "psi(reference: [1, 2, 3], live: [7], bins: 1)",
      try psi(reference: [1, 2, 3], live: [7], bins: 1), is: 0)
  }

  @Test("On generated samples it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case noReference, noLive, reference, live }
    crossCheck { random in
      let faults = random.faults(
        [Fault.noReference, .noLive, .reference, .live],
        pairs: [(.noReference, .live), (.noLive, .reference), (.reference, .live)])
      if random.chance(0.03) {
        // A share that is small and not 0 takes many values.
        let (few, ones) = (random.pick([[0.0, 1], [0.0, 1, 1]]), random.int(10_001...14_000))
        let many = [0.0] + Array(repeating: 1, count: ones)
        let text = "[0] + Array(repeating: 1, count: \(ones))"
        return random.chance(0.5)
          ? Case("psi(reference: \(literal(few)), live: \(text), bins: 2)") {
            try psi(reference: few, live: many, bins: 2)
          }
          : Case("psi(reference: \(text), live: \(literal(few)), bins: 2)") {
            try psi(reference: many, live: few, bins: 2)
          }
      }
      var reference = random.column(count: random.count(1...30))
      var live: [Double] =
        switch random.int(0...2) {
        case 0: random.column(count: random.count(1...30))
        case 1: (0..<random.count(1...30)).map { _ in random.pick(reference) }
        default: reference.map { $0 + random.pick([0, 0, 0.5, 1]) }
        }
      if faults.contains(.noReference) { reference = [] }
      if faults.contains(.noLive) { live = [] }
      if faults.contains(.reference) { reference = random.spoiled(reference) }
      if faults.contains(.live) { live = random.spoiled(live) }
      let (before, now, bins) = (reference, live, random.pick([10, 1, 2, 2, 3, 4, 5]))
      return Case(
        "psi(reference: \(literal(before)), live: \(literal(now)), bins: \(bins))", slack: 1e-12
      ) {
        // Ten is also what it takes unless told otherwise.
        bins == 10
          ? try psi(reference: before, live: now)
          : try psi(reference: before, live: now, bins: bins)
      }
    }
  }

  @Test("What the service of lesson 32 answers hardly moves: 0.006 in July, 0.007 in December")
  func answers() throws {
    // NumPy 2: the same index of the probabilities that the weights of lesson 32 give, exp to the last
    // bit or two, which moves no value over a cut.
    let table = try Table(named: "flights_ewr")
    let months = try table.completeIntegers("month")
    let predictor = try Predictor.lateArrivals(table)
    let known = predictor.vocabulary
    let flights = try Flight.all(in: table)
    func answers(_ range: ClosedRange<Int>) throws -> [Double] {
      let asked = zip(flights, months).filter { flight, month in
        range.contains(month) && known.carriers.contains(flight.carrier)
          && known.destinations.contains(flight.dest)
      }
      return try probabilities(of: asked.map(\.0), predictor)
    }
    let before = try answers(1...6)
    for (name, month, index) in [
      ("July", 7, 0.006468017296530537), ("December", 12, 0.007258595376239737),
    ] {
      guard
        check(
          "psi(reference: answers of January to June, live: answers of \(name))",
          try psi(reference: before, live: answers(month...month)), is: index,
          within: .relative(1e-9))
      else { return }
    }
  }

  @Test("Newark's temperatures, January to February: 0.338, and only a month passed")
  func february() throws {
    // NumPy's quantile of type 7, histogram shares floored at 1e-4. All four
    // operations are exact to a few roundings.
    check(
      "psi(reference: January, live: February)",
      try psi(reference: temperatures(1), live: temperatures(2)), is: 0.33771144186753294,
      within: .relative(1e-9),
      mistakes: [liveBins.gives(0.3194436566638541), oneWay.gives(0.14781879966103906)])
  }

  @Test("January to July: 7.99, since all of July is warmer than nine bins of ten")
  func july() throws {
    // NumPy, as above.
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
