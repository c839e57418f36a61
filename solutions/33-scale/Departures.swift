import LessonKit

/// Something that happened, and when.
struct Event: Equatable, Sendable {
  /// Which one it is; an event that is delivered twice has the same number and minute both times.
  var id: Int

  /// When it happened, in minutes, 0 or more. It says nothing of when somebody hears of it.
  var minute: Int
}

/// Returns the departures of the table in the order in which one hears of them.
///
/// A departure belongs to the minute for which it was scheduled, counted from the start of 2013. The
/// news of it comes when the aircraft leaves. Flights that never left are not there.
func departures() throws -> [Event] {
  let table = try Table(named: "flights_ewr")
  let (months, days) = (try table.completeNumbers("month"), try table.completeNumbers("day"))
  let (hours, minutes) = (try table.completeNumbers("hour"), try table.completeNumbers("minute"))
  let daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
  var heard: [(at: Int, event: Event)] = []
  for (row, delay) in try table.numbers("dep_delay").enumerated() {
    guard let delay else { continue }
    let day = daysBefore[Int(months[row]) - 1] + Int(days[row]) - 1
    let minute = (day * 24 + Int(hours[row])) * 60 + Int(minutes[row])
    heard.append((minute + Int(delay), Event(id: row, minute: minute)))
  }
  heard.sort { ($0.at, $0.event.id) < ($1.at, $1.event.id) }
  return heard.map(\.event)
}
