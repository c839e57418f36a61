import LessonKit
import LessonTesting
import Testing

@testable import ConfusionLesson

private let axesSwapped = Mistake(
  "AXES_SWAPPED",
  "It looks as if precision and recall changed places. Precision divides by what was predicted, "
    + "recall by what happened.")
private let dividesZeroByZero = Mistake(
  "DIVIDES_ZERO_BY_ZERO",
  "0 / 0 is not a number, and every comparison with it is false. Where there is nothing to divide "
    + "by, there is no answer: nil.")
private let undefinedIsZero = Mistake(
  "UNDEFINED_IS_ZERO",
  "0 would say that the answers were wrong. Here nobody asked for one, so there is nothing to "
    + "judge: nil.")
// A learner may settle one case and not the next, so each function has its own.
private let recallIsNaN = Mistake("RECALL_IS_NAN", dividesZeroByZero.words)
private let f1IsNaN = Mistake("F1_IS_NAN", dividesZeroByZero.words)
private let noEventIsZero = Mistake(
  "NO_EVENT_IS_ZERO",
  "0 would say that every event was missed. Here there was none, so there is nothing to judge: nil."
)
private let nothingIsZero = Mistake(
  "NOTHING_IS_ZERO",
  "0 would say that nothing was found of what there was. Here there was nothing to find, and no "
    + "alarm either: nil.")
private let ordinaryMean = Mistake(
  "TAKES_THE_ORDINARY_MEAN",
  "It looks as if this is the ordinary mean of precision and recall. It flatters whoever does well "
    + "on one and badly on the other.")
private let givesUp = Mistake(
  "GIVES_UP_WITHOUT_PRECISION",
  "A model that never raises an alarm has no precision, and an F1 it still has: it found nothing.")

private let hitsOnce = Mistake(
  "COUNTS_HITS_ONCE",
  "It looks as if the hits were counted once. They are in precision and in recall: F1 has them twice, "
    + "above the line and below it.")

@Suite("Precision and recall", .exercise("19-confusion/PrecisionRecall"))
struct PrecisionRecallSuite {
  /// 6 alarms, 3 of them right; 12 events.
  private let example = Confusion(
    truePositives: 3, falsePositives: 3, falseNegatives: 9, trueNegatives: 85)

  @Test("Precision: of 6 alarms, 3 were right")
  func precisionByHand() {
    check(
      "precision(TP 3, FP 3, FN 9, TN 85)", precision(example), is: 0.5, within: .relative(1e-12),
      mistakes: [axesSwapped.gives(0.25)])
  }

  @Test("Recall: of 12 events, 3 were found")
  func recallByHand() {
    check(
      "recall(TP 3, FP 3, FN 9, TN 85)", recall(example), is: 0.25, within: .relative(1e-12),
      mistakes: [axesSwapped.gives(0.5)])
  }

  @Test("F1 is nearer to the smaller of the two")
  func f1ByHand() {
    check(
      "f1(TP 3, FP 3, FN 9, TN 85)", f1(example), is: 1.0 / 3, within: .relative(1e-12),
      mistakes: [ordinaryMean.gives(0.375), hitsOnce.gives(0.2)])
  }

  @Test("Those rightly left alone count in none of the three")
  func trueNegatives() {
    let few = Confusion(truePositives: 8, falsePositives: 2, falseNegatives: 8)
    let many = Confusion(
      truePositives: 8, falsePositives: 2, falseNegatives: 8, trueNegatives: 1_000_000)
    for (counts, quiet) in [(few, "0"), (many, "1000000")] {
      let passed =
        check(
          "precision(TP 8, FP 2, FN 8, TN \(quiet))", precision(counts), is: 0.8,
          within: .relative(1e-12),
          mistakes: [axesSwapped.gives(0.5)])
        && check(
          "recall(TP 8, FP 2, FN 8, TN \(quiet))", recall(counts), is: 0.5,
          within: .relative(1e-12),
          mistakes: [axesSwapped.gives(0.8)])
        && check(
          "f1(TP 8, FP 2, FN 8, TN \(quiet))", f1(counts), is: 8.0 / 13, within: .relative(1e-12),
          mistakes: [ordinaryMean.gives(0.65), hitsOnce.gives(8.0 / 18)])
      guard passed else { return }
    }
  }

  @Test("With no error all three are 1, with no hit all three are 0")
  func extremes() {
    let right = Confusion(truePositives: 4, trueNegatives: 6)
    let wrong = Confusion(falsePositives: 2, falseNegatives: 4, trueNegatives: 6)
    check("precision(TP 4, FP 0, FN 0, TN 6)", precision(right), is: 1, within: .relative(1e-12))
    check("recall(TP 4, FP 0, FN 0, TN 6)", recall(right), is: 1, within: .relative(1e-12))
    check("f1(TP 4, FP 0, FN 0, TN 6)", f1(right), is: 1, within: .relative(1e-12))
    check("precision(TP 0, FP 2, FN 4, TN 6)", precision(wrong), is: 0, within: .absolute(1e-12))
    check("recall(TP 0, FP 2, FN 4, TN 6)", recall(wrong), is: 0, within: .absolute(1e-12))
    check("f1(TP 0, FP 2, FN 4, TN 6)", f1(wrong), is: 0, within: .absolute(1e-12))
    // One alarm, or one event, is enough to be judged.
    let hit = Confusion(truePositives: 1, trueNegatives: 9)
    let alarm = Confusion(falsePositives: 1, trueNegatives: 9)
    check(
      "precision(TP 1, FP 0, FN 0, TN 9)", precision(hit), is: 1, within: .relative(1e-12))
    check("f1(TP 0, FP 1, FN 0, TN 9)", f1(alarm), is: 0, within: .absolute(1e-12))
  }

  @Test("Without an alarm there is no precision")
  func noAlarm() {
    check(
      "precision(TP 0, FP 0, FN 5, TN 95)",
      precision(Confusion(falseNegatives: 5, trueNegatives: 95)), is: nil,
      mistakes: [dividesZeroByZero.when { $0?.isNaN == true }, undefinedIsZero.gives(0)])
  }

  @Test("Without an event there is no recall")
  func noEvent() {
    check(
      "recall(TP 0, FP 5, FN 0, TN 95)",
      recall(Confusion(falsePositives: 5, trueNegatives: 95)), is: nil,
      mistakes: [recallIsNaN.when { $0?.isNaN == true }, noEventIsZero.gives(0)])
  }

  @Test("F1 is 0 with events or alarms but no hit, and unknown with neither")
  func f1Edges() {
    check(
      "f1(TP 0, FP 0, FN 5, TN 95)", f1(Confusion(falseNegatives: 5, trueNegatives: 95)), is: 0,
      mistakes: [givesUp.gives(nil)])
    check(
      "f1(TP 0, FP 5, FN 0, TN 95)", f1(Confusion(falsePositives: 5, trueNegatives: 95)), is: 0,
      mistakes: [givesUp.gives(nil)])
    check(
      "f1(TP 0, FP 0, FN 0, TN 95)", f1(Confusion(trueNegatives: 95)), is: nil,
      mistakes: [f1IsNaN.when { $0?.isNaN == true }, nothingIsZero.gives(0)])
  }

  @Test("\"Never cancelled\" is 97.4% accurate, and finds none of 316 cancelled flights")
  func never() throws {
    // scikit-learn 1.9.1, reference value E3: recall 0; f1_score 0. Its precision is 0 with a
    // warning that it is not defined.
    let counts = try counts { _ in false }
    check("recall(\(counts))", recall(counts), is: 0)
    check("precision(\(counts))", precision(counts), is: nil, mistakes: [undefinedIsZero.gives(0)])
    check("f1(\(counts))", f1(counts), is: 0, mistakes: [givesUp.gives(nil)])
  }

  @Test("\"Always cancelled\" finds all 316, and its F1 is 5.1%")
  func always() throws {
    // scikit-learn 1.9.1: precision_score, recall_score, f1_score(cancelled, 1).
    let counts = try counts { _ in true }
    check(
      "precision(\(counts))", precision(counts), is: 0.026150281363786824,
      within: .relative(1e-12), mistakes: [axesSwapped.gives(1)])
    check(
      "recall(\(counts))", recall(counts), is: 1,
      mistakes: [axesSwapped.gives(0.026150281363786824)])
    check(
      "f1(\(counts))", f1(counts), is: 0.05096774193548387, within: .relative(1e-12),
      mistakes: [
        ordinaryMean.gives(0.5130751406818934), hitsOnce.gives(0.026150281363786824),
      ])
  }

  @Test("\"Cancelled\" for every flight from 3 pm on: many of them found, and few alarms right")
  func afternoon() throws {
    // scikit-learn 1.9.1: precision_score, recall_score, f1_score(cancelled, hour >= 15).
    let counts = try counts { hour in hour >= 15 }
    check(
      "precision(\(counts))", precision(counts), is: 0.03928643014632191,
      within: .relative(1e-12), mistakes: [axesSwapped.gives(0.620253164556962)])
    check(
      "recall(\(counts))", recall(counts), is: 0.620253164556962, within: .relative(1e-12),
      mistakes: [axesSwapped.gives(0.03928643014632191)])
    check(
      "f1(\(counts))", f1(counts), is: 0.07389255419415645, within: .relative(1e-12),
      mistakes: [ordinaryMean.gives(0.32976979735164197), hitsOnce.gives(196.0 / 5109)])
  }

  @Test("On generated counts it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      var counts = [0, 0, 0, 0].map { (_: Int) in random.count(0...60) }
      // Each of the four may be missing: 16 shapes in turn.
      for place in 0..<4 where random.index >> place & 1 == 1 { counts[place] = 0 }
      if random.chance(0.2) { counts[3] = 1_000_000 }
      let given = Confusion(
        truePositives: counts[0], falsePositives: counts[1], falseNegatives: counts[2],
        trueNegatives: counts[3])
      return Case("precision, recall and f1 of \(given)") {
        var steps = Steps()
        steps.note("precision", precision(given))
        steps.note("recall", recall(given))
        steps.note("f1", f1(given))
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
