import LessonKit
import LessonTesting
import Testing

@testable import NumbersLesson

private let forgetsToSort = Mistake(
  "FORGETS_TO_SORT",
  "It looks as if the place was counted in the order in which they stand. A quantile is one of size."
)
private let countsFromOne = Mistake(
  "COUNTS_FROM_ONE",
  "It looks as if the place was share · n - 1. From the first of n values to the last it is n - 1 "
    + "steps, and the share is one of these.")
private let nSteps = Mistake(
  "N_STEPS",
  "It looks as if the place was share · n. From the first of n values to the last it is one step "
    + "less, so that is up to one place too far.")
private let takesTheLower = Mistake(
  "TAKES_THE_LOWER",
  "The share falls between two values, and so does the quantile. Go the rest of the way to the next."
)
private let takesTheNearest = Mistake(
  "TAKES_THE_NEAREST",
  "It looks as if the nearer one of two values was taken. The quantile lies between them.")
private let halfway = Mistake(
  "HALFWAY",
  "It looks as if the quantile was put halfway between two values. How far it lies on the way, the "
    + "share says.")
private let indexesByN = Mistake(
  "INDEXES_BY_N",
  "It looks as if a share of n was taken for an index and its fraction cut off. That is a value of "
    + "the list, up to one place too far.")
private let takesAnyShare = Mistake(
  "TAKES_ANY_SHARE",
  "What is not a number of 0 to 1 is no share, and whoever asked for the 95th percent should hear "
    + "of it. Say nil.")

@Suite("Quantile", .exercise("02-numbers/Quantile"))
struct QuantileSuite {
  @Test("Of five values in order, the quarters are the places of the quantiles 0, 1/4 … 1")
  func byHand() {
    check(
      "quantile([30, 10, 20, 50, 40], share) of 0, 0.25, 0.5, 0.75, 1",
      [0, 0.25, 0.5, 0.75, 1].map { quantile([30, 10, 20, 50, 40], $0) },
      is: [10, 20, 30, 40, 50], within: .relative(1e-12),
      mistakes: [
        forgetsToSort.gives([30, 10, 20, 50, 40]), countsFromOne.gives([10, 12.5, 25, 37.5, 50]),
        nSteps.gives([10, 22.5, 35, 47.5, 50]),
      ])
  }

  @Test(
    "Between two values the quantile lies on the line through them",
    arguments: [0.1, 0.25, 0.5, 0.6, 0.9])
  func between(share: Double) {
    check(
      "quantile([10, 20], \(share))", quantile([10, 20], share), is: 10 + 10 * share,
      within: .relative(1e-12),
      mistakes: [
        takesTheLower.gives(10), takesTheNearest.gives(share < 0.5 ? 10 : 20), halfway.gives(15),
        nSteps.gives(min(10 + 20 * share, 20)), countsFromOne.gives(10 + max(20 * share - 10, 0)),
        indexesByN.gives(share < 0.5 ? 10 : 20),
      ])
  }

  @Test("It is counted in steps from the first value to the last, of which there are n - 1")
  func steps() {
    // 0.4 of three steps is 1.2: a fifth of the way from 20 to 31.
    check(
      "quantile([40, 10, 31, 20], 0.4)", quantile([40, 10, 31, 20], 0.4), is: 22.2,
      within: .relative(1e-12),
      mistakes: [
        forgetsToSort.gives(14.2), countsFromOne.gives(16), nSteps.gives(26.6),
        takesTheLower.gives(20), takesTheNearest.gives(20), halfway.gives(25.5),
        indexesByN.gives(20),
      ])
    check(
      "quantile([40, 10, 31, 20], 0.9)", quantile([40, 10, 31, 20], 0.9), is: 37.3,
      within: .relative(1e-12),
      mistakes: [
        forgetsToSort.gives(23.3), countsFromOne.gives(36.4), nSteps.gives(40),
        takesTheLower.gives(31), takesTheNearest.gives(40), halfway.gives(35.5),
        indexesByN.gives(40),
      ])
  }

  @Test("The share 0 is the least value and 1 the greatest, below zero as well")
  func ends() {
    check(
      "quantile([-7, -1, -9], share) of 0 and 1", [0, 1].map { quantile([-7, -1, -9], $0) },
      is: [-9, -1], mistakes: [forgetsToSort.gives([-7, -9])])
    check(
      "quantile([3e-9, 1e-9, 2e-9], 0.5)", quantile([3e-9, 1e-9, 2e-9], 0.5), is: 2e-9,
      within: .relative(1e-12), mistakes: [forgetsToSort.gives(1e-9)])
  }

  @Test("One value is every quantile, and so is a value that all are equal to")
  func same() {
    check(
      "quantile([5], share) of 0, 0.3, 1", [0, 0.3, 1].map { quantile([5], $0) }, is: [5, 5, 5])
    check(
      "quantile([0.1, 0.1, 0.1], 0.7)", quantile([0.1, 0.1, 0.1], 0.7), is: 0.1,
      within: .relative(1e-12))
  }

  @Test("Ties are values of their own: each takes a place")
  func ties() {
    check(
      "quantile([2, 8, 2, 2, 0], 0.5), quantile([2, 8, 2, 2, 0], 0.875)",
      [0.5, 0.875].map { quantile([2, 8, 2, 2, 0], $0) }, is: [2, 5], within: .relative(1e-12),
      mistakes: [
        .named(
          "DROPS_TIES", gives: [2, 6.5],
          "It looks as if equal values were counted once. Each of them is a row of its own."),
        nSteps.gives([2, 8]), takesTheLower.gives([2, 2]), takesTheNearest.gives([2, 8]),
      ])
  }

  @Test("Of no values there is no quantile")
  func nothing() {
    check("quantile([], 0.5)", quantile([], 0.5), is: nil)
  }

  @Test("What is no share of 0 to 1 is refused", arguments: [-1e-9, 1 + 1e-9, 95, .nan])
  func noShare(share: Double) {
    check(
      "quantile([10, 20], \(share))", quantile([10, 20], share), is: nil,
      mistakes: [takesAnyShare.gives(share > 1 ? 20 : 10)])
  }

  @Test("On generated columns it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let faults = random.faults(["share", "none"])
      let count = faults.contains("none") ? 0 : 1 + random.count(0...30)
      let values = random.column(count: count)
      var share = random.chance(0.4) ? random.pick([0, 1, 0.5, 0.25, 0.1]) : random.unit()
      if faults.contains("share") { share = random.pick([-0.1, 1.1, -1e-9, 1 + 1e-9, 50, .nan]) }
      let asked = share
      // Of values far apart, a quantile near 0 may cancel.
      let size = values.map(abs).max() ?? 0
      return Case("quantile(\(literal(values)), \(literal(asked)))", slack: size * 1e-14) {
        quantile(values, asked)
      }
    }
  }

  @Test("Nitrogen in the blood of 330 penguins: deciles 8.047 and 9.491, median 8.652")
  func penguins() throws {
    // NumPy 2.4, quantile of type 7. With sorted[Int(share * n)] it would be
    // 8.04787, 8.65466 and 9.49283.
    let column = try Table(named: "penguins_raw").numbers("Delta 15 N (o/oo)").compactMap { $0 }
    check(
      "quantile(Delta 15 N, share) of 0.1, 0.5, 0.9", [0.1, 0.5, 0.9].map { quantile(column, $0) },
      is: [8.047194, 8.652405, 9.491237], within: .relative(1e-9),
      mistakes: [
        indexesByN.gives([8.04787, 8.65466, 9.49283]),
        takesTheLower.gives([8.04111, 8.65015, 9.49106]),
        countsFromOne.gives([8.04111, 8.65015, 9.49106]),
        nSteps.gives([8.04787, 8.65466, 9.49283]),
        takesTheNearest.gives([8.04787, 8.65466, 9.49106]),
        halfway.gives([8.04449, 8.652405, 9.491945]),
      ])
  }

  @Test("Of the flights from Newark, 95 in 100 arrive between 36 minutes early and 140 late")
  func flights() throws {
    // pandas: arr_delay.quantile([.025, .5, .975]).
    let delays = try Table(named: "flights_ewr").numbers("arr_delay").compactMap { $0 }
    check(
      "quantile(arr_delay, share) of 0.025, 0.5, 0.975",
      [0.025, 0.5, 0.975].map { quantile(delays, $0) }, is: [-36, -3, 140],
      within: .relative(1e-12))
  }
}
