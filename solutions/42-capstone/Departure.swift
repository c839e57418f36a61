/// What is known of a flight from Newark before it leaves.
///
/// Neither its delay on departure nor its arrival is among it: nobody knows them when the question is
/// asked.
struct Departure: Equatable, Sendable {
  /// 1 is January 2013.
  var month: Int
  var day: Int

  /// The hour of its scheduled departure, 0 ... 23.
  var hour: Int

  /// The carrier's code: `UA`.
  var carrier: String

  /// The miles that it flies.
  var distance: Double

  /// What the station reported for that hour, one for each of ``weatherNames``, in their units; `nil`
  /// where it is not known.
  var weather: [Double?]

  /// Temperature and dew point in °F, humidity in percent, wind in mph, rain in inches an hour, sight
  /// in miles.
  static let weatherNames = ["temp", "dewp", "humid", "wind_speed", "precip", "visib"]
}

/// A flight whose arrival is known.
struct Arrival: Equatable, Sendable {
  var departure: Departure

  /// Whether it arrived 15 minutes late or more.
  var isLate: Bool
}
