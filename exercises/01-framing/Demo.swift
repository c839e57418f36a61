import Foundation
import LessonKit

/// Looks at the flights from Newark as somebody who has to send drivers, with the functions of this
/// lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  let flights = try Table(named: "flights_ewr")
  try baselines(flights)
  let delays = try flights.numbers("arr_delay").compactMap { $0 }
  let mean = delays.reduce(0, +) / Double(delays.count)
  spread(delays, mean: mean)
  plans(delays, mean: mean)
  costs(delays)
  try leaks(flights)
}

/// What the answers are worth that are the same for every flight.
private func baselines(_ flights: Table) throws {
  let departures = try flights.strings("dep_time")
  let arrivals = try flights.numbers("arr_delay")
  let questions: [(String, [Bool?])] = [
    ("was it cancelled?", departures.map { $0 == nil }),
    ("was it late by 15 minutes or more?", arrivals.map { delay in delay.map { $0 >= 15 } }),
  ]
  var table = TextTable(["Newark, 2013", "known", "yes", "majority", "always that is right for"])
  for (question, outcomes) in questions {
    let answer = majority(of: outcomes)
    let share = answer.flatMap { accuracy(ofAlways: $0, in: outcomes) }
    table.add(
      question, outcomes.count { $0 != nil }, outcomes.count { $0 == true },
      answer.map { $0 ? "yes" : "no" }, share.map { String(format: "%.2f%%", $0 * 100) })
  }
  show(table)
  print("The rows are \(flights.rowCount) flights, every tenth that was to leave Newark.")
  print()
}

/// How late flights arrive.
private func spread(_ delays: [Double], mean: Double) {
  let edges = stride(from: -70.0, through: 180, by: 10).map { $0 }
  let early = delays.count { $0 < 0 }
  let sorted = delays.sorted()
  print("\(delays.count) flights arrived, \(early) of them early; mean delay ", terminator: "")
  print(String(format: "%.2f minutes, median %.0f", mean, sorted[sorted.count / 2]))
  print(
    "more than an hour late: \(delays.count { $0 > 60 }), the latest \(text(sorted.last)) minutes")
  print()
  show(
    Chart(
      "When flights from Newark arrive", x: "minutes after the scheduled arrival", y: "flights",
      histogram: Histogram(of: delays, edges: edges),
      guides: [
        .vertical(-16, "a quarter has arrived"), .vertical(-3, "half have"),
        .vertical(mean, "mean delay"),
      ]),
    savedAs: "01-framing-delays")
}

/// What the same plan for every flight costs.
private func plans(_ delays: [Double], mean: Double) {
  let names: [(String, Double)] = [
    ("mean delay", mean), ("timetable", 0), ("half have arrived", -3),
    ("a quarter has arrived", -16),
  ]
  var table = TextTable([
    "the driver is there", "minutes", "both $1", "$0.50 and $1.50", "all flights",
  ])
  for (name, plan) in names {
    let equal = meanCost(of: plan, delays: delays, driver: 1, traveller: 1)
    let dear = meanCost(of: plan, delays: delays, driver: 0.5, traveller: 1.5)
    table.add(
      name, text(plan), dollars(equal), dollars(dear),
      dear.map { dollars($0 * Double(delays.count)) })
  }
  show(table)
  let choices = (-60...60).map(Double.init)
  let equal = cheapest(of: choices, delays: delays, driver: 1, traveller: 1)
  let dear = cheapest(of: choices, delays: delays, driver: 0.5, traveller: 1.5)
  print("cheapest of -60 ... 60: \(text(equal)) at equal prices, ", terminator: "")
  print("\(text(dear)) where the traveller's minute is three times as dear")
  print()
}

/// The cost as a function of the plan.
private func costs(_ delays: [Double]) {
  let choices = stride(from: -60.0, through: 60, by: 2).map { $0 }
  func curve(driver: Double, traveller: Double) -> [Double?] {
    choices.map { meanCost(of: $0, delays: delays, driver: driver, traveller: traveller) }
  }
  show(
    Chart(
      "What one plan for all flights costs", x: "minutes after the scheduled arrival",
      y: Axis("dollars a flight", range: 0...90),
      series: [
        .line("driver $0.50, traveller $1.50", x: choices, y: curve(driver: 0.5, traveller: 1.5)),
        .line("both $1", x: choices, y: curve(driver: 1, traveller: 1)),
      ],
      guides: [.vertical(-16, "-16"), .vertical(-3, "-3")]),
    savedAs: "01-framing-costs")
}

/// What a column promises that nobody has when the plan is written.
private func leaks(_ flights: Table) throws {
  let arrivals = try flights.numbers("arr_delay")
  let departures = try flights.numbers("dep_delay")
  let hours = try flights.completeNumbers("hour")
  var late: [Double] = []
  var gained: [Double] = []
  var byHour: [Double: [Double]] = [:]
  for row in arrivals.indices {
    guard let arrival = arrivals[row], let departure = departures[row] else { continue }
    late.append(arrival)
    // A plan that follows the departure is a plan for what is left of the delay.
    gained.append(arrival - departure)
    byHour[hours[row], default: []].append(arrival)
  }
  func best(_ delays: [Double]) -> Double? {
    let plan = cheapest(
      of: (-40...40).map(Double.init), delays: delays, driver: 0.5, traveller: 1.5)
    return plan.flatMap { meanCost(of: $0, delays: delays, driver: 0.5, traveller: 1.5) }
  }
  var sum: Double? = 0
  for hour in byHour.keys.sorted() {
    let delays = byHour[hour] ?? []
    let cost = best(delays).map { $0 * Double(delays.count) }
    sum = sum.flatMap { sum in cost.map { sum + $0 } }
  }
  let usable = usableColumns(flightColumns, at: .eveningBefore, target: "arr_delay")
  var table = TextTable(["the plan may depend on", "dollars a flight", "known the evening before"])
  let ways: [(String, Double?, String?)] = [
    ("nothing", best(late), nil), ("hour", sum.map { $0 / Double(late.count) }, "hour"),
    ("dep_delay", best(gained), "dep_delay"),
  ]
  for (name, cost, column) in ways {
    let known = column.map { usable.contains($0) } ?? true
    table.add(name, dollars(cost), known ? "yes" : "no")
  }
  show(table)
  print("usable the evening before: \(usable.joined(separator: " "))")
}

private func dollars(_ amount: Double?) -> String {
  guard let amount, amount.isFinite else { return "-" }
  return String(format: "%.2f", amount)
}

private func text(_ number: Double?) -> String {
  guard let number, number.isFinite else { return "-" }
  return number == number.rounded()
    ? String(format: "%.0f", number) : String(format: "%.2f", number)
}
