import LessonKit
import LessonTesting
import Testing

@testable import CategoriesLesson

private let missingIsFine = Mistake(
  "MISSING_IS_FINE", "A missing value went through, in a column where it may not be missing.")
private let missingIsNeverFine = Mistake(
  "MISSING_IS_NEVER_FINE",
  "A missing value was reported, though the rule says that it may be missing.")
private let takesInfinity = Mistake(
  "TAKES_INFINITY",
  "Double(_:) reads inf and nan as well, and nobody measured either. Ask for a finite number.")
private let endsAreOutside = Mistake(
  "ENDS_ARE_OUTSIDE", "The range's ends belong to it: a share of 1 is a share.")
private let wholeNumbersOnly = Mistake(
  "WHOLE_NUMBERS_ONLY", "A number with a fraction or an exponent was refused. It is a number.")
private let ignoresCase = Mistake(
  "IGNORES_CASE",
  "A level is one to the letter. The encoder behind you does not know that ua is UA.")
private let stopsAtALostColumn = Mistake(
  "STOPS_AT_A_LOST_COLUMN",
  "One column is not there, and the columns after it were not looked at. Report all in one go.")
private let firstOfEachColumn = Mistake(
  "FIRST_OF_EACH_COLUMN", "Only the first row of each column is reported. Report every place.")
private let rowByRow = Mistake(
  "ROW_BY_ROW", "The violations are in another order. They come rule by rule, and then by row.")

@Suite("Validate", .exercise("08-categories/Validate"))
struct ValidateSuite {
  private let share = ColumnRule("share", .number(0...1))
  private let carrier = ColumnRule("carrier", .level(["UA", "EV"]))

  @Test("A number is wrong when it lies outside the range; both ends lie inside")
  func range() {
    let rule = #"ColumnRule("share", .number(0...1))"#
    for text in ["0", "1", "0.25", "1e-3", "-0"] {
      guard
        check(
          "violation(\"\(text)\", row: 4, of: \(rule))", violation(text, row: 4, of: share),
          is: nil,
          mistakes: ["0", "1", "-0"].contains(text)
            ? [
              endsAreOutside.gives(
                .outside(column: "share", row: 4, number: text == "1" ? 1 : 0))
            ]
            : [wholeNumbersOnly.gives(.notANumber(column: "share", row: 4, text: text))])
      else { return }
    }
    for (text, number) in [("1.5", 1.5), ("-0.001", -0.001), ("7", 7), ("1e300", 1e300)] {
      guard
        check(
          "violation(\"\(text)\", row: 4, of: \(rule))", violation(text, row: 4, of: share),
          is: .outside(column: "share", row: 4, number: number),
          mistakes: text == "7"
            ? [] : [wholeNumbersOnly.gives(.notANumber(column: "share", row: 4, text: text))])
      else { return }
    }
  }

  @Test("What is not a finite number is none: words, blanks, nan and inf")
  func notANumber() {
    let cases: [(text: String, number: Double?)] = [
      ("UA", nil), ("", nil), (" 1", nil), ("0,5", nil), ("5%", nil), ("inf", .infinity),
      ("-Infinity", -.infinity), ("1e999", .infinity),
    ]
    for one in cases {
      guard
        check(
          #"violation(\#(literal(one.text)), row: 0, of: ColumnRule("share", .number(0...1)))"#,
          violation(one.text, row: 0, of: share),
          is: .notANumber(column: "share", row: 0, text: one.text),
          mistakes: one.number.map {
            [takesInfinity.gives(.outside(column: "share", row: 0, number: $0))]
          } ?? [])
      else { return }
    }
    check(
      #"violation("nan", row: 0, of: ColumnRule("share", .number(0...1)))"#,
      violation("nan", row: 0, of: share), is: .notANumber(column: "share", row: 0, text: "nan"),
      mistakes: [takesInfinity.gives(nil)])
  }

  @Test("A level is wrong when it is not one of those named, to the letter")
  func level() {
    let rule = #"ColumnRule("carrier", .level(["UA", "EV"]))"#
    check(
      "violation(\"EV\", row: 1, of: \(rule))", violation("EV", row: 1, of: carrier), is: nil)
    for text in ["OO", "*", "", "UA ", "U"] {
      guard
        check(
          "violation(\"\(text)\", row: 1, of: \(rule))", violation(text, row: 1, of: carrier),
          is: .unknownLevel(column: "carrier", row: 1, text: text))
      else { return }
    }
    check(
      "violation(\"ua\", row: 1, of: \(rule))", violation("ua", row: 1, of: carrier),
      is: .unknownLevel(column: "carrier", row: 1, text: "ua"), mistakes: [ignoresCase.gives(nil)])
  }

  @Test("A missing value is wrong unless the rule says that it may be missing")
  func missing() {
    for values in [Values.number(0...1), .level(["a", ""])] {
      guard
        check(
          #"violation(nil, row: 7, of: ColumnRule("x", \#(literal(values))))"#,
          violation(nil, row: 7, of: ColumnRule("x", values)), is: .missing(column: "x", row: 7),
          mistakes: [missingIsFine.gives(nil)]),
        check(
          #"violation(nil, row: 7, of: ColumnRule("x", \#(literal(values)), mayBeMissing: true))"#,
          violation(nil, row: 7, of: ColumnRule("x", values, mayBeMissing: true)), is: nil,
          mistakes: [missingIsNeverFine.gives(.missing(column: "x", row: 7))])
      else { return }
    }
    for text in ["b", "", "NA"] {
      guard
        check(
          "violation(\"\(text)\", row: 7, of: ColumnRule(\"x\", .level([\"a\"]), mayBeMissing: true))",
          violation(text, row: 7, of: ColumnRule("x", .level(["a"]), mayBeMissing: true)),
          is: .unknownLevel(column: "x", row: 7, text: text),
          mistakes: [
            .named(
              "TEXT_AS_MISSING", gives: nil,
              "A text was taken for a missing value. Only nil is missing; what a text means was "
                + "decided when the table was read.")
          ])
      else { return }
    }
  }

  @Test("Every place is reported, rule by rule, and of each rule by row")
  func everyPlace() throws {
    let table = try Table(csv: "carrier,share\nOO,0.5\nUA,2\nNA,x\nEV,1\n*,-1\n")
    let found: [Violation] = [
      .outside(column: "share", row: 1, number: 2),
      .notANumber(column: "share", row: 2, text: "x"),
      .outside(column: "share", row: 4, number: -1),
      .unknownLevel(column: "carrier", row: 0, text: "OO"), .missing(column: "carrier", row: 2),
      .unknownLevel(column: "carrier", row: 4, text: "*"),
    ]
    check(
      #"validate(Table(csv: "carrier,share\nOO,0.5\nUA,2\nNA,x\nEV,1\n*,-1\n"), share and carrier)"#,
      validate(table, Schema(columns: [share, carrier])), is: found,
      mistakes: [
        firstOfEachColumn.gives([found[0], found[3]]),
        rowByRow.gives([found[3], found[0], found[1], found[4], found[2], found[5]]),
        missingIsFine.gives(found.filter { $0 != .missing(column: "carrier", row: 2) }),
        endsAreOutside.gives(
          Array(found[..<2]) + [.outside(column: "share", row: 3, number: 1)] + found[2...]),
      ])
  }

  @Test("A column that is not there is reported once, in its place, and the others are looked at")
  func lostColumn() throws {
    let table = try Table(csv: "other,share\n1,3\n2,4\n")
    let rules = Schema(columns: [
      ColumnRule("a", .number(0...1)), share, ColumnRule("b", .level([]), mayBeMissing: true),
    ])
    let three: Violation = .outside(column: "share", row: 0, number: 3)
    let four: Violation = .outside(column: "share", row: 1, number: 4)
    check(
      #"validate(Table(csv: "other,share\n1,3\n2,4\n"), rules for a, share and b)"#,
      validate(table, rules), is: [.noColumn("a"), three, four, .noColumn("b")],
      mistakes: [
        stopsAtALostColumn.gives([.noColumn("a")]),
        firstOfEachColumn.gives([.noColumn("a"), three, .noColumn("b")]),
        rowByRow.gives([.noColumn("a"), .noColumn("b"), three, four]),
      ])
  }

  @Test("Two rules for one column are two rules: each reports what it finds")
  func twoRules() throws {
    let table = try Table(csv: "share\n0.5\n-1\n")
    let rules = Schema(columns: [
      share, ColumnRule("lost", .number(0...1)), ColumnRule("share", .level(["0.5"])),
      ColumnRule("lost", .level(["a"])),
    ])
    check(
      #"validate(Table(csv: "share\n0.5\n-1\n"), two rules for share and two for lost)"#,
      validate(table, rules),
      is: [
        .outside(column: "share", row: 1, number: -1), .noColumn("lost"),
        .unknownLevel(column: "share", row: 1, text: "-1"), .noColumn("lost"),
      ])
  }

  @Test(
    "Nothing is wrong with a table that keeps the rules, one without rows, or where there are none")
  func allIsWell() throws {
    let rules = Schema(columns: [carrier, share])
    check(
      #"validate(Table(csv: "share,carrier,x\n0.5,EV,\n1e-2,UA,\n"), share and carrier)"#,
      validate(try Table(csv: "share,carrier,x\n0.5,EV,\n1e-2,UA,\n"), rules), is: [])
    check(
      #"validate(Table(csv: "share,carrier\n"), share and carrier)"#,
      validate(try Table(csv: "share,carrier\n"), rules), is: [])
    check(
      #"validate(Table(csv: "share\n"), share and carrier)"#,
      validate(try Table(csv: "share\n"), rules), is: [.noColumn("carrier")])
    check(
      #"validate(Table(csv: "x\n1\n"), no rules)"#,
      validate(try Table(csv: "x\n1\n"), Schema(columns: [])), is: [])
  }

  @Test("On generated tables it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let texts = [
        "a", "A", "b", "", "0", "1", "0.5", "-1", "2", "1e3", "inf", "nan", "1e999", " 1", "-0",
        "x",
      ]
      func rule(_ name: String) -> ColumnRule {
        let values: Values =
          random.chance(0.5)
          ? .number(random.pick([0...1, -1...0, 1...1, 0...1000, -2...0.5]))
          : .level(random.some(["a", "b", "", "0", "A"], 0.5))
        return ColumnRule(name, values, mayBeMissing: random.chance(0.4))
      }
      if random.index.isMultiple(of: 3) {
        let text = random.chance(0.2) ? nil : random.pick(texts)
        let (row, one) = (random.int(0...9), rule("c"))
        return Case("violation(\(literal(text as Any)), row: \(row), of: \(literal(one)))") {
          violation(text, row: row, of: one)
        }
      }
      let rows = random.count(0...8)
      let columns = random.shuffled(["a", "b", "c"]).prefix(random.int(1...3)).map { name in
        (name: name, values: (0..<rows).map { _ in random.chance(0.2) ? nil : random.pick(texts) })
      }
      let schema = Schema(
        columns: random.shuffled(["a", "b", "c", "d"]).prefix(random.int(0...4)).map(rule))
      return Case("validate(Table(columns: \(literal(columns))), \(literal(schema)))") {
        validate(try Table(columns: columns), schema)
      }
    }
  }

  @Test(
    "On the Titanic one passenger's class is *; at Newark one wind is missing and one impossible")
  func realData() throws {
    // Counted with pandas 3.1.1: Series.isin and Series.between.
    let titanic = Schema(columns: [
      ColumnRule("class", .level(["1st", "2nd", "3rd"])),
      ColumnRule("age", .number(0...110), mayBeMissing: true),
      ColumnRule("sex", .level(["female", "male"])), ColumnRule("survived", .number(0...1)),
    ])
    check(
      "validate(titanic, titanicSchema)", validate(try Table(named: "titanic"), titanic),
      is: [.unknownLevel(column: "class", row: 456, text: "*")])
    check(
      #"validate(weather, ColumnRule("wind_speed", .number(0...200)))"#,
      validate(
        try Table(named: "weather_ewr"),
        Schema(columns: [ColumnRule("wind_speed", .number(0...200))])),
      is: [
        .outside(column: "wind_speed", row: 1009, number: 1048.36058),
        .missing(column: "wind_speed", row: 2051),
      ],
      mistakes: [
        missingIsFine.gives([.outside(column: "wind_speed", row: 1009, number: 1048.36058)]),
        firstOfEachColumn.gives([.outside(column: "wind_speed", row: 1009, number: 1048.36058)]),
      ])
  }

  @Test("From July on, seven flights go where none went before, and one is of a new carrier")
  func flights() throws {
    // pandas 3.1.1: sets of dest and carrier by month.
    let flights = try Table(named: "flights_ewr")
    let months = try flights.completeNumbers("month")
    func levels(_ column: String) throws -> [String] {
      let values = try flights.strings(column)
      return Set(values.indices.filter { months[$0] <= 6 }.compactMap { values[$0] }).sorted()
    }
    let schema = Schema(columns: [
      ColumnRule("dest", .level(try levels("dest"))),
      ColumnRule("carrier", .level(try levels("carrier"))),
    ])
    let found = validate(flights, schema)
    check(
      "validate(flights, levels of January to June): the rows",
      found.map { violation in
        if case .unknownLevel(_, let row, _) = violation { row } else { -1 }
      }, is: [3572, 3607, 3783, 9486, 9701, 9710, 10686, 2073],
      mistakes: [
        firstOfEachColumn.gives([3572, 2073]),
        rowByRow.gives([2073, 3572, 3607, 3783, 9486, 9701, 9710, 10686]),
      ])
  }
}
