import LessonKit
import LessonTesting
import Testing

@testable import SlicesAndReportsLesson

private let stopsAtTheShorter = Mistake(
  "STOPS_AT_THE_SHORTER", "The rows after the end of the shortest column were lost without a word.")
private let aggregate = Mistake(
  "AGGREGATE",
  "This is the aggregate: each stratum counts by the group's own rows in it. It has to count the same "
    + "for all groups.")
private let everyStratumAlike = Mistake(
  "EVERY_STRATUM_ALIKE",
  "It looks as if a small stratum counts as much as a large one. Weigh each by its share of all rows."
)
private let noRowsAreARateOfZero = Mistake(
  "NO_ROWS_ARE_A_RATE_OF_ZERO",
  "Where a group has no rows a rate of 0 was taken. Nobody knows its rate there: refuse.")
private let leavesOutWhereAGroupIsNot = Mistake(
  "LEAVES_OUT_WHERE_A_GROUP_IS_NOT",
  "A stratum without rows of a group was left out for it. Then it is averaged over other strata than "
    + "the groups it is compared with: refuse.")

@Suite("StandardisedRates", .exercise("24-slices-and-reports/StandardisedRates"))
struct StandardisedRatesSuite {
  @Test("Ten rows: 0.6 and 0.4 in the aggregate, 0.45 and 0.6 when both are spread alike")
  func byHand() {
    check(
      ten.call, try standardisedRates(ten.outcomes, by: ten.groups, within: ten.strata),
      is: ["x": 0.45, "y": 0.6], within: .relative(1e-12),
      mistakes: [
        aggregate.gives(["x": 0.6, "y": 0.4]), everyStratumAlike.gives(["x": 0.375, "y": 0.5]),
      ])
  }

  @Test("Within a single stratum nothing changes, and a group without positives has 0")
  func oneStratum() {
    check(
      "standardisedRates([true, false, true, false, false], by: [\"x\", \"x\", \"x\", \"y\", \"y\"], "
        + "within: five times \"p\")",
      try standardisedRates(
        [true, false, true, false, false], by: ["x", "x", "x", "y", "y"],
        within: ["p", "p", "p", "p", "p"]),
      is: ["x": 2.0 / 3, "y": 0], within: .absolute(1e-12))
  }

  @Test("The order of the rows and a third group of the same spread change nothing")
  func anyOrder() {
    let order = [7, 2, 9, 0, 4, 1, 8, 3, 6, 5]
    // A third group: three rows in p and two in q leave the shares of the strata at 0.6 and 0.4.
    let outcomes = order.map { ten.outcomes[$0] } + [true, true, true, false, false]
    let groups = order.map { ten.groups[$0] } + Array(repeating: "z", count: 5)
    let strata = order.map { ten.strata[$0] } + ["p", "p", "p", "q", "q"]
    check(
      "standardisedRates(the ten rows in another order and five of a group z)",
      try standardisedRates(outcomes, by: groups, within: strata),
      is: ["x": 0.45, "y": 0.6, "z": 0.6], within: .relative(1e-12),
      mistakes: [
        aggregate.gives(["x": 0.6, "y": 0.4, "z": 0.6]),
        everyStratumAlike.gives(["x": 0.375, "y": 0.5, "z": 0.5]),
      ])
  }

  @Test("Each text is a name of its own: x, X and xy, within yp and p")
  func names() {
    let groups = ["x", "x", "xy", "xy", "X", "X"]
    let strata = ["yp", "p", "yp", "p", "yp", "p"]
    let outcomes = [true, true, false, false, true, false]
    check(
      "standardisedRates(\(literal(outcomes)), by: \(literal(groups)), within: \(literal(strata)))",
      try standardisedRates(outcomes, by: groups, within: strata),
      is: ["x": 1, "xy": 0, "X": 0.5], within: .absolute(1e-12))
    check(
      "standardisedRates([true, false, true], by: [\"\", \"\", \"\"], within: [\"\", \"p\", \"p\"])",
      try standardisedRates([true, false, true], by: ["", "", ""], within: ["", "p", "p"]),
      is: ["": 2.0 / 3], within: .absolute(1e-12))
  }

  @Test("A group and a stratum are two texts, whatever stands in them: x within y p, x y within p")
  func joined() {
    for mark in [" ", "/", ",", "|", "-", "_", ":", ".", "\t", "\n", ", ", " | "] {
      let groups = ["x", "x", "x", "x\(mark)y", "x\(mark)y", "x\(mark)y"]
      let strata = ["p", "y\(mark)p", "y\(mark)p", "p", "p", "y\(mark)p"]
      let outcomes = [true, true, false, false, false, true]
      check(
        "standardisedRates(\(literal(outcomes)), by: \(literal(groups)), within: \(literal(strata)))",
        try standardisedRates(outcomes, by: groups, within: strata),
        is: ["x": 0.75, "x\(mark)y": 0.5], within: .absolute(1e-12),
        mistakes: [aggregate.gives(["x": 2.0 / 3, "x\(mark)y": 1.0 / 3])])
    }
  }

  @Test("Without rows there are no rates")
  func empty() {
    check(
      "standardisedRates([], by: [], within: [])",
      try standardisedRates([], by: [], within: []), is: [:])
  }

  @Test("A group that has no row in a stratum is refused: the first group, then the first stratum")
  func noRows() {
    check(
      "standardisedRates([true, false, true], by: [\"x\", \"x\", \"y\"], within: [\"p\", \"q\", \"p\"])",
      try standardisedRates([true, false, true], by: ["x", "x", "y"], within: ["p", "q", "p"]),
      throws: SliceError.noRows(group: "y", stratum: "q"),
      mistakes: [
        noRowsAreARateOfZero.gives(["x": 2.0 / 3, "y": 2.0 / 3]),
        leavesOutWhereAGroupIsNot.gives(["x": 2.0 / 3, "y": 1]),
        aggregate.gives(["x": 0.5, "y": 1]),
      ])
    check(
      "standardisedRates([true, true], by: [\"y\", \"x\"], within: [\"q\", \"p\"])",
      try standardisedRates([true, true], by: ["y", "x"], within: ["q", "p"]),
      throws: SliceError.noRows(group: "x", stratum: "q"))
    let groups = ["h", "g", "f", "e", "d", "c", "b", "a"]
    let strata = ["q", "p", "r", "s", "t", "u", "v", "w"]
    check(
      "standardisedRates(eight times true, by: \(literal(groups)), within: \(literal(strata)))",
      try standardisedRates(Array(repeating: true, count: 8), by: groups, within: strata),
      throws: SliceError.noRows(group: "a", stratum: "p"),
      mistakes: [
        leavesOutWhereAGroupIsNot.gives(Dictionary(uniqueKeysWithValues: groups.map { ($0, 1) }))
      ])
  }

  @Test("Columns of different lengths are refused, before anything else")
  func lengths() {
    check(
      "standardisedRates([true, false], by: [\"x\"], within: [\"p\", \"q\"])",
      try standardisedRates([true, false], by: ["x"], within: ["p", "q"]),
      throws: SliceError.lengths, mistakes: [stopsAtTheShorter.gives(["x": 1])])
    check(
      "standardisedRates([true, false], by: [\"x\", \"y\"], within: [\"p\"])",
      try standardisedRates([true, false], by: ["x", "y"], within: ["p"]),
      throws: SliceError.lengths, mistakes: [stopsAtTheShorter.gives(["x": 1])])
    check(
      "standardisedRates([true, false], by: [\"x\"], within: [\"p\"])",
      try standardisedRates([true, false], by: ["x"], within: ["p"]),
      throws: SliceError.lengths, mistakes: [stopsAtTheShorter.gives(["x": 1])])
    check(
      "standardisedRates([true], by: [\"x\"], within: [\"p\", \"q\"])",
      try standardisedRates([true], by: ["x"], within: ["p", "q"]),
      throws: SliceError.lengths, mistakes: [stopsAtTheShorter.gives(["x": 1])])
    check(
      "standardisedRates([true], by: [\"x\", \"y\"], within: [\"p\"])",
      try standardisedRates([true], by: ["x", "y"], within: ["p"]),
      throws: SliceError.lengths, mistakes: [stopsAtTheShorter.gives(["x": 1])])
    check(
      "standardisedRates([true], by: [\"x\", \"y\"], within: [\"p\", \"q\"])",
      try standardisedRates([true], by: ["x", "y"], within: ["p", "q"]),
      throws: SliceError.lengths, mistakes: [stopsAtTheShorter.gives(["x": 1])])
  }

  @Test("Berkeley 1973: spread over the departments alike, 43.0 % of women, 38.7 % of men")
  func berkeley() throws {
    // pandas 3: each department's rate by gender, weighted by the applications to it. The mean of the
    // six rates, for the mistake, by the same.
    let table = try Table(named: "ucb_admissions")
    let (outcomes, genders) = (
      try table.completeStrings("Admit"), try table.completeStrings("Gender")
    )
    let departments = try table.completeStrings("Dept")
    let rows = try table.completeIntegers("Freq").enumerated().flatMap { row, count in
      Array(repeating: row, count: count)
    }
    check(
      "standardisedRates(admitted, by: gender, within: department) of 4526 applications",
      try standardisedRates(
        rows.map { outcomes[$0] == "Admitted" }, by: rows.map { genders[$0] },
        within: rows.map { departments[$0] }),
      is: ["Female": 0.4299553804607252, "Male": 0.3873185826894222], within: .relative(1e-9),
      mistakes: [
        aggregate.gives(["Female": 0.30354223433242505, "Male": 0.4451876625789669]),
        everyStratumAlike.when { rates in
          abs((rates["Male"] ?? 0) - 0.381266) < 1e-6
        },
      ])
  }

  @Test("On generated rows it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case lengths, noRows }
    crossCheck { random in
      let faults = random.faults([Fault.lengths, .noRows], pairs: [(.lengths, .noRows)])
      let groups = random.pick([["x"], ["y", "x"], ["x", "y", "Z"], ["", "x"], ["x", "x y"]])
      let strata = random.pick([["p"], ["p", "q"], ["q", "p", "a"], ["p", ""], ["p", "y p"]])
      // At least a row of each group in each stratum, and then more.
      var rows = random.size == 0 ? [] : groups.flatMap { group in strata.map { (group, $0) } }
      for _ in 0..<random.count(0...12) where !rows.isEmpty {
        rows.append((random.pick(groups), random.pick(strata)))
      }
      rows = random.shuffled(rows)
      if faults.contains(.noRows) {
        // Of each group some stratum may go, so that more than one answer offers itself.
        for group in groups where random.chance(0.8) {
          let stratum = random.pick(strata)
          rows = rows.filter { $0.0 != group || $0.1 != stratum }
        }
      }
      var outcomes = random.labels(count: rows.count)
      let names = rows.map(\.0)
      var within = rows.map(\.1)
      if faults.contains(.lengths) {
        if random.chance(0.5) { outcomes.append(true) } else { within.append("p") }
      }
      let (flags, places) = (outcomes, within)
      return Case(
        "standardisedRates(\(literal(flags)), by: \(literal(names)), within: \(literal(places)))"
      ) {
        try standardisedRates(flags, by: names, within: places)
      }
    }
  }

  /// In p, x has 3 of 4 and y 2 of 2; in q, x has 0 of 1 and y 0 of 3.
  private var ten: (outcomes: [Bool], groups: [String], strata: [String], call: String) {
    let outcomes = [true, true, true, false, true, true, false, false, false, false]
    let groups = ["x", "x", "x", "x", "y", "y", "x", "y", "y", "y"]
    let strata = ["p", "p", "p", "p", "p", "p", "q", "q", "q", "q"]
    let call =
      "standardisedRates(\(literal(outcomes)), by: \(literal(groups)), within: \(literal(strata)))"
    return (outcomes, groups, strata, call)
  }
}
