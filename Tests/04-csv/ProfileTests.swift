import LessonKit
import LessonTesting
import Testing

@testable import CsvLesson

private let markerIsALevel = Mistake(
  "MARKER_IS_A_LEVEL",
  "It looks as if the text for missing was counted as one more value. It says that there is none.")
private let rowsAreDistinct = Mistake(
  "COUNTS_REPEATS",
  "It looks as if every known value was counted. Distinct asks how many different ones there are.")
private let ordersAsText = Mistake(
  "ORDERS_AS_TEXT",
  "It looks as if the numbers were compared as texts: there, \"10\" comes before \"9\".")
private let firstRowsOnly = Mistake(
  "FIRST_ROWS_ONLY",
  "It looks as if only the first rows were read. What breaks a column is often far down.")
private let unreadableAsMissing = Mistake(
  "UNREADABLE_AS_MISSING",
  "It looks as if a text that is not a number was counted as missing. It is known, and it is a text."
)
private let distinctNumbers = Mistake(
  "DISTINCT_NUMBERS",
  "It looks as if different numbers were counted. 1 and 1.0 are the same number and different texts, "
    + "and a text that is no number is a value too: a profile shows that all of them occur.")
private let firstAndLast = Mistake(
  "FIRST_AND_LAST",
  "It looks as if the first or the last number of the column was taken. A column is in the order of its "
    + "rows, not of its values.")

private let takesWhatDoubleTakes = Mistake(
  "TAKES_WHAT_DOUBLE_TAKES",
  "Swift's Double(text) reads more than decimal numbers: inf, nan, 0x1A. Those are texts that nobody has "
    + "measured, and decimal(_:) does not take them.")
private let startsAtZero = Mistake(
  "STARTS_AT_ZERO",
  "It looks as if the search for the least or the greatest was begun at 0, which is no value of this "
    + "column. Begin with its own numbers.")
private let knownAsNumeric = Mistake(
  "KNOWN_AS_NUMERIC",
  "It looks as if every known text was counted as a number. A text that decimal(_:) cannot read is known, "
    + "and no number.")
private let ignoresTheMarkers = Mistake(
  "IGNORES_THE_MARKERS",
  "It looks as if the same texts were taken for missing in every table. Look at the missing parameter."
)

@Suite("Profile", .exercise("04-csv/Profile"))
struct ProfileSuite {
  @Test("There is a profile for each column, in the order of the file")
  func names() {
    check(
      #"profile(["name", "age", "city"]): names"#,
      profile(try table(["name", "age", "city"], ["Ada", "36", "London"])).map(\.name),
      is: ["name", "age", "city"])
  }

  @Test("A value is missing, a number, or another text, whatever Swift's Double makes of it")
  func byHand() {
    let profile = column(["64", "NA", "5'4", "", "70"])
    check(
      #"profile(["64", "NA", "5'4", "", "70"]): missing"#, profile?.missing, is: 2,
      mistakes: [unreadableAsMissing.gives(3)])
    check(
      #"profile(["64", "NA", "5'4", "", "70"]): numeric"#, profile?.numeric, is: 2,
      mistakes: [knownAsNumeric.gives(3)])
    check(
      #"profile(["inf", "64", "nan", "0x1A", "-Infinity"])"#,
      column(["inf", "64", "nan", "0x1A", "-Infinity"]),
      is: ColumnProfile(
        name: "value", missing: 0, numeric: 1, distinct: 5, least: 64, greatest: 64),
      mistakes: [
        takesWhatDoubleTakes.when { $0?.missing == 0 && $0?.numeric == 5 },
        unreadableAsMissing.when { $0?.missing == 4 },
      ])
  }

  @Test("Distinct counts each known text once")
  func distinct() {
    check(
      #"profile(["a", "b", "NA", "a", "a"]): distinct"#,
      column(["a", "b", "NA", "a", "a"])?.distinct,
      is: 2,
      mistakes: [markerIsALevel.gives(3), rowsAreDistinct.gives(4), distinctNumbers.gives(0)])
    check(
      #"profile(["1", "1.0", "1"]): distinct"#, column(["1", "1.0", "1"])?.distinct, is: 2,
      mistakes: [
        rowsAreDistinct.gives(3),
        distinctNumbers.gives(1),
      ])
    check(#"profile(["a", "A"]): distinct"#, column(["a", "A"])?.distinct, is: 2)
    check(
      #"profile([" NA", "na", "NA"])"#, column([" NA", "na", "NA"]),
      is: ColumnProfile(name: "value", missing: 1, distinct: 2),
      mistakes: [markerIsALevel.when { $0?.missing == 1 && $0?.distinct == 3 }])
    check(
      #"profile(["\u{E9}", "e\u{301}"]), which Swift calls equal: distinct"#,
      column(["\u{E9}", "e\u{301}"])?.distinct, is: 1)
  }

  @Test("The least and the greatest are numbers of the column, compared by value")
  func range() {
    // As texts, "-20" comes before "-200", of which it is the beginning, and "9" after "200".
    let profile = column(["10", "9", "NA", "200", "-20", "-200", "x"])
    check(
      #"profile(["10", "9", "NA", "200", "-20", "-200", "x"]): least"#, profile?.least, is: -200,
      mistakes: [ordersAsText.gives(-20), firstAndLast.gives(10)])
    check(
      #"profile(["10", "9", "NA", "200", "-20", "-200", "x"]): greatest"#, profile?.greatest,
      is: 200, mistakes: [ordersAsText.gives(9), firstAndLast.gives(-200)])
    let frost = column(["-7", "-31", "-12"])
    check(
      #"profile(["-7", "-31", "-12"]): least and greatest"#, [frost?.least, frost?.greatest],
      is: [-31, -7], mistakes: [startsAtZero.gives([-31, 0]), firstAndLast.gives([-7, -12])])
    let far = column(["3e12", "2e12"])
    check(
      #"profile(["3e12", "2e12"]): least and greatest"#, [far?.least, far?.greatest],
      is: [2e12, 3e12],
      mistakes: [startsAtZero.gives([0, 3e12]), firstAndLast.gives([3e12, 2e12])])
    let heat = column(["31", "7", "12"])
    check(
      #"profile(["31", "7", "12"]): least and greatest"#, [heat?.least, heat?.greatest],
      is: [7, 31],
      mistakes: [
        startsAtZero.gives([0, 31]), ordersAsText.gives([12, 7]), firstAndLast.gives([31, 12]),
      ])
  }

  @Test(
    "The order of the rows changes nothing",
    arguments: [["3", "NA", "x", "12"], ["12", "x", "NA", "3"], ["x", "3", "12", "NA"]])
  func order(texts: [String]) {
    check(
      "profile(\(texts))", column(texts),
      is: ColumnProfile(
        name: "value", missing: 1, numeric: 2, distinct: 3, least: 3, greatest: 12),
      mistakes: [
        markerIsALevel.when { $0?.distinct == 4 }, ordersAsText.when { $0?.greatest == 3 },
        unreadableAsMissing.when { $0?.missing == 2 },
      ])
  }

  @Test(
    "Where all is missing, or there are no rows, a column has no numbers, no values and no range")
  func nothing() {
    check(
      #"profile(["NA", "", "NA"])"#, column(["NA", "", "NA"]),
      is: ColumnProfile(name: "value", missing: 3),
      mistakes: [markerIsALevel.when { $0?.distinct == 2 }])
    check(
      #"profile(["a", "b"] without rows)"#, profile(try table(["a", "b"])),
      is: [ColumnProfile(name: "a"), ColumnProfile(name: "b")])
  }

  @Test("What means missing is for the caller to say")
  func markers() {
    check(
      #"profile(["-999", "NA", "4"], missing: ["-999"])"#,
      profile(try table(["value"], ["-999"], ["NA"], ["4"]), missing: ["-999"]).first,
      is: ColumnProfile(name: "value", missing: 1, numeric: 1, distinct: 2, least: 4, greatest: 4),
      mistakes: [
        ignoresTheMarkers.when { $0?.least == -999 },
        unreadableAsMissing.when { $0?.least == -999 },
      ])
    check(
      #"profile(["", "4", "x"], missing: [])"#,
      profile(try table(["value"], [""], ["4"], ["x"]), missing: []).first,
      is: ColumnProfile(name: "value", missing: 0, numeric: 1, distinct: 3, least: 4, greatest: 4),
      mistakes: [
        ignoresTheMarkers.when { $0?.missing == 1 && $0?.distinct == 2 },
        unreadableAsMissing.when { $0?.missing == 2 },
      ])
  }

  @Test("Every row counts, the last one too")
  func lastRow() {
    let texts = Array(repeating: "7", count: 1200) + ["NA", "1e6"]
    check(
      "profile(1,200 times \"7\", then \"NA\" and \"1e6\")", column(texts),
      is: ColumnProfile(
        name: "value", missing: 1, numeric: 1201, distinct: 2, least: 7, greatest: 1e6),
      mistakes: [firstRowsOnly.when { $0?.greatest == 7 }])
  }

  @Test("On generated columns it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck(within: .exact) { random in
      let markers = random.pick([["", "NA"], ["", "NA"], ["-999", "."], []])
      let kinds = [
        ["7", "10", "9", "200", "1.0", "1", "1e3", "+3", "0"], ["-3", "-20", "-200", "-0.5"],
        ["5'4", "165cm", "yyy", "YYY", "NA?", " 5", " NA", "na"], ["3e12", "2e12"],
        ["inf", "nan", "0x1A", "1e999"],
        ["", "NA", "-999", "."], ["é", "e\u{301}", "größe"],
      ]
      // One kind alone, or several: all numbers, all negative, all missing, no number at all.
      let some = kinds.filter { _ in random.chance(0.4) }.flatMap { $0 }
      let pieces = some.isEmpty ? random.pick(kinds) : some
      let texts = (0..<random.count(0...30)).map { _ in random.pick(pieces) }
      // Now and then so many rows that a sample of them shows.
      let before = random.index % 20 == 7 ? random.int(950...1500) : 0
      let first = random.pick(["7", "NA", "a"])
      let all = Array(repeating: first, count: before) + texts
      let call =
        before == 0
        ? literal(texts)
        : "Array(repeating: \(literal(first)), count: \(before)) + \(literal(texts))"
      let name = random.pick(["value", "value", "Body Mass (g)", ""])
      return Case("profile(\(literal(name)), of: \(call), missing: \(literal(markers)))") {
        profile(name, of: all, missing: Set(markers))
      }
    }
  }

  @Test("Eight of the seventeen columns about penguins have holes, comments in 290 rows")
  func penguinHoles() throws {
    // pandas: isna().sum().
    let profiles = profile(try RawTable(named: "penguins_raw"))
    let missing = Dictionary(profiles.map { ($0.name, $0.missing) }, uniquingKeysWith: +)
    check(
      "profile(penguins): missing, where it is not 0",
      missing.filter { $0.value != 0 },
      is: [
        "Culmen Length (mm)": 2, "Culmen Depth (mm)": 2, "Flipper Length (mm)": 2,
        "Body Mass (g)": 2, "Sex": 11, "Delta 15 N (o/oo)": 14, "Delta 13 C (o/oo)": 13,
        "Comments": 290,
      ])
  }

  @Test("The 344 penguins have 190 names and one life stage")
  func penguinLevels() throws {
    // pandas: nunique(), which leaves missing values out.
    check(
      "profile(penguins): distinct",
      profile(try RawTable(named: "penguins_raw")).map(\.distinct),
      is: [3, 152, 3, 1, 3, 1, 190, 2, 50, 164, 80, 55, 94, 2, 330, 331, 10],
      mistakes: [
        markerIsALevel.gives([3, 152, 3, 1, 3, 1, 190, 2, 50, 165, 81, 56, 95, 3, 331, 332, 11]),
        rowsAreDistinct.when { $0.first == 344 },
      ])
  }

  @Test("Of 1,095 typed heights, 81 are no numbers, and the others reach from 0 to 11,111")
  func heights() throws {
    // pandas: to_numeric(errors="coerce"), which leaves 81 of them unread; nunique().
    check(
      "profile(heights): height",
      profile(try RawTable(named: "reported_heights")).last,
      is: ColumnProfile(
        name: "height", missing: 0, numeric: 1014, distinct: 246, least: 0, greatest: 11111),
      mistakes: [
        ordersAsText.when { $0?.greatest == 89 },
        unreadableAsMissing.when { $0?.missing == 81 },
        firstRowsOnly.when { $0.map { 1..<1014 ~= $0.numeric } ?? false },
        rowsAreDistinct.when { $0?.distinct == 1095 },
      ])
  }

  /// The profile of one column with these texts.
  private func column(_ texts: [String]) -> ColumnProfile? {
    guard let table = try? RawTable(records: [["value"]] + texts.map { [$0] }) else { return nil }
    return profile(table).first
  }

  private func table(_ records: [String]...) throws -> RawTable {
    try RawTable(records: records)
  }
}
