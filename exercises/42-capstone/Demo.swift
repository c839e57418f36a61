import Foundation
import LessonKit

/// Plays the year 2013 at Newark: raw tables in the morning, a report in the evening.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  let arrivals = try clean(Table(named: "flights_ewr"), Table(named: "weather_ewr"))
  let late = arrivals.count { $0.isLate }
  print("\(arrivals.count) arrivals, of which \(late) were 15 minutes late or more.\n")
  // A model that was trained once is not trained again for the next comparison.
  var trained: [Int: Model] = [:]
  let train: Trainer = { known in
    if let model = trained[known.count] { return model }
    let months = Set(known.map(\.departure.month))
    let model = try DelayModel.trained(on: known)
    print("  trained on \(known.count) arrivals of \(names[months.max() ?? 0]) and before")
    trained[known.count] = model
    return model
  }
  guard arrivals.count == 11718 else { return print("The year begins when clean is right.") }
  do {
    let duty = try year(arrivals, train)
    guard duty.months.count == 9 else { return }
    try thresholds(arrivals, duty, train)
    try morning(arrivals, train)
  } catch {
    print("The year stops here, until the exercises are done: \(error)")
  }
}

/// Plays each way to keep a model, and shows what it cost. Returns the year of a new model each month.
private func year(_ arrivals: [Arrival], _ train: Trainer) throws -> YearReport {
  func play(_ retraining: Retraining, _ train: Trainer) throws -> YearReport {
    try runYear(arrivals, months: 4...12, labelDelay: 0, retraining: retraining, train: train)
  }
  print("The year, with a new model each month:")
  let monthly = try play(.everyMonth, train)
  guard monthly.months.count == 9 else {
    print("It is played when runYear is right.")
    return monthly
  }
  let guess = try play(.never, share { _ in 0 })
  let hours = try play(.never, share(\.hour))
  let newHours = try play(.everyMonth, share(\.hour))
  let once = try play(.never, train)
  let alarmed = try play(.whenMoved(above: 0.25), train)
  print("")

  var table = TextTable(["log-loss", "guess", "trained once", "moved", "monthly", "at an alarm"])
  for (place, log) in once.months.enumerated() {
    func loss(_ report: YearReport) -> String {
      report.months.indices.contains(place) ? digits(report.months[place].loss, 3) : "-"
    }
    table.add(
      names[log.month], loss(guess), digits(log.loss, 3), digits(log.moved, 2), loss(monthly),
      loss(alarmed))
  }
  show(table)

  var summary = TextTable(["April to December", "log-loss", "models"])
  func add(_ name: String, _ report: YearReport) {
    summary.add(name, digits(report.loss, 4), Set(report.months.map(\.trainedThrough)).count)
  }
  add("the late share of January to March", guess)
  add("trained once", once)
  add("the late share of each hour, counted once", hours)
  add("the late share of each hour, counted each month", newHours)
  add("trained anew after an alarm (0.25)", alarmed)
  add("trained anew each month: the number to beat", monthly)
  show(summary)

  func line(_ name: String, _ report: YearReport, _ value: (MonthLog) -> Double) -> Series {
    .line(name, x: report.months.map { Double($0.month) }, y: report.months.map(value))
  }
  show(
    Chart(
      "A year on duty: log-loss by month", x: "month", y: "log-loss",
      series: [
        line("guess", guess, \.loss), line("trained once", once, \.loss),
        line("each month", monthly, \.loss),
      ]),
    savedAs: "42-capstone-losses")
  show(
    Chart(
      "How far the answers moved from those to the training", x: "month", y: "PSI",
      series: [line("trained once", once, \.moved), line("at an alarm", alarmed, \.moved)],
      guides: [.horizontal(0.25, "alarm")]),
    savedAs: "42-capstone-moved")
  return monthly
}

/// What flights called late cost from July on: 5 for one that is missed, 1 for a false alarm.
private func thresholds(_ arrivals: [Arrival], _ duty: YearReport, _ train: Trainer) throws {
  let logs = duty.months.filter { $0.month >= 7 }
  func price(_ line: (Int) throws -> Double) throws -> Int {
    try logs.reduce(0) { sum, log in
      let isLate = arrivals.filter { $0.departure.month == log.month }.map(\.isLate)
      return try sum
        + cost(log.answers, actual: isLate, at: line(log.month), miss: 5, alarm: 1)
    }
  }
  let costs = [
    ("nobody", try price { _ in .infinity }),
    ("from one half", try price { _ in 0.5 }),
    ("everybody", try price { _ in 0 }),
    (
      "from the best of three months",
      try price { try chooseThreshold(arrivals, before: $0, train: train, miss: 5, alarm: 1) }
    ),
    ("from one sixth", try price { _ in 1.0 / 6 }),
  ]
  show(
    Chart(
      "Who is called late, and what it costs from July to December", x: "", y: "cost",
      categories: costs.map(\.0), bars: [Bars("cost", costs.map { Double($0.1) })]),
    savedAs: "42-capstone-costs")
}

/// The service on a morning in December.
private func morning(_ arrivals: [Arrival], _ train: Trainer) throws {
  let model = try train(arrivals.filter { $0.departure.month <= 11 })
  let asked = arrivals.map(\.departure).filter { $0.month == 12 && $0.day == 10 }.prefix(6)
  var table = TextTable(["10 December, hour", "carrier", "miles", "late with", "say"])
  for (departure, answer) in zip(asked, try model(Array(asked))) {
    table.add(
      departure.hour, departure.carrier, departure.distance, digits(answer * 100, 0) + "%",
      answer >= 1.0 / 6 ? "may be late" : "on time")
  }
  show(table)
}

/// Says the late share of a group's flights in training, with one more late and one more punctual.
private func share(_ group: @escaping (Departure) -> Int) -> Trainer {
  { known in
    var counts: [Int: (flights: Double, late: Double)] = [:]
    for arrival in known {
      let (flights, late) = counts[group(arrival.departure)] ?? (2, 1)
      counts[group(arrival.departure)] = (flights + 1, late + (arrival.isLate ? 1 : 0))
    }
    return { $0.map { counts[group($0)].map { $0.late / $0.flights } ?? 0.5 } }
  }
}

private let names = [
  "", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
]

private func digits(_ value: Double, _ count: Int) -> String {
  String(format: "%.\(count)f", value)
}
