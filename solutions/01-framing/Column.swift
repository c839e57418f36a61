/// When something becomes known, from early to late.
enum Moment: Int, Comparable, CaseIterable {
  /// Months before the flight, when a seat can be booked.
  case booking

  /// The evening before, when the drivers' plan is written.
  case eveningBefore

  /// When the aircraft leaves the gate.
  case departure

  /// When it has arrived.
  case arrival

  static func < (a: Moment, b: Moment) -> Bool { a.rawValue < b.rawValue }
}

/// What has to be known of a column before it may go into a model: when its values come in.
struct Column: Equatable {
  /// Its name in the table.
  let name: String

  /// From when on its value can be had, provided that there is all that it is made from.
  let knownAt: Moment

  /// The names of the columns that it is computed from; none where it was written down as it is.
  let madeFrom: [String]

  init(_ name: String, _ knownAt: Moment, madeFrom: [String] = []) {
    self.name = name
    self.knownAt = knownAt
    self.madeFrom = madeFrom
  }
}

/// The columns of `flights_ewr`, and behind them six that somebody has added.
///
/// When a column is known stands in no file. Somebody who knows how the data are made has to say it.
let flightColumns: [Column] = [
  Column("month", .booking), Column("day", .booking),
  Column("dep_time", .departure), Column("sched_dep_time", .booking),
  Column("dep_delay", .departure), Column("arr_time", .arrival),
  Column("sched_arr_time", .booking), Column("arr_delay", .arrival),
  Column("carrier", .booking), Column("flight", .booking),
  // An aircraft is planned days before. The file has the one that flew.
  Column("tailnum", .departure),
  Column("dest", .booking), Column("air_time", .arrival), Column("distance", .booking),
  Column("hour", .booking), Column("minute", .booking), Column("time_hour", .booking),
  // What was added.
  Column("route", .booking, madeFrom: ["carrier", "dest"]),
  // How many flights leave in the same hour; the timetable may change until the evening before.
  Column("crowd", .eveningBefore, madeFrom: ["time_hour"]),
  Column("late", .booking, madeFrom: ["arr_delay"]),
  Column("speed", .booking, madeFrom: ["distance", "air_time"]),
  Column("slow", .booking, madeFrom: ["speed", "carrier"]),
  Column("made_up", .booking, madeFrom: ["dep_delay", "arr_delay"]),
]
