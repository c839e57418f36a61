import Foundation
import LessonKit

/// Looks for wrong values in the weather at Newark, and joins it with the flights.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  let weather = try Table(named: "weather_ewr")
  let flights = try Table(named: "flights_ewr")
  try oneNight(weather)
  try wholeYear(weather)
  try otherColumns(weather)
  try keysOfTwoTables(weather, flights)
  try join(weather, flights)
}

/// Nine hours of 12 February, one of them impossible.
private func oneNight(_ weather: Table) throws {
  let hours = try hoursOf(weather, month: 2, day: 12).prefix(9)
  let speeds = try weather.numbers("wind_speed")
  let gusts = try weather.numbers("wind_gust")
  let knots = hours.map { hour in speeds[hour].map { ($0 / 1.15078).rounded() } }
  let scores = robustScores(knots)
  var table = TextTable(["12 February", "wind (mph)", "knots", "gust (mph)", "robust score"])
  for (place, hour) in hours.enumerated() {
    let score = place < scores.count ? scores[place] : nil
    table.add("\(place) h", text(speeds[hour]), knots[place], text(gusts[hour]), text(score))
  }
  show(table)
  let known = knots.compactMap { $0 }
  let (mean, deviation) = meanAndDeviation(known)
  print("in knots: mean \(text(mean)), standard deviation \(text(deviation))")
  print("mean + 3 standard deviations: \(text(mean + 3 * deviation))")
  print("911 lies \(number((911 - mean) / deviation, 3)) standard deviations above the mean")
  for count in [9, 10, 11] {
    let most = (Double(count) - 1) / Double(count).squareRoot()
    print("of \(count) values none can lie further than \(number(most, 3))")
  }
  let fences = tukeyFences(knots)
  print(
    "fences \(text(fences?.lower)) and \(text(fences?.upper)), median absolute deviation \(text(mad(knots)))"
  )
  print()
}

/// What several rules mark among 8,702 wind speeds.
private func wholeYear(_ weather: Table) throws {
  let speeds = try weather.numbers("wind_speed")
  let gusts = try weather.numbers("wind_gust")
  let known = speeds.compactMap { $0 }
  let possible = known.filter { $0 < 200 }
  let all = meanAndDeviation(known)
  let without = meanAndDeviation(possible)
  print("Newark: mean wind \(text(all.mean)) mph, standard deviation \(text(all.deviation))")
  print("without that hour: \(text(without.mean)) and \(text(without.deviation))")
  print()
  let scores = robustScores(speeds)
  let middle = known.sorted()[known.count / 2]
  let reach = 3.5 * (mad(speeds) ?? .nan) / 0.6745
  let mild = tukeyFences(speeds)
  let far = tukeyFences(speeds, k: 3)
  func outside(_ fences: Fences?) -> Int? {
    fences.flatMap { fences in
      fences.upper.isFinite ? known.count { !fences.contains($0) } : nil
    }
  }
  var table = TextTable(["rule", "marks wind above", "hours marked"])
  table.add(
    "mean ± 3 standard deviations", text(all.mean + 3 * all.deviation),
    known.count { abs($0 - all.mean) > 3 * all.deviation })
  table.add(
    "the same without that hour", text(without.mean + 3 * without.deviation),
    possible.count { abs($0 - without.mean) > 3 * without.deviation })
  table.add("Tukey's fences, k = 1.5", text(mild?.upper), outside(mild))
  table.add("Tukey's fences, k = 3", text(far?.upper), outside(far))
  table.add(
    "robust score beyond 3.5", text(middle + reach),
    scores.count { $0.map { abs($0) > 3.5 } ?? false })
  show(table)

  let month = try weather.completeStrings("month")
  let day = try weather.completeStrings("day")
  let hour = try weather.completeStrings("hour")
  var strongest = TextTable(["month", "day", "hour", "wind (mph)", "gust (mph)"])
  for row in speeds.indices.filter({ (speeds[$0] ?? 0) > 34 }) {
    strongest.add(month[row], day[row], hour[row], text(speeds[row]), text(gusts[row]))
  }
  show(strongest)

  let width = 2 * 1.15078
  let edges = (0...21).map { (Double($0) - 0.25) * width }
  var guides: [Guide] = [.vertical(all.mean + 3 * all.deviation, "mean + 3 sd")]
  if let upper = mild?.upper, upper.isFinite { guides.append(.vertical(upper, "upper fence")) }
  if reach.isFinite { guides.append(.vertical(middle + reach, "robust score 3.5")) }
  show(
    Chart(
      "Wind at Newark, but for one hour of 1,048 mph", x: "wind (mph)", y: "hours",
      histogram: Histogram(of: possible, edges: edges), guides: guides),
    savedAs: "07-outliers-and-joins-wind")
}

/// The same two rules on columns of other shapes.
private func otherColumns(_ weather: Table) throws {
  var table = TextTable(["column", "known", "outside the fences", "robust score beyond 3.5"])
  for name in ["temp", "pressure", "wind_gust", "visib", "precip"] {
    let values = try weather.numbers(name)
    let scores = robustScores(values)
    let fences = tukeyFences(values).flatMap { $0.upper.isFinite ? $0 : nil }
    let isScored = scores.count == values.count && scores.contains { $0 != nil }
    table.add(
      name, values.count { $0 != nil },
      fences.map { fences in values.count { $0.map { !fences.contains($0) } ?? false } },
      isScored ? scores.count { $0.map { abs($0) > 3.5 } ?? false } : nil)
  }
  show(table)
}

private func keysOfTwoTables(_ weather: Table, _ flights: Table) throws {
  let candidates = [
    ["time_hour"], ["month", "day", "hour"], ["month", "day"],
  ]
  var table = TextTable(["columns", "weather: rows too many", "flights: rows too many"])
  for columns in candidates {
    table.add(
      columns.joined(separator: ", "), duplicateKeys(try keys(weather, columns)).count,
      duplicateKeys(try keys(flights, columns)).count)
  }
  show(table)
  let glued = try keys(weather, ["month", "day", "hour"]).map { $0.map { [$0.joined()] } }
  print("month, day and hour glued to one text: \(duplicateKeys(glued).count) rows too many")
  print()
}

private func join(_ weather: Table, _ flights: Table) throws {
  let sky = try weather.selecting(columns: ["time_hour", "temp", "visib"])
  let joined = try leftJoin(flights, sky, on: ["time_hour"])
  let unmatched = (try? joined.strings("visib")).map { texts in
    texts.indices.filter { texts[$0] == nil }
  }
  print("left join on time_hour: \(joined.rowCount) rows")
  print("without a row of weather: \(unmatched.map { "\($0.count)" } ?? "-")")
  print("without a temperature: \((try? joined.missingCount("temp")).map { "\($0)" } ?? "-")")

  // What each flight would meet by day alone.
  func count(_ table: Table) throws -> [[String]: Int] {
    let month = try table.completeStrings("month")
    let day = try table.completeStrings("day")
    return zip(month, day).reduce(into: [:]) { $0[[$1.0, $1.1], default: 0] += 1 }
  }
  let hoursOfDay = try count(weather)
  let flightsOfDay = try count(flights)
  let pairs = flightsOfDay.reduce(0) { $0 + $1.value * hoursOfDay[$1.key, default: 0] }
  let lost = flightsOfDay.reduce(0) { $0 + (hoursOfDay[$1.key] == nil ? $1.value : 0) }
  print("pairs of a flight and an hour of its day: \(pairs); flights without any: \(lost)")
  print()

  let names = try flights.completeStrings("month")
  let days = try flights.completeStrings("day")
  var missing: [String: Int] = [:]
  var order: [(month: Int, day: Int)] = []
  for row in unmatched ?? [] where row < names.count {
    let key = "\(days[row]).\(names[row])."
    if missing[key] == nil { order.append((Int(names[row]) ?? 0, Int(days[row]) ?? 0)) }
    missing[key, default: 0] += 1
  }
  let dates = order.sorted { ($0.month, $0.day) < ($1.month, $1.day) }
  guard !dates.isEmpty else { return }
  let months =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun"] + ["Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  show(
    Chart(
      "Flights that an inner join loses", y: "flights",
      categories: dates.map { "\($0.day) \(months[$0.month - 1])" },
      bars: [Bars("flights", dates.map { Double(missing["\($0.day).\($0.month)."] ?? 0) })]),
    savedAs: "07-outliers-and-joins-lost")
}

private func hoursOf(_ weather: Table, month: Int, day: Int) throws -> [Int] {
  let months = try weather.completeIntegers("month")
  let days = try weather.completeIntegers("day")
  return months.indices.filter { months[$0] == month && days[$0] == day }
}

/// The mean and the sample standard deviation.
private func meanAndDeviation(_ values: [Double]) -> (mean: Double, deviation: Double) {
  let mean = values.reduce(0, +) / Double(values.count)
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (mean, (squares / Double(values.count - 1)).squareRoot())
}

private func text(_ value: Double?) -> String { number(value, 2) }

private func number(_ value: Double?, _ digits: Int) -> String {
  guard let value, value.isFinite else { return "-" }
  return value == value.rounded()
    ? String(format: "%.0f", value) : String(format: "%.\(digits)f", value)
}
