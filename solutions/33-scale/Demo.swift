import Foundation
import LessonKit

/// Sums up, samples, shares out and counts a year of departures with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  try byCarrier()
  try byChunk()
  try sample()
  try races()
  try shared()
  try events()
}

/// The page's first question, answered twice.
private func byCarrier() throws {
  let table = try Table(named: "flights_ewr")
  var byCarrier: [String: [Double]] = [:]
  for (carrier, delay) in zip(
    try table.completeStrings("carrier"), try table.numbers("dep_delay"))
  {
    if let delay { byCarrier[carrier, default: []].append(delay) }
  }
  let lots = byCarrier.values.sorted { $0.count > $1.count }
  let means = lots.map { $0.reduce(0, +) / Double($0.count) }
  let tails = lots.map { latencySummary($0)?.p99 ?? .nan }
  let all = lots.flatMap { $0 }
  let merged = lots.map { ChunkStats(of: $0) }.reduce(ChunkStats(), merge)
  print(
    "\(lots.count) carriers, \(all.count) flights that left; the largest has \(lots[0].count), the "
      + "smallest \(lots[lots.count - 1].count)")
  var text = TextTable(["delay at departure (minutes)", "mean", "99th percentile"])
  text.add("the twelve reports, averaged", digits(average(means), 3), digits(average(tails), 1))
  text.add(
    "all flights together", digits(merged.mean, 3), digits(latencySummary(all)?.p99 ?? .nan, 1))
  show(text)
  if let summary = latencySummary(all) {
    print(
      "Half of them left \(digits(summary.p50, 0)) minutes late or less; the worst "
        + "\(digits(summary.worst, 0)) minutes.")
    print()
  }
}

/// Twelve pieces of the file, each forgotten when the next one comes.
private func byChunk() throws {
  let table = try Table(named: "flights_ewr")
  let arrived = zip(try table.numbers("dep_delay"), try table.numbers("arr_delay"))
    .compactMap { $1 == nil ? nil : $0 }
  let merged = pieces(of: arrived).map { ChunkStats(of: $0) }.reduce(ChunkStats(), merge)
  let whole = ChunkStats(of: arrived)
  var text = TextTable(["flights that arrived", "count", "mean", "deviation"])
  text.add("12 pieces, merged", merged.count, digits(merged.mean, 6), digits(merged.deviation, 6))
  text.add("at once", whole.count, digits(whole.mean, 6), digits(whole.deviation, 6))
  show(text)
}

private func sample() throws {
  let delays = try Table(named: "flights_ewr").numbers("dep_delay").compactMap { $0 }
  let kept = reservoir(delays, keeping: 1000, seed: 5)
  var text = TextTable(["delay", "flights", "mean", "p50", "p99", "worst"])
  for (name, values) in [("all", delays), ("1,000 of them", kept)] {
    let summary = latencySummary(values)
    text.add(
      name, values.count, digits(values.isEmpty ? nil : average(values), 2),
      digits(summary?.p50, 0), digits(summary?.p99, 0), digits(summary?.worst, 0))
  }
  show(text)
}

/// What counting together comes to.
private func races() throws {
  let crowds = [1, 2, 4, 8]
  let results = try crowds.map { try tallies(of: 800, workers: $0, seed: 1) }
  var text = TextTable(["800 additions by", "open to all", "hasty actor", "actor"])
  for (workers, result) in zip(crowds, results) {
    text.add("\(workers) at a time", result.open, result.hasty, result.actor)
  }
  show(text)
  show(
    Chart(
      "What 800 additions come to", x: "workers", y: "counted",
      categories: crowds.map { "\($0)" },
      bars: [
        Bars("open to all", results.map { Double($0.open) }),
        Bars("hasty actor", results.map { Double($0.hasty) }),
        Bars("actor, in one step", results.map { Double($0.actor) }),
      ]),
    savedAs: "33-scale-races")
}

/// July's flights, each answered by the model of lesson 32.
private func shared() throws {
  let table = try Table(named: "flights_ewr")
  let predictor = try Predictor.lateArrivals(table)
  let known = predictor.vocabulary
  let months = try table.completeNumbers("month")
  let flights = zip(try Flight.all(in: table), months).filter {
    $1 == 7 && known.carriers.contains($0.carrier) && known.destinations.contains($0.dest)
  }.map(\.0)
  let alone = try probabilities(of: flights, predictor)
  let together = try? Schedule.run(seed: 1) {
    try await predictAll(flights, workers: 4) { flight in
      await Task.yield()
      return try probabilities(of: [flight], predictor)[0]
    }
  }
  let verdict =
    together == alone
    ? "the probabilities of one by one, to the last bit" : "not yet what comes one by one"
  print("\(flights.count) flights of July, 4 at a time: \(verdict)")
  print()
}

private func events() throws {
  let arrivals = try departures()
  var text = TextTable(["watermark behind by", "on time", "late", "late in 1,000"])
  let waits = Array(stride(from: 0, through: 360, by: 30))
  let late = waits.map { windowCounts(arrivals, window: 60, lateness: $0).late }
  for (wait, late) in zip(waits, late) where [0, 60, 180, 360].contains(wait) {
    text.add(
      "\(wait) min", arrivals.count - late, late,
      digits(1000 * Double(late) / Double(arrivals.count), 1))
  }
  show(text)
  show(
    Chart(
      "Departures that come after their hour was closed", x: "the watermark stays behind (minutes)",
      y: "late departures",
      series: [.line("late", x: waits.map(Double.init), y: late.map(Double.init))]),
    savedAs: "33-scale-late")
}

/// Twelve pieces in the order of the file, the first ones longer by one where they must be.
private func pieces(of values: [Double]) -> [ArraySlice<Double>] {
  var start = 0
  return (0..<12).map { piece in
    let count = values.count / 12 + (piece < values.count % 12 ? 1 : 0)
    defer { start += count }
    return values[start..<start + count]
  }
}

private func average(_ values: [Double]) -> Double {
  values.reduce(0, +) / Double(values.count)
}

private func digits(_ value: Double?, _ count: Int) -> String {
  value.map { String(format: "%.\(count)f", $0) } ?? "-"
}
