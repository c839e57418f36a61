import LessonKit
import LessonTesting
import Testing

@testable import MissingLesson

private let meanCountsMissing = Mistake(
  "MEAN_COUNTS_MISSING",
  "It looks as if a missing value was counted as zero: nothing to add, and one more to divide by. "
    + "Missing means unknown: leave it out of both.")
private let meanOfNothingIsZero = Mistake(
  "MEAN_OF_NOTHING_IS_ZERO",
  "Of nothing there is no mean, and zero is a measurement like any other. Say that it is unknown.")
private let countsMissingAsZero = Mistake(
  "COUNTS_MISSING_AS_ZERO",
  "It looks as if a missing value was counted as zero. Missing means unknown: leave it out first.")
private let treatsZeroAsMissing = Mistake(
  "TREATS_ZERO_AS_MISSING",
  "It looks as if the zeros were left out. A zero that somebody measured is known; only nil is not."
)
private let forgetsToSort = Mistake(
  "FORGETS_TO_SORT",
  "It looks as if the middle was taken in the order in which they stand. The middle is one of size."
)
private let takesOneOfTwo = Mistake(
  "TAKES_ONE_OF_TWO",
  "An even number of known values has two values in the middle, and the median lies between them.")
private let nothingIsZero = Mistake(
  "NOTHING_IS_ZERO",
  "Of nothing there is no middle, and zero is a measurement like any other. Say that it is unknown."
)

@Suite("Median", .exercise("06-missing/Median"))
struct MedianSuite {
  @Test("The mean leaves missing values out: that of a constant is the constant")
  func meanByHand() {
    check(
      "mean([2, nil, 7])", mean([2, nil, 7]), is: 4.5, within: .relative(1e-12),
      mistakes: [meanCountsMissing.gives(3)])
    check(
      "mean([7, nil, 7, nil, nil, 7])", mean([7, nil, 7, nil, nil, 7]), is: 7,
      within: .relative(1e-12), mistakes: [meanCountsMissing.gives(3.5)])
  }

  @Test("The median leaves missing values out")
  func medianByHand() {
    // Whole numbers and their halves are exact, so every median here is, by any formula.
    check(
      "median([3, nil, 1])", median([3, nil, 1]), is: 2,
      mistakes: [countsMissingAsZero.gives(1), takesOneOfTwo.gives(3)])
  }

  @Test("Of an odd number of values, the median is the middle one by size")
  func odd() {
    check(
      "median([9, 30, 1, 5, 7])", median([9, 30, 1, 5, 7]), is: 7,
      mistakes: [forgetsToSort.gives(1)])
  }

  @Test("Of an even number of values, the median lies halfway between the middle two")
  func even() {
    check(
      "median([8, nil, 1, 10, nil, 2])", median([8, nil, 1, 10, nil, 2]), is: 5,
      mistakes: [
        takesOneOfTwo.gives(8), takesOneOfTwo.gives(2), forgetsToSort.gives(5.5),
        countsMissingAsZero.gives(1.5),
      ])
  }

  @Test("The order of the rows does not change the median")
  func order() {
    let orders: [(text: String, column: [Double?], unsorted: Double?)] = [
      ("[9, nil, 4, 1, 6]", [9, nil, 4, 1, 6], 2.5),
      ("[1, 4, 6, nil, 9]", [1, 4, 6, nil, 9], 5),
      ("[nil, 6, 9, 1, 4]", [nil, 6, 9, 1, 4], 5),
      ("[4, 1, nil, 9, 6]", [4, 1, nil, 9, 6], 5),
    ]
    for order in orders {
      guard
        check(
          "median(\(order.text))", median(order.column), is: 5,
          mistakes: [
            countsMissingAsZero.gives(4), takesOneOfTwo.gives(6),
            forgetsToSort.gives(order.unsorted),
          ])
      else { return }
    }
  }

  @Test("A zero that was measured is known, and among negative values a missing one is not zero")
  func zero() {
    check(
      "mean([0, 4, nil, 5])", mean([0, 4, nil, 5]), is: 3, within: .relative(1e-12),
      mistakes: [
        meanCountsMissing.gives(2.25),
        .named(
          "MEAN_LEAVES_ZEROS_OUT", gives: 4.5,
          "It looks as if the zeros were left out. A zero that somebody measured is known."),
      ])
    check(
      "median([0, 4, nil, 6])", median([0, 4, nil, 6]), is: 4,
      mistakes: [treatsZeroAsMissing.gives(5), countsMissingAsZero.gives(2)])
    check(
      "mean([-10, nil, -30, -20])", mean([-10, nil, -30, -20]), is: -20, within: .relative(1e-12),
      mistakes: [meanCountsMissing.gives(-15)])
    check(
      "median([-10, nil, -30, -20])", median([-10, nil, -30, -20]), is: -20,
      mistakes: [countsMissingAsZero.gives(-15), forgetsToSort.gives(-30)])
    // By their distance from 0 they would stand as 5, -10, 20, -30.
    check(
      "median([20, -30, 5, nil, -10])", median([20, -30, 5, nil, -10]), is: -2.5,
      mistakes: [
        countsMissingAsZero.gives(0), forgetsToSort.gives(-12.5), takesOneOfTwo.gives(5),
        takesOneOfTwo.gives(-10),
      ])
  }

  @Test("One known value is both mean and median")
  func single() {
    check(
      "mean([nil, 42, nil])", mean([nil, 42, nil]), is: 42, within: .relative(1e-12),
      mistakes: [meanCountsMissing.gives(14)])
    check(
      "median([nil, 42, nil])", median([nil, 42, nil]), is: 42,
      mistakes: [countsMissingAsZero.gives(0)])
  }

  @Test("Where nothing is known there is no mean and no median")
  func nothing() {
    // A zero for no rows at all was made up; one for missing rows may have been added up.
    guard
      check(
        "mean([])", mean([]), is: nil,
        mistakes: [
          meanOfNothingIsZero.gives(0),
          .named(
            "DIVIDES_BY_NOTHING", when: { $0?.isNaN ?? false },
            "0 / 0 is not a number, and it is not nil either: nobody who asks for nil will see it."),
        ]),
      check("median([])", median([]), is: nil, mistakes: [nothingIsZero.gives(0)])
    else { return }
    check(
      "mean([nil, nil, nil])", mean([nil, nil, nil]), is: nil,
      mistakes: [meanCountsMissing.gives(0)])
    check(
      "median([nil, nil, nil])", median([nil, nil, nil]), is: nil,
      mistakes: [countsMissingAsZero.gives(0)])
  }

  @Test("On generated columns it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let column = random.column(count: random.count(0...40), missing: 0.3)
      // A mean or a middle near 0 is as exact as the values that it was made of.
      let slack = 1e-12 * column.reduce(0) { max($0, abs($1 ?? 0)) }
      return random.index.isMultiple(of: 2)
        ? Case("median(\(literal(column)))", slack: slack) { median(column) }
        : Case("mean(\(literal(column)))", slack: slack) { mean(column) }
    }
  }

  @Test("Four times the values take about four times as long, as sorting them does")
  func growth() {
    // The numbers from 0 to 1,999, each once, in disorder.
    let column: [Double?] = (0..<2000).map { Double($0 * 7919 % 2000) }
    guard check("median(0 to 1,999 in disorder)", median(column), is: 999.5) else { return }
    // Dividing around the first value is quick until they come in order, or are all the same.
    let kinds: [(name: String, column: [Double?])] = [
      ("n values in disorder", column),
      ("n values in ascending order", (0..<2000).map(Double.init)),
      ("n equal values", Array(repeating: 7, count: 2000)),
    ]
    for kind in kinds {
      let isQuick = checkGrowth(
        "median of \(kind.name)", from: 500, to: 2000, atMost: 9, promise: "O(n log n)"
      ) { n in
        _ = median(Array(kind.column.prefix(n)))
      }
      guard isQuick else { return }
    }
  }

  @Test("The penguins that were weighed have a mean of 4,201.75 g")
  func penguins() throws {
    // 342 of 344 penguins; pandas: Series.mean(). The sum is exact, so 1e-9 is generous.
    let masses = try Table(named: "penguins_raw").numbers("Body Mass (g)")
    check(
      "mean(bodyMass)", mean(masses), is: 4201.754385964912, within: .relative(1e-9),
      mistakes: [meanCountsMissing.gives(4177.325581395349)])
  }

  @Test("The median ages on the Titanic are 39.5, 28 and 24, from first class to third")
  func titanic() throws {
    // Python: statistics.median of the known ages, which halves exactly.
    let table = try Table(named: "titanic")
    let passengers = zip(try table.completeStrings("class"), try table.numbers("age"))
    let classes: [(name: String, median: Double, withZeros: Double?)] = [
      ("1st", 39.5, 30), ("2nd", 28, 23), ("3rd", 24, 0),
    ]
    for group in classes {
      let ages = passengers.filter { $0.0 == group.name }.map(\.1)
      guard
        check(
          "median(ages in \(group.name) class)", median(ages), is: group.median,
          mistakes: [countsMissingAsZero.gives(group.withZeros)])
      else { return }
    }
  }
}
