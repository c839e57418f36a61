import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import ScaleLesson

private let oneAtATime = Mistake(
  "ONE_AT_A_TIME",
  "It looks as if rows are asked about one after the other. While one waits, another could be under "
    + "way: start several, and only then wait.")
private let inOrderOfArrival = Mistake(
  "IN_ORDER_OF_ARRIVAL",
  "It looks as if answers stand in the order in which they were ready. Each has to carry the number of "
    + "its row, and to be put there.")
private let allAtOnce = Mistake(
  "STARTS_ALL_AT_ONCE",
  "It looks as if more calls at the same time are under way than there are workers. A million rows "
    + "would be a million calls: wait for one before the next is started.")
private let dropsTheRemainder = Mistake(
  "DROPS_THE_REMAINDER",
  "It looks as if rows are left over when they do not divide by the workers. Every row has an answer."
)
private let swallowsErrors = Mistake(
  "SWALLOWS_ERRORS",
  "It looks as if an error became a missing answer. Then every answer after it has no row behind it, "
    + "or the wrong one.")

@Suite("Predict all", .exercise("33-scale/PredictAll"))
struct PredictAllSuite {
  @Test("Whichever is ready first, answers stand in the order of the rows", arguments: 1...5)
  func order(seed: Int) {
    let rows = [7, 3, 1, 0, 6, 2, 5, 4]
    let expected = rows.map { $0 * 10 }
    // No schedule has rows ready backwards, or by size: those are mistakes of another kind.
    let others: [[Int]] = [
      expected, expected.reversed(), expected.sorted(), expected.sorted(by: >),
    ]
    check(
      "predictAll([7, 3, 1, 0, 6, 2, 5, 4], workers: 3), each times ten after as many pauses, "
        + "schedule \(seed)",
      try answers(rows, workers: 3, seed: UInt64(seed)), is: expected,
      mistakes: [
        inOrderOfArrival.when { $0.sorted() == expected.sorted() && !others.contains($0) },
        dropsTheRemainder.gives([70, 30, 10, 0, 60, 20]),
      ])
  }

  @Test("Never more calls under way than workers", arguments: [1, 2, 3, 5])
  func bounded(workers: Int) {
    let watch = Watch()
    check(
      "predictAll(0..<12, workers: \(workers)).count",
      try answers(Array(0..<12), workers: workers, seed: 2, watch: watch).count, is: 12,
      mistakes: [dropsTheRemainder.gives(12 / workers * workers)])
    check(
      "predictAll(0..<12, workers: \(workers)): the most calls under way", watch.most,
      satisfies: "at most \(workers)", mistakes: [allAtOnce.when { $0 > workers }]
    ) { (1...workers).contains($0) }
  }

  @Test("With two workers or more, calls overlap", arguments: [2, 4])
  func overlap(workers: Int) {
    let watch = Watch()
    _ = try? answers(Array(0..<9), workers: workers, seed: 3, company: true, watch: watch)
    check(
      "predictAll(0..<9, workers: \(workers)): the most calls under way", watch.most,
      satisfies: "at least 2", mistakes: [oneAtATime.when { $0 == 1 }]
    ) { $0 >= 2 }
  }

  @Test("Each row is asked about once")
  func once() {
    let watch = Watch()
    _ = try? answers([4, 4, 9, 1, 0, 4, 2], workers: 3, seed: 4, watch: watch)
    check(
      "predictAll([4, 4, 9, 1, 0, 4, 2], workers: 3): the rows that were asked about, sorted",
      watch.asked.sorted(), is: [0, 1, 2, 4, 4, 4, 9],
      mistakes: [dropsTheRemainder.gives([0, 1, 4, 4, 4, 9])])
  }

  @Test("More workers than rows, one row, no rows")
  func few() {
    check(
      "predictAll([2, 1], workers: 8)", try answers([2, 1], workers: 8), is: [20, 10],
      mistakes: [dropsTheRemainder.gives([])])
    check(
      "predictAll([5], workers: 1)", try answers([5], workers: 1), is: [50])
    check("predictAll([], workers: 3)", try answers([], workers: 3), is: [])
  }

  @Test("Without a worker nothing is done, even where there is nothing to do")
  func noWorkers() {
    let watch = Watch()
    check(
      "predictAll([1, 2], workers: 0)", try answers([1, 2], workers: 0, watch: watch),
      throws: WorkerError.tooFew(0))
    check("predictAll([1, 2], workers: 0): the rows asked about", watch.asked, is: [])
    check(
      "predictAll([], workers: -1)", try answers([], workers: -1), throws: WorkerError.tooFew(-1))
  }

  @Test("What predict throws for a row comes in place of all answers", arguments: [0, 3, 6])
  func refused(row: Int) {
    let watch = Watch()
    check(
      "predictAll(0..<7, workers: 3), where row \(row) is refused",
      try answers(Array(0..<7), workers: 3, seed: 5, refusing: [row], watch: watch),
      throws: Refused(row: row),
      mistakes: [
        swallowsErrors.gives((0..<7).filter { $0 != row }.map { $0 * 10 }),
        dropsTheRemainder.gives([0, 10, 20, 30, 40, 50]),
      ])
    check(
      "predictAll(0..<7, workers: 3), where row \(row) is refused: how often that row was asked about",
      watch.asked.count { $0 == row }, is: 1)
  }

  @Test("An error that says that work was given up comes in place of all answers, too")
  func givenUp() {
    let answers = try? Schedule.run(seed: 3) {
      try await predictAll([1, 2, 3], workers: 2) { row in
        if row == 2 { throw CancellationError() }
        return row * 10
      }
    }
    check(
      "predictAll([1, 2, 3], workers: 2), where row 2 throws a CancellationError: the answers",
      answers, is: nil,
      mistakes: [swallowsErrors.gives([10, 30])])
  }

  @Test("On generated rows and schedules it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case noWorkers, refused }
    crossCheck { random in
      let faults = random.faults([Fault.noWorkers, .refused], pairs: [(.noWorkers, .refused)])
      let rows = random.permutation(of: random.count(0...20))
      let workers = faults.contains(.noWorkers) ? random.int(-1...0) : random.int(1...7)
      var refusing: Set<Int> = []
      if faults.contains(.refused), let row = rows.first { refusing = [random.int(0...row)] }
      let (bad, seed) = (refusing, random.next() % 100)
      let company = workers > 1 && rows.count > 1 && bad.isEmpty
      let call =
        "predictAll(\(rows), workers: \(workers)), each times ten after some pauses"
        + (bad.isEmpty ? "" : ", refusing \(bad.sorted())") + ", schedule \(seed)"
      return Case(call) {
        let watch = Watch()
        var steps = Steps()
        steps.note("answers") {
          try answers(
            rows, workers: workers, seed: seed, refusing: bad, company: company, watch: watch)
        }
        steps.note("no more calls than workers", watch.most <= max(workers, 0))
        if company { steps.note("overlap", watch.most > 1) }
        steps.note("no row twice", Set(watch.asked).count == watch.asked.count)
        if bad.isEmpty { steps.note("rows asked about", watch.asked.sorted()) }
        return steps
      }
    }
  }

  @Test("300 flights of July, four at a time: the probabilities of one by one, to the last bit")
  func july() throws {
    let table = try Table(named: "flights_ewr")
    let predictor = try Predictor.lateArrivals(table)
    let known = predictor.vocabulary
    let all = zip(try Flight.all(in: table), try table.completeNumbers("month"))
    let flights = all.filter { flight, month in
      month == 7 && known.carriers.contains(flight.carrier)
        && known.destinations.contains(flight.dest)
    }.prefix(300).map(\.0)
    let expected = try probabilities(of: flights, predictor)
    check(
      "predictAll(300 flights, workers: 4) { probabilities(of: [$0], predictor)[0] }",
      try Schedule.run(seed: 6) {
        try await predictAll(flights, workers: 4) { flight in
          for _ in 0..<flight.hour % 3 { await Task.yield() }
          return try probabilities(of: [flight], predictor)[0]
        }
      },
      is: expected,
      mistakes: [
        inOrderOfArrival.when { (answers: [Double]) -> Bool in
          answers != expected && answers != expected.reversed()
            && answers.sorted() == expected.sorted()
        }
      ])
  }

  private struct Refused: Error, Equatable {
    let row: Int
  }

  /// What was called, and how much of it at the same time.
  private final class Watch: @unchecked Sendable {
    private let lock = NSLock()
    private var running = 0
    private var peak = 0
    private var rows: [Int] = []

    /// The most calls that were under way at the same time.
    var most: Int { lock.withLock { peak } }

    var asked: [Int] { lock.withLock { rows } }

    /// Whether this is the first call.
    func begin(_ row: Int) -> Bool {
      lock.withLock {
        rows.append(row)
        running += 1
        peak = max(peak, running)
        return rows.count == 1
      }
    }

    func end() { lock.withLock { running -= 1 } }
  }

  /// Ten times each row, after as many pauses as the row says and one more.
  ///
  /// - Parameter company: Whether the first call waits, up to a fifth of a second, for another one to
  ///   be under way.
  private func answers(
    _ rows: [Int], workers: Int, seed: UInt64 = 1, refusing: Set<Int> = [], company: Bool = false,
    watch: Watch = Watch()
  ) throws -> [Int] {
    try Schedule.run(seed: seed) {
      try await predictAll(rows, workers: workers) { row in
        let isFirst = watch.begin(row)
        defer { watch.end() }
        for _ in 0...row { await Task.yield() }
        if company, isFirst {
          for round in 0..<250 where watch.most < 2 {
            if round < 50 {
              await Task.yield()
            } else {
              try await Task.sleep(for: .milliseconds(1))
            }
          }
        }
        if refusing.contains(row) { throw Refused(row: row) }
        return row * 10
      }
    }
  }
}
