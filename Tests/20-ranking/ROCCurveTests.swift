import LessonKit
import LessonTesting
import Testing

@testable import RankingLesson

private let stepsThroughTies = Mistake(
  "STEPS_THROUGH_TIES",
  "It looks as if equal scores got a point each. No threshold can come between them: they turn "
    + "positive together, in one step.")
private let forgetsTheOrigin = Mistake(
  "FORGETS_THE_ORIGIN",
  "The strictest threshold of all is missing: infinity, which no score reaches, so that nothing is "
    + "predicted positive.")
private let axesSwapped = Mistake(
  "AXES_SWAPPED",
  "It looks as if the two rates changed places. The true positive rate is the share of the positive "
    + "rows.")
private let lowScoresFirst = Mistake(
  "RANKS_LOW_SCORES_FIRST",
  "It looks as if the lowest score came first. A higher score means more likely positive.")
private let ratesOfAllRows = Mistake(
  "RATES_OF_ALL_ROWS",
  "It looks as if the rates are shares of all rows. Each is the share of its own class, so that both "
    + "end at 1.")
private let dividesZeroByZero = Mistake(
  "DIVIDES_ZERO_BY_ZERO",
  "A rate among no rows is 0 / 0, not a number, and no curve can be drawn of it. Refuse it.")
private let rectanglesBelow = Mistake(
  "RECTANGLES_BELOW",
  "It looks as if each step had the height of its left end. That counts every tie as lost.")
private let rectanglesAbove = Mistake(
  "RECTANGLES_ABOVE",
  "It looks as if each step had the height of its right end. That counts every tie as won.")

@Suite("ROC curve", .exercise("20-ranking/ROCCurve"))
struct ROCCurveSuite {
  private let originMissing = forgetsTheOrigin.when { (points: [[Double]]) in
    points.first.map { $0.first != .infinity } ?? false
  }
  private let scores = [0.9, 0.6, 0.4, 0.4, 0.4, 0.1]
  private let actual = [true, false, false, true, false, false]

  @Test("One point for each different score, from the highest down, after the origin")
  func byHand() {
    check(
      "rocCurve([0.9, 0.6, 0.4, 0.4, 0.4, 0.1], actual: [true, false, false, true, false, false])",
      try numbers(rocCurve(scores, actual: actual)),
      is: [[.infinity, 0, 0], [0.9, 0, 0.5], [0.6, 0.25, 0.5], [0.4, 0.75, 1], [0.1, 1, 1]],
      within: .relative(1e-12),
      mistakes: [
        axesSwapped.gives(
          [[.infinity, 0, 0], [0.9, 0.5, 0], [0.6, 0.5, 0.25], [0.4, 1, 0.75], [0.1, 1, 1]]),
        lowScoresFirst.gives(
          [[.infinity, 0, 0], [0.1, 0.25, 0], [0.4, 0.75, 0.5], [0.6, 1, 0.5], [0.9, 1, 1]]),
        ratesOfAllRows.gives(
          [
            [.infinity, 0, 0], [0.9, 0, 1.0 / 6], [0.6, 1.0 / 6, 1.0 / 6], [0.4, 0.5, 2.0 / 6],
            [0.1, 4.0 / 6, 2.0 / 6],
          ]), stepsThroughTies.when { $0.count == 7 }, originMissing,
      ])
  }

  @Test("The order in which the rows stand changes nothing")
  func rowOrder() {
    let order = [3, 5, 0, 2, 4, 1]
    let (turned, labels) = (order.map { scores[$0] }, order.map { actual[$0] })
    check(
      "rocCurve(\(turned), actual: \(labels))", try numbers(rocCurve(turned, actual: labels)),
      is: [[.infinity, 0, 0], [0.9, 0, 0.5], [0.6, 0.25, 0.5], [0.4, 0.75, 1], [0.1, 1, 1]],
      within: .relative(1e-12), mistakes: [stepsThroughTies.when { $0.count == 7 }, originMissing])
  }

  @Test("At every threshold, the rates are the shares of rows with that score or a higher one")
  func thresholds() {
    var random = SplitMix64(seed: 20)
    let scores = (0..<24).map { _ in Double(random.next() % 9) }
    let actual = (0..<24).map { _ in random.next() % 4 == 0 }
    let positives = Double(actual.count { $0 })
    let expected = ([.infinity] + Set(scores).sorted(by: >)).map { threshold in
      let alarms = zip(scores, actual).filter { $0.0 >= threshold }
      let hits = Double(alarms.count { $0.1 })
      return [threshold, (Double(alarms.count) - hits) / (24 - positives), hits / positives]
    }
    check(
      "rocCurve(\(scores), actual: \(actual))",
      try numbers(rocCurve(scores, actual: actual)), is: expected, within: .relative(1e-12),
      mistakes: [stepsThroughTies.when { $0.count == 25 }, originMissing])
  }

  @Test("One score for all rows gives the two ends, and nothing between")
  func allTied() {
    check(
      "rocCurve([3, 3, 3], actual: [false, true, false])",
      try numbers(rocCurve([3, 3, 3], actual: [false, true, false])),
      is: [[.infinity, 0, 0], [3, 1, 1]], within: .relative(1e-12),
      mistakes: [
        stepsThroughTies.when { $0.count == 4 }, originMissing,
      ])
    check(
      "rocCurve([5, 5], actual: [true, false])",
      try numbers(rocCurve([5, 5], actual: [true, false])), is: [[.infinity, 0, 0], [5, 1, 1]],
      within: .relative(1e-12),
      mistakes: [stepsThroughTies.when { $0.count == 3 }, originMissing])
  }

  @Test("Without a positive or without a negative row there is no curve")
  func oneClass() {
    for label in [true, false] {
      let passed = check(
        "rocCurve([1, 2], actual: [\(label), \(label)])",
        try numbers(rocCurve([1, 2], actual: [label, label])), throws: RankingError.oneClass,
        mistakes: [dividesZeroByZero.when { $0.contains { $0.contains(where: \.isNaN) } }])
      guard passed else { return }
    }
    check(
      "rocCurve([], actual: [])", try numbers(rocCurve([], actual: [])),
      throws: RankingError.oneClass)
  }

  @Test("Lists of different lengths, and scores that are not numbers, are refused")
  func refused() {
    check(
      "rocCurve([1], actual: [true, false])", try numbers(rocCurve([1], actual: [true, false])),
      throws: RankingError.lengths(scores: 1, actual: 2))
    check(
      "rocCurve([.nan, 2], actual: [true, false])",
      try numbers(rocCurve([.nan, 2], actual: [true, false])),
      throws: RankingError.notANumber(row: 0))
    // Lengths before values, and values before classes.
    check(
      "rocCurve([1, .nan, 3], actual: [true, false])",
      try numbers(rocCurve([1, .nan, 3], actual: [true, false])),
      throws: RankingError.lengths(scores: 3, actual: 2))
    check(
      "rocCurve([.nan, .nan], actual: [true, true])",
      try numbers(rocCurve([.nan, .nan], actual: [true, true])),
      throws: RankingError.notANumber(row: 0))
    check(
      "rocCurve([], actual: [true])", try numbers(rocCurve([], actual: [true])),
      throws: RankingError.lengths(scores: 0, actual: 1))
  }

  @Test("Infinite scores have points of their own, and zeros of both signs share one")
  func infinite() {
    check(
      "rocCurve([.infinity, 0, -0.0, -.infinity], actual: [false, true, false, true])",
      try numbers(
        rocCurve([.infinity, 0, -0.0, -.infinity], actual: [false, true, false, true])),
      is: [[.infinity, 0, 0], [.infinity, 0.5, 0], [0, 1, 0.5], [-.infinity, 1, 1]],
      within: .relative(1e-12),
      mistakes: [
        forgetsTheOrigin.gives([[.infinity, 0.5, 0], [0, 1, 0.5], [-.infinity, 1, 1]]),
        stepsThroughTies.when { $0.count == 5 },
      ])
  }

  @Test("The work grows as that of sorting does")
  func growth() throws {
    // Every score another one, in no order: 7919 is prime.
    let scores = (0..<2000).map { Double($0 * 7919 % 2000) }
    let actual = (0..<2000).map { $0 % 3 == 0 }
    guard
      check(
        "rocCurve((0..<2000).map { Double($0 * 7919 % 2000) }, actual: every third).count",
        try rocCurve(scores, actual: actual).count, is: 2001,
        mistakes: [forgetsTheOrigin.gives(2000)])
    else { return }
    try checkGrowth(
      "rocCurve of n different scores", from: 500, to: 2000, atMost: 9, promise: "O(n log n)"
    ) { size in
      _ = try rocCurve(Array(scores[..<size]), actual: Array(actual[..<size]))
    }
  }

  @Test("The area of the example is 0.75, its slanted part counted as it lies")
  func areaByHand() {
    check(
      "area(under: (0, 0), (0, 0.5), (0.25, 0.5), (0.75, 1), (1, 1))",
      area(under: curve([(0, 0), (0, 0.5), (0.25, 0.5), (0.75, 1), (1, 1)])), is: 0.75,
      within: .relative(1e-12),
      mistakes: [rectanglesBelow.gives(0.625), rectanglesAbove.gives(0.875)])
    // Chance; straight up and then right; right and then up.
    check(
      "area(under: (0, 0), (1, 1))", area(under: curve([(0, 0), (1, 1)])), is: 0.5,
      within: .relative(1e-12),
      mistakes: [rectanglesBelow.gives(0), rectanglesAbove.gives(1)])
    check(
      "area(under: (0, 0), (0, 1), (1, 1))", area(under: curve([(0, 0), (0, 1), (1, 1)])), is: 1,
      within: .relative(1e-12))
    check(
      "area(under: (0, 0), (1, 0), (1, 1))", area(under: curve([(0, 0), (1, 0), (1, 1)])), is: 0,
      within: .absolute(1e-12))
    check(
      "area(under: rocCurve([1, -.infinity], actual: [true, false]))",
      try area(under: rocCurve([1, -.infinity], actual: [true, false])), is: 1,
      within: .relative(1e-12))
    // A piece of a curve has the area below that piece: no ends are put to it.
    check(
      "area(under: (0.25, 0.5), (0.75, 1))", area(under: curve([(0.25, 0.5), (0.75, 1)])),
      is: 0.375, within: .relative(1e-12),
      mistakes: [rectanglesBelow.gives(0.25), rectanglesAbove.gives(0.5)])
  }

  @Test("By the hour, the curve has 20 points, and the area under it is the share of pairs")
  func hours() throws {
    // scikit-learn 1.9.1: roc_curve(cancelled, hour, drop_intermediate=False) has 20 points;
    // roc_auc_score is reference value E2.
    let flights = try Table(named: "flights_ewr")
    let hours = try flights.completeNumbers("hour")
    let cancelled = try flights.strings("dep_time").map { $0 == nil }
    guard
      check(
        "rocCurve(hour, actual: cancelled): the number of points",
        try rocCurve(hours, actual: cancelled).count, is: 20,
        mistakes: [forgetsTheOrigin.gives(19), stepsThroughTies.when { $0 > 20 }])
    else { return }
    check(
      "area(under: rocCurve(hour, actual: cancelled))",
      area(under: try rocCurve(hours, actual: cancelled)), is: 0.6085709529812665,
      within: .relative(1e-9),
      mistakes: [
        rectanglesBelow.gives(0.5769666613601356), rectanglesAbove.gives(0.6401752446023974),
        axesSwapped.gives(0.3914290470187335), lowScoresFirst.gives(0.3914290470187335),
      ])
  }

  @Test("A model fitted to nine months ranks the other three with an area of 0.8319")
  func model() throws {
    // statsmodels 0.15 Logit and scikit-learn 1.9.1 roc_auc_score, reference value E4: 62 of 2,973
    // flights. An area depends on the order alone, so the fit's last digits do not matter.
    let model = try CancellationModel()
    let points = try rocCurve(model.probabilities, actual: model.cancelled)
    guard
      check(
        "area(under: rocCurve(the model's probabilities, actual: cancelled))", area(under: points),
        is: 0.8319112155228776, within: .relative(1e-9),
        mistakes: [
          axesSwapped.gives(0.16808878447712244), lowScoresFirst.gives(0.16808878447712244),
        ])
    else { return }
    attach(
      Chart(
        "Cancelled flights, October to December", x: Axis("false positive rate", range: 0...1),
        y: Axis("true positive rate", range: 0...1),
        series: [
          .line("the model", x: points.map(\.falsePositiveRate), y: points.map(\.truePositiveRate))
        ], guides: [.diagonal("chance")]),
      named: "roc")
  }

  /// Threshold, false and true positive rate of each point.
  private func numbers(_ points: [ROCPoint]) -> [[Double]] {
    points.map { [$0.threshold, $0.falsePositiveRate, $0.truePositiveRate] }
  }

  private func curve(_ points: [(Double, Double)]) -> [ROCPoint] {
    points.map { ROCPoint(threshold: 0, falsePositiveRate: $0.0, truePositiveRate: $0.1) }
  }

  @Test("On generated rankings it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      if random.chance(0.25) {
        let count = random.count(2...8)
        let points = zip(
          random.probabilities(count: count).sorted(), random.probabilities(count: count).sorted()
        ).map { rates in
          ROCPoint(
            threshold: random.pick([1, .infinity, -.infinity]), falsePositiveRate: rates.0,
            truePositiveRate: rates.1)
        }
        return Case("area(under: \(literal(points)))", slack: 1e-12) { area(under: points) }
      }
      let (scores, actual) = ranking(&random)
      return Case("rocCurve(\(literal(scores)), actual: \(literal(actual)))") {
        try numbers(rocCurve(scores, actual: actual))
      }
    }
  }

  private enum Fault { case lengths, nan, oneClass }

  /// Scores and labels, both classes among them unless that is the fault.
  private func ranking(_ random: inout CaseGenerator) -> (scores: [Double], actual: [Bool]) {
    let faults = random.faults(
      [Fault.lengths, .nan, .oneClass],
      pairs: [(.lengths, .nan), (.lengths, .oneClass), (.nan, .oneClass)])
    var actual = random.shuffled([true, false] + random.labels(count: random.count(0...30)))
    if faults.contains(.oneClass) {
      actual = Array(repeating: random.chance(0.5), count: random.int(0...4))
    }
    var scores = random.scores(count: actual.count, infinite: true)
    if faults.contains(.nan) { scores = random.spoiled(scores, with: [.nan]) }
    if faults.contains(.lengths) {
      if random.chance(0.5) { scores.append(1) } else { actual.append(false) }
    }
    return (scores, actual)
  }
}
