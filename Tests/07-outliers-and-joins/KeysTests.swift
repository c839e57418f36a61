import LessonKit
import LessonTesting
import Testing

@testable import OutliersAndJoinsLesson

private let missingIsAText = Mistake(
  "MISSING_IS_A_TEXT",
  "A part that is missing became an empty text. Then the whole key is not known.")
private let keepsWhatIsKnown = Mistake(
  "KEEPS_WHAT_IS_KNOWN",
  "A part that is missing was passed over. Half a key is another key, not a known one.")
private let leavesRowsOut = Mistake(
  "LEAVES_ROWS_OUT",
  "A row without a known key is left out, and the later keys moved up. There is one for every row.")
private let gluesTheParts = Mistake(
  "GLUES_THE_PARTS",
  "It looks as if the parts were glued to one text: 1 and 11 then read as 11 and 1 do.")
private let ignoresTheOrder = Mistake(
  "IGNORES_THE_ORDER",
  "The first of February is not the second of January: the order of the parts counts.")
private let unknownEqualsUnknown = Mistake(
  "UNKNOWN_EQUALS_UNKNOWN",
  "It looks as if two that are not known were taken for the same key. Nobody knows whether they are."
)
private let countsTheFirstToo = Mistake(
  "COUNTS_THE_FIRST_TOO",
  "Where a key comes twice, the second is one too many, and the first is not.")
private let onceAKey = Mistake(
  "ONCE_A_KEY",
  "A key that comes three times has two rows too many: each of them is wanted, not one a key.")

@Suite("Keys", .exercise("07-outliers-and-joins/Keys"))
struct KeysSuite {
  @Test("A row's key is what it has in the columns, in the order in which they are named")
  func byHand() throws {
    let days = try Table(csv: "month,day,wind\n1,11,8\n11,1,9\n")
    check(
      #"keys(Table(csv: "month,day,wind\n1,11,8\n11,1,9\n"), ["month", "day"])"#,
      try keys(days, ["month", "day"]), is: [["1", "11"], ["11", "1"]])
    check(
      #"keys(Table(csv: "month,day,wind\n1,11,8\n11,1,9\n"), ["wind", "month"])"#,
      try keys(days, ["wind", "month"]), is: [["8", "1"], ["9", "11"]])
    check(
      #"keys(Table(csv: "month,day,wind\n1,11,8\n11,1,9\n"), ["day"])"#,
      try keys(days, ["day"]), is: [["11"], ["1"]])
  }

  @Test("A key with a part that is missing is not known, and still has its row")
  func missing() throws {
    let planes = try Table(csv: "carrier,tail\nUA,N1\nUS,NA\nNA,NA\nNA,N2\nUA,N3\n")
    check(
      #"keys(Table(csv: "carrier,tail\nUA,N1\nUS,NA\nNA,NA\nNA,N2\nUA,N3\n"), ["carrier", "tail"])"#,
      try keys(planes, ["carrier", "tail"]),
      is: [["UA", "N1"], nil, nil, nil, ["UA", "N3"]],
      mistakes: [
        missingIsAText.gives([["UA", "N1"], ["US", ""], ["", ""], ["", "N2"], ["UA", "N3"]]),
        keepsWhatIsKnown.gives([["UA", "N1"], ["US"], [], ["N2"], ["UA", "N3"]]),
        leavesRowsOut.gives([["UA", "N1"], ["UA", "N3"]]),
      ])
  }

  @Test("An empty text is a text, and 1, 01 and 1.0 are three")
  func texts() throws {
    let table = try Table(columns: [("gate", ["", nil, "1", "01", "1.0"])])
    check(
      #"keys(Table(columns: [("gate", ["", nil, "1", "01", "1.0"])]), ["gate"])"#,
      try keys(table, ["gate"]), is: [[""], nil, ["1"], ["01"], ["1.0"]],
      mistakes: [
        missingIsAText.gives([[""], [""], ["1"], ["01"], ["1.0"]]),
        keepsWhatIsKnown.gives([[""], [], ["1"], ["01"], ["1.0"]]),
        leavesRowsOut.gives([[""], ["1"], ["01"], ["1.0"]]),
      ])
  }

  @Test(
    "A column that is not there is refused, the first of several; a table without rows has no keys")
  func noColumn() throws {
    let table = try Table(csv: "month,day\n")
    check(#"keys(Table(csv: "month,day\n"), ["month", "day"])"#, try keys(table, ["day"]), is: [])
    check(
      #"keys(Table(csv: "month,day\n"), ["day", "hour", "minute"])"#,
      try keys(table, ["day", "hour", "minute"]),
      throws: TableError.noSuchColumn(
        table: "the table", column: "hour", suggestion: nil, available: ["month", "day"]))
  }

  @Test("A row is a duplicate when an earlier one has its key: of three rows, two; in their order")
  func duplicates() {
    check(
      #"duplicateKeys([["5"], ["6"], ["6"], ["7"], ["5"], ["6"]])"#,
      duplicateKeys([["5"], ["6"], ["6"], ["7"], ["5"], ["6"]]), is: [2, 4, 5],
      mistakes: [
        countsTheFirstToo.gives([0, 1, 2, 4, 5]), onceAKey.gives([2, 4]),
        .named(
          "KEY_BY_KEY", when: { $0 != [2, 4, 5] && $0.sorted() == [2, 4, 5] },
          "The rows are right, but they stand key by key. Give them in ascending order."),
      ])
    check(#"duplicateKeys([["5"], ["6"]])"#, duplicateKeys([["5"], ["6"]]), is: [])
    check("duplicateKeys([])", duplicateKeys([]), is: [])
  }

  @Test("Keys are the same when all their parts are, each in its place")
  func parts() {
    check(
      #"duplicateKeys([["1", "11"], ["11", "1"], ["111"], ["1", "11"]])"#,
      duplicateKeys([["1", "11"], ["11", "1"], ["111"], ["1", "11"]]), is: [3],
      mistakes: [
        gluesTheParts.gives([1, 2, 3]), ignoresTheOrder.gives([1, 3]),
        countsTheFirstToo.gives([0, 3]),
      ])
    for mark in ["-", ",", "|", "_", " ", "/", ":", ";", ".", "\t", "\n", "\0", "\u{1F}"] {
      let keys = [["a\(mark)", "b"], ["a", "\(mark)b"], ["b", "a"], ["", "ab"], ["ab", ""]]
      guard
        check(
          "duplicateKeys(\(literal(keys)))", duplicateKeys(keys), is: [],
          mistakes: [
            gluesTheParts.gives([1, 4]), ignoresTheOrder.gives([4]),
            .named(
              "GLUES_WITH_A_MARK", gives: [1],
              "It looks as if the parts were glued, with a mark between them. A part may hold it."),
          ])
      else { return }
    }
  }

  @Test("A key that is not known is never a duplicate")
  func unknown() {
    check(
      #"duplicateKeys([nil, [""], nil, [""], nil])"#, duplicateKeys([nil, [""], nil, [""], nil]),
      is: [3],
      mistakes: [unknownEqualsUnknown.gives([2, 3, 4]), countsTheFirstToo.gives([1, 3])])
    check(
      "duplicateKeys([nil, nil])", duplicateKeys([nil, nil]), is: [],
      mistakes: [unknownEqualsUnknown.gives([1])])
  }

  @Test("Four times the rows take about four times as long")
  func growth() {
    let all: [[String]?] = (0..<4000).map { ["1", "\($0)"] }
    guard check("duplicateKeys(4,000 different keys)", duplicateKeys(all), is: []) else { return }
    checkGrowth("duplicateKeys of n keys", from: 1000, to: 4000, atMost: 9, promise: "O(n)") { n in
      _ = duplicateKeys(Array(all.prefix(n)))
    }
  }

  @Test("On generated tables and keys it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let texts = ["1", "11", "111", "", "a", "a,", ",a", "-", "1-1"]
      let some = (0..<random.int(1...4)).map { _ in random.pick(texts) }
      if random.index.isMultiple(of: 2) {
        let rows = random.count(0...12)
        let names = ["month", "day", "hour"]
        let columns = names.map { name in
          (
            name: name,
            values: (0..<rows).map { _ in random.chance(0.15) ? nil : random.pick(some) }
          )
        }
        var wanted = Array(random.shuffled(names).prefix(random.int(1...3)))
        if !random.faults([true]).isEmpty {
          wanted.insert("minute", at: random.int(0...wanted.count))
          if random.chance(0.5) { wanted.append("gate") }
        }
        let named = wanted
        return Case("keys(Table(columns: \(literal(columns))), \(literal(named)))") {
          try keys(Table(columns: columns), named)
        }
      }
      let given: [[String]?] = (0..<random.count(0...15)).map { _ in
        random.chance(0.15) ? nil : (0..<random.int(1...2)).map { _ in random.pick(some) }
      }
      return Case("duplicateKeys(\(literal(given)))") { duplicateKeys(given) }
    }
  }

  @Test(
    "At Newark the hour in UTC is a key of the weather; the local hour comes twice on 3 November")
  func weather() throws {
    // pandas 3.1.1: DataFrame.duplicated.
    let weather = try Table(named: "weather_ewr")
    check(
      #"duplicateKeys(keys(weather, ["time_hour"])): how many"#,
      duplicateKeys(try keys(weather, ["time_hour"])).count, is: 0)
    check(
      #"duplicateKeys(keys(weather, ["month", "day", "hour"]))"#,
      duplicateKeys(try keys(weather, ["month", "day", "hour"])), is: [7319],
      mistakes: [countsTheFirstToo.gives([7318, 7319])])
    check(
      #"duplicateKeys(keys(weather, ["month", "day"])): how many"#,
      duplicateKeys(try keys(weather, ["month", "day"])).count, is: 8339,
      mistakes: [countsTheFirstToo.gives(8703), onceAKey.gives(364)])
  }

  @Test("Of 12,084 flights 6,368 share an hour with an earlier one")
  func flights() throws {
    // pandas 3.1.1: DataFrame.duplicated("time_hour").
    let flights = try Table(named: "flights_ewr")
    check(
      #"duplicateKeys(keys(flights, ["time_hour"])): how many"#,
      duplicateKeys(try keys(flights, ["time_hour"])).count, is: 6368)
  }
}
