/// When a new model takes over.
enum Retraining: Equatable {
  case never

  /// At the beginning of each month.
  case everyMonth

  /// At the beginning of a month, when ``MonthLog/moved`` of the month before is greater.
  case whenMoved(above: Double)
}

/// What happened in one month.
struct MonthLog: Equatable {
  var month: Int

  /// The last month whose arrivals the model on duty was trained on.
  var trainedThrough: Int

  /// What it answered, one for each of the month's arrivals, in their order.
  var answers: [Double]

  /// The stability index of these answers against its answers to what it was trained on. Known at once.
  var moved: Double

  /// Their log-loss, in nats a flight. Known with the labels.
  var loss: Double
}

/// What happened in all months.
struct YearReport: Equatable {
  var months: [MonthLog]

  /// The log-loss of all answers of the year, in nats a flight.
  var loss: Double
}

/// What the functions of this lesson refuse.
enum CapstoneError: Error, Equatable {
  /// Not one arrival of an earlier month is there to learn from, or to choose on.
  case nothingKnown(before: Int)

  /// There are no departures to prepare for.
  case noDepartures

  /// No departure says anything of this: it is one of ``Departure/weatherNames``.
  case neverKnown(String)
}
