import Foundation
import LessonKit

/// Forecasts the air of Mauna Loa and the flights of Newark with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  try shuffled()
  try lastTwoYears()
  try byHorizon()
  try flights()
}

/// The page's first question, answered twice.
private func shuffled() throws {
  let weeks = try weeklyCO2()
  let known = try Table(named: "co2_weekly").numbers("co2")
  print(
    "\(known.count) weeks, \(known.count { $0 == nil }) without a measurement, "
      + "\(known.suffix(312).count { $0 == nil }) of those in the last six years")
  var table = TextTable(["answer with the nearest known week", "mean error (ppm)"])
  table.add("weeks shuffled into 5 folds", digits(shuffledError(weeks, folds: 5, seed: 42)))
  let yearAhead = try? rollingOrigin(weeks, origins: 1973...2232, horizon: 52) { known, horizon in
    Array(repeating: known[known.count - 1], count: horizon)
  }
  table.add("52 weeks ahead, from 260 origins", digits(yearAhead?.last))
  show(table)
}

/// The last 24 months, forecast from the end of 1999.
private func lastTwoYears() throws {
  let months = try monthlyCO2()
  let (training, actual) = (Array(months.dropLast(24)), Array(months.suffix(24)))
  let level = exponentialSmoothing(training, alpha: 0.3)
  let forecasts: [(String, [Double])] = [
    ("seasonal naive", try seasonalNaive(training, period: 12, horizon: 24)),
    ("simple smoothing", level.map { Array(repeating: $0, count: 24) } ?? []),
    ("Holt-Winters", try smoothed(training, horizon: 24)),
  ]
  var table = TextTable(["24 months from one origin", "first", "last", "mean error", "MASE"])
  for (name, forecast) in forecasts {
    let errors = zip(actual, forecast).map { abs($0 - $1) }
    let scaled = try? mase(actual: actual, forecast: forecast, training: training, period: 12)
    table.add(
      name, digits(forecast.first), digits(forecast.last),
      digits(errors.isEmpty ? nil : errors.reduce(0, +) / Double(errors.count)), digits(scaled))
  }
  show(table)

  let weeks = try weeklyCO2()
  let past = Array(weeks.dropLast(104))
  let copied = try seasonalNaive(past, period: 52, horizon: 104)
  if let scaled = try? mase(
    actual: Array(weeks.suffix(104)), forecast: copied, training: past, period: 52)
  {
    print("By week, 104 weeks ahead: the MASE of the seasonal naive forecast is \(digits(scaled))")
    print()
  }

  func places(_ count: Int) -> [Double] {
    (months.count - 24..<months.count - 24 + count).map { 1958 + (Double($0) + 2.5) / 12 }
  }
  let shown = Array(months.suffix(60))
  show(
    Chart(
      "Carbon dioxide over Mauna Loa, forecast from the end of 1999",
      x: Axis("year", kind: .year), y: "ppm",
      series: [
        .line(
          "measured", x: shown.indices.map { 1958 + (Double(months.count - 60 + $0) + 2.5) / 12 },
          y: shown)
      ]
        + forecasts.map { .line($0.0, x: places($0.1.count), y: $0.1) }),
    savedAs: "28-forecast-co2")
}

/// Sixty origins, from 1995 on: how the error depends on how far one looks ahead.
private func byHorizon() throws {
  let months = try monthlyCO2()
  let naive = try? rollingOrigin(months, origins: 454...513, horizon: 12) {
    try seasonalNaive($0, period: 12, horizon: $1)
  }
  let winters = try? rollingOrigin(months, origins: 454...513, horizon: 12) {
    try smoothed($0, horizon: $1)
  }
  var table = TextTable(["60 origins, mean error (ppm)", "1 month ahead", "12 months ahead"])
  table.add("seasonal naive", digits(naive?.first), digits(naive?.last))
  table.add("Holt-Winters", digits(winters?.first), digits(winters?.last))
  show(table)
  func line(_ name: String, _ errors: [Double]) -> Series {
    .line(name, x: errors.indices.map { Double($0 + 1) }, y: errors)
  }
  show(
    Chart(
      "How far off, by how far ahead", x: "months ahead",
      y: Axis("mean error (ppm)", range: 0...2),
      series: [line("seasonal naive", naive ?? []), line("Holt-Winters", winters ?? [])]),
    savedAs: "28-forecast-horizon")
}

/// October to December, one day ahead.
private func flights() throws {
  let days = try flightsPerDay()
  func error(_ forecast: ([Double]) throws -> Double) -> Double? {
    try? rollingOrigin(days, origins: 273...364, horizon: 1) { known, horizon in
      Array(repeating: try forecast(known), count: horizon)
    }.first
  }
  let weekly = error { try seasonalNaive($0, period: 7, horizon: 1).first ?? .nan }
  var table = TextTable(["flights a day, October on", "mean error"])
  table.add("as a week before", digits(weekly))
  table.add("as the day before", digits(error { $0[$0.count - 1] }))
  table.add("the mean of the 7 days before", digits(error { mean($0.suffix(7)) }))
  // What no forecast can have: the day itself and three days after it.
  let centred = (273..<365).map { abs(days[$0] - mean(days[($0 - 3)..<min(365, $0 + 4)])) }
  table.add("the mean of the 7 days around it", digits(mean(centred[...])))
  show(table)
  let before = Array(days.prefix(273))
  let copies = Array(days[266..<358])
  if let scaled = try? mase(
    actual: Array(days.suffix(92)), forecast: copies, training: before, period: 7)
  {
    print("MASE of the first, scaled by January to September: \(digits(scaled))")
  }
  print("28 November, Thanksgiving: \(Int(days[331])) flights; a week before: \(Int(days[324]))")
  print("5 December, a week after: \(Int(days[338])) flights")
}

private func smoothed(_ known: [Double], horizon: Int) throws -> [Double] {
  try holtWinters(known, period: 12, alpha: 0.5, beta: 0.02, gamma: 0.3, horizon: horizon)
}

private func mean(_ values: ArraySlice<Double>) -> Double {
  values.reduce(0, +) / Double(values.count)
}

private func digits(_ value: Double?) -> String {
  value.map { String(format: "%.3f", $0) } ?? "-"
}
