import LessonKit
import LessonTesting
import Testing

@testable import CsvLesson

private let missingAsZero = Mistake(
  "MISSING_AS_ZERO",
  "It looks as if a missing value was read as 0. Nobody weighed a penguin of 0 g: "
    + "what is unknown stays unknown.")
private let dropsMissing = Mistake(
  "DROPS_MISSING",
  "The column came back shorter than the table. From the first hole on, each value now belongs to "
    + "another row.")
private let unreadableAsMissing = Mistake(
  "UNREADABLE_AS_MISSING",
  "It looks as if a text that is not a number was taken for missing. There somebody wrote something, "
    + "and nobody will hear that it was lost.")
private let takesWhatDoubleTakes = Mistake(
  "TAKES_WHAT_DOUBLE_TAKES",
  "Swift's Double(text) reads more than decimal numbers, and this is one that nobody has measured.")

private let ignoresTheMarkers = Mistake(
  "IGNORES_THE_MARKERS",
  "It looks as if the same texts were taken for missing in every table. Which ones are differs from file "
    + "to file: look at the missing parameter.")
private let unreadableAsZero = Mistake(
  "UNREADABLE_AS_ZERO",
  "It looks as if a text that is not a number was read as 0. A zero is a value, and nobody measured it "
    + "here.")
private let countsRowsFromOne = Mistake(
  "COUNTS_ROWS_FROM_ONE",
  "It looks as if the rows were counted from 1, or the header among them. An array counts from 0, and "
    + "the header is no row.")

@Suite("Numbers", .exercise("04-csv/Numbers"))
struct NumbersSuite {
  @Test("A missing value is nil, between its neighbours")
  func byHand() {
    check(
      #"numbers(["3750", "NA", "3800"])"#, try read(["3750", "NA", "3800"]), is: [3750, nil, 3800],
      mistakes: [missingAsZero.gives([3750, 0, 3800]), dropsMissing.gives([3750, 3800])])
  }

  @Test("The values are those of the column that was asked for, of all rows in their order")
  func columns() {
    check(
      #"numbers(table, "mass")"#,
      try numbers(
        RawTable(records: [["id", "mass", "year"], ["7", "40", "1"], ["8", "30", "2"]]), "mass"),
      is: [40, 30])
    check(
      #"numbers(1,200 times "7", then "x")"#,
      try read(Array(repeating: "7", count: 1200) + ["x"]),
      throws: NumberError.notANumber(text: "x", row: 1200),
      mistakes: [countsRowsFromOne.throwing(NumberError.notANumber(text: "x", row: 1201))])
  }

  @Test("An empty field is missing, also where there is nothing else, and no rows have no values")
  func empty() {
    check(
      #"numbers(["", "12", ""])"#, try read(["", "12", ""]), is: [nil, 12, nil],
      mistakes: [missingAsZero.gives([0, 12, 0]), dropsMissing.gives([12])])
    check(
      #"numbers(["NA", ""])"#, try read(["NA", ""]), is: [nil, nil],
      mistakes: [missingAsZero.gives([0, 0]), dropsMissing.gives([])])
    check("numbers([])", try read([]), is: [])
  }

  @Test("Zero, a sign, a fraction and an exponent are all read as numbers")
  func decimals() {
    check(
      #"numbers(["0", "-25.5", "+3", "1e3", "0.1"])"#,
      try read(["0", "-25.5", "+3", "1e3", "0.1"]), is: [0, -25.5, 3, 1000, 0.1])
  }

  @Test("What means missing is for the caller to say")
  func markers() {
    check(
      #"numbers(["-999", "5", "."], missing: ["-999", "."])"#,
      try read(["-999", "5", "."], missing: ["-999", "."]), is: [nil, 5, nil],
      mistakes: [
        missingAsZero.gives([0, 5, 0]), dropsMissing.gives([5]),
        ignoresTheMarkers.throwing(NumberError.notANumber(text: ".", row: 2)),
        ignoresTheMarkers.gives([-999, 5, nil]),
      ])
    check(
      #"numbers(["-999.0", "-999"], missing: ["-999"])"#,
      try read(["-999.0", "-999"], missing: ["-999"]), is: [-999, nil],
      mistakes: [missingAsZero.gives([-999, 0]), dropsMissing.gives([-999])])
    check(
      #"numbers(["5", "NA"], missing: ["-999"])"#, try read(["5", "NA"], missing: ["-999"]),
      throws: NumberError.notANumber(text: "NA", row: 1),
      mistakes: [ignoresTheMarkers.gives([5, nil])])
    check(
      #"numbers(["", "5"], missing: [])"#, try read(["", "5"], missing: []),
      throws: NumberError.notANumber(text: "", row: 0),
      mistakes: [ignoresTheMarkers.gives([nil, 5])])
  }

  @Test(
    "A text that is not a number is refused, with its row",
    arguments: ["5'4", "165cm", "1,70", "-", "NA?", " NA", "na", " 5"])
  func unreadable(text: String) {
    check(
      "numbers([\"64\", \"\", \"\(text)\", \"yyy\"])", try read(["64", "", text, "yyy"]),
      throws: NumberError.notANumber(text: text, row: 2),
      mistakes: [
        unreadableAsMissing.gives([64, nil, nil, nil]),
        unreadableAsZero.gives([64, nil, 0, 0]), unreadableAsZero.gives([64, 0, 0, 0]),
        countsRowsFromOne.throwing(NumberError.notANumber(text: text, row: 3)),
        countsRowsFromOne.throwing(NumberError.notANumber(text: text, row: 4)),
        .named(
          "REFUSES_THE_LAST", throws: NumberError.notANumber(text: "yyy", row: 3),
          "Two texts are no numbers here, and this is the second. The first one is wanted."),
      ])
  }

  @Test(
    "A number that is infinite, no number or hexadecimal is refused",
    arguments: ["inf", "nan", "-Infinity", "0x1A", "1e999"])
  func nobodyMeasures(text: String) {
    check(
      "numbers([\"\(text)\"])", try read([text]),
      throws: NumberError.notANumber(text: text, row: 0),
      mistakes: [
        unreadableAsMissing.gives([nil]),
        // An infinity, NaN or 26, whichever of them Double reads.
        takesWhatDoubleTakes.when { $0.contains { $0 == 26 || !($0 ?? 0).isFinite } },
        unreadableAsZero.gives([0]),
      ])
  }

  @Test("A column that the table does not have is refused")
  func noSuchColumn() {
    check(
      #"numbers(table, "mas")"#, try numbers(RawTable(records: [["mass"], ["1"]]), "mas"),
      throws: RawTableError.noSuchColumn("mas"))
  }

  @Test("On generated tables it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case oneText, manyTexts, odd, noColumn }
    crossCheck(within: .exact) { random in
      let names = Array(["mass", "age", "height"].prefix(random.count(1...3)))
      let markers = random.pick([nil, nil, ["-999", "."], ["", "NA", "7"], []] as [[String]?])
      let known =
        ["7", "-25.5", "0", "+3", "1e3", "0.1", "-0.0", "12", "7.0", "-999.0"]
        + (markers ?? ["", "NA"])
      var rows = (0..<random.count(0...12)).map { _ in names.map { _ in random.pick(known) } }
      let faults = random.faults([Fault.oneText, .manyTexts, .odd, .noColumn])
      let bad = ["5'4", "165cm", "1,70", "-", "NA?", " 5", "NA", "", ".", "yyy", "na", " NA"]
      let odd = ["inf", "nan", "-Infinity", "0x1A", "1e999"]
      for index in rows.indices where faults.contains(.manyTexts) && random.chance(0.4) {
        rows[index][0] = random.pick(bad)
      }
      if let fault = faults.first, fault != .noColumn {
        rows.insert(
          names.map { _ in random.pick(fault == .odd ? odd : bad) },
          at: random.int(0...rows.count))
      }
      let records = [names] + rows
      let column = faults.contains(.noColumn) ? "mas" : random.pick(names)
      let table = "RawTable(records: \(literal(records)))"
      guard let markers else {
        return Case("numbers(\(table), \(literal(column)))") {
          try numbers(RawTable(records: records), column)
        }
      }
      return Case("numbers(\(table), \(literal(column)), missing: \(literal(markers)))") {
        try numbers(RawTable(records: records), column, missing: Set(markers))
      }
    }
  }

  @Test("342 of the 344 penguins were weighed, and they have a mean of 4,201.75 g")
  func penguins() throws {
    // pandas: Series.count() and Series.mean(). The sum is exact, so 1e-9 is generous.
    let table = try RawTable(named: "penguins_raw")
    let column = "Body Mass (g)"
    check(
      "numbers(penguins, \"\(column)\"): how many are known, and how many there are",
      [try numbers(table, column).count { $0 != nil }, try numbers(table, column).count],
      is: [342, 344],
      mistakes: [missingAsZero.gives([344, 344]), dropsMissing.gives([342, 342])])
    check(
      "numbers(penguins, \"\(column)\"): the mean of what is known",
      mean(try numbers(table, column)), is: 4201.754385964912, within: .relative(1e-9),
      mistakes: [missingAsZero.gives(4177.325581395349)])
  }

  @Test("756 ages of the Titanic are known, and they have a mean of 30.4 years")
  func titanic() throws {
    // pandas: Series.mean() and Series.fillna(0).mean(); here an empty field means missing.
    let table = try RawTable(named: "titanic")
    check(
      #"numbers(titanic, "age"): the mean of what is known"#,
      mean(try numbers(table, "age")), is: 30.397989417989418, within: .relative(1e-9),
      mistakes: [missingAsZero.gives(17.502574257425742)])
  }

  @Test("The heights that people typed are refused at the first that is no number")
  func heights() throws {
    let table = try RawTable(named: "reported_heights")
    check(
      #"numbers(heights, "height")"#, try numbers(table, "height"),
      throws: NumberError.notANumber(text: "5' 4\"", row: 21),
      mistakes: [
        unreadableAsMissing.when { $0.count { $0 == nil } == 81 },
        unreadableAsZero.when { $0.count == 1095 && !$0.contains(nil) },
      ])
  }

  private func read(
    _ texts: [String], missing: Set<String> = ["", "NA"]
  ) throws -> [Double?] {
    try numbers(RawTable(records: [["value"]] + texts.map { [$0] }), "value", missing: missing)
  }

  private func mean(_ values: [Double?]) -> Double {
    let known = values.compactMap { $0 }
    return known.reduce(0, +) / Double(known.count)
  }
}
