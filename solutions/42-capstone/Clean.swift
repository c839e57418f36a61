import LessonKit

/// Makes arrivals of raw flights and raw weather, in the order of time.
///
/// - Parameters:
///   - flights: A table with the columns `month`, `day`, `hour`, `carrier`, `distance` and `time_hour`,
///     which are complete, and `arr_delay` in minutes, which is missing where the flight did not arrive.
///   - weather: A table with a row for each `time_hour` and the columns of ``Departure/weatherNames``. It
///     may have columns that the flights have, too; those are not looked at.
/// - Returns: One for each flight with a known `arr_delay`, by month, day and hour; those of the same hour
///   in the order of the table. Late is a delay of 15 minutes or more. The weather is that of the row
///   with the flight's `time_hour`, `nil` where there is none. A wind above 200 mph is a fault, and not
///   known.
/// - Throws: ``JoinError/duplicateKey(row:)`` where the weather has an hour twice.
func clean(_ flights: Table, _ weather: Table) throws -> [Arrival] {
  #if SOLUTION
    let conditions = try weather.selecting(columns: ["time_hour"] + Departure.weatherNames)
    let joined = try leftJoin(
      flights.selecting(columns: [
        "month", "day", "hour", "carrier", "distance", "time_hour", "arr_delay",
      ]), conditions, on: ["time_hour"])
    let (months, days) = (try joined.completeIntegers("month"), try joined.completeIntegers("day"))
    let (hours, carriers) = (
      try joined.completeIntegers("hour"), try joined.completeStrings("carrier")
    )
    let (miles, delays) = (
      try joined.completeNumbers("distance"), try joined.numbers("arr_delay")
    )
    let wind = Departure.weatherNames.firstIndex(of: "wind_speed") ?? 0
  #endif
  #if MISTAKE_UNKNOWN_WEATHER_IS_ZERO
    // Feedback: freezing
    var columns = try Departure.weatherNames.map {
      try joined.numbers($0).map { $0 ?? 0 } as [Double?]
    }
  #elseif SOLUTION
    var columns = try Departure.weatherNames.map { try joined.numbers($0) }
  #endif
  #if MISTAKE_BELIEVES_THE_WIND
    // Feedback: no wind blows
  #elseif MISTAKE_LIMIT_IS_A_FAULT
    // Feedback: exactly 200
    columns[wind] = columns[wind].map { $0.map { $0 >= 200 } == true ? nil : $0 }
  #elseif SOLUTION
    columns[wind] = columns[wind].map { $0.map { $0 > 200 } == true ? nil : $0 }
  #endif
  #if MISTAKE_CANCELLED_IS_PUNCTUAL
    // Feedback: never arrived
    let kept = Array(months.indices)
  #elseif MISTAKE_LOSES_FLIGHTS_WITHOUT_WEATHER
    // Feedback: nothing is known of the weather
    let kept = months.indices.filter { row in
      delays[row] != nil && !columns.allSatisfy { $0[row] == nil }
    }
  #elseif MISTAKE_LOSES_FLIGHTS_WITH_HOLES
    // Feedback: one value of the weather
    let kept = months.indices.filter { row in
      delays[row] != nil && columns.allSatisfy { $0[row] != nil }
    }
  #elseif SOLUTION
    let kept = months.indices.filter { delays[$0] != nil }
  #endif
  #if MISTAKE_KEEPS_THE_TABLES_ORDER
    // Feedback: order of the file
    let order = kept
  #elseif MISTAKE_ORDERS_MONTHS_AS_TEXT
    // Feedback: as texts
    let order = kept.sorted {
      ("\(months[$0])", days[$0], hours[$0], $0) < ("\(months[$1])", days[$1], hours[$1], $1)
    }
  #elseif MISTAKE_ORDERS_BY_DAY_ALONE
    // Feedback: within a day
    let order = kept.sorted { (months[$0], days[$0], $0) < (months[$1], days[$1], $1) }
  #elseif RIGHT_IN_HEAPS
    var heaps: [Int: [Int]] = [:]
    for row in kept {
      heaps[(months[row] * 32 + days[row]) * 24 + hours[row], default: []].append(row)
    }
    let order = heaps.keys.sorted().flatMap { heaps[$0] ?? [] }
  #elseif SOLUTION
    let order = kept.sorted {
      (months[$0], days[$0], hours[$0], $0) < (months[$1], days[$1], hours[$1], $1)
    }
  #endif
  #if MISTAKE_LATE_ONLY_ABOVE
    // Feedback: exactly 15
    func isLate(_ row: Int) -> Bool { (delays[row] ?? 0) > 15 }
  #elseif MISTAKE_LATE_IS_ANY_DELAY
    // Feedback: any delay
    func isLate(_ row: Int) -> Bool { (delays[row] ?? 0) > 0 }
  #elseif SOLUTION
    func isLate(_ row: Int) -> Bool { (delays[row] ?? 0) >= 15 }
  #endif
  #if SOLUTION
    return order.map { row in
      Arrival(
        departure: Departure(
          month: months[row], day: days[row], hour: hours[row], carrier: carriers[row],
          distance: miles[row], weather: columns.map { $0[row] }),
        isLate: isLate(row))
    }
  #else
    // TODO: Join, drop what never arrived, take faults for unknown, and put the rest in order.
    return []
  #endif
}
