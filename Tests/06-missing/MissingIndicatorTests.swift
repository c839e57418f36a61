import LessonKit
import LessonTesting
import Testing

@testable import MissingLesson

private let marksTheKnown = Mistake(
  "MARKS_THE_KNOWN",
  "It looks as if the marks are the other way round: 1 says that the value was missing.")
private let marksEveryColumn = Mistake(
  "MARKS_EVERY_COLUMN",
  "A column that was never missing in training gets a mark that is always 0 and tells nothing.")
private let keepsOldIndices = Mistake(
  "KEEPS_OLD_INDICES",
  "It still marks a column that had holes in the fit before. A new fit starts from nothing.")
private let choosesColumnsAnew = Mistake(
  "CHOOSES_COLUMNS_ANEW",
  "It looks as if the marked columns were chosen by the rows at hand. A model needs the same "
    + "features for every row: fit chooses, transform follows.")
private let ignoresNewHoles = Mistake(
  "IGNORES_NEW_HOLES",
  "This column was complete in training, and no mark can say that it no longer is. Refuse it.")

private let looksForHolesFirst = Mistake(
  "LOOKS_FOR_HOLES_FIRST",
  "A hole was looked for before anybody knew which columns these are. With one too many, the numbers "
    + "of the columns mean nothing: compare how many there are first.")

@Suite("Missing indicator", .exercise("06-missing/MissingIndicator"))
struct MissingIndicatorSuite {
  @Test("A mark is 1 where the value is missing and 0 where it is known")
  func byHand() {
    check(
      "transform([[nil, 2, nil], [6, 7, 8]]) after fit([[1, nil], [4, 5]])",
      try marks([[nil, 2, nil], [6, 7, 8]], fittedOn: [[1, nil], [4, 5]]), is: [[1, 0, 1]],
      mistakes: [
        marksTheKnown.gives([[0, 1, 0]]), marksEveryColumn.gives([[1, 0, 1], [0, 0, 0]]),
      ])
  }

  @Test("Only columns that were missing in training are marked, in their order")
  func chosen() {
    let columns: [[Double?]] = [[1, nil], [2, 3], [nil, 4], [5, 6]]
    check(
      "fit([[1, nil], [2, 3], [nil, 4], [5, 6]]): indices",
      indicator(fittedOn: columns).indices, is: [0, 2],
      mistakes: [marksEveryColumn.gives([0, 1, 2, 3])])
    check(
      "transform([[1, nil], [2, 3], [nil, 4], [5, 6]]) after fit on the same",
      try marks(columns, fittedOn: columns),
      is: [[0, 1], [1, 0]],
      mistakes: [
        marksTheKnown.gives([[1, 0], [0, 1]]),
        marksEveryColumn.gives([[0, 1], [0, 0], [1, 0], [0, 0]]),
      ])
  }

  @Test("As many marks are 1 as values are missing, and zero is a value")
  func count() {
    check(
      "transform([[3, nil, 0, nil, 4, nil, nil]]): the sum of the marks",
      try marks([[3, nil, 0, nil, 4, nil, nil]], fittedOn: [[nil]]).map { $0.reduce(0, +) },
      is: [4], mistakes: [marksTheKnown.gives([3])])
  }

  @Test("Rows without a hole have the same features as the others")
  func sameFeatures() {
    check(
      "transform([[7], [8]]) after fit([[nil, 1], [2, nil]])",
      try marks([[7], [8]], fittedOn: [[nil, 1], [2, nil]]), is: [[0], [0]],
      mistakes: [choosesColumnsAnew.gives([]), marksTheKnown.gives([[1], [1]])])
    check(
      "transform([[7], [nil]]) after fit([[nil, 1], [2, nil]])",
      try marks([[7], [nil]], fittedOn: [[nil, 1], [2, nil]]), is: [[0], [1]],
      mistakes: [choosesColumnsAnew.gives([[1]]), marksTheKnown.gives([[1], [0]])])
  }

  @Test("Where training had no hole there is nothing to mark")
  func complete() {
    check(
      "transform([[5], [6]]) after fit([[1, 2], [3, 4]])",
      try marks([[5], [6]], fittedOn: [[1, 2], [3, 4]]), is: [],
      mistakes: [marksEveryColumn.gives([[0], [0]])])
  }

  @Test("No rows have no marks, one empty column for each that is marked")
  func noRows() {
    check(
      "transform([[], []]) after fit([[nil], [1]])",
      try marks([[], []], fittedOn: [[nil], [1]]), is: [[]],
      mistakes: [choosesColumnsAnew.gives([]), marksEveryColumn.gives([[], []])])
    check(
      "fit([[], [nil]]): indices", indicator(fittedOn: [[], [nil]]).indices, is: [1],
      mistakes: [marksEveryColumn.gives([0, 1])])
  }

  @Test("A hole in a column that had none in training is refused by its number")
  func newlyMissing() {
    check(
      "transform([[1], [2], [nil]]) after fit([[nil, 1], [2, 3], [4, 5]])",
      try marks([[1], [2], [nil]], fittedOn: [[nil, 1], [2, 3], [4, 5]]),
      throws: IndicatorError.newlyMissing(column: 2),
      mistakes: [ignoresNewHoles.gives([[0]])])
    check(
      "transform([[nil, 1], [nil, 2]]) after fit([[1, 2], [3, 4]])",
      try marks([[nil, 1], [nil, 2]], fittedOn: [[1, 2], [3, 4]]),
      throws: IndicatorError.newlyMissing(column: 0), mistakes: [ignoresNewHoles.gives([])])
  }

  @Test("More or fewer columns than were fitted are refused")
  func columnCount() {
    check(
      "transform([[nil]]) after fit([[nil], [2]])", try marks([[nil]], fittedOn: [[nil], [2]]),
      throws: IndicatorError.columnCount(expected: 2, found: 1))
    check(
      "transform([[nil], [2], [3]]) after fit([[nil], [2]])",
      try marks([[nil], [2], [3]], fittedOn: [[nil], [2]]),
      throws: IndicatorError.columnCount(expected: 2, found: 3),
      mistakes: [
        looksForHolesFirst.throwing(IndicatorError.columnCount(expected: 2, found: 3))
      ])
    check(
      "transform([[nil], [2], [nil]]) after fit([[nil], [2]])",
      try marks([[nil], [2], [nil]], fittedOn: [[nil], [2]]),
      throws: IndicatorError.columnCount(expected: 2, found: 3),
      mistakes: [looksForHolesFirst.throwing(IndicatorError.newlyMissing(column: 2))])
    check(
      "transform([]) after fit([[nil]])", try marks([], fittedOn: [[nil]]),
      throws: IndicatorError.columnCount(expected: 1, found: 0))
    check(
      "transform([[1]]) before any fit", try MissingIndicator().transform([[1]]),
      throws: IndicatorError.columnCount(expected: 0, found: 1))
  }

  @Test("A second fit forgets the first")
  func secondFit() {
    check(
      "transform([[3], [nil], [5]]) after fit([[nil], [1], [2]]) and fit([[1], [nil], [2]])",
      try {
        var indicator = indicator(fittedOn: [[nil], [1], [2]])
        indicator.fit([[1], [nil], [2]])
        return try indicator.transform([[3], [nil], [5]])
      }(),
      is: [[1]],
      mistakes: [
        keepsOldIndices.gives([[0], [1]]), marksEveryColumn.gives([[0], [1], [0]]),
        marksTheKnown.gives([[0]]),
      ])
    check(
      "transform([[nil]]) after fit([[nil], [1]]) and fit([[nil]])",
      try {
        var indicator = indicator(fittedOn: [[nil], [1]])
        indicator.fit([[nil]])
        return try indicator.transform([[nil]])
      }(),
      is: [[1]], mistakes: [keepsOldIndices.gives([[1], [1]]), marksTheKnown.gives([[0]])])
    check(
      "transform([[nil]]) after fit([[nil]]) and fit([])",
      try {
        var indicator = indicator(fittedOn: [[nil]])
        indicator.fit([])
        return try indicator.transform([[nil]])
      }(),
      throws: IndicatorError.columnCount(expected: 0, found: 1))
  }

  @Test("Fitted and asked in any order, it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case otherCount, newHole, notFitted }
    enum Call {
      case fit([[Double?]])
      case transform([[Double?]])
    }
    crossCheck { random in
      let faults = random.faults(
        [Fault.otherCount, .newHole, .notFitted], pairs: [(.otherCount, .newHole)])
      /// Columns with holes in those that are marked, and in no other.
      func columns(marked: [Bool], rows: Int) -> [[Double?]] {
        marked.map { isMarked in
          var column: [Double?] = random.column(count: rows)
          for row in column.indices where isMarked && random.chance(0.4) { column[row] = nil }
          return column
        }
      }
      var calls: [Call] = []
      for _ in 0..<random.int(1...2) {
        let width = random.count(0...5)
        let training = columns(
          marked: (0..<width).map { _ in random.chance(0.6) }, rows: random.count(0...8))
        if !faults.contains(.notFitted) { calls.append(.fit(training)) }
        var marked = training.map { $0.contains(nil) }
        if faults.contains(.otherCount) {
          if random.chance(0.5), width > 0 { marked.removeLast() } else { marked.append(false) }
        }
        var rows = columns(marked: marked, rows: random.count(0...8))
        if faults.contains(.newHole) {
          for index in rows.indices where !marked[index] && random.chance(0.7) {
            rows[index].append(nil)
          }
          let length = rows.map(\.count).max() ?? 0
          for index in rows.indices where rows[index].count < length { rows[index].append(4) }
        }
        calls.append(.transform(rows))
      }
      let all = calls
      let text = all.map { call in
        switch call {
        case .fit(let columns): "fit(\(literal(columns)))"
        case .transform(let columns): "transform(\(literal(columns)))"
        }
      }
      return Case("MissingIndicator: " + text.joined(separator: ", then ")) {
        var steps = Steps()
        var indicator = MissingIndicator()
        for call in all {
          switch call {
          case .fit(let columns):
            indicator.fit(columns)
            steps.note("indices", indicator.indices)
            steps.note("columnCount", indicator.columnCount)
          case .transform(let columns):
            steps.note("transform") { try indicator.transform(columns) }
          }
        }
        return steps
      }
    }
  }

  @Test("557 of the 1,313 passengers of the Titanic are marked as of unknown age")
  func titanic() throws {
    // pandas: isna().sum().
    let ages = try Table(named: "titanic").numbers("age")
    let marks = try? marks([ages], fittedOn: [ages])
    check("transform([ages]): how many marks there are", marks?.map(\.count), is: [1313])
    check(
      "transform([ages]): the sum of the marks", marks?.map { $0.reduce(0, +) }, is: [557],
      mistakes: [marksTheKnown.gives([756])])
  }

  @Test("At Newark, October to December have the five marks that January to September call for")
  func weather() throws {
    // Counted with Python's csv module: temp is missing once before October and never after.
    let table = try Table(named: "weather_ewr")
    // The rows are in order of time.
    let end = try table.completeNumbers("month").count { $0 <= 9 }
    let columns = try ["temp", "precip", "wind_dir", "wind_speed", "wind_gust", "pressure"].map {
      try table.numbers($0)
    }
    let training = columns.map { Array($0[..<end]) }
    let test = columns.map { Array($0[end...]) }
    check(
      "transform(weather from October to December): the sums of the marks",
      try marks(test, fittedOn: training).map { $0.reduce(0, +) }, is: [0, 48, 0, 1789, 234],
      mistakes: [
        choosesColumnsAnew.gives([48, 1789, 234]),
        marksEveryColumn.gives([0, 0, 48, 0, 1789, 234]),
        marksTheKnown.gives([2165, 2117, 2165, 376, 1931]),
      ])
  }

  private func indicator(fittedOn columns: [[Double?]]) -> MissingIndicator {
    var indicator = MissingIndicator()
    indicator.fit(columns)
    return indicator
  }

  private func marks(
    _ columns: [[Double?]], fittedOn training: [[Double?]]
  ) throws -> [[Double]] {
    try indicator(fittedOn: training).transform(columns)
  }
}
