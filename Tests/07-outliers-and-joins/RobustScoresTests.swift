import LessonKit
import LessonTesting
import Testing

@testable import OutliersAndJoinsLesson

private let meanDistance = Mistake(
  "MEAN_DISTANCE",
  "It looks as if the mean of the distances was taken. One far value carries a mean away: the "
    + "second M is for median as well.")
private let keepsTheSign = Mistake(
  "KEEPS_THE_SIGN",
  "A distance has no sign. With signs, those below the median cancel those above it.")
private let missingAtDistanceZero = Mistake(
  "MISSING_AT_DISTANCE_ZERO",
  "It looks as if a missing value was counted as lying in the middle. It has no distance: leave it "
    + "out.")
private let meanAndDeviation = Mistake(
  "MEAN_AND_DEVIATION",
  "It looks as if mean and standard deviation were used. The value that you look for can carry away "
    + "both.")
private let dividesByZero = Mistake(
  "DIVIDES_BY_ZERO",
  "With a MAD of 0 there is nothing to measure with. Say that no score is known.")
private let leavesMissingOut = Mistake(
  "LEAVES_MISSING_OUT",
  "Where a value is missing the later scores moved up, and belong to other rows now.")
private let forgetsTheFactor = Mistake(
  "FORGETS_THE_FACTOR",
  "That counts MADs. To compare with standard deviations, 0.6745 is missing.")
private let scoresWithoutSign = Mistake(
  "SCORES_WITHOUT_SIGN",
  "A score says on which side of the median a value lies, and which side it is was lost here.")

@Suite("Robust scores", .exercise("07-outliers-and-joins/RobustScores"))
struct RobustScoresSuite {
  @Test("The MAD is the median of the distances from the median, however far the farthest lies")
  func madByHand() {
    // The median is 13, the distances 7 5 5 898 2 1 1 0 2.
    check(
      "mad([6, 8, 18, 911, 11, 12, 14, 13, 15])", mad([6, 8, 18, 911, 11, 12, 14, 13, 15]), is: 2,
      within: .relative(1e-12),
      mistakes: [meanDistance.gives(921.0 / 9), keepsTheSign.gives(0)])
  }

  @Test("A missing value has no distance; of an even number the MAD lies between two distances")
  func madWithHoles() {
    // The median is 18, the distances 8 4 4 22 13 42.
    check(
      "mad([10, nil, 14, 22, nil, 40, 5, 60])", mad([10, nil, 14, 22, nil, 40, 5, 60]), is: 10.5,
      within: .relative(1e-12),
      mistakes: [
        meanDistance.gives(15.5), keepsTheSign.gives(0), missingAtDistanceZero.gives(6),
        .named(
          "ONE_OF_TWO", when: { [8, 13].contains($0 ?? 0) },
          "Of an even number two distances are in the middle, and the median is halfway between."),
        .named(
          "MISSING_AS_ZERO", gives: 11,
          "It looks as if a missing value was counted as zero. Leave it out first."),
      ])
  }

  @Test("Of a constant the MAD is 0, and where nothing is known it is not known")
  func madOfLittle() {
    check("mad([0.1, 0.1, 0.1])", mad([0.1, 0.1, 0.1]), is: 0)
    check("mad([7])", mad([7]), is: 0)
    check("mad([])", mad([]), is: nil)
    check("mad([nil, nil])", mad([nil, nil]), is: nil)
  }

  @Test("A score is 0.6745 times the distance from the median, in MADs, with its sign")
  func scoresByHand() {
    let scores: [Double?] = [-2.36075, -1.68625, 1.68625, 302.8505, -0.6745]
    check(
      "robustScores([6, 8, 18, 911, 11, 12, 14, 13, 15]): the first five",
      robustScores([6, 8, 18, 911, 11, 12, 14, 13, 15]).prefix(5).map { $0 }, is: scores,
      within: .relative(1e-9),
      mistakes: [
        forgetsTheFactor.gives([-3.5, -2.5, 2.5, 449, -1]),
        scoresWithoutSign.gives([2.36075, 1.68625, 1.68625, 302.8505, 0.6745]),
        meanAndDeviation.when { scores in
          guard let far = scores.dropFirst(3).first, let far else { return false }
          return abs(far - 2.6664757007549538) < 1e-9
        },
      ])
  }

  @Test("There is a score for each row, and none for a missing value")
  func holes() {
    // The median is 6, the MAD 3.
    check(
      "robustScores([nil, 3, 6, nil, 12])", robustScores([nil, 3, 6, nil, 12]),
      is: [nil, -0.6745, 0, nil, 1.349], within: .relative(1e-12),
      mistakes: [
        leavesMissingOut.gives([-0.6745, 0, 1.349]), forgetsTheFactor.gives([nil, -1, 0, nil, 2]),
        scoresWithoutSign.gives([nil, 0.6745, 0, nil, 1.349]),
      ])
  }

  @Test("However small the MAD is, it is something to measure with")
  func smallScale() {
    check(
      "robustScores([1e-20, 2e-20, 5e-20])", robustScores([1e-20, 2e-20, 5e-20]),
      is: [-0.6745, 0, 2.0235], within: .relative(1e-9),
      mistakes: [
        forgetsTheFactor.gives([-1, 0, 3]), scoresWithoutSign.gives([0.6745, 0, 2.0235]),
      ])
  }

  @Test("With a MAD of 0 no score is known, and of nothing there are none")
  func noScale() {
    check(
      "robustScores([0, 0, 0, 5])", robustScores([0, 0, 0, 5]), is: [nil, nil, nil, nil],
      mistakes: [
        dividesByZero.when { $0.count == 4 && $0[3] == .infinity },
        .named(
          "SCORES_OF_ZERO", gives: [0, 0, 0, 0],
          "A score of 0 says that a value lies in the middle. Nothing was measured here."),
      ])
    check("robustScores([nil, 4])", robustScores([nil, 4]), is: [nil, nil])
    check("robustScores([nil, nil])", robustScores([nil, nil]), is: [nil, nil])
    check("robustScores([])", robustScores([]), is: [])
  }

  @Test("Moved and stretched, the values keep their scores; turned round, the scores turn too")
  func affine() {
    let scores: [Double?] = [-0.6745, nil, 0, 0.6745 * 1.5, -0.6745 * 1.25, 0.6745]
    let values: [Double?] = [-4, nil, 0, 6, -5, 4]
    check(
      "robustScores([-4, nil, 0, 6, -5, 4])", robustScores(values), is: scores,
      within: .relative(1e-12),
      mistakes: [
        scoresWithoutSign.gives(scores.map { $0.map { abs($0) } }),
        forgetsTheFactor.gives(scores.map { $0.map { $0 / 0.6745 } }),
      ])
    check(
      "robustScores([60, nil, 100, 160, 50, 140])",
      robustScores(values.map { $0.map { 100 + 10 * $0 } }), is: scores, within: .relative(1e-12))
    check(
      "robustScores([4, nil, 0, -6, 5, -4])", robustScores(values.map { $0.map { -$0 } }),
      is: scores.map { $0.map { -$0 } }, within: .relative(1e-12))
  }

  @Test("On generated columns it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let column = random.column(count: random.count(0...30), missing: 0.3)
      let size = column.reduce(0) { max($0, abs($1 ?? 0)) }
      // A distance is as exact as the values that it was made of.
      return random.index.isMultiple(of: 3)
        ? Case("mad(\(literal(column)))", slack: 1e-12 * size) { mad(column) }
        : Case("robustScores(\(literal(column)))", slack: 1e-9) { robustScores(column) }
    }
  }

  @Test("At Newark 43 hours have a wind score beyond 3.5, the farthest of 203.02")
  func wind() throws {
    // pandas 3.1.1, the rule of Iglewicz and Hoaglin (1993). The speeds are whole knots, so no
    // score lies near 3.5.
    let speeds = try Table(named: "weather_ewr").numbers("wind_speed")
    check(
      "mad(windSpeeds)", mad(speeds), is: 3.4523399999999995, within: .relative(1e-9),
      mistakes: [meanDistance.gives(4.2517499172604), keepsTheSign.gives(0)])
    let scores = robustScores(speeds)
    check(
      "robustScores(windSpeeds): how many there are", scores.count, is: 8703,
      mistakes: [leavesMissingOut.gives(8702)])
    check(
      "robustScores(windSpeeds): the greatest", scores.compactMap { $0 }.max(),
      is: 203.02450000000005, within: .relative(1e-9),
      mistakes: [forgetsTheFactor.gives(203.02450000000005 / 0.6745)])
    check(
      "robustScores(windSpeeds): how many lie beyond 3.5", beyond(scores), is: 43,
      mistakes: [
        meanAndDeviation.gives(1), forgetsTheFactor.gives(224), meanDistance.gives(9),
      ])
  }

  @Test("Of the pressures two lie beyond 3.5, both low; the rain has no scale")
  func pressure() throws {
    // pandas 3.1.1: 7,768 known pressures, median 1,017.5, MAD 5.1.
    let weather = try Table(named: "weather_ewr")
    let scores = robustScores(try weather.numbers("pressure"))
    check(
      "robustScores(pressures): the least", scores.compactMap { $0 }.min(),
      is: -4.4437647058823355, within: .relative(1e-9),
      mistakes: [
        forgetsTheFactor.gives(-4.4437647058823355 / 0.6745), scoresWithoutSign.gives(0),
      ])
    check("robustScores(pressures): how many lie beyond 3.5", beyond(scores), is: 2)
    let rain = robustScores(try weather.numbers("precip"))
    check(
      "robustScores(rain): how many are known", rain.count { $0 != nil }, is: 0,
      mistakes: [dividesByZero.gives(8703)])
  }

  private func beyond(_ scores: [Double?]) -> Int {
    scores.count { $0.map { abs($0) > 3.5 } ?? false }
  }
}
