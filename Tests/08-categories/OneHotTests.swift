import LessonKit
import LessonTesting
import Testing

@testable import CategoriesLesson

private let missingIsALevel = Mistake(
  "MISSING_IS_A_LEVEL",
  "A level was made of a value that nobody wrote down. Missing is no level.")
private let keepsOldLevels = Mistake(
  "KEEPS_OLD_LEVELS", "Levels of the fit before are still there. Fitting anew forgets them.")
private let forgetsWhenRefused = Mistake(
  "FORGETS_WHEN_REFUSED",
  "A fit was refused, and what was learnt before is gone. Change nothing until all is well.")
private let orderOfASet = Mistake(
  "ORDER_OF_A_SET",
  "All levels are there, in another order. A Set's changes from run to run, that of the rows from "
    + "file to file, and the columns change with it.")
private let levelsOfTheRows = Mistake(
  "LEVELS_OF_THE_ROWS",
  "It looks as if the columns were made from the rows at hand. They belong to the levels of the fit."
)
private let numbersTheLevels = Mistake(
  "NUMBERS_THE_LEVELS",
  "A number for each level says that the second lies half-way from the first to the third.")
private let unknownIsTheFirst = Mistake(
  "UNKNOWN_IS_THE_FIRST",
  "A value without a level was marked as the first level. It is none of them: no mark at all.")
private let leavesRowsOut = Mistake(
  "LEAVES_ROWS_OUT",
  "A value without a level has lost its row, and the later rows moved up. There is one for every row."
)
private let addsAColumn = Mistake(
  "ADDS_A_COLUMN",
  "There is one column more than there are levels. That can be wanted, but not here.")
private let oneForEachRow = Mistake(
  "ONE_FOR_EACH_ROW", "A new level that comes often is still one new level: name each once.")
private let seenButGone = Mistake(
  "SEEN_BUT_GONE",
  "Those are levels that the rows do not have. It is asked the other way round.")

@Suite("One-hot", .exercise("08-categories/OneHot"))
struct OneHotSuite {
  @Test("Each level has a column, and each value a 1 in the column of its level")
  func byHand() {
    let training: [String?] = ["UA", "EV", "UA", "B6"]
    check(
      #"fit(["UA", "EV", "UA", "B6"]): levels"#, try fitted(training).levels,
      is: ["B6", "EV", "UA"])
    check(
      #"transform(["UA", "EV", "UA", "B6"]) after fit on the same"#,
      try fitted(training).transform(training).rows,
      is: [[0, 0, 1], [0, 1, 0], [0, 0, 1], [1, 0, 0]],
      mistakes: [
        numbersTheLevels.gives([[2], [1], [2], [0]]),
        addsAColumn.gives([[0, 0, 1, 0], [0, 1, 0, 0], [0, 0, 1, 0], [1, 0, 0, 0]]),
      ])
  }

  @Test("A level keeps its column, whatever the rows at hand are")
  func otherRows() {
    check(
      #"transform(["EV", "AA", "EV"]) after fit(["UA", "EV", "AA"])"#,
      try fitted(["UA", "EV", "AA"]).transform(["EV", "AA", "EV"]).rows,
      is: [[0, 1, 0], [1, 0, 0], [0, 1, 0]],
      mistakes: [
        levelsOfTheRows.gives([[0, 1], [1, 0], [0, 1]]), numbersTheLevels.gives([[1], [0], [1]]),
        addsAColumn.gives([[0, 1, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]]),
      ])
  }

  @Test("A new level and a missing value have a row of zeros")
  func unknown() {
    check(
      #"transform(["OO", "EV", nil, "ev"]) after fit(["UA", "EV"])"#,
      try fitted(["UA", "EV"]).transform(["OO", "EV", nil, "ev"]).rows,
      is: [[0, 0], [1, 0], [0, 0], [0, 0]],
      mistakes: [
        levelsOfTheRows.gives([[0, 1, 0], [1, 0, 0], [0, 0, 0], [0, 0, 1]]),
        numbersTheLevels.gives([[0], [0], [0], [0]]),
        unknownIsTheFirst.gives([[1, 0], [1, 0], [1, 0], [1, 0]]),
        leavesRowsOut.gives([[1, 0]]),
        addsAColumn.gives([[0, 0, 1], [1, 0, 0], [0, 0, 1], [0, 0, 1]]),
      ])
  }

  @Test("Missing is no level; an empty text is one, and so are 1 and 01, b and B")
  func whatIsALevel() {
    let ordered = ["", " b", "01", "1", "10", "9", "B", "a", "b"]
    check(
      #"fit([nil, "", "1", nil, "b", "01", "9", "10", "B", "a", " b"]): levels"#,
      try fitted([nil, "", "1", nil, "b", "01", "9", "10", "B", "a", " b"]).levels, is: ordered,
      mistakes: [missingIsALevel.gives(ordered + ["missing"])])
    check(
      #"fit(["9", "10", "9"]): levels, as texts"#, try fitted(["9", "10", "9"]).levels,
      is: ["10", "9"],
      mistakes: [
        .named(
          "ORDER_OF_NUMBERS", gives: ["9", "10"],
          "These levels are in order as numbers. They are texts, and 1 comes before 9.")
      ])
  }

  @Test("Without a known value there is nothing to learn, and what was learnt stays")
  func noLevels() {
    check("fit([])", try fitted([]).levels, throws: OneHotError.noLevels)
    check(
      "fit([nil, nil])", try fitted([nil, nil]).levels, throws: OneHotError.noLevels,
      mistakes: [missingIsALevel.gives(["missing"])])
    check(
      #"fit(["b", "a"]), then fit([nil]), which is refused: levels"#,
      {
        var encoder = OneHot()
        try? encoder.fit(["b", "a"])
        try? encoder.fit([nil])
        return encoder.levels
      }(), is: ["a", "b"], mistakes: [forgetsWhenRefused.gives([])])
  }

  @Test("A second fit forgets the first")
  func secondFit() {
    check(
      #"fit(["b", "a"]), then fit(["c", "b"]): levels"#,
      try {
        var encoder = try fitted(["b", "a"])
        try encoder.fit(["c", "b"])
        return encoder.levels
      }(), is: ["b", "c"], mistakes: [keepsOldLevels.gives(["a", "b", "c"])])
  }

  @Test("Before a fit it is refused; of no rows the matrix has no rows, and all columns")
  func shapes() {
    check(
      #"OneHot().transform(["a"])"#, try OneHot().transform(["a"]).shape,
      throws: OneHotError.notFitted)
    check("OneHot().transform([])", try OneHot().transform([]).shape, throws: OneHotError.notFitted)
    check(
      #"transform([]) after fit(["a", "b", "c"]): the shape"#,
      try fitted(["a", "b", "c"]).transform([]).shape, is: "0 x 3",
      mistakes: [
        levelsOfTheRows.gives("0 x 0"), numbersTheLevels.gives("0 x 1"), addsAColumn.gives("0 x 4"),
      ])
    check(
      #"transform([nil]) after fit(["a", "a"])"#, try fitted(["a", "a"]).transform([nil]).rows,
      is: [[0]])
  }

  @Test("What was not there in training is named, each level once, in order")
  func unseen() {
    check(
      #"unseen(["z", "a", nil, "y", "", "z"]) after fit(["b", "a"])"#,
      try fitted(["b", "a"]).unseen(["z", "a", nil, "y", "", "z"]), is: ["", "y", "z"],
      mistakes: [oneForEachRow.gives(["", "y", "z", "z"]), seenButGone.gives(["b"])])
    check(
      #"unseen(["b", nil, "b"]) after fit(["b", "a"])"#,
      try fitted(["b", "a"]).unseen(["b", nil, "b"]), is: [], mistakes: [seenButGone.gives(["a"])])
    check(
      #"OneHot().unseen(["b", "a"])"#, OneHot().unseen(["b", "a"]), is: ["a", "b"],
      mistakes: [seenButGone.gives([])])
  }

  @Test("Fitted and asked in any order, it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let all = ["a", "b", "c", "A", "*", "", " a", "größe", "日本", "b ", "9", "10", "Z", "missing"]
      func column() -> [String?] {
        let some = (0..<random.int(1...6)).map { _ in random.pick(all) }
        return (0..<random.count(0...12)).map { _ in
          random.chance(0.2) ? nil : random.chance(0.15) ? random.pick(all) : random.pick(some)
        }
      }
      let fits = random.chance(0.1) ? [] : (0..<random.int(1...2)).map { _ in column() }
      let refused: [String?]? =
        random.chance(0.2) ? Array(repeating: nil, count: random.int(0...2)) : nil
      let rows = column()
      let calls = (fits + (refused.map { [$0] } ?? [])).map { "fit(\(literal($0))); " }.joined()
      return Case("\(calls)transform and unseen of \(literal(rows))") {
        var steps = Steps()
        var encoder = OneHot()
        for training in fits + (refused.map { [$0] } ?? []) {
          steps.note("fit") { try encoder.fit(training) }
          steps.note("levels", encoder.levels)
        }
        steps.note("transform") { try encoder.transform(rows) }
        steps.note("unseen", encoder.unseen(rows))
        return steps
      }
    }
  }

  @Test("Of 80 destinations until June, three are new afterwards: ANC, JAC and TVC")
  func destinations() throws {
    // pandas 3.1.1: unique() of dest by month, and a set difference.
    let (first, second) = try halves("dest")
    var encoder = OneHot()
    try? encoder.fit(first)
    check("fit(destinations until June): how many levels", encoder.levels.count, is: 80)
    check(
      "fit(destinations until June): levels", encoder.levels, satisfies: "80 of them, ascending",
      mistakes: [orderOfASet.when { $0.sorted() != $0 }]
    ) { $0.count == 80 && $0 == $0.sorted() }
    check(
      "unseen(destinations from July)", encoder.unseen(second), is: ["ANC", "JAC", "TVC"],
      mistakes: [seenButGone.gives(["MYR", "PHL"])])
    check(
      "transform(destinations from July): shape and sum of the 6,011 flights' marks",
      try {
        let matrix = try encoder.transform(second)
        return [matrix.rowCount, matrix.columnCount, Int(matrix.elements.reduce(0, +))]
      }(), is: [6011, 80, 6004],
      mistakes: [
        levelsOfTheRows.gives([6011, 81, 6011]), unknownIsTheFirst.gives([6011, 80, 6011]),
        leavesRowsOut.gives([6004, 80, 6004]), addsAColumn.gives([6011, 81, 6011]),
      ])
  }

  @Test("Late by carrier: R² is 0.0136 with a column each, and 0.0013 with numbers")
  func carriers() throws {
    // scikit-learn 1.9.1: LinearRegression on get_dummies(drop_first=True) of 11,718 flights. With a
    // column for each level, least squares gives each level its mean, so sums are enough here.
    let flights = try Table(named: "flights_ewr")
    let delays = try flights.numbers("arr_delay")
    let all = try flights.strings("carrier")
    let arrived = delays.indices.filter { delays[$0] != nil }
    let carriers = arrived.map { all[$0] }
    let late = arrived.map { (delays[$0] ?? 0) >= 15 ? 1.0 : 0.0 }
    check(
      "transform(carriers): R² of late on its columns",
      try {
        let matrix = try fitted(carriers).transform(carriers)
        guard matrix.columnCount > 1 else { return squaredCorrelation(matrix.column(0), late) }
        let mean = late.reduce(0, +) / Double(late.count)
        var explained = 0.0
        for column in matrix.columns {
          let rows = column.reduce(0, +)
          let sum = zip(column, late).reduce(0) { $0 + $1.0 * $1.1 }
          if rows > 0 { explained += (sum / rows - mean) * (sum / rows - mean) * rows }
        }
        return explained / (mean * (1 - mean) * Double(late.count))
      }(), is: 0.013600706250929462, within: .relative(1e-9),
      mistakes: [numbersTheLevels.gives(0.0013037735367502634)])
  }

  private func fitted(_ column: [String?]) throws -> OneHot {
    var encoder = OneHot()
    try encoder.fit(column)
    return encoder
  }

  /// A column of the flights until June and from July.
  private func halves(_ column: String) throws -> (first: [String?], second: [String?]) {
    let flights = try Table(named: "flights_ewr")
    let months = try flights.completeNumbers("month")
    let values = try flights.strings(column)
    return (
      values.indices.filter { months[$0] <= 6 }.map { values[$0] },
      values.indices.filter { months[$0] > 6 }.map { values[$0] }
    )
  }

  private func squaredCorrelation(_ x: [Double], _ y: [Double]) -> Double {
    let (meanX, meanY) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
    let xy = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let xx = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    let yy = y.reduce(0) { $0 + ($1 - meanY) * ($1 - meanY) }
    return xy * xy / (xx * yy)
  }
}
