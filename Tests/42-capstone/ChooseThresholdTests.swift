import LessonKit
import LessonTesting
import Testing

@testable import CapstoneLesson

private let trainsOnTheChoice = Mistake(
  "TRAINS_ON_THE_CHOICE",
  "The model was trained on the months that the threshold was chosen on: it has seen them, and what it "
    + "says of them is better than what it will say of new ones.")
private let onTheFuture = Mistake(
  "CHOOSES_ON_THE_FUTURE",
  "The month in which the threshold will be used was among those it was chosen on, or later ones were. "
    + "That has not come yet.")
private let onTheMonth = Mistake(
  "CHOOSES_ON_THE_MONTH",
  "The threshold was chosen on the month itself, in which it will be used, too.")
private let onAllMonths = Mistake(
  "CHOOSES_ON_ALL_MONTHS",
  "It looks as if the threshold was chosen on all earlier months. The model was trained on most of them: "
    + "take the three that it has not seen.")
private let onOneMonth = Mistake(
  "CHOOSES_ON_ONE_MONTH", "It looks as if the threshold was chosen on the last month alone.")
private let exchanged = Mistake(
  "EXCHANGES_THE_COSTS", "It looks as if the two costs were exchanged.")
private let addsUpSteps = Mistake(
  "ADDS_UP_STEPS",
  "It looks as if 0.01 was added up again and again. Each sum is rounded, and in the end a probability of "
    + "exactly that percentage is not on its own side.")
private let highest = Mistake(
  "HIGHEST_OF_THE_BEST",
  "Several thresholds cost the same, and the lowest of them was asked for.")

@Suite("Choose a threshold", .exercise("42-capstone/ChooseThreshold"))
struct ChooseThresholdSuite {
  @Test("The threshold that was cheapest in the three months before; the lowest of equals")
  func byHand() {
    // From 0.21 to 0.3 nothing is wrong.
    let arrivals =
      known + [
        arrival(4, 20, false), arrival(5, 30, true), arrival(6, 45, true), arrival(6, 10, false),
      ]
    check(
      call("punctual at 0.20 and 0.10, late at 0.30 and 0.45", 7, 5, 1),
      try threshold(arrivals, 7, 5, 1), is: 0.21, mistakes: [highest.gives(0.3)])
  }

  @Test("What is dear decides: the miss, or the alarm")
  func costs() {
    // A late one at 0.2 below punctual ones at 0.3 and 0.4.
    let arrivals =
      known + [arrival(4, 20, true), arrival(5, 30, false), arrival(6, 40, false)]
    check(
      call("late at 0.20, punctual at 0.30 and 0.40", 7, 5, 1), try threshold(arrivals, 7, 5, 1),
      is: 0.01, mistakes: [exchanged.gives(0.41), highest.gives(0.2)])
    check(
      call("late at 0.20, punctual at 0.30 and 0.40", 7, 1, 5), try threshold(arrivals, 7, 1, 5),
      is: 0.41,
      mistakes: [
        exchanged.gives(0.01), highest.gives(0.99), addsUpSteps.gives(0.01 + 40 * 0.01),
      ])
    check(
      call("late at 0.20, punctual at 0.30 and 0.40", 7, 0, 0), try threshold(arrivals, 7, 0, 0),
      is: 0.01, mistakes: [highest.gives(0.99)])
  }

  @Test("Exactly these three months, in whatever order they come")
  func months() {
    // Each month wants another threshold: 3 one of 0.1, 4 to 6 one of 0.5, 7 and 8 one of 0.9.
    let wishes = [(1, 10), (3, 10), (4, 50), (5, 50), (6, 50), (7, 90), (8, 90)]
    let arrivals = wishes.flatMap { month, percent in
      (0..<(percent == 50 ? 1 : 4)).flatMap { _ in
        [arrival(month, percent - 1, false), arrival(month, percent, true)]
      }
    }
    check(
      call("each month another cheapest one, that of April to June 0.5", 7, 1, 1),
      try threshold(arrivals.reversed(), 7, 1, 1), is: 0.5,
      mistakes: [onTheFuture.gives(0.9), onTheMonth.gives(0.9), onAllMonths.gives(0.1)])
    let last =
      known + [
        arrival(4, 19, false), arrival(4, 20, true), arrival(4, 20, true), arrival(5, 20, true),
        arrival(6, 60, false), arrival(6, 61, true),
      ]
    check(
      call("June wants 0.61, April and May 0.20", 7, 1, 1), try threshold(last, 7, 1, 1), is: 0.2,
      mistakes: [onOneMonth.gives(0.61)])
  }

  @Test("The model is trained on all months before the three, and on no others")
  func training() {
    var seen: [[Int]] = []
    let arrivals = [7, 2, 4, 1, 3, 9, 6, 5, 3].map { arrival($0, 50, $0 % 2 == 0) }
    check(
      "chooseThreshold(months 7 2 4 1 3 9 6 5 3, before: 7): the months that train is given, and how often",
      try {
        _ = try chooseThreshold(
          arrivals, before: 7,
          train: { given in
            seen.append(given.map(\.departure.month))
            return byDistance
          }, miss: 5, alarm: 1)
        return seen
      }(), is: [[2, 1, 3, 3]], mistakes: [trainsOnTheChoice.gives([[2, 4, 1, 3, 6, 5, 3]])])
  }

  @Test("A model that knows its training by heart does not choose for it")
  func byHeart() {
    // On what it has seen it says 0.9 to the late and 0.6 to the punctual; of others it says 0.3.
    let memory: Trainer = { given in
      { departures in
        departures.map { one in
          given.first { $0.departure == one }.map { $0.isLate ? 0.9 : 0.6 } ?? 0.3
        }
      }
    }
    let arrivals =
      known + [
        arrival(4, 1, true), arrival(5, 2, true), arrival(5, 3, false), arrival(6, 4, false),
      ]
    check(
      "chooseThreshold(two late, two punctual, before: 7, train: learns by heart, miss: 5, alarm: 1)",
      try chooseThreshold(arrivals, before: 7, train: memory, miss: 5, alarm: 1), is: 0.01,
      mistakes: [trainsOnTheChoice.gives(0.61), highest.gives(0.3)])
  }

  @Test("A threshold is a hundredth, to the last bit", arguments: [7, 14, 29, 35, 57, 58, 69, 99])
  func exact(percent: Int) {
    let arrivals = known + [arrival(4, percent - 1, false), arrival(5, percent, true)]
    // What comes of sums of 0.01: some lie above the hundredth that they should be, some below.
    let sums: [Double] = Array(stride(from: 0.01, through: 0.995, by: 0.01))
    let (low, high) = (Double(percent - 1) / 100, Double(percent) / 100)
    let costs: [Int] = sums.map { (low >= $0 ? 1 : 0) + (high >= $0 ? 0 : 1) }
    let wrong = sums[costs.firstIndex(of: costs.min() ?? 0) ?? 0]
    let mistakes: [WrongAnswer<Double>] = wrong == high ? [] : [addsUpSteps.gives(wrong)]
    check(
      call("punctual at \(percent - 1) %, late at \(percent) %", 7, 1, 1),
      try threshold(arrivals, 7, 1, 1), is: Double(percent) / 100, mistakes: mistakes)
  }

  @Test("0.99 is the last: somebody who is said to be late with 0.99 is always called late")
  func last() {
    check(
      call("two punctual at 0.99, late at 0.01", 7, 1, 1),
      try threshold(
        known + [arrival(4, 99, false), arrival(5, 99, false), arrival(6, 1, true)], 7, 1, 1),
      is: 0.01)
  }

  @Test("Nothing to learn from, and nothing to choose on, are refused, the first first")
  func refused() {
    let recent = [arrival(4, 20, false), arrival(6, 30, true)]
    check(
      call("none before April", 7, 5, 1), try threshold(recent, 7, 5, 1),
      throws: CapstoneError.nothingKnown(before: 4))
    check(
      call("none from April to June", 7, 5, 1),
      try threshold(known + [arrival(7, 50, true)], 7, 5, 1),
      throws: CapstoneError.nothingKnown(before: 7))
    check(
      call("none at all", 7, 5, 1), try threshold([], 7, 5, 1),
      throws: CapstoneError.nothingKnown(before: 4))
  }

  @Test("What training or the model refuses is passed on")
  func passedOn() {
    let arrivals = known + [arrival(4, 20, false), arrival(6, 30, true)]
    check(
      "chooseThreshold(before: 7, train: refuses)",
      try chooseThreshold(
        arrivals, before: 7, train: { _ in throw CapstoneError.neverKnown("temp") }, miss: 5,
        alarm: 1), throws: CapstoneError.neverKnown("temp"))
    check(
      "chooseThreshold(before: 7, train: a model that refuses)",
      try chooseThreshold(
        arrivals, before: 7, train: { _ in { _ in throw CapstoneError.noDepartures } }, miss: 5,
        alarm: 1), throws: CapstoneError.noDepartures)
  }

  @Test("The late share of each hour, July to September, misses five times as dear: from 0.19")
  func hours() throws {
    // pandas 3.1.1 and NumPy: (late + 1) / (flights + 2) by hour of January to June; the least of 99.
    let arrivals = try hourly()
    check(
      "chooseThreshold(flights_ewr, before: 10, train: the late share of each hour, miss: 5, alarm: 1)",
      try chooseThreshold(arrivals, before: 10, train: byHour, miss: 5, alarm: 1), is: 0.19,
      mistakes: [
        trainsOnTheChoice.gives(0.17), onTheFuture.gives(0.15), onAllMonths.gives(0.17),
        onOneMonth.gives(0.35), highest.gives(0.23),
      ])
  }

  @Test("On generated months it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck(within: .exact) { random in
      let month = random.pick([5, 6, 7])
      let faults = random.faults([0, 1], pairs: [(0, 1)])
      var arrivals = (0..<random.count(2...24)).map { _ in
        arrival(random.int(1...9), random.int(0...100), random.chance(0.4))
      }
      for months in [1...month - 4, month - 3...month - 1] {
        arrivals.append(
          arrival(random.int(months), random.int(0...100), random.chance(0.5)))
      }
      arrivals = random.shuffled(arrivals)
      if faults.contains(0) { arrivals = arrivals.filter { $0.departure.month >= month - 3 } }
      if faults.contains(1) {
        arrivals = arrivals.filter { !(month - 3..<month).contains($0.departure.month) }
      }
      let (miss, alarm) = random.pick([(5, 1), (1, 1), (1, 5), (3, 2), (0, 1), (1, 0)])
      let (given, isMemory) = (arrivals, random.chance(0.3))
      let rule = isMemory ? "1 - what it saw of the same miles, else miles / 100" : "miles / 100"
      let triples = given.map {
        "\($0.departure.month).\(Int($0.departure.distance))\($0.isLate ? " late" : "")"
      }
      return Case(
        "chooseThreshold([month.miles: \(triples.joined(separator: ", "))], before: \(month), "
          + "train: \(rule), miss: \(miss), alarm: \(alarm))"
      ) {
        try chooseThreshold(
          given, before: month, train: { isMemory ? contrary($0) : byDistance }, miss: miss,
          alarm: alarm)
      }
    }
  }

  /// Late flights with miles that it saw are said to be punctual, and the other way round.
  private func contrary(_ training: [Arrival]) -> Model {
    { departures in
      departures.map { one in
        training.first { $0.departure.distance == one.distance }.map { $0.isLate ? 0 : 1 }
          ?? one.distance / 100
      }
    }
  }

  /// A late and a punctual flight to learn from.
  private let known = [arrival(1, 99, true), arrival(3, 1, false)]

  private func threshold(
    _ arrivals: [Arrival], _ month: Int, _ miss: Int, _ alarm: Int
  ) throws -> Double {
    try chooseThreshold(
      arrivals, before: month, train: { _ in byDistance }, miss: miss, alarm: alarm)
  }

  private func call(_ what: String, _ month: Int, _ miss: Int, _ alarm: Int) -> String {
    "chooseThreshold(\(what); before: \(month), train: ..., miss: \(miss), alarm: \(alarm))"
  }
}

/// Says the miles as percent.
private func byDistance(_ departures: [Departure]) -> [Double] {
  departures.map { $0.distance / 100 }
}

/// Says the late share of the hour in training, each with one more late and one more punctual flight.
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
    delay.map { arrival(time.0, 0, $0 >= 15, hour: time.1) }
  }
}

private func arrival(_ month: Int, _ percent: Int, _ isLate: Bool, hour: Int = 8) -> Arrival {
  Arrival(
    departure: Departure(
      month: month, day: 1, hour: hour, carrier: "UA", distance: Double(percent), weather: []),
    isLate: isLate)
}
