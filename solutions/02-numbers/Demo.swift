import Foundation
import LessonKit

/// Shows where a textbook's formulas fail, and what the functions of this lesson make of the same
/// numbers.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  variances()
  running()
  try penguins()
  try delays()
  tails()
  try alarms()
}

/// NIST's NumAcc4: 10,000,000.2, then 10,000,000.1 and 10,000,000.3 five hundred times.
private let accuracyTest =
  [10_000_000.2] + (0..<1000).map { $0 % 2 == 0 ? 10_000_000.1 : 10_000_000.3 }

/// The formula of many a textbook: the squares' sum, less the square of the sum over n.
private struct Textbook {
  var count = 0.0
  var sum = 0.0
  var squares = 0.0

  mutating func push(_ value: Double) {
    count += 1
    sum += value
    squares += value * value
  }

  var variance: Double { (squares - sum * sum / count) / (count - 1) }
}

private func variances() {
  var table = TextTable(["variance of", "textbook", "yours", "true"])
  let examples: [(String, [Double], String)] = [
    ("4, 7, 13", [4, 7, 13], "21"),
    ("the same, 1e9 added to each", [4, 7, 13].map { $0 + 1e9 }, "21"),
    ("NIST's NumAcc4, 1001 numbers", accuracyTest, "0.01"),
  ]
  for (name, values, truth) in examples {
    var textbook = Textbook()
    var yours = RunningStats()
    for value in values {
      textbook.push(value)
      yours.push(value)
    }
    table.add(name, text(textbook.variance), text(yours.variance), truth)
  }
  show(table)
  var sums = Textbook()
  for value in accuracyTest { sums.push(value) }
  print(
    "NumAcc4: the sum of squares is about \(text(sums.squares)), where Doubles lie ", terminator: ""
  )
  print("\(text(sums.squares.ulp)) apart")
  print()
}

/// The variance after each value of NumAcc4.
private func running() {
  var textbook = Textbook()
  var yours = RunningStats()
  var counts: [Double] = []
  var curves: (textbook: [Double?], yours: [Double?]) = ([], [])
  for value in accuracyTest {
    textbook.push(value)
    yours.push(value)
    guard textbook.count > 1 else { continue }
    counts.append(textbook.count)
    curves.textbook.append(textbook.variance)
    curves.yours.append(yours.variance)
  }
  let known = curves.textbook.compactMap { $0 }
  print(
    "textbook: below 0 after \(known.count { $0 < 0 }) of \(known.count) values, ", terminator: "")
  print("least \(text(known.min())), greatest \(text(known.max()))")
  print()
  show(
    Chart(
      "The variance of NIST's numbers, as they come", x: "values so far", y: "variance",
      series: [
        .line("textbook", x: counts, y: curves.textbook),
        .line("yours", x: counts, y: curves.yours),
      ]),
    savedAs: "02-numbers-variance")
}

private func penguins() throws {
  let table = try Table(named: "penguins_raw")
  let masses = try table.numbers("Body Mass (g)").compactMap { $0 }
  var stats = RunningStats()
  for mass in masses { stats.push(mass) }
  let count = Double(masses.count)
  let deviation = stats.variance.map { $0.squareRoot() }
  let byN = stats.variance.map { ($0 * (count - 1) / count).squareRoot() }
  print("\(masses.count) penguins: mean \(text(stats.mean)) g, standard deviation ", terminator: "")
  print("\(text(deviation)) g; divided by n, \(text(byN)) g")
  let nitrogen = try table.numbers("Delta 15 N (o/oo)").compactMap { $0 }
  let deciles = [0.1, 0.5, 0.9].map { share in
    quantile(nitrogen, share).map { String(format: "%.3f", $0) } ?? "-"
  }
  print("nitrogen of \(nitrogen.count): quantiles of 0.1, 0.5 and 0.9 are ", terminator: "")
  print(deciles.joined(separator: ", "))
  print()
}

/// A range that 95 in 100 flights should lie in, found in two ways.
private func delays() throws {
  let delays = try Table(named: "flights_ewr").numbers("arr_delay").compactMap { $0 }
  var stats = RunningStats()
  for delay in delays { stats.push(delay) }
  let middle = stats.mean ?? .nan
  let deviation = stats.variance.map { $0.squareRoot() } ?? .nan
  let ranges: [(String, Double?, Double?)] = [
    ("mean ± 1.96 deviations", middle - 1.96 * deviation, middle + 1.96 * deviation),
    ("quantiles of 0.025 and 0.975", quantile(delays, 0.025), quantile(delays, 0.975)),
  ]
  print(
    "\(delays.count) flights: mean \(text(middle)), deviation \(text(deviation)) minutes; ",
    terminator: "")
  print("the earliest \(text(delays.min()))")
  var table = TextTable(["95 of 100 flights", "from", "to", "earlier", "later"])
  for (name, low, high) in ranges {
    let early = low.map { low in delays.count { $0 < low } }
    let late = high.map { high in delays.count { $0 > high } }
    table.add(name, text(low), text(high), percent(early, of: delays), percent(late, of: delays))
  }
  show(table)
  // The outer two and the inner two: each pair looks alike.
  let bounds: [(Double?, String)] = [
    (ranges[0].1, "mean - 1.96 deviations"), (ranges[1].1, "quantile of 0.025"),
    (ranges[1].2, "quantile of 0.975"), (ranges[0].2, "mean + 1.96 deviations"),
  ]
  let guides: [Guide] = bounds.compactMap { bound, name in
    guard let bound, bound.isFinite else { return nil }
    return .vertical(bound, name)
  }
  show(
    Chart(
      "Where 95 in 100 flights arrive", x: "minutes after the scheduled arrival", y: "flights",
      histogram: Histogram(of: delays, edges: stride(from: -90.0, through: 200, by: 10).map { $0 }),
      guides: guides),
    savedAs: "02-numbers-quantiles")
}

private func tails() {
  var table = TextTable(["a normal value above", "1 - what is below", "yours"])
  for z in [1.96, 5, 8, 9] {
    let below = (1 + erf(z / 2.0.squareRoot())) / 2
    table.add(text(z), text(1 - below), text(upperTail(z)))
  }
  show(table)
}

private func alarms() throws {
  var table = TextTable(["90% found, 9% false alarms: ill is", "of those with an alarm, ill"])
  for people in [2, 10, 100, 1000] {
    let share = posterior(prior: 1 / Double(people), sensitivity: 0.9, falsePositiveRate: 0.09)
    table.add("one in \(people)", share.map { String(format: "%.1f%%", $0 * 100) })
  }
  show(table)
  let flights = try Table(named: "flights_ewr")
  let weather = try Table(named: "weather_ewr")
  let seen = Dictionary(
    zip(try weather.completeStrings("time_hour"), try weather.numbers("visib")),
    uniquingKeysWith: { first, _ in first })
  let alarms = try flights.completeStrings("time_hour").map { ((seen[$0] ?? nil) ?? 99) < 3 }
  let cancelled = try flights.strings("dep_time").map { $0 == nil }
  let rows = zip(alarms, cancelled)
  let gone = cancelled.count { $0 }
  let found = rows.count { $0.0 && $0.1 }
  let wrong = rows.count { $0.0 && !$0.1 }
  let share = posterior(
    prior: Double(gone) / Double(cancelled.count), sensitivity: Double(found) / Double(gone),
    falsePositiveRate: Double(wrong) / Double(cancelled.count - gone))
  print(
    "\(cancelled.count) flights, \(gone) cancelled. Less than 3 miles of sight is an alarm for ",
    terminator: "")
  print("\(found) of them, and for \(wrong) others.")
  print("Of the alarms are right: \(share.map { String(format: "%.1f%%", $0 * 100) } ?? "-")")
}

private func percent(_ count: Int?, of delays: [Double]) -> String {
  count.map { String(format: "%.1f%%", Double($0) / Double(delays.count) * 100) } ?? "-"
}

/// A number with as many digits as a table has room for.
private func text(_ number: Double?) -> String {
  guard let number, number.isFinite else { return "-" }
  if number == number.rounded(), abs(number) < 1e6 { return String(format: "%.0f", number) }
  return abs(number) < 1e-3 || abs(number) >= 1e6
    ? String(format: "%.4g", number) : String(format: "%.4f", number)
}
