import LessonKit
import LessonTesting
import Testing

@testable import SlicesAndReportsLesson

private let stopsAtTheShorter = Mistake(
  "STOPS_AT_THE_SHORTER", "The rows after the end of the shortest column were lost without a word.")
private let shareOfAllRows = Mistake(
  "SHARE_OF_ALL_ROWS",
  "The flagged rows were divided by all rows of the table. Only the rows of the group that the share "
    + "is about are its whole.")
private let nothingIsZero = Mistake(
  "NOTHING_IS_ZERO",
  "Where nobody could be flagged a share of 0 was taken. There is no share, and so no gap.")
private let shareOfTheFlagged = Mistake(
  "SHARE_OF_THE_FLAGGED",
  "This is the share of the flagged rows in which it happened, the precision. The rates ask the other "
    + "way round: of those in which it happened, how many were flagged.")
private let secondMinusFirst = Mistake(
  "SECOND_MINUS_FIRST", "The gaps are the other way round: the first group minus the second.")
private let forgetsTheSign = Mistake(
  "FORGETS_THE_SIGN",
  "The gaps come without a sign, so that nobody can say which of the two groups is flagged more.")
private let exchangesTheRates = Mistake(
  "EXCHANGES_THE_RATES",
  "The rates are exchanged: the true positive rate is about the rows where it happened.")

@Suite("ParityGaps", .exercise("24-slices-and-reports/ParityGaps"))
struct ParityGapsSuite {
  @Test(
    "Two groups are flagged alike, yet of what happened a third is found in one, all in the other")
  func byHand() {
    let expected: [Double?] = [0, -2.0 / 3, 0.25]
    let reversed: [Double?] = [0, 2.0 / 3, -0.25]
    let unsigned: [Double?] = [0, 2.0 / 3, 0.25]
    let ofAll: [Double?] = [2.0 / 15, 1.0 / 15, 1.0 / 15]
    let exchanged: [Double?] = [0, 0.25, -2.0 / 3]
    let precisions: [Double?] = [0, 0, 0]
    check(
      page.call + ": flagged, true positives, false positives", try gaps(page, "a", "b"),
      is: expected, within: .absolute(1e-12),
      mistakes: [
        secondMinusFirst.gives(reversed), forgetsTheSign.gives(unsigned),
        shareOfAllRows.gives(ofAll), shareOfTheFlagged.gives(precisions),
        exchangesTheRates.gives(exchanged),
      ])
  }

  @Test("The other way round the gaps change their signs; a group against itself has none")
  func exchanged() {
    let forth: [Double?] = [0, -2.0 / 3, 0.25]
    let back: [Double?] = [0, 2.0 / 3, -0.25]
    let none: [Double?] = [0, 0, 0]
    check(
      page.call(between: "b", and: "a"), try gaps(page, "b", "a"), is: back,
      within: .absolute(1e-12), mistakes: [secondMinusFirst.gives(forth)])
    check(
      page.call(between: "b", and: "b"), try gaps(page, "b", "b"), is: none,
      within: .absolute(1e-12))
  }

  @Test("Rows of other groups count for nothing")
  func others() {
    var rows = page
    rows.flags += [true, true, false, true, true]
    rows.outcomes += [true, false, false, true, false]
    rows.groups += ["c", "c", "", "A", "b "]
    let expected: [Double?] = [0, -2.0 / 3, 0.25]
    let ofAll: [Double?] = [2.0 / 20, 1.0 / 20, 1.0 / 20]
    check(
      rows.call, try gaps(rows, "a", "b"), is: expected, within: .absolute(1e-12),
      mistakes: [shareOfAllRows.gives(ofAll)])
  }

  @Test(
    "Where it never happened in a group there is no true positive rate; where always, no false one")
  func oneSided() {
    let never = Rows(
      flags: [true, true, false], outcomes: [true, false, false], groups: ["a", "a", "b"])
    check(
      never.call, try gaps(never, "a", "b"), is: [1, nil, 1],
      mistakes: [nothingIsZero.gives([1, 1, 1])])
    let always = Rows(
      flags: [true, true, false], outcomes: [true, true, false], groups: ["a", "b", "b"])
    check(
      always.call, try gaps(always, "a", "b"), is: [0.5, 0, nil],
      mistakes: [nothingIsZero.gives([0.5, 0, 0])])
  }

  @Test("A group without rows, or no rows at all, has no gap to anything")
  func noRows() {
    check(
      page.call(between: "a", and: "c"), try gaps(page, "a", "c"), is: [nil, nil, nil],
      mistakes: [nothingIsZero.gives([0.4, 1.0 / 3, 0.5])])
    check(
      page.call(between: "c", and: "c"), try gaps(page, "c", "c"), is: [nil, nil, nil],
      mistakes: [nothingIsZero.gives([0, 0, 0])])
    let none = Rows(flags: [], outcomes: [], groups: [])
    check(none.call, try gaps(none, "a", "b"), is: [nil, nil, nil])
  }

  @Test("Columns of different lengths are refused")
  func lengths() {
    for rows in [
      Rows(flags: [true], outcomes: [true, false], groups: ["a", "b"]),
      Rows(flags: [true, false], outcomes: [true], groups: ["a", "b"]),
      Rows(flags: [true, false], outcomes: [true, true], groups: ["a"]),
      Rows(flags: [true, false], outcomes: [true], groups: ["a"]),
      Rows(flags: [true], outcomes: [true, false], groups: ["a"]),
      Rows(flags: [true], outcomes: [true], groups: ["a", "b"]),
    ] {
      check(
        rows.call, try gaps(rows, "a", "b"), throws: SliceError.lengths,
        mistakes: [stopsAtTheShorter.gives([nil, nil, nil])])
    }
  }

  @Test("Equal rates on groups of other base rates are unequal flags: (p - q) (TPR - FPR)")
  func trade() {
    // 0.6 of a and 0.2 of b; both have a true positive rate of 0.5 and a false one of 0.25.
    var rows = Rows(flags: [], outcomes: [], groups: [])
    func add(_ group: String, _ outcome: Bool, _ flagged: Int, of count: Int) {
      rows.flags += (0..<count).map { $0 < flagged }
      rows.outcomes += Array(repeating: outcome, count: count)
      rows.groups += Array(repeating: group, count: count)
    }
    add("a", true, 6, of: 12)
    add("a", false, 2, of: 8)
    add("b", true, 2, of: 4)
    add("b", false, 4, of: 16)
    let expected: [Double?] = [(0.6 - 0.2) * (0.5 - 0.25), 0, 0]
    let reversed: [Double?] = [-0.1, 0, 0]
    let precisions: [Double?] = [0.1, 0.75 - 2.0 / 6, 0.25 - 4.0 / 6]
    check(
      rows.call, try gaps(rows, "a", "b"), is: expected, within: .absolute(1e-12),
      mistakes: [secondMinusFirst.gives(reversed), shareOfTheFlagged.gives(precisions)])
  }

  @Test("Flags from 15:00 on: EV and UA differ by 0.8 points, and their punctual flights by 4.5")
  func flights() throws {
    // pandas 3: groupby on the rows with an arr_delay, late from 15 minutes on.
    let table = try Table(named: "flights_ewr")
    let (delays, hours) = (try table.numbers("arr_delay"), try table.completeNumbers("hour"))
    let carriers = try table.completeStrings("carrier")
    let rows = delays.indices.filter { delays[$0] != nil }
    let columns = Rows(
      flags: rows.map { hours[$0] >= 15 }, outcomes: rows.map { (delays[$0] ?? 0) >= 15 },
      groups: rows.map { carriers[$0] })
    let (flagged, late, punctual) = (
      -0.008193685430535336, 0.014643545279383385, -0.044850991216005054
    )
    let expected: [Double?] = [flagged, late, punctual]
    let reversed: [Double?] = [-flagged, -late, -punctual]
    let unsigned: [Double?] = [-flagged, late, -punctual]
    let exchanged: [Double?] = [flagged, punctual, late]
    check(
      "parityGaps(hour >= 15, late, by: carrier, between: \"EV\", and: \"UA\") of 11718 flights",
      try gaps(columns, "EV", "UA"), is: expected, within: .absolute(1e-12),
      mistakes: [
        secondMinusFirst.gives(reversed), forgetsTheSign.gives(unsigned),
        exchangesTheRates.gives(exchanged),
      ])
  }

  @Test("On generated rows it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let count = random.count(0...20)
      var rows = Rows(
        flags: random.labels(count: count), outcomes: random.labels(count: count),
        groups: (0..<count).map { _ in random.pick(["a", "a", "b", "b", "c"]) })
      let faults = random.faults([0, 1, 2])
      if faults.contains(0) { rows.flags.append(true) }
      if faults.contains(1) { rows.outcomes.append(true) }
      if faults.contains(2) { rows.groups.append("a") }
      let columns = rows
      let (first, second) = random.pick([
        ("a", "b"), ("b", "a"), ("a", "c"), ("c", "d"), ("b", "b"), ("d", "d"),
      ])
      return Case(columns.call(between: first, and: second)) {
        var steps = Steps()
        steps.note("flagged, true positives, false positives", slack: 1e-12) {
          try gaps(columns, first, second)
        }
        return steps
      }
    }
  }

  private func gaps(_ rows: Rows, _ first: String, _ second: String) throws -> [Double?] {
    let gaps = try parityGaps(
      rows.flags, rows.outcomes, by: rows.groups, between: first, and: second)
    return [gaps.flagged, gaps.truePositives, gaps.falsePositives]
  }

  /// Of a, 2 of 6 are flagged where it happened and 2 of 4 where not; of b, 1 of 1 and 1 of 4.
  private var page: Rows {
    Rows(
      flags: [true, true, false, false, false, false, true, true, false, false]
        + [true, true, false, false, false],
      outcomes: [true, true, true, true, true, true, false, false, false, false]
        + [true, false, false, false, false],
      groups: Array(repeating: "a", count: 10) + Array(repeating: "b", count: 5))
  }
}

private struct Rows {
  var flags: [Bool]
  var outcomes: [Bool]
  var groups: [String]

  var call: String { call(between: "a", and: "b") }

  func call(between first: String, and second: String) -> String {
    "parityGaps(\(literal(flags)), \(literal(outcomes)), by: \(literal(groups)), between: "
      + "\"\(first)\", and: \"\(second)\")"
  }
}
