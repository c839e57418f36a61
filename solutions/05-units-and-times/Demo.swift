import Foundation
import LessonKit

/// Reads clocks and heights, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  byHand()
  try delays()
  try zones()
  try heights()
}

/// The page's small examples.
private func byHand() {
  for time in [517, 5, 1275, 2400] { print("minutes(hhmm: \(time)): \(text(minutes(hhmm: time)))") }
  print("due 23:50, left 0:10: delay \(delay(scheduled: 1430, actual: 10))")
  print("due 0:05, left 23:58: delay \(delay(scheduled: 5, actual: 1438))")
  for typed in [
    "70", "170", "1.75", "165cm", #"5'4""#, "Five foot eight inches", "6'", "5'12", "5.11", "5 11",
  ] { print("\(typed): \(inches(typed).map { String(format: "%.2f", $0) } ?? "refused")") }
  print()
}

/// A flight that left, with the two times as they stand in the file.
private struct Departure {
  let scheduled: Int
  let actual: Int
  let recorded: Double
}

private func departures() throws -> [Departure] {
  let table = try Table(named: "flights_ewr")
  let actual = try table.numbers("dep_time")
  let recorded = try table.numbers("dep_delay")
  return zip(try table.completeNumbers("sched_dep_time"), zip(actual, recorded))
    .compactMap { scheduled, pair in
      guard let left = pair.0, let late = pair.1 else { return nil }
      return Departure(scheduled: Int(scheduled), actual: Int(left), recorded: late)
    }
}

/// One mean delay, computed in four ways.
private func delays() throws {
  let flights = try departures()
  let pairs = flights.map { (minutes(hhmm: $0.scheduled) ?? -1, minutes(hhmm: $0.actual) ?? -1) }
  let ways: [(String, [Double])] = [
    ("the numbers subtracted", flights.map { Double($0.actual - $0.scheduled) }),
    ("minutes subtracted", pairs.map { Double($0.1 - $0.0) }),
    ("a day added where negative", pairs.map { Double($0.1 - $0.0 + ($0.1 < $0.0 ? 1440 : 0)) }),
    ("delay(scheduled:actual:)", pairs.map { Double(delay(scheduled: $0.0, actual: $0.1)) }),
    ("as recorded", flights.map(\.recorded)),
  ]
  var table = TextTable(["Newark: departure delay", "mean", "flights that are wrong"])
  for (name, values) in ways {
    let wrong = zip(values, flights).count { $0.0 != $0.1.recorded }
    table.add(name, String(format: "%.2f", mean(values)), wrong)
  }
  show(table)
  print("\(flights.count) flights; the recorded delay is negative for", terminator: " ")
  print("\(flights.count { $0.recorded < 0 })")
  let late = flights.max { $0.recorded < $1.recorded }
  if let late {
    let clocks = (minutes(hhmm: late.scheduled) ?? -1, minutes(hhmm: late.actual) ?? -1)
    print("the latest: due \(late.scheduled), left \(late.actual), recorded \(late.recorded),")
    print("by the clock \(delay(scheduled: clocks.0, actual: clocks.1))")
  }
  print()
  let errors = zip(ways[0].1, flights).map { $0.0 - $0.1.recorded }
  let steps = [-40.0, 40, 80, 120, 160]
  let others = errors.count { $0 != 0 && !steps.contains($0) }
  show(
    Chart(
      "By how much 1834 minus 1755 and the like is wrong", x: "error (minutes)", y: "flights",
      categories: steps.map { String(format: "%.0f", $0) } + ["other"],
      bars: [
        Bars(
          "flights", steps.map { step in Double(errors.count { $0 == step }) } + [Double(others)])
      ]),
    savedAs: "05-units-and-times-errors")
}

/// What the clocks of two places say of one flight.
private func zones() throws {
  let table = try Table(named: "flights_ewr")
  let columns = try ["dep_time", "arr_time", "air_time"].map { try table.numbers($0) }
  let places = try table.completeStrings("dest").indices(of: "LAX").ranges.flatMap { Array($0) }
  var clock: [Double] = []
  var air: [Double] = []
  for row in places {
    guard let left = columns[0][row], let landed = columns[1][row], let time = columns[2][row],
      let start = minutes(hhmm: Int(left)), let end = minutes(hhmm: Int(landed))
    else { continue }
    let apart = end - start
    clock.append(Double(apart < 0 ? apart + 1440 : apart))
    air.append(time)
  }
  print("Newark to Los Angeles, \(clock.count) flights: by the clocks \(middle(clock)) minutes,")
  print("in the air \(middle(air)) minutes (medians)")
  print()
}

private func heights() throws {
  let data = try Table(named: "reported_heights")
  let typed = try data.completeStrings("height")
  let cast = typed.compactMap { Double($0) }
  let outside = cast.count { !(50...84).contains($0) }
  let understood = typed.compactMap { inches($0) }
  print("\(typed.count) heights; \(typed.count - cast.count) are no number,", terminator: " ")
  print("\(outside) are numbers outside of 50 to 84")
  print(
    "rows that stand there twice: \(data.rowCount - Set((0..<data.rowCount).map { data.row($0) }).count)"
  )
  print("alone from 4 to 7: \(cast.count { (4...7).contains($0) })")
  print("mean of what is a number: \(String(format: "%.2f", mean(cast)))")
  print("understood: \(understood.count), refused: \(typed.count - understood.count)")
  print("mean of what is understood: \(String(format: "%.2f", mean(understood)))")
  for sex in ["Female", "Male"] {
    let rows = zip(try data.completeStrings("sex"), typed).filter { $0.0 == sex }.compactMap {
      inches($0.1)
    }
    print("  \(sex): \(rows.count), mean \(String(format: "%.2f", mean(rows)))")
  }
  print()
  show(
    Chart(
      "Numbers that students typed as their height", x: "as typed", y: "students",
      histogram: Histogram(
        "students", of: cast.filter { $0 < 220 },
        edges: Array(stride(from: 0.0, through: 220, by: 5)))),
    savedAs: "05-units-and-times-typed")
}

private func mean(_ values: [Double]) -> Double {
  values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
}

private func middle(_ values: [Double]) -> String {
  values.isEmpty ? "-" : String(format: "%.0f", values.sorted()[values.count / 2])
}

private func text(_ number: Int?) -> String { number.map { "\($0)" } ?? "no time" }
