import LessonKit
import LessonTesting
import Testing

@testable import CapstoneLesson

private let theMean = Mistake(
  "FILLS_WITH_THE_MEAN",
  "It looks as if holes were filled with the mean of what is known. One storm moves a mean; the median "
    + "is asked for.")
private let withZero = Mistake(
  "FILLS_WITH_ZERO",
  "It looks as if holes were filled with 0, which is a temperature like any other.")
private let byWhatIsKnown = Mistake(
  "SCALES_BY_WHAT_IS_KNOWN",
  "It looks as if mean and scale are those of the complete rows. They are taken after the holes are "
    + "filled, since that is what the model sees.")
private let forgetsToScale = Mistake("FORGETS_TO_SCALE", "The numbers were filled and not scaled.")
private let bySample = Mistake(
  "SCALES_BY_THE_SAMPLE",
  "It looks as if the squares were divided by n - 1. The scale is the population standard deviation."
)
private let everyCarrier = Mistake(
  "A_COLUMN_FOR_EVERY_CARRIER",
  "There is a column for every carrier. The first needs none: all the others are 0 for it, and with one "
    + "more the columns would say the same thing twice.")
private let theLast = Mistake(
  "LEAVES_OUT_THE_LAST", "The last carrier has no column. It is the first that needs none.")
private let asTheyCome = Mistake(
  "CARRIERS_AS_THEY_COME",
  "The carriers stand in the order in which they came. In alphabetical order they are the same however "
    + "the rows are mixed.")
private let unknownIsTheLast = Mistake(
  "UNKNOWN_CARRIER_IS_THE_LAST",
  "A carrier that training never saw was taken for another one. All its columns are 0.")
private let marksScaled = Mistake(
  "SCALES_THE_MARKS", "A carrier's column has a -1. It is 1 for its flights, and else 0.")

@Suite("Preparation", .exercise("42-capstone/Preparation"))
struct PreparationSuite {
  /// Hours 6 and 10, miles 100 and 300, temperatures 30 and 50; the rest never changes.
  private let two = [
    departure(6, 100, "UA", [30, 1, 2, 3, 4, 5]), departure(10, 300, "B6", [50, 1, 2, 3, 4, 5]),
  ]

  @Test(
    "Hour, distance and weather in deviations from the mean, then the carriers without the first")
  func byHand() {
    // Means 8, 200 and 40, deviations 2, 100 and 10; what never changes is divided by 1.
    check(
      "Preparation(two departures).row(each)", try rows(two, trainedOn: two),
      is: [[-1, -1, -1, 0, 0, 0, 0, 0, 1], [1, 1, 1, 0, 0, 0, 0, 0, 0]],
      within: .absolute(1e-12),
      mistakes: [
        forgetsToScale.gives([[6, 100, 30, 1, 2, 3, 4, 5, 1], [10, 300, 50, 1, 2, 3, 4, 5, 0]]),
        bySample.when { ($0.first?.first ?? 0) > -0.9 && ($0.first?.first ?? 0) < -0.5 },
        everyCarrier.gives([
          [-1, -1, -1, 0, 0, 0, 0, 0, 0, 1], [1, 1, 1, 0, 0, 0, 0, 0, 1, 0],
        ]),
        theLast.gives([[-1, -1, -1, 0, 0, 0, 0, 0, 0], [1, 1, 1, 0, 0, 0, 0, 0, 1]]),
        asTheyCome.gives([[-1, -1, -1, 0, 0, 0, 0, 0, 0], [1, 1, 1, 0, 0, 0, 0, 0, 1]]),
        marksScaled.gives([[-1, -1, -1, 0, 0, 0, 0, 0, 1], [1, 1, 1, 0, 0, 0, 0, 0, -1]]),
      ])
  }

  @Test("Others are measured by what training was like, however many come at once")
  func others() {
    let other = departure(8, 400, "UA", [20, 1, 2, 3, 4, 6])
    check(
      "Preparation(two departures).row(another)", try rows([other], trainedOn: two),
      is: [[0, 2, -2, 0, 0, 0, 0, 1, 1]], within: .absolute(1e-12),
      mistakes: [forgetsToScale.gives([[8, 400, 20, 1, 2, 3, 4, 6, 1]])])
  }

  @Test("A hole becomes the median of training, before means and scales are taken")
  func holes() {
    // Known are 10, 20 and 90: the median is 20, and so the fourth. The mean of the four is 35.
    let training = [10, nil, 20, 90].map { departure(8, 100, "UA", [$0, 1, 2, 3, 4, 5]) }
    let scale = ((625.0 + 225 + 225 + 3025) / 4).squareRoot()
    check(
      "Preparation(temperatures 10, nil, 20, 90).row(a temperature of nil): the temperature",
      try rows([departure(8, 100, "UA", [nil, 1, 2, 3, 4, 5])], trainedOn: training).map(
        temperature),
      is: [-15 / scale], within: .absolute(1e-12),
      mistakes: [
        theMean.gives([0]), withZero.gives([-30 / 1250.0.squareRoot()]),
        byWhatIsKnown.gives([-20 / (3800.0 / 3).squareRoot()]), forgetsToScale.gives([20]),
      ])
    check(
      "Preparation(temperatures 10, nil, 20, 90).row(a temperature of 90): the temperature",
      try rows([departure(8, 100, "UA", [90, 1, 2, 3, 4, 5])], trainedOn: training).map(
        temperature),
      is: [55 / scale], within: .absolute(1e-12))
  }

  @Test("A carrier that training never saw has a 0 in every column, like the first")
  func unknownCarrier() {
    let training = ["UA", "VX", "AA", "VX"].map { departure(8, 100, $0, [0, 1, 2, 3, 4, 5]) }
    let asked = ["AA", "UA", "VX", "OO", "ZZ", ""].map {
      departure(8, 100, $0, [0, 1, 2, 3, 4, 5])
    }
    check(
      "Preparation(UA, VX, AA, VX).row(AA, UA, VX, OO, ZZ, no name): the last two numbers",
      try rows(asked, trainedOn: training).map { Array($0.dropFirst(8)) },
      is: [[0, 0], [1, 0], [0, 1], [0, 0], [0, 0], [0, 0]],
      mistakes: [
        everyCarrier.gives([
          [1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0], [0, 0, 0], [0, 0, 0],
        ]),
        theLast.gives([[1, 0], [0, 1], [0, 0], [0, 0], [0, 0], [0, 0]]),
        asTheyCome.gives([[0, 1], [0, 0], [1, 0], [0, 0], [0, 0], [0, 0]]),
        unknownIsTheLast.gives([[1, 0], [1, 0], [0, 1], [1, 0], [0, 1], [1, 0]]),
        marksScaled.gives([[-1, -1], [1, -1], [-1, 1], [-1, -1], [-1, -1], [-1, -1]]),
      ])
  }

  @Test("One departure, and one carrier: nothing varies, and everything is 0")
  func one() {
    let alone = [departure(17, 2133, "US", [33, 20, 59.5, 8, 0, 10])]
    check(
      "Preparation(one departure).row(it)", try rows(alone, trainedOn: alone),
      is: [[0, 0, 0, 0, 0, 0, 0, 0]], within: .absolute(1e-12),
      mistakes: [everyCarrier.gives([[0, 0, 0, 0, 0, 0, 0, 0, 1]])])
  }

  @Test("What hardly varies is scaled by it, and what does not vary by 1")
  func scales() {
    // Three times 0.1 is not 0.3 in binary, so the mean of equal values is not quite that value. Sight is
    // 0, 3 and 6 millionths: the mean is 3, the scale the root of 6.
    let training = [0, 3e-6, 6e-6].map { departure(8, 100, "UA", [0, 1, 2, 3, 0.1, $0]) }
    check(
      "Preparation(three times a rain of 0.1, a sight of 0, 3e-6, 6e-6).row(0.3, 6e-6): rain and sight",
      try rows([departure(8, 100, "UA", [0, 1, 2, 3, 0.3, 6e-6])], trainedOn: training)
        .map { Array($0.dropFirst(6)) },
      is: [[0.2, 3 / 6.0.squareRoot()]], within: .absolute(1e-9))
  }

  @Test("No departures, and weather that is never known, are refused")
  func refused() {
    check(
      "Preparation([])", try rows([], trainedOn: []), throws: CapstoneError.noDepartures)
    let blind = (0..<3).map { _ in departure(8, 100, "UA", [30, 1, nil, nil, 4, 5]) }
    check(
      "Preparation(three departures without humid and wind_speed)",
      try rows([], trainedOn: blind), throws: CapstoneError.neverKnown("humid"))
  }

  @Test("January to March, then April: the log-loss and the order that scikit-learn comes to")
  func april() throws {
    // scikit-learn 1.9.1, LogisticRegression(C=1) on the same columns: both solvers stop within 1e-8.
    let arrivals = try arrivals(through: 4)
    let training = arrivals.filter { $0.departure.month <= 3 }
    let test = arrivals.filter { $0.departure.month == 4 }
    let answers = Result { try DelayModel(training).probabilities(test.map(\.departure)) }
    check(
      "DelayModel(January to March), April: the log-loss",
      try logLoss(probabilities: answers.get(), test.map(\.isLate)), is: 0.6454455461875932,
      within: .relative(1e-6))
  }

  @Test("On generated departures it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck(within: .relative(1e-7)) { random in
      let faults = random.faults([0, 1])
      let names = ["9E", "AA", "UA", "B6", "VX"]
      func one(_ wild: Bool) -> Departure {
        departure(
          random.int(5...23), Double(random.int(1...25) * 100), random.pick(names),
          (0..<6).map { _ in random.chance(0.2) ? nil : Double(random.int(0...(wild ? 90 : 9))) })
      }
      let wild = random.chance(0.5)
      var training = (0..<random.count(1...9)).map { _ in one(wild) }
      // Equal values that a sum does not keep equal.
      for part in random.some([0, 1, 2, 3, 4, 5], 0.2) {
        for row in training.indices { training[row].weather[part] = 0.1 }
      }
      if faults.contains(0) { training = [] }
      if faults.contains(1) {
        let lost = random.some([0, 1, 2, 3, 4, 5], 0.4)
        for row in training.indices { for part in lost { training[row].weather[part] = nil } }
      }
      let asked = (0..<random.count(1...4)).map { _ in one(true) }
      let known = training
      return Case(
        "Preparation(\(literal(known))), then row of each of \(literal(asked))", slack: 1e-9
      ) {
        try rows(asked, trainedOn: known)
      }
    }
  }

  private func rows(_ asked: [Departure], trainedOn training: [Departure]) throws -> [[Double]] {
    let preparation = try Preparation(training)
    return asked.map(preparation.row)
  }

  private func temperature(_ row: [Double]) -> Double { row.count > 2 ? row[2] : .nan }

  /// The flights of the first months, without another exercise's help.
  private func arrivals(through last: Int) throws -> [Arrival] {
    let flights = try Table(named: "flights_ewr")
    let weather = try Table(named: "weather_ewr")
    let places = Dictionary(
      zip(try weather.completeStrings("time_hour"), 0..<weather.rowCount),
      uniquingKeysWith: { first, _ in first })
    let columns = try Departure.weatherNames.map { try weather.numbers($0) }
    let (months, hours) = (
      try flights.completeIntegers("month"), try flights.completeIntegers("hour")
    )
    let (carriers, miles) = (
      try flights.completeStrings("carrier"), try flights.completeNumbers("distance")
    )
    let (times, delays) = (
      try flights.completeStrings("time_hour"), try flights.numbers("arr_delay")
    )
    return months.indices.compactMap { row in
      guard months[row] <= last, let delay = delays[row] else { return nil }
      let place = places[times[row]]
      let sky = columns.map { column in place.flatMap { column[$0] } }
      return Arrival(
        departure: departure(hours[row], miles[row], carriers[row], sky, month: months[row]),
        isLate: delay >= 15)
    }
  }
}

private func departure(
  _ hour: Int, _ miles: Double, _ carrier: String, _ weather: [Double?], month: Int = 1
) -> Departure {
  Departure(
    month: month, day: 1, hour: hour, carrier: carrier, distance: miles, weather: weather)
}
