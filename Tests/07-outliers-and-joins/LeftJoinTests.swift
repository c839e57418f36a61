import LessonKit
import LessonTesting
import Testing

@testable import OutliersAndJoinsLesson

private let losesRows = Mistake(
  "LOSES_ROWS",
  "A row that finds nothing is lost. A left join keeps it, and says that the rest is missing.")
private let multipliesRows = Mistake(
  "MULTIPLIES_ROWS",
  "Where a key comes twice on the right, one row becomes several, and all that is counted afterwards "
    + "is wrong. Refuse it.")
private let lastRowWins = Mistake(
  "LAST_ROW_WINS",
  "Two rows on the right have this key, and one of them was taken in silence. Refuse to guess.")
private let looksAtTheLeft = Mistake(
  "LOOKS_AT_THE_LEFT",
  "Keys of the left table may repeat: many flights leave in one hour. Look at the right table's.")
private let unknownMeetsUnknown = Mistake(
  "UNKNOWN_MEETS_UNKNOWN",
  "It looks as if two keys that are not known met. Nobody knows whether they are the same.")
private let addsTheKeyAgain = Mistake(
  "ADDS_THE_KEY_AGAIN", "The left table has already what is in the key's columns. Add the others.")

@Suite("Left join", .exercise("07-outliers-and-joins/LeftJoin"))
struct LeftJoinSuite {
  private let flights = "hour,flight\n6,UA1\n5,UA2\n6,US3\n7,B64\n"
  private let weather = "hour,wind,temp\n5,10.4,39.0\n6,NA,38.2\n8,8.1,39.9\n"

  @Test("Each row on the left gets what the right table knows of its key")
  func byHand() throws {
    let header = ["hour", "flight", "wind", "temp"]
    check(
      "leftJoin(\(call(flights)), \(call(weather)), on: [\"hour\"])",
      try joined(flights, weather, on: ["hour"]),
      is: [
        header, ["6", "UA1", nil, "38.2"], ["5", "UA2", "10.4", "39.0"],
        ["6", "US3", nil, "38.2"], ["7", "B64", nil, nil],
      ],
      mistakes: [
        losesRows.gives([
          header, ["6", "UA1", nil, "38.2"], ["5", "UA2", "10.4", "39.0"],
          ["6", "US3", nil, "38.2"],
        ]),
        looksAtTheLeft.throwing(JoinError.duplicateKey(row: 2)),
        addsTheKeyAgain.throwing(JoinError.sharedColumn("hour")),
        .named(
          "ROWS_OF_THE_RIGHT",
          when: { $0.map(\.first) == ["hour", "5", "6", "8"] },
          "Those are the right table's rows. A left join keeps the left one's."),
      ])
  }

  @Test("A key of several columns meets only where all of them agree")
  func severalColumns() throws {
    let left = "day,month,n\n11,1,a\n1,11,b\n1,1,c\n"
    let right = "month,wind,day\n1,8,11\n11,9,1\n"
    check(
      "leftJoin(\(call(left)), \(call(right)), on: [\"month\", \"day\"])",
      try joined(left, right, on: ["month", "day"]),
      is: [
        ["day", "month", "n", "wind"], ["11", "1", "a", "8"], ["1", "11", "b", "9"],
        ["1", "1", "c", nil],
      ],
      mistakes: [
        losesRows.gives([
          ["day", "month", "n", "wind"], ["11", "1", "a", "8"], ["1", "11", "b", "9"],
        ]),
        addsTheKeyAgain.throwing(JoinError.sharedColumn("month")),
      ])
  }

  @Test("A key that comes twice on the right is refused, with the second row")
  func duplicateKey() throws {
    let twice = "hour,temp\n1,51\n0,50\n1,52\n0,53\n"
    let left = "hour,flight\n1,UA1\n2,UA2\n"
    let header = ["hour", "flight", "temp"]
    check(
      "leftJoin(\(call(left)), \(call(twice)), on: [\"hour\"])",
      try joined(left, twice, on: ["hour"]), throws: JoinError.duplicateKey(row: 2),
      mistakes: [
        lastRowWins.gives([header, ["1", "UA1", "52"], ["2", "UA2", nil]]),
        looksAtTheLeft.gives([header, ["1", "UA1", "52"], ["2", "UA2", nil]]),
        multipliesRows.gives([
          header, ["1", "UA1", "51"], ["1", "UA1", "52"], ["2", "UA2", nil],
        ]),
      ])
    let other = "hour,flight\n9,UA1\n"
    check(
      "leftJoin(\(call(other)), \(call(twice)), on: [\"hour\"]), where no flight asks for it",
      try joined(other, twice, on: ["hour"]), throws: JoinError.duplicateKey(row: 2),
      mistakes: [
        lastRowWins.gives([header, ["9", "UA1", nil]]),
        looksAtTheLeft.gives([header, ["9", "UA1", nil]]),
        multipliesRows.gives([header, ["9", "UA1", nil]]),
      ])
  }

  @Test("A key that is not known meets nothing, and may come often on either side")
  func unknownKeys() throws {
    let left = "plane,flight\nNA,UA1\nN2,UA2\nNA,UA3\n"
    let right = "plane,seats\nNA,20\nN2,180\nNA,30\n"
    let header = ["plane", "flight", "seats"]
    check(
      "leftJoin(\(call(left)), \(call(right)), on: [\"plane\"])",
      try joined(left, right, on: ["plane"]),
      is: [header, [nil, "UA1", nil], ["N2", "UA2", "180"], [nil, "UA3", nil]],
      mistakes: [
        unknownMeetsUnknown.gives(
          [header, [nil, "UA1", "30"], ["N2", "UA2", "180"], [nil, "UA3", "30"]]),
        losesRows.gives([header, ["N2", "UA2", "180"]]),
        addsTheKeyAgain.throwing(JoinError.sharedColumn("plane")),
      ])
  }

  @Test("An empty text is a text: as a key it meets its like, and on the right it stays as it is")
  func emptyTexts() throws {
    let left = try Table(columns: [("gate", ["", "A1", nil]), ("flight", ["UA1", "UA2", "UA3"])])
    let right = try Table(columns: [("gate", ["A1", ""]), ("note", ["", "closed"])])
    check(
      #"leftJoin(Table(columns: [("gate", ["", "A1", nil]), ("flight", ["UA1", "UA2", "UA3"])]), "#
        + #"Table(columns: [("gate", ["A1", ""]), ("note", ["", "closed"])]), on: ["gate"])"#,
      try contents(leftJoin(left, right, on: ["gate"])),
      is: [
        ["gate", "flight", "note"], ["", "UA1", "closed"], ["A1", "UA2", ""], [nil, "UA3", nil],
      ],
      mistakes: [
        losesRows.gives([["gate", "flight", "note"], ["", "UA1", "closed"], ["A1", "UA2", ""]]),
        addsTheKeyAgain.throwing(JoinError.sharedColumn("gate")),
      ])
  }

  @Test("Without rows on one side, the columns are there all the same")
  func noRows() throws {
    check(
      #"leftJoin(Table(csv: "hour,flight\n"), Table(csv: "hour,temp\n5,39\n"), on: ["hour"])"#,
      try joined("hour,flight\n", "hour,temp\n5,39\n", on: ["hour"]),
      is: [["hour", "flight", "temp"]])
    check(
      #"leftJoin(Table(csv: "hour,flight\n5,UA1\n"), Table(csv: "hour,temp\n"), on: ["hour"])"#,
      try joined("hour,flight\n5,UA1\n", "hour,temp\n", on: ["hour"]),
      is: [["hour", "flight", "temp"], ["5", "UA1", nil]],
      mistakes: [losesRows.gives([["hour", "flight", "temp"]])])
    check(
      #"leftJoin(Table(csv: "hour,flight\n5,UA1\n"), Table(csv: "hour\n5\n"), on: ["hour"])"#,
      try joined("hour,flight\n5,UA1\n", "hour\n5\n", on: ["hour"]),
      is: [["hour", "flight"], ["5", "UA1"]])
  }

  @Test(
    "A column that both have and that is not part of the key is refused, the first on the right")
  func sharedColumn() throws {
    let left = "hour,temp,wind\n5,1,2\n"
    let right = "visib,wind,hour,temp\n10,3,5,4\n10,3,5,4\n"
    check(
      "leftJoin(\(call(left)), \(call(right)), on: [\"hour\"])",
      try joined(left, right, on: ["hour"]), throws: JoinError.sharedColumn("wind"),
      mistakes: [
        .named(
          "DUPLICATES_BEFORE_COLUMNS", throws: JoinError.duplicateKey(row: 1),
          "Both are wrong here, and the shared column is to be reported: see the documentation.")
      ])
  }

  @Test("A column of the key that a table does not have is refused first, the left table's before")
  func noColumn() throws {
    check(
      #"leftJoin(Table(csv: "hour,temp\n"), Table(csv: "hour,temp\n5,1\n5,1\n"), on: ["hour", "day"])"#,
      try joined("hour,temp\n", "hour,temp\n5,1\n5,1\n", on: ["hour", "day"]),
      throws: noSuchColumn("left", "day", ["hour", "temp"]))
    check(
      #"leftJoin(Table(csv: "hour,day\n"), Table(csv: "hour\n5\n5\n"), on: ["hour", "day"])"#,
      try joined("hour,day\n", "hour\n5\n5\n", on: ["hour", "day"]),
      throws: noSuchColumn("right", "day", ["hour"]))
    check(
      #"leftJoin(Table(csv: "hour\n"), Table(csv: "minute\n"), on: ["hour", "minute"])"#,
      try joined("hour\n", "minute\n", on: ["hour", "minute"]),
      throws: noSuchColumn("left", "minute", ["hour"]))
  }

  @Test("Four times the rows on both sides take about four times as long")
  func growth() throws {
    func columns(_ count: Int, _ name: String) throws -> Table {
      let numbers = (0..<count).map { "\($0)" }
      return try Table(columns: [("n", numbers), (name, numbers.reversed())])
    }
    let sizes = [300, 1200]
    let left = try sizes.map { try columns($0, "a") }
    let right = try sizes.map { try columns($0, "b") }
    guard
      check(
        "leftJoin of two tables with the keys 0 to 1,199: texts that are not missing in b",
        try leftJoin(left[1], right[1], on: ["n"]).strings("b").count { $0 != nil }, is: 1200)
    else { return }
    checkGrowth("leftJoin of n and n rows", from: 300, to: 1200, atMost: 9, promise: "O(n + m)") {
      let place = $0 == 300 ? 0 : 1
      _ = try? leftJoin(left[place], right[place], on: ["n"])
    }
  }

  @Test("On generated tables it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case notLeft, notRight, shared, duplicate }
    crossCheck { random in
      let faults = random.faults(
        [Fault.notLeft, .notRight, .shared, .duplicate],
        pairs: [
          (.notLeft, .notRight), (.notLeft, .duplicate), (.notRight, .shared),
          (.shared, .duplicate),
        ])
      func column(_ name: String, _ count: Int) -> (name: String, values: [String?]) {
        let texts = ["x", "y", "2.5", ""]
        return (name, (0..<count).map { _ in random.chance(0.2) ? nil : random.pick(texts) })
      }
      let names = random.chance(0.5) ? ["k"] : ["k", "l"]
      let texts = ["1", "11", "111", "", "a"]
      // All pairs of parts, in some order: no key twice.
      var all: [[String?]] = random.shuffled(
        texts.flatMap { a in texts.map { b in names.count == 1 ? [a + b + "."] : [a, b] } })
      if names.count == 1 { all = random.shuffled(texts).map { [$0] } }
      var known = Array(all.prefix(random.count(0...8)))
      if random.chance(0.4) {
        for _ in 0..<random.int(1...2) {
          var key = random.pick(all)
          key[random.int(0...key.count - 1)] = nil
          known.insert(key, at: random.int(0...known.count))
        }
      }
      if faults.contains(.duplicate) {
        known.append(random.pick(all))
        known.append(known[known.count - 1])
        known.insert(known[known.count - 1], at: random.int(0...known.count))
      }
      let wanted: [[String?]] = (0..<random.count(0...10)).map { _ in
        var key = random.chance(0.7) ? random.pick(known + all) : random.pick(all)
        if random.chance(0.15) { key[random.int(0...key.count - 1)] = nil }
        return key
      }
      func keyColumns(_ keys: [[String?]]) -> [(name: String, values: [String?])] {
        names.indices.map { part in (names[part], keys.map { $0[part] }) }
      }
      let leftNames = random.some(["a", "b"], 0.7)
      let rightNames = random.some(["c", "d", "e"], 0.7)
      var left = keyColumns(wanted) + leftNames.map { column($0, wanted.count) }
      var right = keyColumns(known) + rightNames.map { column($0, known.count) }
      if faults.contains(.shared) {
        left += ["s", "t"].map { column($0, wanted.count) }
        right += random.shuffled(["s", "t"]).map { column($0, known.count) }
      }
      left = random.shuffled(left)
      right = random.shuffled(right)
      if faults.contains(.notLeft) {
        left = left.filter { $0.name != "k" } + [column("z", wanted.count)]
      }
      if faults.contains(.notRight) {
        right = right.filter { $0.name != names[names.count - 1] } + [column("y", known.count)]
      }
      let (a, b) = (left, right)
      return Case(
        "leftJoin(Table(columns: \(literal(a))), Table(columns: \(literal(b))), on: \(literal(names)))"
      ) {
        try contents(
          leftJoin(Table(name: "left", columns: a), Table(name: "right", columns: b), on: names))
      }
    }
  }

  @Test("All 12,084 flights keep their row; 59 have no weather, and 61 no temperature")
  func flightsAndWeather() throws {
    // pandas 3.1.1: merge(how="left") on time_hour; 12,025 rows with how="inner".
    let flights = try Table(named: "flights_ewr").selecting(columns: ["flight", "time_hour"])
    let weather = try Table(named: "weather_ewr").selecting(columns: ["time_hour", "temp", "visib"])
    let result = Result { try leftJoin(flights, weather, on: ["time_hour"]) }
    let call = #"leftJoin(flights, weather, on: ["time_hour"])"#
    guard
      check(
        "\(call): how many rows", try result.get().rowCount, is: 12084,
        mistakes: [
          losesRows.gives(12025), looksAtTheLeft.throwing(JoinError.duplicateKey(row: 3)),
          addsTheKeyAgain.throwing(JoinError.sharedColumn("time_hour")),
        ]),
      check(
        "\(call): rows without visib, which every hour of weather has",
        try result.get().missingCount("visib"), is: 59),
      check("\(call): rows without temp", try result.get().missingCount("temp"), is: 61)
    else { return }
    let temperatures = try result.get().numbers("temp").compactMap { $0 }
    // A sum of 12,023 numbers: whatever the order, 1e-9 is generous.
    check(
      "\(call): the mean temp", temperatures.reduce(0, +) / Double(temperatures.count),
      is: 57.41970390085669, within: .relative(1e-9))
  }

  @Test("Month, day and local hour are no key of the weather, and flights are not one of anything")
  func noKeyOfTheData() throws {
    let flights = try Table(named: "flights_ewr").selecting(
      columns: ["month", "day", "hour", "time_hour", "flight"])
    let weather = try Table(named: "weather_ewr").selecting(columns: [
      "month", "day", "hour", "temp",
    ])
    check(
      #"leftJoin(flights, weather, on: ["month", "day", "hour"])"#,
      try leftJoin(flights, weather, on: ["month", "day", "hour"]).rowCount,
      throws: JoinError.duplicateKey(row: 7319), mistakes: [lastRowWins.gives(12084)])
    let hours = try Table(named: "weather_ewr").selecting(columns: ["time_hour", "wind_speed"])
    check(
      #"leftJoin(weather, flights, on: ["time_hour"])"#,
      try leftJoin(hours, flights, on: ["time_hour"]).rowCount,
      throws: JoinError.duplicateKey(row: 3),
      mistakes: [lastRowWins.gives(8703), looksAtTheLeft.gives(8703)])
  }

  /// The names of the columns, then the rows.
  private func contents(_ table: Table) -> [[String?]] {
    [table.columnNames] + (0..<table.rowCount).map { table.row($0) }
  }

  private func joined(
    _ left: String, _ right: String, on columns: [String]
  ) throws -> [[String?]] {
    try contents(
      leftJoin(
        Table(csv: left, name: "left"), Table(csv: right, name: "right"), on: columns))
  }

  private func call(_ csv: String) -> String {
    "Table(csv: \(literal(csv)))"
  }

  private func noSuchColumn(
    _ table: String, _ column: String, _ available: [String]
  ) -> TableError {
    .noSuchColumn(table: table, column: column, suggestion: nil, available: available)
  }
}
