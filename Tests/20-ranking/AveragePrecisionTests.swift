import LessonKit
import LessonTesting
import Testing

@testable import RankingLesson

private let tiesByRowOrder = Mistake(
  "TIES_BY_ROW_ORDER",
  "It looks as if the order of the rows decides between equal scores. They turn positive together, "
    + "and have one precision.")
private let trapezoids = Mistake(
  "TRAPEZOIDS",
  "It looks as if the points were joined by straight lines. Precision does not change evenly between "
    + "two thresholds, and no threshold reaches the points of such a line.")
private let bestToCome = Mistake(
  "TAKES_THE_BEST_TO_COME",
  "It looks as if a precision was replaced by a better one further down. That smooths the curve, and "
    + "is a different measure.")
private let invertedLabels = Mistake(
  "INVERTED_LABELS",
  "It looks as if this measures how the common class is found. The positive class is `true`.")
private let nothingToFindIsZero = Mistake(
  "NOTHING_TO_FIND_IS_ZERO",
  "Where there is nothing to be found, or nothing else, a score says nothing of the ranking. Refuse "
    + "it.")

private let everyThreshold = Mistake(
  "EVERY_THRESHOLD_ALIKE",
  "It looks as if every threshold counts alike. A precision counts by how much the recall grew there, "
    + "and where it did not grow, not at all.")
private let dividesByAllRows = Mistake(
  "DIVIDES_BY_ALL_ROWS",
  "It looks as if the sum was divided by all rows. Each positive row brings one precision, and the "
    + "mean is over those.")

@Suite("Average precision", .exercise("20-ranking/AveragePrecision"))
struct AveragePrecisionSuite {
  @Test("Half of the recall at precision 1, half at 2/5: 0.7")
  func byHand() {
    // The page's flights, the cancelled one first of the three that tie: there the area under the
    // ROC curve, 0.75, and ties by row order differ.
    check(
      "averagePrecision([0.9, 0.6, 0.4, 0.4, 0.4, 0.1], "
        + "actual: [true, false, true, false, false, false])",
      try averagePrecision(
        [0.9, 0.6, 0.4, 0.4, 0.4, 0.1], actual: [true, false, true, false, false, false]),
      is: 0.7, within: .relative(1e-12),
      mistakes: [
        tiesByRowOrder.gives(5.0 / 6), trapezoids.gives(0.725), dividesByAllRows.gives(1.4 / 6),
        everyThreshold.gives((1 + 0.5 + 0.4 + 1.0 / 3) / 4),
      ])
  }

  @Test("1 when the positives come first; 1/4 when the only one comes last of four")
  func extremes() {
    check(
      "averagePrecision([1, 8, 9, 2], actual: [false, true, true, false])",
      try averagePrecision([1, 8, 9, 2], actual: [false, true, true, false]), is: 1,
      within: .relative(1e-12),
      mistakes: [dividesByAllRows.gives(0.5), everyThreshold.gives((2 + 2.0 / 3 + 0.5) / 4)])
    check(
      "averagePrecision([4, 3, 2, 1], actual: [false, false, false, true])",
      try averagePrecision([4, 3, 2, 1], actual: [false, false, false, true]), is: 0.25,
      within: .relative(1e-12),
      mistakes: [trapezoids.gives(0.125)])
  }

  @Test("A score that all rows share is worth the share of positives, wherever they stand")
  func allTied() {
    check(
      "averagePrecision([5, 5, 5, 5], actual: [true, false, false, false]), and [5, 5, 5, 5], "
        + "actual: [false, false, false, true]",
      try [
        averagePrecision([5, 5, 5, 5], actual: [true, false, false, false]),
        averagePrecision([5, 5, 5, 5], actual: [false, false, false, true]),
      ],
      is: [0.25, 0.25], within: .relative(1e-12),
      mistakes: [
        tiesByRowOrder.gives([1, 0.25]), tiesByRowOrder.gives([0.25, 1]),
        trapezoids.gives([0.625, 0.625]), invertedLabels.gives([0.75, 0.75]),
      ])
  }

  @Test("A precision that rises again does not mend what came before")
  func notSmoothed() {
    check(
      "averagePrecision([3, 2, 1], actual: [false, true, true])",
      try averagePrecision([3, 2, 1], actual: [false, true, true]), is: 7.0 / 12,
      within: .relative(1e-12),
      mistakes: [bestToCome.gives(2.0 / 3), trapezoids.gives(5.0 / 12)])
  }

  @Test("Only the order counts: a score in another unit is worth the same")
  func anyUnit() {
    let scores: [Double] = [3, 1, 4, 1, 5, 9, 2, 6]
    let actual = [false, true, false, false, true, false, true, false]
    check(
      "averagePrecision(scores, actual: actual), and of scores.map { $0 * 1000 - 5000 }, "
        + "and of scores.map { 1e9 + $0 / 1024 }, scores \(scores), actual \(actual)",
      try [
        averagePrecision(scores, actual: actual),
        averagePrecision(scores.map { $0 * 1000 - 5000 }, actual: actual),
        averagePrecision(scores.map { 1e9 + $0 / 1024 }, actual: actual),
      ],
      // 1/3 · (1/3 + 2/6 + 3/8)
      is: [25.0 / 72, 25.0 / 72, 25.0 / 72], within: .relative(1e-12))
    // Infinite scores have their place in the order, and zeros of both signs share one.
    check(
      "averagePrecision([.infinity, .infinity, 0, -0.0, -.infinity], "
        + "actual: [true, false, true, false, false])",
      try averagePrecision(
        [.infinity, .infinity, 0, -0.0, -.infinity], actual: [true, false, true, false, false]),
      is: 0.5, within: .relative(1e-12), mistakes: [tiesByRowOrder.gives(5.0 / 6)])
  }

  @Test("Negative rows below the last positive one change nothing")
  func tail() {
    check(
      "averagePrecision([9, 8, 7] + [1] x 50, actual: [true, false, true] + [false] x 50)",
      try averagePrecision(
        [9, 8, 7] + [Double](repeating: 1, count: 50),
        actual: [true, false, true] + [Bool](repeating: false, count: 50)),
      is: 5.0 / 6, within: .relative(1e-12))
  }

  @Test("Where all rows are of one class there is nothing to rank")
  func oneClass() {
    check(
      "averagePrecision([1, 2], actual: [false, false])",
      try averagePrecision([1, 2], actual: [false, false]), throws: RankingError.oneClass,
      mistakes: [nothingToFindIsZero.gives(0)])
    check(
      "averagePrecision([1, 2], actual: [true, true])",
      try averagePrecision([1, 2], actual: [true, true]), throws: RankingError.oneClass,
      mistakes: [nothingToFindIsZero.gives(1)])
    check(
      "averagePrecision([], actual: [])", try averagePrecision([], actual: []),
      throws: RankingError.oneClass, mistakes: [nothingToFindIsZero.gives(0)])
  }

  @Test("Lists of different lengths, and scores that are not numbers, are refused")
  func refused() {
    check(
      "averagePrecision([1, 2, 3], actual: [true, false])",
      try averagePrecision([1, 2, 3], actual: [true, false]),
      throws: RankingError.lengths(scores: 3, actual: 2))
    check(
      "averagePrecision([1, 2, .nan], actual: [true, false, true])",
      try averagePrecision([1, 2, .nan], actual: [true, false, true]),
      throws: RankingError.notANumber(row: 2))
    // Lengths before values, and values before classes.
    check(
      "averagePrecision([1, .nan, 3], actual: [true, false])",
      try averagePrecision([1, .nan, 3], actual: [true, false]),
      throws: RankingError.lengths(scores: 3, actual: 2))
    check(
      "averagePrecision([.nan, .nan], actual: [true, true])",
      try averagePrecision([.nan, .nan], actual: [true, true]),
      throws: RankingError.notANumber(row: 0))
    check(
      "averagePrecision([], actual: [true])", try averagePrecision([], actual: [true]),
      throws: RankingError.lengths(scores: 0, actual: 1))
  }

  @Test("The work grows as that of sorting does")
  func growth() throws {
    // Every score another one, in no order: 7919 is prime. The best score and each second one below
    // it are positive: precisions of 1, 2/3, 3/5 and so on.
    let scores = (0..<2000).map { Double($0 * 7919 % 2000) }
    let actual = scores.map { Int($0) % 2 == 1 }
    var expected = 0.0
    for hits in 1...1000 { expected += Double(hits) / Double(2 * hits - 1) / 1000 }
    guard
      check(
        "averagePrecision((0..<2000).map { Double($0 * 7919 % 2000) }, actual: the odd scores)",
        try averagePrecision(scores, actual: actual), is: expected, within: .relative(1e-9))
    else { return }
    try checkGrowth(
      "averagePrecision of n different scores", from: 500, to: 2000, atMost: 9,
      promise: "O(n log n)"
    ) { size in
      _ = try averagePrecision(Array(scores[..<size]), actual: Array(actual[..<size]))
    }
  }

  @Test("By the hour: 0.0360, where 0.0262 is the share of cancelled flights")
  func hours() throws {
    // scikit-learn 1.9.1: average_precision_score(cancelled, hour); the trapezoids are
    // auc(recall, precision) of precision_recall_curve.
    let flights = try Table(named: "flights_ewr")
    let hours = try flights.completeNumbers("hour")
    let cancelled = try flights.strings("dep_time").map { $0 == nil }
    check(
      "averagePrecision(hour, actual: cancelled)",
      try averagePrecision(hours, actual: cancelled), is: 0.036027333087076535,
      within: .relative(1e-9),
      mistakes: [
        trapezoids.gives(0.03775828130335856), tiesByRowOrder.gives(0.0361070830804155),
      ])
  }

  @Test("The model has 0.1119, where chance has 0.0209")
  func model() throws {
    // statsmodels 0.15 Logit and scikit-learn 1.9.1 average_precision_score, reference value E4.
    let model = try CancellationModel()
    check(
      "averagePrecision(the model's probabilities, actual: cancelled)",
      try averagePrecision(model.probabilities, actual: model.cancelled),
      is: 0.11194096598759506, within: .relative(1e-9),
      mistakes: [trapezoids.gives(0.1041912803421348)])
    check(
      "averagePrecision(the same probability for all, actual: cancelled)",
      try averagePrecision(model.cancelled.map { _ in 0.5 }, actual: model.cancelled),
      is: 62.0 / 2973, within: .relative(1e-9), mistakes: [invertedLabels.gives(2911.0 / 2973)])
  }

  @Test("On generated rankings it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let (scores, actual) = ranking(&random)
      return Case("averagePrecision(\(literal(scores)), actual: \(literal(actual)))") {
        try averagePrecision(scores, actual: actual)
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
