import LessonKit
import LessonTesting
import Testing

@testable import ConfusionLesson

private let dividesZeroByZero = Mistake(
  "DIVIDES_ZERO_BY_ZERO",
  "0 / 0 is not a number, and every comparison with it is false. Settle these cases first.")
// The same words for the other function, as a learner may settle one and not the next.
private let correlationIsNaN = Mistake("CORRELATION_IS_NAN", dividesZeroByZero.words)
private let unknownIsChance = Mistake(
  "UNKNOWN_IS_CHANCE",
  "That is what chance earns, and would say that somebody tried. One of the classes was not there to be "
    + "told apart.")
private let noClassIsChance = Mistake("NO_CLASS_IS_CHANCE", unknownIsChance.words)
private let averagesPrecisions = Mistake(
  "AVERAGES_PRECISIONS",
  "It looks as if you divided by what was predicted. Recall divides by what happened, in each "
    + "class.")
private let countsEveryRowAlike = Mistake(
  "COUNTS_EVERY_ROW_ALIKE",
  "This is the plain accuracy: every row counts alike, and the common class decides.")
private let meanOfTheTwo = Mistake(
  "MEAN_OF_PRECISION_AND_RECALL",
  "This is the mean of precision and recall. Balanced accuracy has no precision in it: the other half "
    + "belongs to the other class.")
private let losesTheSign = Mistake(
  "LOSES_THE_SIGN",
  "The sign is gone. Answers that are worse than chance have a negative correlation.")
private let forgetsTheRoot = Mistake(
  "FORGETS_THE_ROOT",
  "It looks as if the square root below the line is missing: this is much too small.")

private let constantIsUnknown = Mistake(
  "CONSTANT_IS_UNKNOWN",
  "Both classes happened, so these rows can tell a good rule from a bad one. This one said always the "
    + "same: it is known to know nothing, and that is 0.")

@Suite("Against chance", .exercise("19-confusion/AgainstChance"))
struct AgainstChanceSuite {
  /// 20 events in 100 rows, 8 of them found with 10 alarms.
  private let example = Confusion(
    truePositives: 8, falsePositives: 2, falseNegatives: 12, trueNegatives: 78)

  @Test("Balanced accuracy: 40% of one class and 97.5% of the other are 68.75%")
  func balancedByHand() {
    check(
      "balancedAccuracy(TP 8, FP 2, FN 12, TN 78)", balancedAccuracy(example), is: 0.6875,
      within: .relative(1e-12),
      mistakes: [
        countsEveryRowAlike.gives(0.86), averagesPrecisions.gives((0.8 + 78.0 / 90) / 2),
        meanOfTheTwo.gives(0.6),
      ])
  }

  @Test("Correlation: (8 · 78 - 2 · 12) / √(10 · 20 · 80 · 90) is 0.5")
  func correlationByHand() {
    check(
      "matthewsCorrelation(TP 8, FP 2, FN 12, TN 78)", matthewsCorrelation(example), is: 0.5,
      within: .relative(1e-12), mistakes: [forgetsTheRoot.gives(600.0 / 1_440_000)])
  }

  @Test("The same answer for every row is worth what chance is worth")
  func constant() {
    for (alarm, quiet) in [(0, 5), (5, 0)] {
      let counts = Confusion(
        truePositives: alarm, falsePositives: alarm * 19, falseNegatives: quiet,
        trueNegatives: quiet * 19)
      let passed =
        check(
          "balancedAccuracy(\(counts))", balancedAccuracy(counts), is: 0.5,
          within: .relative(1e-12),
          mistakes: [
            countsEveryRowAlike.gives(0.95), countsEveryRowAlike.gives(0.05),
            meanOfTheTwo.gives((1 + 0.05) / 2), meanOfTheTwo.when { $0?.isNaN == true },
            averagesPrecisions.when { $0?.isNaN == true },
          ])
        && check(
          "matthewsCorrelation(\(counts))", matthewsCorrelation(counts), is: 0,
          mistakes: [
            correlationIsNaN.when { $0?.isNaN == true }, constantIsUnknown.gives(nil),
          ])
      guard passed else { return }
    }
  }

  @Test("Always right is 1 and 1; always wrong is 0 and -1")
  func extremes() {
    let right = Confusion(truePositives: 3, trueNegatives: 47)
    let wrong = Confusion(falsePositives: 47, falseNegatives: 3)
    check(
      "balancedAccuracy(TP 3, FP 0, FN 0, TN 47)", balancedAccuracy(right), is: 1,
      within: .relative(1e-12))
    check(
      "matthewsCorrelation(TP 3, FP 0, FN 0, TN 47)", matthewsCorrelation(right), is: 1,
      within: .relative(1e-12))
    check(
      "balancedAccuracy(TP 0, FP 47, FN 3, TN 0)", balancedAccuracy(wrong), is: 0,
      within: .absolute(1e-12))
    check(
      "matthewsCorrelation(TP 0, FP 47, FN 3, TN 0)", matthewsCorrelation(wrong), is: -1,
      within: .relative(1e-12), mistakes: [losesTheSign.gives(1)])
  }

  @Test("One row of each class is enough")
  func twoRows() {
    let counts = Confusion(truePositives: 1, trueNegatives: 1)
    check(
      "balancedAccuracy(\(counts))", balancedAccuracy(counts), is: 1, within: .relative(1e-12))
    check(
      "matthewsCorrelation(\(counts))", matthewsCorrelation(counts), is: 1,
      within: .relative(1e-12))
  }

  @Test("The opposite answers have the opposite correlation")
  func opposite() {
    check(
      "matthewsCorrelation(TP 12, FP 78, FN 8, TN 2)",
      matthewsCorrelation(
        Confusion(truePositives: 12, falsePositives: 78, falseNegatives: 8, trueNegatives: 2)),
      is: -0.5, within: .relative(1e-12),
      mistakes: [losesTheSign.gives(0.5), forgetsTheRoot.gives(-600.0 / 1_440_000)])
  }

  @Test("Which class is called positive makes no difference")
  func symmetry() {
    let turned = Confusion(
      truePositives: 78, falsePositives: 12, falseNegatives: 2, trueNegatives: 8)
    check(
      "balancedAccuracy(TP 78, FP 12, FN 2, TN 8)", balancedAccuracy(turned), is: 0.6875,
      within: .relative(1e-12),
      mistakes: [
        countsEveryRowAlike.gives(0.86), averagesPrecisions.gives((0.8 + 78.0 / 90) / 2),
        meanOfTheTwo.gives((78.0 / 90 + 78.0 / 80) / 2),
      ])
    check(
      "matthewsCorrelation(TP 78, FP 12, FN 2, TN 8)", matthewsCorrelation(turned), is: 0.5,
      within: .relative(1e-12), mistakes: [forgetsTheRoot.gives(600.0 / 1_440_000)])
  }

  @Test("Where one class never happened, neither is known")
  func oneClass() {
    let cases = [
      Confusion(falsePositives: 2, trueNegatives: 8),
      Confusion(truePositives: 7, falseNegatives: 3),
      Confusion(trueNegatives: 9), Confusion(truePositives: 9), Confusion(),
    ]
    for counts in cases {
      let passed =
        check(
          "balancedAccuracy(\(counts))", balancedAccuracy(counts), is: nil,
          mistakes: [dividesZeroByZero.when { $0?.isNaN == true }, unknownIsChance.gives(0.5)])
        && check(
          "matthewsCorrelation(\(counts))", matthewsCorrelation(counts), is: nil,
          mistakes: [correlationIsNaN.when { $0?.isNaN == true }, noClassIsChance.gives(0)])
      guard passed else { return }
    }
  }

  @Test("The products of large counts do not overflow")
  func large() {
    check(
      "matthewsCorrelation(TP 300000, FP 100000, FN 100000, TN 300000)",
      matthewsCorrelation(
        Confusion(
          truePositives: 300_000, falsePositives: 100_000, falseNegatives: 100_000,
          trueNegatives: 300_000)),
      is: 0.5, within: .relative(1e-12))
  }

  @Test("\"Never cancelled\" has an accuracy of 97.4%, a balanced one of 50%, and no correlation")
  func never() throws {
    // scikit-learn 1.9.1, reference value E3: balanced_accuracy_score 0.5, matthews_corrcoef 0.
    let counts = try counts { _ in false }
    check(
      "balancedAccuracy(\(counts))", balancedAccuracy(counts), is: 0.5,
      within: .relative(1e-12),
      mistakes: [
        countsEveryRowAlike.gives(0.9738497186362132),
        averagesPrecisions.when { $0?.isNaN == true },
      ])
    check(
      "matthewsCorrelation(\(counts))", matthewsCorrelation(counts), is: 0,
      mistakes: [
        dividesZeroByZero.when { $0?.isNaN == true }, constantIsUnknown.gives(nil),
      ])
  }

  @Test("\"Cancelled from 3 pm on\" is right for 59.3%, and better than chance")
  func afternoon() throws {
    // scikit-learn 1.9.1: balanced_accuracy_score, matthews_corrcoef(cancelled, hour >= 15).
    let counts = try counts { hour in hour >= 15 }
    check(
      "balancedAccuracy(\(counts))", balancedAccuracy(counts), is: 0.6064811030126754,
      within: .relative(1e-12),
      mistakes: [
        countsEveryRowAlike.gives(0.5934293280370738), averagesPrecisions.gives(0.5111865554537106),
      ])
    check(
      "matthewsCorrelation(\(counts))", matthewsCorrelation(counts), is: 0.06902627799971742,
      within: .relative(1e-9))
  }

  @Test("On generated counts it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      var counts = [0, 0, 0, 0].map { (_: Int) in random.count(0...60) }
      // Each of the four may be missing: 16 shapes in turn.
      for place in 0..<4 where random.index >> place & 1 == 1 { counts[place] = 0 }
      // The same shape with so many rows that their products are no `Int`.
      if random.chance(0.15) { counts = counts.map { $0 * 400_000 } }
      let given = Confusion(
        truePositives: counts[0], falsePositives: counts[1], falseNegatives: counts[2],
        trueNegatives: counts[3])
      // A correlation near 0 is a difference of products: it may be off by a share of 1, not of it.
      return Case("balancedAccuracy and matthewsCorrelation of \(given)") {
        var steps = Steps()
        steps.note("balanced accuracy", balancedAccuracy(given))
        steps.note("correlation", matthewsCorrelation(given), slack: 1e-7)
        return steps
      }
    }
  }

  /// The four counts of a rule by the scheduled hour of departure, for all flights.
  private func counts(_ rule: (Double) -> Bool) throws -> Confusion {
    let flights = try Table(named: "flights_ewr")
    let hours = try flights.completeNumbers("hour")
    var counts = Confusion()
    for (departure, hour) in zip(try flights.strings("dep_time"), hours) {
      switch (departure == nil, rule(hour)) {
      case (true, true): counts.truePositives += 1
      case (false, true): counts.falsePositives += 1
      case (true, false): counts.falseNegatives += 1
      case (false, false): counts.trueNegatives += 1
      }
    }
    return counts
  }
}
