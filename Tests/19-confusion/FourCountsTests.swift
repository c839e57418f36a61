import LessonKit
import LessonTesting
import Testing

@testable import ConfusionLesson

private let axesSwapped = Mistake(
  "AXES_SWAPPED",
  "It looks as if false alarms and misses changed places. A false positive was predicted and did "
    + "not happen; a false negative happened and was not predicted.")
private let looksForTheCommonClass = Mistake(
  "LOOKS_FOR_THE_COMMON_CLASS",
  "It looks as if `false` was taken for the positive class. Positive is what you look for: `true`.")
private let stopsAtTheShorter = Mistake(
  "STOPS_AT_THE_SHORTER",
  "zip stops at the end of the shorter list, and rows vanish without a word. Refuse them first.")
private let dividesIntegers = Mistake(
  "DIVIDES_INTEGERS",
  "It looks as if whole numbers were divided: 7 / 10 is 0 in Swift. Make them Double before, not "
    + "after.")
private let dividesZeroByZero = Mistake(
  "DIVIDES_ZERO_BY_ZERO",
  "0 / 0 is not a number, and spreads into every mean it enters. No rows have no accuracy: nil.")

@Suite("Four counts", .exercise("19-confusion/FourCounts"))
struct FourCountsSuite {
  private let happened = [true, true, true, true, true, false, false, false, false, false]
  private let expected = [true, false, true, false, true, false, false, true, false, false]

  @Test("Each row is one of four cases")
  func byHand() {
    check(
      "confusion(actual: [true, true, true, true, true, false, false, false, false, false], "
        + "predicted: [true, false, true, false, true, false, false, true, false, false])",
      try confusion(actual: happened, predicted: expected),
      is: Confusion(truePositives: 3, falsePositives: 1, falseNegatives: 2, trueNegatives: 4),
      mistakes: [
        axesSwapped.gives(
          Confusion(truePositives: 3, falsePositives: 2, falseNegatives: 1, trueNegatives: 4)),
        looksForTheCommonClass.gives(
          Confusion(truePositives: 4, falsePositives: 2, falseNegatives: 1, trueNegatives: 3)),
      ])
  }

  @Test("A row by itself adds one to its own case")
  func oneRow() {
    let cases: [(Bool, Bool, Confusion)] = [
      (true, true, Confusion(truePositives: 1)), (false, true, Confusion(falsePositives: 1)),
      (true, false, Confusion(falseNegatives: 1)), (false, false, Confusion(trueNegatives: 1)),
    ]
    for (truth, guess, counts) in cases {
      let passed = check(
        "confusion(actual: [\(truth)], predicted: [\(guess)])",
        try confusion(actual: [truth], predicted: [guess]), is: counts)
      guard passed else { return }
    }
  }

  @Test("Without rows every count is 0")
  func noRows() {
    check(
      "confusion(actual: [], predicted: [])", try confusion(actual: [], predicted: []),
      is: Confusion())
  }

  @Test("Labels and predictions of different lengths are refused")
  func lengths() {
    check(
      "confusion(actual: [true, false], predicted: [true])",
      try confusion(actual: [true, false], predicted: [true]),
      throws: LabelError.lengths(actual: 2, predicted: 1),
      mistakes: [stopsAtTheShorter.gives(Confusion(truePositives: 1))])
    check(
      "confusion(actual: [], predicted: [false])", try confusion(actual: [], predicted: [false]),
      throws: LabelError.lengths(actual: 0, predicted: 1),
      mistakes: [stopsAtTheShorter.gives(Confusion())])
    check(
      "confusion(actual: [true], predicted: [])", try confusion(actual: [true], predicted: []),
      throws: LabelError.lengths(actual: 1, predicted: 0),
      mistakes: [stopsAtTheShorter.gives(Confusion())])
  }

  @Test("Accuracy is the share of rows that were predicted rightly")
  func accuracyByHand() {
    check(
      "accuracy(TP 3, FP 1, FN 2, TN 4)",
      accuracy(
        Confusion(truePositives: 3, falsePositives: 1, falseNegatives: 2, trueNegatives: 4)),
      is: 0.7, within: .relative(1e-12), mistakes: [dividesIntegers.gives(0)])
  }

  @Test("Accuracy is 1 when all is right and 0 when all is wrong")
  func extremes() {
    check(
      "accuracy(TP 2, FP 0, FN 0, TN 5)", accuracy(Confusion(truePositives: 2, trueNegatives: 5)),
      is: 1, within: .relative(1e-12))
    check(
      "accuracy(TP 0, FP 4, FN 1, TN 0)", accuracy(Confusion(falsePositives: 4, falseNegatives: 1)),
      is: 0, within: .absolute(1e-12))
  }

  @Test("One row is enough to be judged")
  func accuracyOfOneRow() {
    check("accuracy(TP 1, FP 0, FN 0, TN 0)", accuracy(Confusion(truePositives: 1)), is: 1)
    check("accuracy(TP 0, FP 1, FN 0, TN 0)", accuracy(Confusion(falsePositives: 1)), is: 0)
  }

  @Test("Without rows there is no accuracy")
  func noAccuracy() {
    check(
      "accuracy(TP 0, FP 0, FN 0, TN 0)", accuracy(Confusion()), is: nil,
      mistakes: [
        dividesZeroByZero.when { $0?.isNaN == true },
        .named(
          "NOTHING_IS_ZERO", gives: 0,
          "0 would say that every row was predicted wrongly, and there was none. Nothing is known: nil."
        ),
      ])
  }

  @Test("On generated labels it counts as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      if random.chance(0.3) {
        let counts = Confusion(
          truePositives: random.pick([0, random.count(0...40)]),
          falsePositives: random.pick([0, random.count(0...40)]),
          falseNegatives: random.pick([0, random.count(0...40)]),
          trueNegatives: random.pick([0, random.count(0...40), 11_768]))
        return Case("accuracy(\(counts))") { accuracy(counts) }
      }
      let actual = random.labels(count: random.count(0...20))
      var predicted = random.labels(count: actual.count)
      // Shorter, longer, and nothing at all against something.
      if !random.faults([true]).isEmpty {
        predicted = random.labels(count: random.int(0...actual.count + 1))
      }
      return Case(
        "confusion(actual: \(literal(actual)), predicted: \(literal(predicted))) and its accuracy"
      ) { () -> Steps in
        let counts = try confusion(actual: actual, predicted: predicted)
        var steps = Steps()
        steps.note("true positives", counts.truePositives)
        steps.note("false positives", counts.falsePositives)
        steps.note("false negatives", counts.falseNegatives)
        steps.note("true negatives", counts.trueNegatives)
        steps.note("accuracy", accuracy(counts))
        return steps
      }
    }
  }

  @Test("Of 12,084 flights 316 were cancelled: \"never cancelled\" is right for 97.4%")
  func never() throws {
    // scikit-learn 1.9.1: accuracy_score(cancelled, 0), reference value E3.
    let cancelled = try Flights().cancelled
    check(
      "confusion(actual: cancelled, predicted: never)",
      try confusion(actual: cancelled, predicted: cancelled.map { _ in false }),
      is: Confusion(falseNegatives: 316, trueNegatives: 11768),
      mistakes: [
        axesSwapped.gives(Confusion(falsePositives: 316, trueNegatives: 11768)),
        looksForTheCommonClass.gives(Confusion(truePositives: 11768, falsePositives: 316)),
      ])
    check(
      "accuracy(TP 0, FP 0, FN 316, TN 11768)",
      accuracy(Confusion(falseNegatives: 316, trueNegatives: 11768)),
      is: 0.9738497186362132, within: .relative(1e-12), mistakes: [dividesIntegers.gives(0)])
  }

  @Test("Visibility below 3 miles finds 52 of the 316, with 399 false alarms")
  func lowVisibility() throws {
    // scikit-learn 1.9.1: confusion_matrix(cancelled, visib < 3) after a left join on time_hour.
    let flights = try Flights()
    let low = flights.visibility.map { $0.map { $0 < 3 } ?? false }
    check(
      "confusion(actual: cancelled, predicted: visibility below 3 miles)",
      try confusion(actual: flights.cancelled, predicted: low),
      is: Confusion(
        truePositives: 52, falsePositives: 399, falseNegatives: 264, trueNegatives: 11369),
      mistakes: [
        axesSwapped.gives(
          Confusion(
            truePositives: 52, falsePositives: 264, falseNegatives: 399, trueNegatives: 11369)),
        looksForTheCommonClass.gives(
          Confusion(
            truePositives: 11369, falsePositives: 264, falseNegatives: 399, trueNegatives: 52)),
      ])
  }
}

/// Whether each flight was cancelled, and how far one could see at its hour, where that is known.
private struct Flights {
  let cancelled: [Bool]
  let visibility: [Double?]

  init() throws {
    let flights = try Table(named: "flights_ewr")
    let weather = try Table(named: "weather_ewr")
    let hours = zip(try weather.completeStrings("time_hour"), try weather.numbers("visib"))
    let seen = Dictionary(hours, uniquingKeysWith: { first, _ in first })
    cancelled = try flights.strings("dep_time").map { $0 == nil }
    visibility = try flights.completeStrings("time_hour").map { seen[$0] ?? nil }
  }
}
