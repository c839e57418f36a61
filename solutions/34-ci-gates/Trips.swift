import Foundation
import LessonKit

/// A flight of 2013 from Newark that arrived.
struct Trip: Sendable {
  var month: Int
  var hour: Int
  var carrier: String
  var dest: String

  /// The number of the aircraft: `N14228`.
  var tail: String

  /// 15 minutes late or more.
  var isLate: Bool

  /// The flights of the table flights_ewr with a known arrival, in its order.
  static func all() throws -> [Trip] {
    let table = try Table(named: "flights_ewr")
    let (months, hours) = (try table.completeIntegers("month"), try table.completeIntegers("hour"))
    let (carriers, dests) = (
      try table.completeStrings("carrier"), try table.completeStrings("dest")
    )
    let (tails, delays) = (try table.strings("tailnum"), try table.numbers("arr_delay"))
    return months.indices.compactMap { row in
      delays[row].map { delay in
        Trip(
          month: months[row], hour: hours[row], carrier: carriers[row], dest: dests[row],
          tail: tails[row] ?? "", isLate: delay >= 15)
      }
    }
  }
}

/// A model that says the late share of a flight's group in training, with one more late flight and one
/// more punctual one, and a half of groups that it never saw.
struct ShareModel {
  private var counts: [String: (flights: Double, late: Double)] = [:]
  private let group: (Trip) -> String

  init(_ training: [Trip], by group: @escaping (Trip) -> String) {
    self.group = group
    for trip in training {
      let (flights, late) = counts[group(trip)] ?? (2, 1)
      counts[group(trip)] = (flights + 1, late + (trip.isLate ? 1 : 0))
    }
  }

  /// The log-loss of each trip, in nats.
  func losses(_ trips: [Trip]) -> [Double] {
    trips.map { trip in
      let share = counts[group(trip)].map { $0.late / $0.flights } ?? 0.5
      return -log(trip.isLate ? share : 1 - share)
    }
  }
}
