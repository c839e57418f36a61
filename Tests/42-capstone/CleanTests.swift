import LessonKit
import LessonTesting
import Testing

@testable import CapstoneLesson

private let believesTheWind = Mistake(
  "BELIEVES_THE_WIND",
  "A wind above 200 mph was kept. No wind blows like that at an airport: the station was wrong, and what "
    + "it meant is not known.")
private let limitIsAFault = Mistake(
  "LIMIT_IS_A_FAULT", "A wind of exactly 200 was taken for a fault. Only above 200 it is one.")
private let unknownIsZero = Mistake(
  "UNKNOWN_WEATHER_IS_ZERO",
  "Where the weather is not known it says 0: a freezing, windless hour with no sight at all. Unknown is "
    + "nil here, and what to make of it is decided by what training knows.")
private let cancelledIsPunctual = Mistake(
  "CANCELLED_IS_PUNCTUAL",
  "A flight that never arrived was taken for a punctual one. It has no delay, so it is neither.")
private let losesWithoutWeather = Mistake(
  "LOSES_FLIGHTS_WITHOUT_WEATHER",
  "A flight is missing because nothing is known of the weather at its hour. It flew, and will be asked "
    + "about like any other.")
private let losesWithHoles = Mistake(
  "LOSES_FLIGHTS_WITH_HOLES",
  "A flight is missing because one value of the weather is. The others are known.")
private let tablesOrder = Mistake(
  "KEEPS_THE_TABLES_ORDER",
  "It looks as if the flights stand in the order of the file. That one is sorted by something else: put "
    + "them in the order of time.")
private let monthsAsText = Mistake(
  "ORDERS_MONTHS_AS_TEXT",
  "It looks as if the months were ordered as texts, where 10 comes before 2.")
private let byDayAlone = Mistake(
  "ORDERS_BY_DAY_ALONE",
  "The days are in order, but within a day the hours are not.")
private let onlyAbove = Mistake(
  "LATE_ONLY_ABOVE", "A flight that is exactly 15 minutes late was not counted as late.")
private let anyDelay = Mistake(
  "LATE_IS_ANY_DELAY", "It looks as if any delay counts. Late is 15 minutes or more.")

@Suite("Clean", .exercise("42-capstone/Clean"))
struct CleanSuite {
  private let head = "month,day,hour,carrier,distance,time_hour,arr_delay\n"
  private let sky = "time_hour,temp,dewp,humid,wind_speed,precip,visib\n"

  @Test("A flight gets its hour's weather, and is late from 15 minutes on")
  func byHand() {
    let flights = "1,2,5,UA,1400,a,20\n1,2,5,B6,200,a,-3\n1,2,6,UA,719,b,14\n"
    let weather = "b,40,30,60,10,0.5,8\na,39,26,59,12.5,0,10\n"
    let calm: [Double?] = [39, 26, 59, 12.5, 0, 10]
    check(
      call(flights, weather), try answer(flights, weather),
      is: [
        arrival(1, 2, 5, "UA", 1400, calm, true), arrival(1, 2, 5, "B6", 200, calm, false),
        arrival(1, 2, 6, "UA", 719, [40, 30, 60, 10, 0.5, 8], false),
      ])
  }

  @Test("Late begins with 15 minutes")
  func late() {
    let flights = [-20, 0, 1, 14, 15, 16, 300].map { "1,1,5,UA,1,a,\($0)\n" }.joined()
    check(
      "clean(flights with the delays -20, 0, 1, 14, 15, 16, 300, weather): isLate",
      try answer(flights, "").map(\.isLate), is: [false, false, false, false, true, true, true],
      mistakes: [
        onlyAbove.gives([false, false, false, false, false, true, true]),
        anyDelay.gives([false, false, true, true, true, true, true]),
      ])
  }

  @Test("A flight that never arrived is left out, whatever else is known")
  func cancelled() {
    let flights = "1,1,5,UA,1,a,NA\n1,1,6,B6,2,a,3\n"
    check(
      "\(call(flights, "")): the carriers", try answer(flights, "").map(\.departure.carrier),
      is: ["B6"], mistakes: [cancelledIsPunctual.gives(["UA", "B6"])])
  }

  @Test("What is not known of the weather stays unknown, and the flight stays")
  func holes() {
    let flights = "1,1,5,UA,1,a,0\n1,1,6,UA,1,b,0\n1,1,7,UA,1,c,0\n"
    let weather = "a,30,NA,50,NA,0,10\nb,30,20,50,5,0,10\n"
    let half: [Double?] = [30, nil, 50, nil, 0, 10]
    let whole: [Double?] = [30, 20, 50, 5, 0, 10]
    let none: [Double?] = [nil, nil, nil, nil, nil, nil]
    check(
      "\(call(flights, weather)): the weather",
      try answer(flights, weather).map(\.departure.weather), is: [half, whole, none],
      mistakes: [
        unknownIsZero.gives([
          [30, 0, 50, 0, 0, 10], whole, [0, 0, 0, 0, 0, 0],
        ]),
        losesWithoutWeather.gives([half, whole]), losesWithHoles.gives([whole]),
      ])
  }

  @Test("A wind above 200 mph is a fault", arguments: [199.5, 200, 200.5, 1048.36058])
  func wind(speed: Double) {
    let weather = "a,30,20,50,\(speed),0,10\n"
    func others(_ wind: Double?) -> [[Double?]] { [[30, 20, 50, wind, 0, 10]] }
    var mistakes: [WrongAnswer<[[Double?]]>] = []
    if speed > 200 { mistakes.append(believesTheWind.gives(others(speed))) }
    if speed == 200 { mistakes.append(limitIsAFault.gives(others(nil))) }
    check(
      "clean(one flight, weather with a wind of \(speed)): the weather",
      try answer("1,1,5,UA,1,a,0\n", weather).map(\.departure.weather),
      is: others(speed > 200 ? nil : speed), mistakes: mistakes)
  }

  @Test("By month, day and hour as numbers; the same hour in the order of the table")
  func order() {
    let times = [(10, 1, 5), (2, 10, 7), (2, 9, 23), (2, 9, 8), (2, 10, 7), (1, 31, 9), (2, 9, 23)]
    let flights = times.enumerated()
      .map { "\($1.0),\($1.1),\($1.2),C\($0),1,a,0\n" }.joined()
    check(
      "clean(flights C0 ... C6 at month.day.hour \(times.map { "\($0.0).\($0.1).\($0.2)" }), "
        + "weather): the carriers",
      try answer(flights, "").map(\.departure.carrier),
      is: ["C5", "C3", "C2", "C6", "C1", "C4", "C0"],
      mistakes: [
        tablesOrder.gives(["C0", "C1", "C2", "C3", "C4", "C5", "C6"]),
        monthsAsText.gives(["C5", "C0", "C3", "C2", "C6", "C1", "C4"]),
        byDayAlone.gives(["C5", "C2", "C3", "C6", "C1", "C4", "C0"]),
      ])
  }

  @Test("Columns that both have are no trouble; an hour that the weather has twice is")
  func keys() {
    let flights = "1,1,5,UA,1,a,0\n"
    check(
      "clean(one flight, weather with columns month and hour): how many",
      try clean(
        Table(csv: head + flights, name: "flights"),
        Table(
          csv: "month,hour,time_hour,temp,dewp,humid,wind_speed,precip,visib\n1,6,a,1,2,3,4,5,6\n",
          name: "weather")
      ).map(\.departure.weather), is: [[1, 2, 3, 4, 5, 6]])
    check(
      "clean(one flight, weather with the hours b, a, b)",
      try answer(flights, "b,1,2,3,4,5,6\na,1,2,3,4,5,6\nb,1,2,3,4,5,6\n"),
      throws: JoinError.duplicateKey(row: 2))
  }

  @Test("Of 12,084 flights of 2013 are 11,718 arrivals, 3,151 of them late")
  func year() {
    // pandas 3.1.1: merge(how="left") on time_hour, dropna(subset="arr_delay"), arr_delay >= 15.
    let result = Result { try clean(Table(named: "flights_ewr"), Table(named: "weather_ewr")) }
    guard
      check(
        "clean(flights_ewr, weather_ewr): how many", try result.get().count, is: 11718,
        mistakes: [
          cancelledIsPunctual.gives(12084), losesWithoutWeather.gives(11660),
          losesWithHoles.gives(11657),
        ]),
      check(
        "clean(flights_ewr, weather_ewr): how many are late",
        try result.get().count { $0.isLate }, is: 3151)
    else { return }
    check(
      "clean(flights_ewr, weather_ewr): the months, each once, as they come",
      try result.get().reduce(into: [Int]()) { months, arrival in
        if months.last != arrival.departure.month { months.append(arrival.departure.month) }
      }, is: Array(1...12),
      mistakes: [
        tablesOrder.gives([1, 10, 11, 12, 2, 3, 4, 5, 6, 7, 8, 9]),
        monthsAsText.gives([1, 10, 11, 12, 2, 3, 4, 5, 6, 7, 8, 9]),
      ])
    check(
      "clean(flights_ewr, weather_ewr): how many have no temperature",
      try result.get().count { $0.departure.weather[0] == nil }, is: 60,
      mistakes: [losesWithoutWeather.gives(2)])
  }

  @Test("On generated tables it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let faults = random.faults([0])
      let hours = ["a", "b", "c", "d", "e"]
      var known = random.some(hours, 0.7)
      if !faults.isEmpty { known += ["c", random.pick(hours), "c"] }
      func cell(_ values: [Double]) -> String {
        random.chance(0.15) ? "NA" : "\(random.pick(values))"
      }
      let weather = random.shuffled(known).map { hour in
        "\(hour),\(cell([30, 41.5])),\(cell([20, -3])),\(cell([50, 93.5])),"
          + "\(cell([0, 8.05, 199.5, 200, 200.25, 1048.36])),\(cell([0, 0.25])),\(cell([10, 0.5]))\n"
      }
      let flights = (0..<random.count(0...10)).map { _ in
        let (month, day) = (random.pick([1, 2, 9, 10, 11, 12]), random.pick([1, 2, 9, 10]))
        let time = "\(month),\(day),\(random.pick([5, 6, 10, 23]))"
        let delay = random.chance(0.2) ? "NA" : "\(random.pick([-5, 0, 1, 14, 15, 16, 90]))"
        return "\(time),\(random.pick(["UA", "B6", "9E"])),\(random.int(80...2500)),"
          + "\(random.pick(hours)),\(delay)\n"
      }
      let (a, b) = (flights.joined(), weather.joined())
      return Case(call(a, b)) { try answer(a, b) }
    }
  }

  private func answer(_ flights: String, _ weather: String) throws -> [Arrival] {
    try clean(
      Table(csv: head + flights, name: "flights"), Table(csv: sky + weather, name: "weather"))
  }

  private func call(_ flights: String, _ weather: String) -> String {
    "clean(Table(csv: \(literal(head + flights))), Table(csv: \(literal(sky + weather))))"
  }

  private func arrival(
    _ month: Int, _ day: Int, _ hour: Int, _ carrier: String, _ distance: Double,
    _ weather: [Double?], _ isLate: Bool
  ) -> Arrival {
    Arrival(
      departure: Departure(
        month: month, day: day, hour: hour, carrier: carrier, distance: distance, weather: weather),
      isLate: isLate)
  }
}
