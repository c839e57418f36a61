import LessonKit
import LessonTesting
import Testing

@testable import MissingLesson

private let stopsAtTheShorter = Mistake(
  "STOPS_AT_THE_SHORTER",
  "zip stops at the end of the shorter column, and rows vanish without a word. Refuse them first.")
private let dividesByAllRows = Mistake(
  "DIVIDES_BY_ALL_ROWS",
  "It looks as if it was divided by all rows of the table. A rate compares with its own group.")
private let omitsCompleteGroups = Mistake(
  "OMITS_COMPLETE_GROUPS",
  "A group with nothing missing has a rate too, and it is the one to compare the others with.")
private let givesTheKnownShare = Mistake(
  "GIVES_THE_KNOWN_SHARE",
  "It looks as if this is the share that is known. The missing share is what is left of 1.")

@Suite("Missing rate", .exercise("06-missing/MissingRate"))
struct MissingRateSuite {
  @Test("The rate of a group is its missing values divided by its rows")
  func byHand() {
    check(
      #"missingRate([22, nil, nil, 35], by: ["3rd", "3rd", "3rd", "1st"])"#,
      try missingRate([22, nil, nil, 35], by: ["3rd", "3rd", "3rd", "1st"]),
      is: ["1st": 0, "3rd": share(2, of: 3)], within: .relative(1e-12),
      mistakes: [
        dividesByAllRows.gives(["1st": 0, "3rd": 0.5]),
        omitsCompleteGroups.gives(["3rd": share(2, of: 3)]),
        givesTheKnownShare.gives(["1st": 1, "3rd": share(1, of: 3)]),
        .named(
          "GIVES_PERCENT", gives: ["1st": 0, "3rd": share(200, of: 3)],
          "A share lies from 0 to 1. To show it in percent is for whoever prints it."),
      ])
  }

  @Test("The rows of a group need not stand together")
  func interleaved() {
    check(
      #"missingRate([nil, 1, nil, nil, 2, 3], by: ["a", "b", "a", "b", "a", "b"])"#,
      try missingRate([nil, 1, nil, nil, 2, 3], by: ["a", "b", "a", "b", "a", "b"]),
      is: ["a": share(2, of: 3), "b": share(1, of: 3)], within: .relative(1e-12),
      mistakes: [
        dividesByAllRows.gives(["a": share(2, of: 6), "b": share(1, of: 6)]),
        givesTheKnownShare.gives(["a": share(1, of: 3), "b": share(2, of: 3)]),
        .named(
          "COUNTS_ALL_HOLES", gives: ["a": 1, "b": 1],
          "It looks as if the holes of all groups were counted in each. A group has its own."),
      ])
  }

  @Test("The rates, weighed by the sizes of their groups, add up to the whole table's")
  func weighted() {
    let values: [Double?] = [nil, 1, 2, nil, nil, 3, 4, 5, nil, 6]
    let groups = ["x", "y", "z", "z", "x", "x", "y", "x", "z", "z"]
    check(
      "missingRate(values, by: groups), each times the size of its group: the sum",
      try missingRate(values, by: groups).reduce(0) { sum, rate in
        sum + rate.value * Double(groups.count { $0 == rate.key })
      },
      is: 4, within: .relative(1e-12),
      mistakes: [dividesByAllRows.gives(1.6), givesTheKnownShare.gives(6)])
  }

  @Test("A group with nothing missing has the rate 0")
  func complete() {
    check(
      #"missingRate([5, 6, 7], by: ["a", "b", "a"])"#,
      try missingRate([5, 6, 7], by: ["a", "b", "a"]), is: ["a": 0, "b": 0],
      mistakes: [omitsCompleteGroups.gives([:]), givesTheKnownShare.gives(["a": 1, "b": 1])])
  }

  @Test("A group with nothing known has the rate 1")
  func empty() {
    check(
      #"missingRate([nil, 3, nil], by: ["*", "a", "*"])"#,
      try missingRate([nil, 3, nil], by: ["*", "a", "*"]), is: ["*": 1, "a": 0],
      mistakes: [
        dividesByAllRows.gives(["*": share(2, of: 3), "a": 0]), omitsCompleteGroups.gives(["*": 1]),
        givesTheKnownShare.gives(["*": 0, "a": 1]),
      ])
  }

  @Test("Zero is known, and so is what lies below it")
  func zero() {
    check(
      #"missingRate([0, 0, nil, -3, 1, 5, nil], by: ["a", "a", "a", "a", "a", "b", "b"])"#,
      try missingRate([0, 0, nil, -3, 1, 5, nil], by: ["a", "a", "a", "a", "a", "b", "b"]),
      is: ["a": 0.2, "b": 0.5], within: .relative(1e-12),
      mistakes: [
        .named(
          "TREATS_ZERO_AS_MISSING", gives: ["a": 0.6, "b": 0.5],
          "A zero that somebody measured is known; only nil is not."),
        givesTheKnownShare.gives(["a": 0.8, "b": 0.5]),
        dividesByAllRows.gives(["a": share(1, of: 7), "b": share(1, of: 7)]),
      ])
  }

  @Test("Any text is a group of its own: nothing, a space, and the same letter in another case")
  func names() {
    check(
      #"missingRate([nil, 1, 2, nil, nil], by: ["", " ", "b", "B", "b "])"#,
      try missingRate([nil, 1, 2, nil, nil], by: ["", " ", "b", "B", "b "]),
      is: ["": 1, " ": 0, "b": 0, "B": 1, "b ": 1])
  }

  @Test("Where there are no rows there are no groups")
  func noRows() {
    check("missingRate([], by: [])", try missingRate([], by: []), is: [:])
    check(
      #"missingRate([], by: ["a"])"#, try missingRate([], by: ["a"]),
      throws: ColumnError.lengths(values: 0, groups: 1), mistakes: [stopsAtTheShorter.gives([:])])
  }

  @Test("Columns of different lengths are refused")
  func lengths() {
    check(
      #"missingRate([1, nil, 3], by: ["a", "a"])"#,
      try missingRate([1, nil, 3], by: ["a", "a"]),
      throws: ColumnError.lengths(values: 3, groups: 2),
      mistakes: [stopsAtTheShorter.gives(["a": 0.5])])
    check(
      #"missingRate([1, nil], by: ["a", "a", "b"])"#,
      try missingRate([1, nil], by: ["a", "a", "b"]),
      throws: ColumnError.lengths(values: 2, groups: 3),
      mistakes: [stopsAtTheShorter.gives(["a": 0.5])])
  }

  @Test("On generated columns it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case moreValues, moreGroups }
    crossCheck { random in
      var values = random.column(count: random.count(0...40), missing: 0.4)
      var groups = random.names(count: values.count)
      switch random.faults([Fault.moreValues, .moreGroups]).first {
      case .moreValues?: values.append(random.chance(0.5) ? nil : 0)
      case .moreGroups?: groups.append(random.pick(["a", "new"]))
      case nil: break
      }
      let (column, names) = (values, groups)
      return Case("missingRate(\(literal(column)), by: \(literal(names)))") {
        try missingRate(column, by: names)
      }
    }
  }

  @Test("On the Titanic, ages are missing by class: 96 of 322, 67 of 279, 393 of 711")
  func titanic() throws {
    // pandas: groupby("class").age.isna(). One passenger's class is "*".
    let table = try Table(named: "titanic")
    let ages = try table.numbers("age")
    let classes = try table.completeStrings("class")
    guard
      check(
        "missingRate(ages, by: classes)", try missingRate(ages, by: classes),
        is: [
          "*": 1, "1st": share(96, of: 322), "2nd": share(67, of: 279), "3rd": share(393, of: 711),
        ],
        within: .relative(1e-12),
        mistakes: [
          dividesByAllRows.gives(
            [
              "*": share(1, of: 1313), "1st": share(96, of: 1313), "2nd": share(67, of: 1313),
              "3rd": share(393, of: 1313),
            ]),
          givesTheKnownShare.gives(
            [
              "*": 0, "1st": share(226, of: 322), "2nd": share(212, of: 279),
              "3rd": share(318, of: 711),
            ]),
        ])
    else { return }
    let rates = try missingRate(ages, by: classes)
    let names = ["1st", "2nd", "3rd"]
    attach(
      Chart(
        "Whose age is unknown on the Titanic", x: "class",
        y: Axis("age missing", range: 0...0.6, kind: .percent), categories: names,
        bars: [Bars("age missing", names.map { rates[$0] })]),
      named: "missing-by-class")
  }

  @Test("At Newark, the pressure is missing in 324 of 596 rainy hours and 611 of 8,107 dry ones")
  func weather() throws {
    // Counted with Python's csv module: precip > 0 is rain.
    let table = try Table(named: "weather_ewr")
    let pressure = try table.numbers("pressure")
    let sky = try table.completeNumbers("precip").map { $0 > 0 ? "rain" : "dry" }
    check(
      "missingRate(pressure, by: sky)", try missingRate(pressure, by: sky),
      is: ["dry": share(611, of: 8107), "rain": share(324, of: 596)], within: .relative(1e-12),
      mistakes: [
        dividesByAllRows.gives(["dry": share(611, of: 8703), "rain": share(324, of: 8703)]),
        givesTheKnownShare.gives(["dry": share(7496, of: 8107), "rain": share(272, of: 596)]),
      ])
  }

  private func share(_ part: Double, of whole: Double) -> Double { part / whole }
}
