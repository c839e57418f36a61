import LessonKit
import LessonTesting
import Testing

@testable import OutliersAndJoinsLesson

private let missingAsZero = Mistake(
  "MISSING_AS_ZERO",
  "It looks as if a missing value was counted as zero. Nobody measured that: leave it out first.")
private let forgetsToSort = Mistake(
  "FORGETS_TO_SORT",
  "It looks as if the quartiles were taken in the order in which they stand. A quartile is one of "
    + "size.")
private let takesTheLower = Mistake(
  "TAKES_THE_LOWER",
  "The place of a quartile falls between two values, and so does the quartile: go the rest of the "
    + "way.")
private let countsFromOne = Mistake(
  "COUNTS_FROM_ONE",
  "It looks as if places were shares of n. From the first value to the last it is n - 1 steps, so "
    + "that is up to one place too far.")
private let ignoresK = Mistake(
  "IGNORES_K", "It looks as if the fences were at 1.5, whatever k is. That is only its default.")
private let aroundTheMedian = Mistake(
  "AROUND_THE_MEDIAN",
  "It looks as if the way out was measured from the median. It begins at the quartiles.")

@Suite("Tukey's fences", .exercise("07-outliers-and-joins/TukeyFences"))
struct TukeyFencesSuite {
  @Test(
    "Of nine speeds the quartiles are the third and the seventh, and the fences 1.5 IQRs outside")
  func byHand() {
    // 6 8 11 12 13 14 15 18 911: Q1 = 11, Q3 = 15, IQR = 4.
    check(
      "tukeyFences([6, 8, 18, 911, 11, 12, 14, 13, 15])",
      bounds([6, 8, 18, 911, 11, 12, 14, 13, 15]), is: [5, 21], within: .relative(1e-12),
      mistakes: [
        forgetsToSort.gives([24, 8]), countsFromOne.gives([2.25, 26.25]),
        aroundTheMedian.gives([7, 19]),
      ])
  }

  @Test("A quartile between two values lies on the line from one to the other; holes do not count")
  func between() {
    check(
      "tukeyFences([nil, 40, 10, nil, 20, 31])", bounds([nil, 40, 10, nil, 20, 31]),
      is: [-6.125, 56.875], within: .relative(1e-12),
      mistakes: [
        missingAsZero.gives([-36.125, 66.875]), forgetsToSort.gives([9.625, 30.625]),
        takesTheLower.gives([-21.5, 62.5]), countsFromOne.gives([-10, 70]),
        aroundTheMedian.gives([1.875, 49.125]),
      ])
  }

  @Test(
    "k says how many IQRs outside of the quartiles the fences lie; with 0 they are the quartiles")
  func otherK() {
    let cases: [(text: String, values: [Double?], k: Double, fences: [Double]?, at: [Double]?)] = [
      ("[7, 1, 3, 9, 30], k: 0", [7, 1, 3, 9, 30], 0, [3, 9], [-6, 18]),
      ("[7, 1, 3, 9, 30, 4], k: 1", [7, 1, 3, 9, 30, 4], 1, [-2, 13.75], [-4.625, 16.375]),
      (
        "[6, 8, 18, 911, 11, 12, 14, 13, 15], k: 3", [6, 8, 18, 911, 11, 12, 14, 13, 15], 3,
        [-1, 27], [5, 21]
      ),
    ]
    for one in cases {
      guard
        check(
          "tukeyFences(\(one.text))", bounds(one.values, k: one.k), is: one.fences,
          within: .relative(1e-12), mistakes: [ignoresK.gives(one.at)])
      else { return }
    }
  }

  @Test("As many IQRs as k says, whatever the values: moved and stretched, the fences go along")
  func affine() {
    let values: [Double?] = [-10, nil, -30, -20, -70, nil, -21]
    check(
      "tukeyFences([-10, nil, -30, -20, -70, nil, -21])", bounds(values), is: [-45, -5],
      within: .relative(1e-12),
      mistakes: [
        missingAsZero.gives([-56.25, 25.75]), forgetsToSort.gives([30, -130]),
        countsFromOne.gives([-50.625, 10.375]), aroundTheMedian.gives([-36, -6]),
      ])
    check(
      "tukeyFences([90, nil, -110, -10, -510, nil, -20])",
      bounds(values.map { $0.map { $0 * 10 + 190 } }), is: [-260, 140], within: .relative(1e-12))
  }

  @Test("Of one value, and of any that are all the same, both fences are that value")
  func constant() {
    check(
      "tukeyFences([5, nil])", bounds([5, nil]), is: [5, 5],
      within: .relative(1e-12), mistakes: [missingAsZero.gives([-2.5, 7.5])])
    check(
      "tukeyFences([0.1, 0.1, 0.1, 0.1])", bounds([0.1, 0.1, 0.1, 0.1]), is: [0.1, 0.1],
      within: .relative(1e-12))
    check(
      "tukeyFences([1, 2], k: 2)", bounds([1, 2], k: 2), is: [0.25, 2.75],
      within: .relative(1e-12),
      mistakes: [
        takesTheLower.gives([1, 1]), countsFromOne.gives([0.5, 3]), ignoresK.gives([0.5, 2.5]),
        aroundTheMedian.gives([0.5, 2.5]),
      ])
  }

  @Test("Where nothing is known there are no fences")
  func nothing() {
    check("tukeyFences([])", bounds([]), is: nil)
    check(
      "tukeyFences([nil, nil])", bounds([nil, nil]), is: nil,
      mistakes: [missingAsZero.gives([0, 0])])
  }

  @Test("A k that is negative, infinite or not a number gives no fences")
  func refusedK() {
    let cases: [(text: String, k: Double)] = [
      ("-0.1", -0.1), (".nan", .nan), (".infinity", .infinity), ("-.infinity", -.infinity),
    ]
    for one in cases {
      guard
        check(
          "tukeyFences([1, 2, 3, 4, 5], k: \(one.text))", bounds([1, 2, 3, 4, 5], k: one.k),
          is: nil)
      else { return }
    }
  }

  @Test("On generated columns it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let column = random.column(count: random.count(0...30), missing: 0.2)
      let faults = random.faults([-1, -.infinity, Double.infinity, .nan])
      let k = faults.first ?? random.pick([1.5, 1.5, 3, 0, 1, 0.5, 2.2, 10])
      // Fences near 0 are as exact as the values that they were made of.
      let slack = 1e-12 * column.reduce(0) { max($0, abs($1 ?? 0)) } * (1 + max(0, min(k, 10)))
      return Case("tukeyFences(\(literal(column)), k: \(literal(k)))", slack: slack) {
        let fences = tukeyFences(column, k: k)
        return fences.map { [$0.lower, $0.upper] }
      }
    }
  }

  @Test("The gusts at Newark have fences at 7.91 and 38.98 mph")
  func gusts() throws {
    // pandas 3.1.1: Series.quantile of the 1,802 known gusts. 1e-9 leaves room for any order.
    let gusts = try Table(named: "weather_ewr").numbers("wind_gust")
    check(
      "tukeyFences(gusts)", bounds(gusts), is: [7.911612499999999, 38.9826725],
      within: .relative(1e-9),
      mistakes: [
        missingAsZero.gives([0, 0]), forgetsToSort.gives([26.0363975, 24.885617500000002]),
        takesTheLower.gives([9.206240000000001, 36.82496]),
        countsFromOne.gives([7.4800699999999996, 39.70191]),
        aroundTheMedian.gives([11.363952499999998, 34.6672475]),
      ])
  }

  @Test(
    "Of 8,702 wind speeds at Newark 115 lie outside, and 596 hours of rain where it seldom rains")
  func wind() throws {
    // NumPy 2.4.6: np.quantile.
    let weather = try Table(named: "weather_ewr")
    let speeds = try weather.numbers("wind_speed")
    guard
      check(
        "tukeyFences(windSpeeds)", bounds(speeds), is: [-4.603120000000002, 23.015600000000003],
        within: .relative(1e-9),
        mistakes: [
          forgetsToSort.gives([22.152515, -7.767765000000001]),
          aroundTheMedian.gives([-1.1507800000000028, 19.56326]),
        ])
    else { return }
    check(
      "tukeyFences(windSpeeds, k: 3)", bounds(speeds, k: 3),
      is: [-14.960140000000004, 33.372620000000005], within: .relative(1e-9),
      mistakes: [ignoresK.gives([-4.603120000000002, 23.015600000000003])])
    check(
      "tukeyFences(windSpeeds): how many speeds lie outside", outside(speeds), is: 115)
    let rain = try weather.numbers("precip")
    check("tukeyFences(rain)", bounds(rain), is: [0, 0])
    check("tukeyFences(rain): how many hours lie outside", outside(rain), is: 596)
  }

  private func bounds(_ values: [Double?], k: Double = 1.5) -> [Double]? {
    tukeyFences(values, k: k).map { [$0.lower, $0.upper] }
  }

  private func outside(_ values: [Double?]) -> Int? {
    guard let fences = tukeyFences(values) else { return nil }
    return values.count { $0.map { !fences.contains($0) } ?? false }
  }
}
