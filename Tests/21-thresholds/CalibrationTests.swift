import LessonKit
import LessonTesting
import Testing

@testable import ThresholdsLesson

private let roundsFirst = Mistake(
  "ROUNDS_FIRST",
  "It looks as if the probabilities were rounded to 0 and 1 first. That is the error rate, and how sure "
    + "they were is gone.")
private let notSquared = Mistake(
  "NOT_SQUARED",
  "It looks as if the distances were not squared. With plain distances whoever always exaggerates scores "
    + "best.")
private let fallsOut = Mistake(
  "ONE_FALLS_OUT",
  "A probability of 1 falls out of the last bin into one of its own. The last bin is closed on both sides."
)
private let middle = Mistake(
  "MIDDLE_OF_THE_BIN",
  "It looks as if the middle of the bin stood for its rows. Rare events have all their rows at one end: take "
    + "the mean of what was said.")
private let binsAlike = Mistake(
  "BINS_ALIKE",
  "It looks as if each bin weighs as much as every other. One with two rows says little; weigh by the rows."
)
private let signsCancel = Mistake(
  "SIGNS_CANCEL",
  "It looks as if too high and too low cancel. Somebody who is always wrong, one way and the other, is not "
    + "calibrated.")

@Suite("Said and happened", .exercise("21-thresholds/Calibration"))
struct CalibrationSuite {
  private static let said = [0.9, 0.8, 0.3, 0.1]
  private static let actual = [true, false, false, true]

  @Test("The Brier score of four rows by hand")
  func byHand() {
    // 0.01, 0.64, 0.09 and 0.81.
    check(
      "brier([0.9, 0.8, 0.3, 0.1], actual: [true, false, false, true])",
      try brier(Self.said, actual: Self.actual), is: 0.3875, within: .relative(1e-12),
      mistakes: [roundsFirst.gives(0.5), notSquared.gives(0.525)])
  }

  @Test("Sure and right is 0, sure and wrong is 1, and one half is a quarter")
  func ends() {
    check("brier([1, 0], actual: [true, false])", try brier([1, 0], actual: [true, false]), is: 0)
    check("brier([1, 0], actual: [false, true])", try brier([1, 0], actual: [false, true]), is: 1)
    check(
      "brier([0.5, 0.5], actual: [true, false])", try brier([0.5, 0.5], actual: [true, false]),
      is: 0.25, within: .relative(1e-12), mistakes: [roundsFirst.gives(0.5), notSquared.gives(0.5)])
  }

  @Test("Six rows in four bins by hand, of which one is empty")
  func bins() {
    let said = [0.1, 0.2, 0.3, 0.75, 0.95, 1]
    let actual = [false, true, false, true, true, false]
    check(
      "reliability([0.1, 0.2, 0.3, 0.75, 0.95, 1], actual: [false, true, false, true, true, false], "
        + "bins: 4): count, predicted, happened",
      try rows(said, actual, 4), is: [[2, 0.15, 0.5], [1, 0.3, 0], [3, 0.9, 2.0 / 3]],
      within: .relative(1e-12),
      mistakes: [
        fallsOut.gives([[2, 0.15, 0.5], [1, 0.3, 0], [2, 0.85, 1], [1, 1, 0]]),
        middle.gives([[2, 0.125, 0.5], [1, 0.375, 0], [3, 0.875, 2.0 / 3]]),
      ])
    // 2/6 of 0.35, 1/6 of 0.3, 3/6 of 0.2333.
    check(
      "expectedCalibrationError of the same",
      try expectedCalibrationError(said, actual: actual, bins: 4), is: 0.2833333333333333,
      within: .relative(1e-12),
      mistakes: [binsAlike.gives(0.2944444444444444), signsCancel.gives(0.05)])
  }

  @Test("Three tenths lie in the fourth of ten bins, and 1 in the last")
  func borders() {
    check(
      "reliability([0.3, 0.35, 0.29, 1], actual: [true, true, false, true], bins: 10): count, predicted, "
        + "happened",
      try rows([0.3, 0.35, 0.29, 1], [true, true, false, true], 10),
      is: [[1, 0.29, 0], [2, 0.325, 1], [1, 1, 1]], within: .relative(1e-12),
      mistakes: [
        middle.gives([[1, 0.25, 0], [2, 0.35, 1], [1, 0.95, 1]])
      ])
  }

  @Test("In two bins, 1 lies in the second, and of ten thousand bins three hold three rows")
  func two() {
    check(
      "reliability([0.3, 0.03, 1], actual: [true, true, false], bins: 2): count, predicted, happened",
      try rows([0.3, 0.03, 1], [true, true, false], 2), is: [[2, 0.165, 1], [1, 1, 0]],
      within: .relative(1e-12), mistakes: [middle.gives([[2, 0.25, 1], [1, 0.75, 0]])])
    check(
      "reliability([0.00011, 0.00025, 0.5], actual: [true, false, true], bins: 10000): count, "
        + "predicted, happened",
      try rows([0.00011, 0.00025, 0.5], [true, false, true], 10_000),
      is: [[1, 0.00011, 1], [1, 0.00025, 0], [1, 0.5, 1]], within: .relative(1e-12),
      mistakes: [middle.gives([[1, 0.00015, 1], [1, 0.00025, 0], [1, 0.50005, 1]])])
  }

  @Test("In one bin the error is how far the mean is off")
  func one() {
    check(
      "expectedCalibrationError([0.2, 0.4, 1], actual: [true, true, true], bins: 1)",
      try expectedCalibrationError([0.2, 0.4, 1], actual: [true, true, true], bins: 1),
      is: 0.4666666666666667, within: .relative(1e-12),
      mistakes: [signsCancel.gives(-0.4666666666666667)])
  }

  @Test("The error of p = 1, 1, 0.95, 0.05 where two happen is a quarter")
  func reference() {
    // NumPy 2.4.
    check(
      "expectedCalibrationError([1, 1, 0.95, 0.05], actual: [true, true, false, false], bins: 10)",
      try expectedCalibrationError(
        [1, 1, 0.95, 0.05], actual: [true, true, false, false], bins: 10),
      is: 0.25, within: .relative(1e-12),
      mistakes: [binsAlike.gives(0.18333333333333332), signsCancel.gives(0.25)])
  }

  @Test("No rows, lengths, what is no probability, no bins: refused in this order")
  func refusals() {
    check(
      "brier([], actual: [true])", try brier([], actual: [true]), throws: ThresholdError.noRows)
    check(
      "brier([1.5], actual: [true, false])", try brier([1.5], actual: [true, false]),
      throws: RankingError.lengths(scores: 1, actual: 2))
    check(
      "brier([0.5, 1.0000001], actual: [true, false])",
      try brier([0.5, 1.0000001], actual: [true, false]), throws: ThresholdError.probability(row: 1)
    )
    check(
      "reliability([.nan, -1], actual: [true, false], bins: 0)",
      try rows([.nan, -1], [true, false], 0), throws: ThresholdError.probability(row: 0))
    check(
      "reliability([0.5], actual: [true], bins: 0)", try rows([0.5], [true], 0),
      throws: ThresholdError.bins(0))
    check(
      "expectedCalibrationError([0.5], actual: [true], bins: -1)",
      try expectedCalibrationError([0.5], actual: [true], bins: -1), throws: ThresholdError.bins(-1)
    )
  }

  @Test("The flights from October on have the Brier score and the calibration error of NumPy")
  func flights() throws {
    // statsmodels 0.15 for the model; scikit-learn 1.9.1's brier_score_loss; NumPy 2.4 for the bins.
    let model = try CancellationModel()
    check(
      "brier(months 10 to 12)", try brier(model.probabilities, actual: model.cancelled),
      is: 0.019543180910375973, within: .relative(1e-9),
      mistakes: [roundsFirst.gives(62.0 / 2973)])
    check(
      "expectedCalibrationError(months 10 to 12, bins: 10)",
      try expectedCalibrationError(model.probabilities, actual: model.cancelled, bins: 10),
      is: 0.0073560697644382885, within: .relative(1e-9))
  }

  @Test("Of generated probabilities it says what the solution says", .tags(.crossCheck))
  func generated() {
    enum Fault { case noRows, lengths, probability, bins }
    crossCheck { random in
      let faults = random.faults(
        [Fault.noRows, .lengths, .probability, .bins],
        pairs: [
          (.noRows, .lengths), (.lengths, .probability), (.probability, .bins), (.noRows, .bins),
        ])
      let count =
        faults.contains(.noRows)
        ? 0 : random.count(0...9) + (faults.contains(.probability) ? 2 : 1)
      var said = (0..<count).map { _ in
        random.pick([1, 0, 0.25, 0.75, 0.5, random.unit(), random.unit(), random.unit()])
      }
      if faults.contains(.probability) {
        said[random.int(0...1)] = random.pick([.nan, 1.25, -0.5, .infinity])
      }
      var actual = random.labels(count: count)
      if faults.contains(.lengths) { actual.append(false) }
      let bins =
        faults.contains(.bins) ? random.pick([0, -3]) : random.pick([1, 2, 3, 4, 10, 25, 100])
      return Case(
        "brier, reliability and error of \(literal(said)), \(literal(actual)), bins: \(bins)"
      ) {
        [said, actual] in
        var steps = Steps()
        steps.note("brier") { try brier(said, actual: actual) }
        steps.note("reliability") {
          try reliability(said, actual: actual, bins: bins).map {
            [Double($0.count), $0.predicted, $0.happened]
          }
        }
        steps.note("error") {
          try expectedCalibrationError(said, actual: actual, bins: bins)
        }
        return steps
      }
    }
  }

  /// Each bin as count, predicted and happened.
  private func rows(_ said: [Double], _ actual: [Bool], _ bins: Int) throws -> [[Double]] {
    try reliability(said, actual: actual, bins: bins).map {
      [Double($0.count), $0.predicted, $0.happened]
    }
  }
}
