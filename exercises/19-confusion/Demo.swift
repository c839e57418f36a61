import Foundation
import LessonKit

/// Judges rules for cancelled flights and for wines, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  let flights = try Flights()
  try rules(flights)
  try seasons(flights)
  try wines()
}

/// A way to tell beforehand whether a flight will be cancelled.
private struct Rule {
  let name: String
  let predictions: [Bool]
}

private struct Flights {
  let cancelled: [Bool]
  let months: [Int]
  let rules: [Rule]

  /// How far one can see in the hour of a scheduled departure, in miles, comes from the weather
  /// table. Where it is unknown, no flight is expected to be cancelled because of it.
  init() throws {
    let flights = try Table(named: "flights_ewr")
    let weather = try Table(named: "weather_ewr")
    let hours = try flights.completeNumbers("hour")
    let seen = Dictionary(
      zip(try weather.completeStrings("time_hour"), try weather.numbers("visib")),
      uniquingKeysWith: { first, _ in first })
    let visibility = try flights.completeStrings("time_hour").map { seen[$0] ?? nil }
    cancelled = try flights.strings("dep_time").map { $0 == nil }
    months = try flights.completeNumbers("month").map { Int($0) }
    rules = [
      Rule(name: "never", predictions: hours.map { _ in false }),
      Rule(name: "always", predictions: hours.map { _ in true }),
      Rule(name: "from 3 pm on", predictions: hours.map { $0 >= 15 }),
      Rule(
        name: "visibility below 3 miles",
        predictions: visibility.map { $0.map { $0 < 3 } ?? false }),
    ]
  }
}

private func rules(_ flights: Flights) throws {
  var four = TextTable(["cancelled?", "TP", "FP", "FN", "TN", "FP of FP + TN"])
  var scores = TextTable(
    ["cancelled?", "accuracy", "recall", "precision", "F1", "balanced", "MCC"])
  var bars: [Bars] = []
  for rule in flights.rules {
    let counts = try confusion(actual: flights.cancelled, predicted: rule.predictions)
    let values = [
      accuracy(counts), recall(counts), precision(counts), f1(counts), balancedAccuracy(counts),
    ]
    four.add(
      rule.name, counts.truePositives, counts.falsePositives, counts.falseNegatives,
      counts.trueNegatives,
      percent(
        Double(counts.falsePositives) / Double(counts.falsePositives + counts.trueNegatives)))
    scores.add(
      row: [rule.name] + values.map { percent($0) }
        + [matthewsCorrelation(counts).map { String(format: "%.3f", $0) } ?? "-"])
    bars.append(Bars(rule.name, values))
  }
  show(four)
  show(scores)
  show(
    Chart(
      "Four ways to say which flights will be cancelled", x: "",
      y: Axis("score", range: 0...1, kind: .percent),
      categories: ["accuracy", "recall", "precision", "F1", "balanced"], bars: bars),
    savedAs: "19-confusion-rules")
}

/// One rule in two seasons: the rarer the event, the fewer alarms are right.
private func seasons(_ flights: Flights) throws {
  let rule = flights.rules[2]
  var table = TextTable([
    rule.name, "flights", "cancelled", "share", "recall", "false alarms", "precision",
  ])
  for (name, months) in [
    ("December to March", [12, 1, 2, 3]), ("September to November", [9, 10, 11]),
  ] {
    let rows = flights.months.indices.filter { months.contains(flights.months[$0]) }
    let counts = try confusion(
      actual: rows.map { flights.cancelled[$0] }, predicted: rows.map { rule.predictions[$0] })
    let quiet = counts.falsePositives + counts.trueNegatives
    table.add(
      name, rows.count, rows.count - quiet,
      percent(Double(rows.count - quiet) / Double(rows.count)),
      percent(recall(counts)), percent(Double(counts.falsePositives) / Double(quiet)),
      percent(precision(counts)))
  }
  show(table)
}

private func wines() throws {
  let wines = try Table(named: "wine")
  let actual = try wines.completeNumbers("target").map { Int($0) }
  let proline = try wines.completeNumbers("proline")
  let flavanoids = try wines.completeNumbers("flavanoids")
  let rules: [(String, [Int])] = [
    ("proline alone", proline.map { $0 >= 755 ? 0 : 1 }),
    (
      "proline and flavanoids",
      zip(proline, flavanoids).map { $0 >= 755 ? 0 : $1 < 1.58 ? 2 : 1 }
    ),
  ]
  let names = ["cultivar 0", "cultivar 1", "cultivar 2"]
  var table = TextTable(["178 wines", "accuracy (micro F1)", "macro F1"])
  for (name, predicted) in rules {
    let matrix = try confusionMatrix(actual: actual, predicted: predicted, classCount: 3)
    let right = zip(actual, predicted).count { $0 == $1 }
    table.add(name, percent(Double(right) / Double(actual.count)), percent(macroF1(matrix)))
    let chart = Chart(
      "Wines by \(name)", x: "predicted", y: "actual",
      heatMap: HeatMap(counts: matrix, rows: names, columns: names))
    if name == "proline alone" { show(chart, savedAs: "19-confusion-wine") } else { show(chart) }
  }
  show(table)
}

private func percent(_ share: Double?) -> String {
  share.map { String(format: "%.1f%%", $0 * 100) } ?? "-"
}
