import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import CapstoneLesson

private let ignoresTheDelay = Mistake(
  "IGNORES_THE_DELAY",
  "A model was trained on labels that were still on their way. A simulation can see them; a service could "
    + "not.")
private let learnsFromTheMonth = Mistake(
  "LEARNS_FROM_THE_MONTH",
  "A model was trained on the month that it then answers, before it begins: it has seen what it is asked."
)
private let delaysOnceMore = Mistake(
  "DELAYS_ONCE_MORE",
  "With labels that come at once, a model was trained one month too late: when a month begins, those of "
    + "the one before are there.")
private let oneMonth = Mistake(
  "LEARNS_FROM_ONE_MONTH",
  "It looks as if a new model was trained on the newest month alone. All labels that are there are asked "
    + "for.")
private let firstReference = Mistake(
  "KEEPS_THE_FIRST_REFERENCE",
  "It looks as if the answers are still held against the first model's answers. With a new model its own "
    + "answers to its training are the reference.")
private let fromTheLastMonth = Mistake(
  "MEASURES_FROM_THE_LAST_MONTH",
  "It looks as if the answers are held against those of the month before. Who moves a little each month "
    + "is never noticed then: the reference is what the model said of its training.")
private let exchanged = Mistake(
  "EXCHANGES_REFERENCE_AND_LIVE",
  "Reference and live answers were exchanged. The bins are the reference's: it is the ruler.")
private let onTheLine = Mistake(
  "ALARM_ON_THE_LINE",
  "A new model took over although the month's index was not greater than the limit.")
private let monthItself = Mistake(
  "LOOKS_AT_THE_MONTH_ITSELF",
  "It looks as if the index of the month that begins decides. That month has not been answered yet: only "
    + "the one before is known.")
private let meanOfTheMonths = Mistake(
  "MEAN_OF_THE_MONTHS",
  "It looks as if the year's loss weighs every month the same. Months have more or fewer flights, and the "
    + "loss is one of flights.")
private let addsTheLosses = Mistake(
  "ADDS_THE_LOSSES",
  "It looks as if every flight's loss was added up. Divide by how many there are.")

@Suite("Run a year", .exercise("42-capstone/RunYear"))
struct RunYearSuite {
  /// Carrier A is late in one of two flights, B in none of two; in month 3 it is the other way round.
  private let three = flights([
    (1, "A", true), (1, "A", false), (2, "B", false), (2, "B", false), (3, "A", false),
    (3, "B", true), (3, "B", true),
  ])

  @Test("Two months to learn from, one to play: answers, loss, and how far they moved")
  func byHand() {
    // It answers (late + 1) / (flights + 2): 2/4 for A, 1/4 for B.
    let loss = -(log(0.5) + 2 * log(0.25)) / 3
    // B is half of the training and two thirds of the month.
    let moved: Double = (2.0 / 3 - 0.5) * log(4.0 / 3) + (1.0 / 3 - 0.5) * log(2.0 / 3)
    let report = Result {
      try runYear(three, months: 3...3, labelDelay: 0, retraining: .never, train: byCarrier)
    }
    check(
      "runYear(month 3 after two): month, and the last month trained on",
      try report.get().months.map { [$0.month, $0.trainedThrough] }, is: [[3, 2]])
    check(
      "runYear(month 3 after two): the answers", try report.get().months.map(\.answers),
      is: [[0.5, 0.25, 0.25]], within: .relative(1e-12))
    check(
      "runYear(month 3 after two): the losses, of the month and of all",
      try report.get().months.map(\.loss) + [report.get().loss], is: [loss, loss],
      within: .relative(1e-12), mistakes: [addsTheLosses.gives([loss, loss * 3])])
    check(
      "runYear(month 3 after two): moved", try report.get().months.map(\.moved), is: [moved],
      within: .relative(1e-9))
  }

  @Test("Whoever trains is given all labels that are there, in their order, and none that are not")
  func known() {
    let arrivals = flights(
      [4, 1, 3, 2, 5, 1, 2, 4, 3, 5, 6].map { ($0, "A", $0 % 2 == 0) })
    check(
      "runYear(months 4 1 3 2 5 1 2 4 3 5 6, months: 3...5, .everyMonth): the months trained on",
      try trained(arrivals, 3...5, delay: 0, .everyMonth),
      is: [[1, 2, 1, 2], [1, 3, 2, 1, 2, 3], [4, 1, 3, 2, 1, 2, 4, 3]],
      mistakes: [
        learnsFromTheMonth.gives([
          [1, 3, 2, 1, 2, 3], [4, 1, 3, 2, 1, 2, 4, 3], [4, 1, 3, 2, 5, 1, 2, 4, 3, 5],
        ]),
        delaysOnceMore.gives([[1, 1], [1, 2, 1, 2], [1, 3, 2, 1, 2, 3]]),
        oneMonth.gives([[1, 2, 1, 2], [3, 3], [4, 4]]),
      ])
    check(
      "runYear(the same, months: 3...5, labelDelay: 1, .everyMonth): the months trained on",
      try trained(arrivals, 3...5, delay: 1, .everyMonth),
      is: [[1, 1], [1, 2, 1, 2], [1, 3, 2, 1, 2, 3]],
      mistakes: [
        ignoresTheDelay.gives([
          [1, 2, 1, 2], [1, 3, 2, 1, 2, 3], [4, 1, 3, 2, 1, 2, 4, 3],
        ]),
        learnsFromTheMonth.gives([
          [1, 2, 1, 2], [1, 3, 2, 1, 2, 3], [4, 1, 3, 2, 1, 2, 4, 3],
        ]),
        oneMonth.gives([[1, 1], [2, 2], [3, 3]]),
      ])
    check(
      "runYear(the same, months: 4...6, labelDelay: 2, .never): the months trained on",
      try trained(arrivals, 4...6, delay: 2, .never), is: [[1, 1]],
      mistakes: [ignoresTheDelay.gives([[1, 3, 2, 1, 2, 3]])])
    check(
      "runYear(the same, months: 6...6, labelDelay: 0, .never): the months trained on",
      try trained(arrivals, 6...6, delay: 0, .never), is: [[4, 1, 3, 2, 5, 1, 2, 4, 3, 5]])
  }

  @Test("Answers stand in the order of the arrivals; what was called impossible costs endlessly")
  func answers() {
    let arrivals =
      flights([(1, "A", true), (1, "B", false)])
      + [(9, "A"), (2, "B"), (5, "A"), (1, "B")].map { arrival(2, $0.1, true, day: $0.0) }
    let report = Result {
      try runYear(arrivals, months: 2...2, labelDelay: 0, retraining: .never) { _ in
        { $0.map { $0.carrier == "A" ? 1 : 0 } }
      }
    }
    check(
      "runYear(A and B on the days 9, 2, 5, 1 in turn, train: 1 for A and 0 for B): the answers",
      try report.get().months.map(\.answers), is: [[1, 0, 1, 0]])
    check(
      "runYear(the same, all of them late): the losses, of the month and of all",
      try report.get().months.map(\.loss) + [report.get().loss], is: [.infinity, .infinity])
  }

  @Test("The log says which labels the model on duty had")
  func onDuty() {
    let arrivals = flights((1...6).flatMap { [($0, "A", true), ($0, "B", false)] })
    for (retraining, delay, expected) in [
      (Retraining.never, 0, [2, 2, 2, 2]), (.everyMonth, 0, [2, 3, 4, 5]),
      (.everyMonth, 1, [1, 2, 3, 4]), (.never, 1, [1, 1, 1, 1]),
    ] {
      check(
        "runYear(months: 3...6, labelDelay: \(delay), .\(retraining)): trainedThrough",
        try runYear(
          arrivals, months: 3...6, labelDelay: delay, retraining: retraining, train: byCarrier
        ).months.map(\.trainedThrough), is: expected)
    }
    let gap = flights([(1, "A", true), (1, "B", false), (4, "A", true), (5, "B", false)])
    check(
      "runYear(nothing in the months 2 and 3, months: 4...5, .everyMonth): trainedThrough",
      try runYear(
        gap, months: 4...5, labelDelay: 0, retraining: .everyMonth, train: byCarrier
      ).months.map(\.trainedThrough), is: [1, 4])
  }

  @Test("A new model takes over when the answers moved by more than the limit in the month before")
  func whenMoved() {
    // Month 3 is like the training, 4 is not, and 5 is like the training of before. The new model of
    // month 5 moves by 0.12: one alarm calls for one new model.
    let arrivals = flights([
      (1, "A", true), (1, "B", false), (2, "A", true), (2, "B", false), (3, "A", true),
      (3, "B", false), (4, "B", true), (4, "B", true), (5, "A", true), (5, "B", false),
      (6, "A", true), (6, "B", false),
    ])
    check(
      "runYear(month 3 as in training, month 4 not, .whenMoved(above: 0.25)): trainedThrough",
      try runYear(
        arrivals, months: 3...6, labelDelay: 0, retraining: .whenMoved(above: 0.25),
        train: byCarrier
      ).months.map(\.trainedThrough), is: [2, 2, 4, 4],
      mistakes: [monthItself.gives([2, 3, 3, 3])])
    check(
      "runYear(the same, .whenMoved(above: 0)), where month 3 has moved by 0: trainedThrough",
      try runYear(
        arrivals, months: 3...4, labelDelay: 0, retraining: .whenMoved(above: 0), train: byCarrier
      ).months.map(\.trainedThrough), is: [2, 2],
      mistakes: [onTheLine.gives([2, 3]), monthItself.gives([2, 3])])
  }

  @Test("Moved is measured from what the model on duty says of its own training")
  func reference() throws {
    // The second model gives A and B other answers than the first did.
    let arrivals = flights([
      (1, "A", true), (1, "A", true), (1, "B", false), (2, "A", false), (2, "A", false),
      (2, "B", true), (3, "A", true), (3, "B", true), (3, "B", true),
    ])
    let report = Result {
      try runYear(arrivals, months: 2...3, labelDelay: 0, retraining: .everyMonth, train: byCarrier)
    }
    // First: A 3/4, B 1/3. Then A 3/6, B 2/4: all the same, and nothing can move.
    check(
      "runYear(months: 2...3, .everyMonth): moved", try report.get().months.map(\.moved),
      is: [0, 0],
      within: .absolute(1e-12),
      mistakes: [
        firstReference.when { (moved: [Double]) in moved.count == 2 && moved[0] == 0 && moved[1] > 1
        },
        fromTheLastMonth.when { (moved: [Double]) in
          moved.count == 2 && moved[0] == 0 && moved[1] > 1
        },
      ])
    let drift = flights([
      (1, "A", true), (1, "A", true), (1, "B", false), (1, "B", false), (2, "A", true),
      (2, "B", false), (2, "B", false), (2, "B", true), (3, "A", true), (3, "B", false),
      (3, "B", false), (3, "B", false),
    ])
    let quarter: Double = 0.25 * log(1.5) - 0.25 * log(0.5)
    check(
      "runYear(B is half of the training and three quarters of the months, .never): moved",
      try runYear(drift, months: 2...3, labelDelay: 0, retraining: .never, train: byCarrier)
        .months.map(\.moved), is: [quarter, quarter], within: .relative(1e-9),
      mistakes: [
        fromTheLastMonth.gives([quarter, 0])
      ])
  }

  @Test("The year's loss is one of flights, and not of months")
  func weights() {
    let arrivals = flights(
      [(1, "A", true), (1, "A", false)] + Array(repeating: (2, "A", true), count: 6)
        + [(3, "B", true)])
    let sure: Trainer = { _ in { $0.map { $0.carrier == "A" ? 0.8 : 0.1 } } }
    let (common, rare) = (-log(0.8), -log(0.1))
    check(
      "runYear(month 2 with 6 flights at 0.8, month 3 with one at 0.1, all late): loss",
      try runYear(arrivals, months: 2...3, labelDelay: 0, retraining: .never, train: sure).loss,
      is: (6 * common + rare) / 7, within: .relative(1e-12),
      mistakes: [
        meanOfTheMonths.gives((common + rare) / 2), addsTheLosses.gives(6 * common + rare),
      ])
  }

  @Test("No label at the beginning is refused; what training and the model refuse is passed on")
  func refused() {
    check(
      "runYear(the first month, labelDelay: 0)",
      try runYear(three, months: 1...3, labelDelay: 0, retraining: .never, train: byCarrier),
      throws: CapstoneError.nothingKnown(before: 1))
    check(
      "runYear(months: 3...3, labelDelay: 2)",
      try runYear(three, months: 3...3, labelDelay: 2, retraining: .never, train: byCarrier),
      throws: CapstoneError.nothingKnown(before: 1))
    check(
      "runYear(months: 3...3, train: refuses)",
      try runYear(
        three, months: 3...3, labelDelay: 0, retraining: .never,
        train: { _ in throw CapstoneError.neverKnown("temp") }),
      throws: CapstoneError.neverKnown("temp"))
    check(
      "runYear(months: 3...3, train: a model whose answers are no numbers)",
      try runYear(
        three, months: 3...3, labelDelay: 0, retraining: .never,
        train: { _ in { $0.map { _ in Double.nan } } }), throws: MonitorError.notFinite)
  }

  @Test(
    "April to December, by the late share of January to March 0.5787, of each hour 0.5539, and 0.5513"
  )
  func hours() throws {
    // pandas 3.1.1 and NumPy: (late + 1) / (flights + 2) by hour; deciles by np.quantile.
    let arrivals = try hourly()
    let static2013 = Result {
      try runYear(arrivals, months: 4...12, labelDelay: 0, retraining: .never, train: byHour)
    }
    check(
      "runYear(flights_ewr, months: 4...12, .never, train: late share of each hour): loss",
      try static2013.get().loss, is: 0.5538838585049332, within: .relative(1e-9),
      mistakes: [meanOfTheMonths.gives(0.5538316657667391)])
    check(
      "runYear(the same): moved", try static2013.get().months.map(\.moved),
      is: [
        0.014406844398107677, 0.010738787592669753, 0.006343037416417017, 0.007230309654553727,
        0.007676085258351501, 0.0070707167928118365, 0.0013173650638608845, 0.007779484062320374,
        0.010344678150973521,
      ], within: .relative(1e-6),
      mistakes: [
        exchanged.gives([
          0.01440684439810768, 0.011745486577436556, 0.00578703497116425, 0.007324774577882059,
          0.0074158776211519055, 0.005794635800051677, 0.0013154672201411916, 0.008653258707483496,
          0.01039789362383435,
        ])
      ])
    // scikit-learn 1.9.1, log_loss of a constant 795 / 2820.
    check(
      "runYear(the same, .never, train: one late share for all): loss",
      try runYear(
        arrivals, months: 4...12, labelDelay: 0, retraining: .never,
        train: { training in
          let share = Double(training.count { $0.isLate }) / Double(training.count)
          return { $0.map { _ in share } }
        }
      ).loss, is: 0.5787306401874448, within: .relative(1e-9))
    check(
      "runYear(the same, .everyMonth): loss",
      try runYear(arrivals, months: 4...12, labelDelay: 0, retraining: .everyMonth, train: byHour)
        .loss, is: 0.5512710061426448, within: .relative(1e-9),
      mistakes: [meanOfTheMonths.gives(0.5513617419166463)])
  }

  @Test("On generated years it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck(within: .relative(1e-7)) { random in
      let first = random.int(2...4)
      let last = first + random.count(0...3)
      let delay = random.pick([0, 0, 1, 2])
      let early = random.faults([0]).isEmpty
      let months = (early ? 1 : first)...last
      // A month that is not played may have no flights.
      var rows = months.filter { $0 >= first || random.chance(0.7) }
        .map { ($0, random.pick(["A", "B", "C"]), random.chance(0.5)) }
      for _ in 0..<random.count(2...24) {
        rows.append(
          (
            random.int((early ? 1 : first)...(last + 1)), random.pick(["A", "A", "B", "C"]),
            random.chance(0.4)
          ))
      }
      let retraining = random.pick([
        Retraining.never, .everyMonth, .everyMonth, .whenMoved(above: 0), .whenMoved(above: 0.2),
        .whenMoved(above: 1),
      ])
      let mixed = random.shuffled(rows)
      let text = mixed.map { "\($0.0)\($0.1)\($0.2 ? " late" : "")" }.joined(separator: ", ")
      return Case(
        "runYear([month and carrier: \(text)], months: \(first)...\(last), labelDelay: \(delay), "
          + "retraining: \(literal(retraining)), train: (late + 1) / (flights + 2) of each carrier)",
        slack: 1e-12
      ) {
        try runYear(
          flights(mixed), months: first...last, labelDelay: delay, retraining: retraining,
          train: byCarrier)
      }
    }
  }

  /// The months of what is trained on, each time.
  private func trained(
    _ arrivals: [Arrival], _ months: ClosedRange<Int>, delay: Int, _ retraining: Retraining
  ) throws -> [[Int]] {
    var seen: [[Int]] = []
    _ = try runYear(
      arrivals, months: months, labelDelay: delay, retraining: retraining,
      train: { given in
        seen.append(given.map(\.departure.month))
        return { $0.map { _ in 0.5 } }
      })
    return seen
  }
}

/// Says (late + 1) / (flights + 2) of the carrier's flights in training.
private func byCarrier(_ training: [Arrival]) -> Model {
  { departures in
    departures.map { one in
      let seen = training.filter { $0.departure.carrier == one.carrier }
      return Double(seen.count { $0.isLate } + 1) / Double(seen.count + 2)
    }
  }
}

/// The same of the hour's flights.
private func byHour(_ training: [Arrival]) -> Model {
  var (flights, late) = ([Double](repeating: 2, count: 24), [Double](repeating: 1, count: 24))
  for arrival in training {
    flights[arrival.departure.hour] += 1
    late[arrival.departure.hour] += arrival.isLate ? 1 : 0
  }
  return { departures in departures.map { late[$0.hour] / flights[$0.hour] } }
}

/// Month and hour of all flights that arrived.
private func hourly() throws -> [Arrival] {
  let flights = try Table(named: "flights_ewr")
  let (months, hours) = (
    try flights.completeIntegers("month"), try flights.completeIntegers("hour")
  )
  return zip(zip(months, hours), try flights.numbers("arr_delay")).compactMap { time, delay in
    delay.map { arrival(time.0, "UA", $0 >= 15, hour: time.1) }
  }
}

private func flights(_ rows: [(Int, String, Bool)]) -> [Arrival] {
  rows.map { arrival($0.0, $0.1, $0.2) }
}

private func arrival(
  _ month: Int, _ carrier: String, _ isLate: Bool, hour: Int = 8, day: Int = 1
) -> Arrival {
  Arrival(
    departure: Departure(
      month: month, day: day, hour: hour, carrier: carrier, distance: 0, weather: []),
    isLate: isLate)
}
