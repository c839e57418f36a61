import Foundation
import LessonKit

/// Watches a year of weather, a century of the Nile, and two models, with this lesson's functions.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  try temperatures()
  try nile()
  try models()
  try answers()
  rules()
}

/// How far each month's temperatures lie from January's.
private func temperatures() throws {
  let weather = try Table(named: "weather_ewr")
  let rows = zip(try weather.completeIntegers("month"), try weather.numbers("temp"))
  var months: [Int: [Double]] = [:]
  for case (let month, let temperature?) in rows {
    months[month, default: []].append(temperature)
  }
  let january = months[1] ?? []
  var table = TextTable(["temperature", "hours", "mean (°F)", "PSI"])
  var indices: [Double] = []
  for month in 1...12 {
    let live = months[month] ?? []
    indices.append(try psi(reference: january, live: live))
    table.add(
      names[month - 1], live.count, digits(live.reduce(0, +) / Double(live.count), 1),
      digits(indices[month - 1], 3))
  }
  show(table)
  show(
    Chart(
      "Temperature against January: every month is an alarm", x: "", y: "PSI", categories: names,
      bars: [Bars("PSI", indices)], guides: [.horizontal(0.25, "alarm")]),
    savedAs: "35-monitor-and-retrain-season")
}

/// The river of 1871 to 1970, and the year in which the sum noticed that it had changed.
private func nile() throws {
  let table = try Table(named: "nile")
  let years = try table.completeNumbers("year")
  let volumes = try table.completeNumbers("volume")
  let alarm = try cusum(volumes, reference: 20)
  let year = alarm.flatMap { years.indices.contains($0) ? years[$0] : nil }
  print("The Nile: alarm in \(year.map { digits($0, 0) } ?? "no year")")
  show(
    Chart(
      "The Nile at Aswan", x: Axis("year", kind: .year), y: "flow (10⁸ m³)",
      series: [.line("flow", x: years, y: volumes)],
      guides: year.map { [.vertical($0, "alarm")] } ?? []),
    savedAs: "35-monitor-and-retrain-nile")
}

private func models() throws {
  var table = TextTable(["log-loss", "late", "guess", "trained once", "retrained", "gain"])
  let guesses = reports2013.map { guessLoss(lateRate: $0.lateRate, guess: trainedRate) }
  for (report, guess) in zip(reports2013, guesses) {
    table.add(
      names[report.month - 1], digits(report.lateRate * 100, 1) + "%", digits(guess, 3),
      digits(report.staticLoss, 3), digits(report.retrainedLoss, 3),
      digits(report.staticLoss - report.retrainedLoss, 3))
  }
  show(table)
  let months = reports2013.map { Double($0.month) }
  show(
    Chart(
      "Two models and a guess, April to December", x: "month", y: "log-loss",
      series: [
        .line("guess", x: months, y: guesses),
        .line("trained once", x: months, y: reports2013.map(\.staticLoss)),
        .line("retrained", x: months, y: reports2013.map(\.retrainedLoss)),
      ]),
    savedAs: "35-monitor-and-retrain-losses")
}

/// What the service of lesson 32 answered from July on, held against what it answered before.
private func answers() throws {
  let table = try Table(named: "flights_ewr")
  let months = try table.completeIntegers("month")
  let delays = try table.numbers("arr_delay")
  let predictor = try Predictor.lateArrivals(table)
  let known = predictor.vocabulary
  let all = try Flight.all(in: table)
  let served = all.indices.filter {
    known.carriers.contains(all[$0].carrier) && known.destinations.contains(all[$0].dest)
  }
  func answers(_ rows: [Int]) throws -> [Double] {
    try probabilities(of: rows.map { all[$0] }, predictor)
  }
  let before = try answers(served.filter { months[$0] <= 6 })
  var text = TextTable(["served", "flights", "PSI of the answers", "late", "log-loss"])
  for month in 7...12 {
    let rows = served.filter { months[$0] == month }
    let arrived = rows.filter { delays[$0] != nil }
    let isLate = arrived.map { (delays[$0] ?? 0) >= 15 }
    let losses = zip(try answers(arrived), isLate).map { -log($1 ? $0 : 1 - $0) }
    let rate = Double(isLate.count { $0 }) / Double(isLate.count)
    text.add(
      names[month - 1], rows.count, digits(try psi(reference: before, live: answers(rows)), 3),
      digits(rate * 100, 1) + "%", digits(losses.reduce(0, +) / Double(losses.count), 3))
  }
  show(text)
}

/// What each way to decide would have come to, over the whole year.
private func rules() {
  var table = TextTable(["April to December", "log-loss", "months with the retrained model"])
  func add(_ name: String, _ uses: (MonthReport) -> Bool) {
    let flights = reports2013.map { Double($0.flights) }
    let losses = reports2013.map { uses($0) ? $0.retrainedLoss : $0.staticLoss }
    let mean = zip(losses, flights).map { $0 * $1 }.reduce(0, +) / flights.reduce(0, +)
    table.add(
      name, digits(mean, 4),
      reports2013.filter(uses).map { names[$0.month - 1] }.joined(separator: " "))
  }
  add("never retrain") { _ in false }
  add("retrain every month") { _ in true }
  for (delay, name) in ["at once", "1 month late", "2 months late"].enumerated() {
    add("by labels, \(name)") { report in
      shouldRetrain(
        at: report.month, reports: reports2013, labelDelay: delay, guess: trainedRate, margin: 0.01)
    }
  }
  show(table)
}

private let names = [
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
]

private func digits(_ value: Double, _ count: Int) -> String {
  String(format: "%.\(count)f", value)
}
