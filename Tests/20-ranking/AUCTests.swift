import LessonKit
import LessonTesting
import Testing

@testable import RankingLesson

private let tiesAsZero = Mistake(
  "TIES_AS_ZERO",
  "It looks as if equal scores were counted as lost. Nobody won: a tie is half of each.")
private let tiesAsOne = Mistake(
  "TIES_AS_ONE",
  "It looks as if equal scores were counted as won. Nobody won: a tie is half of each.")
private let tiesByRowOrder = Mistake(
  "TIES_BY_ROW_ORDER",
  "It looks as if the order of the rows decides between equal scores. Sort the file in another way, "
    + "and the result is another.")
private let invertedLabels = Mistake(
  "INVERTED_LABELS",
  "This is 1 minus the right answer: the labels are the other way round. The positive row is the "
    + "one that should score higher.")
private let oneClassIsChance = Mistake(
  "ONE_CLASS_IS_CHANCE",
  "Without a pair to compare there is no answer, and 0.5 looks like a result. Refuse it.")
private let dividesZeroByZero = Mistake(
  "DIVIDES_ZERO_BY_ZERO",
  "0 / 0 is not a number. Without a pair to compare there is no answer: refuse it.")

private let everyPair = Mistake(
  "EVERY_PAIR",
  "It looks as if every pair of rows was counted below the line. Only pairs of one of each class can "
    + "be in order or not.")

@Suite("AUC", .exercise("20-ranking/AUC"))
struct AUCSuite {
  @Test("Of 8 pairs, 5 are in order, 2 are ties and 1 is not")
  func byHand() {
    check(
      "auc([0.9, 0.6, 0.4, 0.4, 0.4, 0.1], actual: [true, false, false, true, false, false])",
      try auc(
        [0.9, 0.6, 0.4, 0.4, 0.4, 0.1], actual: [true, false, false, true, false, false]),
      is: 0.75, within: .relative(1e-12),
      mistakes: [
        tiesAsZero.gives(0.625), tiesAsOne.gives(0.875), invertedLabels.gives(0.25),
        everyPair.gives(0.4), everyPair.gives(1.0 / 6),
      ])
  }

  @Test("1 when every positive is above every negative, 0 when below")
  func extremes() {
    check(
      "auc([1, 5, 2, 7], actual: [false, true, false, true])",
      try auc([1, 5, 2, 7], actual: [false, true, false, true]), is: 1,
      within: .relative(1e-12),
      mistakes: [invertedLabels.gives(0)])
    check(
      "auc([-1, -2, 3], actual: [true, true, false])",
      try auc([-1, -2, 3], actual: [true, true, false]), is: 0,
      within: .absolute(1e-12),
      mistakes: [invertedLabels.gives(1)])
  }

  @Test("Equal scores are worth chance, whichever row comes first")
  func ties() {
    check(
      "auc([7, 7], actual: [true, false]) and auc([7, 7], actual: [false, true])",
      try [auc([7, 7], actual: [true, false]), auc([7, 7], actual: [false, true])],
      is: [0.5, 0.5], within: .relative(1e-12),
      mistakes: [
        tiesAsZero.gives([0, 0]), tiesAsOne.gives([1, 1]), tiesByRowOrder.gives([0, 1]),
        tiesByRowOrder.gives([1, 0]),
      ])
  }

  @Test("The scores that all rows share say nothing")
  func allTied() {
    check(
      "auc([0, 0, 0, 0, 0], actual: [true, false, false, false, true])",
      try auc([0, 0, 0, 0, 0], actual: [true, false, false, false, true]), is: 0.5,
      within: .relative(1e-12),
      mistakes: [tiesAsZero.gives(0), tiesAsOne.gives(1)])
  }

  @Test("Only the order counts: a score in another unit is worth the same")
  func anyUnit() {
    let scores: [Double] = [3, 1, 4, 1, 5, 9, 2, 6]
    let actual = [true, false, false, true, true, true, false, false]
    check(
      "auc(scores, actual: actual), and of scores.map { $0 * 1000 - 5000 }, "
        + "and of scores.map { 1e9 + $0 / 1024 }, scores \(scores), actual \(actual)",
      try [
        auc(scores, actual: actual), auc(scores.map { $0 * 1000 - 5000 }, actual: actual),
        auc(scores.map { 1e9 + $0 / 1024 }, actual: actual),
      ],
      is: [0.59375, 0.59375, 0.59375], within: .relative(1e-12),
      mistakes: [
        invertedLabels.gives([0.40625, 0.40625, 0.40625]),
        tiesAsZero.gives([0.5625, 0.5625, 0.5625]), tiesAsOne.gives([0.625, 0.625, 0.625]),
      ])
  }

  @Test("To look for the other class turns the result around")
  func otherClass() {
    let scores: [Double] = [2, 2, 1, 3, 3, 2]
    let actual = [true, false, true, true, false, false]
    check(
      "auc(scores, actual: actual) + auc(scores, actual: actual.map { !$0 }), scores \(scores), "
        + "actual \(actual)",
      try auc(scores, actual: actual) + auc(scores, actual: actual.map { !$0 }), is: 1,
      within: .relative(1e-12),
      mistakes: [tiesAsZero.gives(6.0 / 9), tiesAsOne.gives(12.0 / 9)])
  }

  @Test("Without a positive or without a negative row there is nothing to compare")
  func oneClass() {
    for label in [true, false] {
      let passed = check(
        "auc([0.2, 0.8, 0.8], actual: [\(label), \(label), \(label)])",
        try auc([0.2, 0.8, 0.8], actual: [label, label, label]), throws: RankingError.oneClass,
        mistakes: [oneClassIsChance.gives(0.5), dividesZeroByZero.when { $0.isNaN }])
      guard passed else { return }
    }
    check("auc([], actual: [])", try auc([], actual: []), throws: RankingError.oneClass)
  }

  @Test("Lists of different lengths, and scores that are not numbers, are refused")
  func refused() {
    check(
      "auc([1, 2, 3], actual: [true, false])", try auc([1, 2, 3], actual: [true, false]),
      throws: RankingError.lengths(scores: 3, actual: 2))
    check(
      "auc([1, .nan], actual: [true, false])", try auc([1, .nan], actual: [true, false]),
      throws: RankingError.notANumber(row: 1))
    // Lengths before values, and values before classes.
    check(
      "auc([1, .nan, 3], actual: [true, false])", try auc([1, .nan, 3], actual: [true, false]),
      throws: RankingError.lengths(scores: 3, actual: 2))
    check(
      "auc([.nan, .nan], actual: [true, true])", try auc([.nan, .nan], actual: [true, true]),
      throws: RankingError.notANumber(row: 0))
    check(
      "auc([], actual: [true])", try auc([], actual: [true]),
      throws: RankingError.lengths(scores: 0, actual: 1))
  }

  @Test("Infinite scores have their place in the order, and zeros of both signs share one")
  func infinite() {
    // A difference of two infinities is not a number, and would be no tie.
    check(
      "auc([.infinity, .infinity, -.infinity, 0, -0.0], actual: [true, false, false, true, false])",
      try auc(
        [.infinity, .infinity, -.infinity, 0, -0.0], actual: [true, false, false, true, false]),
      is: 4.0 / 6, within: .relative(1e-12),
      mistakes: [tiesAsZero.gives(0.5), tiesAsOne.gives(5.0 / 6), invertedLabels.gives(2.0 / 6)])
    // Nothing finite is as great as infinity, or as little.
    check(
      "auc([.infinity, .greatestFiniteMagnitude], actual: [true, false])",
      try auc([.infinity, .greatestFiniteMagnitude], actual: [true, false]), is: 1)
    check(
      "auc([-.infinity, -.greatestFiniteMagnitude], actual: [true, false])",
      try auc([-.infinity, -.greatestFiniteMagnitude], actual: [true, false]), is: 0)
  }

  @Test("A small tumour is benign: the mean radius alone ranks 93.8% of the pairs")
  func breastCancer() throws {
    // scikit-learn 1.9.1: roc_auc_score(target, -mean_radius), reference value E1.
    let table = try Table(named: "breast_cancer")
    let scores = try table.completeNumbers("mean_radius").map { -$0 }
    let benign = try table.completeNumbers("target").map { $0 == 1 }
    check(
      "auc(-mean radius, actual: benign)", try auc(scores, actual: benign),
      is: 0.9375165160403786, within: .relative(1e-12),
      mistakes: [
        invertedLabels.gives(0.06248348395962159), tiesAsZero.gives(0.9373183235558374),
        tiesAsOne.gives(0.9377147085249194), tiesByRowOrder.gives(0.9376618571957085),
        tiesByRowOrder.gives(0.9373711748850484),
      ])
  }

  @Test(
    "Late flights are cancelled more often: 19 different hours, and ties by the hundred thousand")
  func hours() throws {
    // scikit-learn 1.9.1: roc_auc_score(cancelled, hour), reference value E2.
    let flights = try Table(named: "flights_ewr")
    let hours = try flights.completeNumbers("hour")
    let cancelled = try flights.strings("dep_time").map { $0 == nil }
    check(
      "auc(hour, actual: cancelled)", try auc(hours, actual: cancelled),
      is: 0.6085709529812665, within: .relative(1e-12),
      mistakes: [
        tiesAsZero.gives(0.5769666613601356), tiesAsOne.gives(0.6401752446023974),
        tiesByRowOrder.gives(0.6076799129155229), tiesByRowOrder.gives(0.6094619930470101),
        invertedLabels.gives(0.3914290470187335),
      ])
  }

  @Test("On generated rankings it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let (scores, actual) = ranking(&random)
      return Case("auc(\(literal(scores)), actual: \(literal(actual)))") {
        try auc(scores, actual: actual)
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
