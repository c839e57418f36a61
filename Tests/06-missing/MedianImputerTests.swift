import LessonKit
import LessonTesting
import Testing

@testable import MissingLesson

private let fillsWithZero = Mistake(
  "FILLS_WITH_ZERO",
  "It looks as if the holes were filled with zero. Zero is a value too, and often an impossible one."
)
private let fitsOnTestRows = Mistake(
  "FITS_ON_TEST_ROWS",
  "It looks as if the median comes from the rows it was asked to fill. Use what fit learnt: "
    + "rows to be predicted teach nothing, and one row alone has no median.")
private let fillsWithTheMean = Mistake(
  "FILLS_WITH_THE_MEAN",
  "For this column that is the mean. A few extreme values pull it away from where most of them lie."
)
private let dropsRows = Mistake(
  "DROPS_ROWS",
  "Some rows are gone. Who is left out is rarely random, and the other columns still have them all."
)
private let allMissingAsZero = Mistake(
  "ALL_MISSING_AS_ZERO",
  "A column without a known value has no median, and any number in its place is made up. Refuse it."
)
private let oneMedianForAll = Mistake(
  "ONE_MEDIAN_FOR_ALL",
  "It looks as if there is one median for all columns. Pressure and wind have no unit in common: "
    + "each column has its own.")
private let keepsOldMedians = Mistake(
  "KEEPS_OLD_MEDIANS",
  "It still knows the columns that it was fitted on before. A new fit starts from nothing.")

private let forgetsWhenRefused = Mistake(
  "FORGETS_WHEN_REFUSED",
  "A fit that was refused has changed what was known: half of a fit is worse than none. Store the "
    + "medians when all of them are there.")

@Suite("Median imputer", .exercise("06-missing/MedianImputer"))
struct MedianImputerSuite {
  @Test("A hole is filled with the median of the training rows")
  func byHand() {
    check(
      "transform([[nil, 54]]) after fit([[22, nil, 38, 26]])",
      try fill([[nil, 54]], fittedOn: [[22, nil, 38, 26]]), is: [[26, 54]],
      mistakes: [
        fillsWithZero.gives([[0, 54]]), fitsOnTestRows.gives([[54, 54]]), dropsRows.gives([[54]]),
        fillsWithTheMean.gives([[86.0 / 3, 54]]),
      ])
  }

  @Test("Each column has a median of its own")
  func columns() {
    let columns: [[Double?]] = [[1, nil, 3], [10, 20, nil]]
    check(
      "fit([[1, nil, 3], [10, 20, nil]]): medians", try imputer(fittedOn: columns).medians,
      is: [2, 15], mistakes: [oneMedianForAll.gives([6.5, 6.5])])
    check(
      "transform([[1, nil, 3], [10, 20, nil]]) after fit on the same",
      try fill(columns, fittedOn: columns),
      is: [[1, 2, 3], [10, 20, 15]],
      mistakes: [
        oneMedianForAll.gives([[1, 6.5, 3], [10, 20, 6.5]]),
        fillsWithZero.gives([[1, 0, 3], [10, 20, 0]]), dropsRows.gives([[1, 3], [10, 20]]),
      ])
  }

  @Test("What is known stays as it is, whatever was learnt")
  func known() {
    check(
      "transform([[-1, 0, 100], [3, 2, 1]]) after fit([[5, 6, 7], [0, 0, 0]])",
      try fill([[-1, 0, 100], [3, 2, 1]], fittedOn: [[5, 6, 7], [0, 0, 0]]),
      is: [[-1, 0, 100], [3, 2, 1]])
  }

  @Test("One row at a time is filled as all rows together are")
  func rowByRow() {
    let training: [[Double?]] = [[1, 2, 9, nil], [nil, 50, 60, 70]]
    let rows: [[Double?]] = [[nil, 100], [4, nil], [nil, nil], [8, 80]]
    check(
      "transform, called for each row of [[nil, 100], [4, nil], [nil, nil], [8, 80]]",
      try rows.map { row in try fill(row.map { [$0] }, fittedOn: training).map(\.first) },
      is: [[2, 100], [4, 60], [2, 60], [8, 80]],
      mistakes: [
        fillsWithZero.gives([[0, 100], [4, 0], [0, 0], [8, 80]]),
        dropsRows.gives([[nil, 100], [4, nil], [nil, nil], [8, 80]]),
      ])
  }

  @Test("Rows that are all missing are filled with what was learnt, and no rows stay none")
  func allMissingRows() {
    check(
      "transform([[nil, nil]]) after fit([[1, 5, 7]])",
      try fill([[nil, nil]], fittedOn: [[1, 5, 7]]), is: [[5, 5]],
      mistakes: [
        fillsWithZero.gives([[0, 0]]), dropsRows.gives([[]]),
        fillsWithTheMean.gives([[13.0 / 3, 13.0 / 3]]),
      ])
    check(
      "transform([[], []]) after fit([[1, 1], [nil, 2]])",
      try fill([[], []], fittedOn: [[1, 1], [nil, 2]]), is: [[], []])
  }

  @Test("A column without a known value is refused by its number, the first of them")
  func allMissing() {
    check(
      "fit([[1, 2], [nil, nil]])", try imputer(fittedOn: [[1, 2], [nil, nil]]).medians,
      throws: ImputerError.allMissing(column: 1),
      mistakes: [allMissingAsZero.gives([1.5, 0]), oneMedianForAll.gives([1.5, 1.5])])
    check(
      "fit([[], [1]])", try imputer(fittedOn: [[], [1]]).medians,
      throws: ImputerError.allMissing(column: 0),
      mistakes: [allMissingAsZero.gives([0, 1]), oneMedianForAll.gives([1, 1])])
    check(
      "fit([[1], [nil], [nil]])", try imputer(fittedOn: [[1], [nil], [nil]]).medians,
      throws: ImputerError.allMissing(column: 1),
      mistakes: [allMissingAsZero.gives([1, 0, 0]), oneMedianForAll.gives([1, 1, 1])])
  }

  @Test("A fit that is refused leaves what was learnt before")
  func refusedFit() {
    check(
      "fit([[9], [nil]]), which is refused, after fit([[4]]): medians",
      try {
        var imputer = try imputer(fittedOn: [[4]])
        try? imputer.fit([[9], [nil]])
        return imputer.medians
      }(),
      is: [4],
      mistakes: [
        allMissingAsZero.gives([9, 0]), keepsOldMedians.gives([4, 9]),
        forgetsWhenRefused.gives([9]), forgetsWhenRefused.gives([]),
      ])
  }

  @Test("A second fit forgets the first")
  func secondFit() {
    check(
      "fit([[5, 7]]) after fit([[1]]): medians",
      try {
        var imputer = try imputer(fittedOn: [[1]])
        try imputer.fit([[5, 7]])
        return imputer.medians
      }(),
      is: [6], mistakes: [keepsOldMedians.gives([1, 6])])
    check(
      "fit([]) after fit([[1]]): medians",
      try {
        var imputer = try imputer(fittedOn: [[1]])
        try imputer.fit([])
        return imputer.medians
      }(),
      is: [], mistakes: [keepsOldMedians.gives([1])])
  }

  @Test("Nothing is filled before a fit")
  func notFitted() {
    check(
      "transform([[1, nil]]) before any fit", try MedianImputer().transform([[1, nil]]),
      throws: ImputerError.notFitted)
    check(
      "transform([]) before any fit", try MedianImputer().transform([]),
      throws: ImputerError.notFitted)
  }

  @Test("More or fewer columns than were fitted are refused")
  func columnCount() {
    check(
      "transform([[nil]]) after fit([[1], [2]])", try fill([[nil]], fittedOn: [[1], [2]]),
      throws: ImputerError.columnCount(expected: 2, found: 1))
    check(
      "transform([[nil], [nil], [3]]) after fit([[1], [2]])",
      try fill([[nil], [nil], [3]], fittedOn: [[1], [2]]),
      throws: ImputerError.columnCount(expected: 2, found: 3))
  }

  @Test("Fitted and asked in any order, it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case allMissing, otherCount, notFitted, noColumns }
    enum Call {
      case fit([[Double?]])
      case transform([[Double?]])
    }
    crossCheck { random in
      let faults = random.faults(
        [Fault.allMissing, .otherCount, .notFitted, .noColumns], pairs: [(.notFitted, .noColumns)])
      let width = random.count(1...4)
      /// Columns with a value or more each, or with holes only.
      func columns(_ width: Int, rows: Int, known: Bool) -> [[Double?]] {
        (0..<width).map { _ in
          var column: [Double?] = random.column(count: rows)
          for row in column.indices where random.chance(0.3) { column[row] = nil }
          if known, rows > 0, !column.contains(where: { $0 != nil }) { column[0] = random.short() }
          return column
        }
      }
      var calls: [Call] = []
      if !faults.contains(.notFitted) {
        calls.append(.fit(columns(width, rows: 1 + random.count(0...12), known: true)))
      }
      if faults.contains(.allMissing) {
        var refused = columns(width + 1, rows: random.count(0...4), known: true)
        for index in refused.indices where random.chance(0.5) || index == width / 2 {
          refused[index] = refused[index].map { _ in nil }
        }
        calls.append(.fit(refused))
      }
      if faults.contains(.noColumns) { calls.append(.fit([])) }
      let other = faults.contains(.otherCount) ? random.pick([-1, 1]) : 0
      let asked = faults == [.notFitted, .noColumns] ? 0 : width + other
      calls.append(.transform(columns(asked, rows: random.count(0...12), known: false)))
      if random.chance(0.3) {
        calls.append(.fit(columns(width, rows: 1 + random.count(0...6), known: true)))
        calls.append(.transform(columns(width, rows: random.count(0...3), known: false)))
      }
      let all = calls
      let text = all.map { call in
        switch call {
        case .fit(let columns): "fit(\(literal(columns)))"
        case .transform(let columns): "transform(\(literal(columns)))"
        }
      }
      return Case("MedianImputer: " + text.joined(separator: ", then "), slack: 1e-12) {
        var steps = Steps()
        var imputer = MedianImputer()
        for call in all {
          switch call {
          case .fit(let columns):
            steps.note("fit") { try imputer.fit(columns) }
            steps.note("medians", imputer.medians)
          case .transform(let columns):
            steps.note("transform") { try imputer.transform(columns) }
          }
        }
        return steps
      }
    }
  }

  @Test(
    "At Newark, October to December are filled with the median pressure of January to September")
  func weather() throws {
    // Python: statistics.median of the known pressures, 1016.9 hPa in months 1-9 and 1019.7 after.
    let table = try Table(named: "weather_ewr")
    let pressure = try table.numbers("pressure")
    // The rows are in order of time.
    let end = try table.completeNumbers("month").count { $0 <= 9 }
    let training = Array(pressure[..<end])
    let test = Array(pressure[end...])
    check(
      "transform(pressure from October to December)", try fill([test], fittedOn: [training]),
      is: [test.map { $0 ?? 1016.9 }],
      mistakes: [
        fillsWithZero.gives([test.map { $0 ?? 0 }]),
        fitsOnTestRows.gives([test.map { $0 ?? 1019.7 }]),
        dropsRows.gives([test.compactMap { $0 }]),
      ])
  }

  private func imputer(fittedOn columns: [[Double?]]) throws -> MedianImputer {
    var imputer = MedianImputer()
    try imputer.fit(columns)
    return imputer
  }

  private func fill(
    _ columns: [[Double?]], fittedOn training: [[Double?]]
  ) throws -> [[Double]] {
    try imputer(fittedOn: training).transform(columns)
  }
}
