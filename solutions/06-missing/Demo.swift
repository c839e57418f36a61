import Foundation
import LessonKit

/// Looks at what is missing in three tables, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  try children()
  try byHand()
  try penguins()
  try classes()
  try weather()
  try filledAges()
}

/// The page's first question, answered twice.
private func children() throws {
  let titanic = try Table(named: "titanic")
  let ages = try titanic.numbers("age")
  let survived = try titanic.completeNumbers("survived")
  func survivors(_ belongs: (Double?) -> Bool) -> [Double] {
    zip(ages, survived).filter { belongs($0.0) }.map(\.1)
  }
  let groups: [(String, [Double])] = [
    ("known to be under 15", survivors { $0.map { $0 < 15 } ?? false }),
    ("under 15, unknown read as 0", survivors { ($0 ?? 0) < 15 }),
    ("known to be 15 or older", survivors { $0.map { $0 >= 15 } ?? false }),
    ("of known age", survivors { $0 != nil }),
    ("of unknown age", survivors { $0 == nil }),
  ]
  var table = TextTable(["Titanic: passengers", "count", "survived"])
  for (name, group) in groups { table.add(name, group.count, percent(share(group))) }
  show(table)
}

/// The worked example of the page.
private func byHand() throws {
  var imputer = MedianImputer()
  try imputer.fit([[22, nil, 38, 26]])
  let filled = try imputer.transform([[nil, 54]])
  print("Training ages 22, -, 38, 26: the test ages -, 54 become \(filled)")
  print("22, 26, 38:  mean \(text(mean([22, 26, 38]))), median \(text(median([22, 26, 38])))")
  print("22, 26, 380: mean \(text(mean([22, 26, 380]))), median \(text(median([22, 26, 380])))")
  print()
}

private func penguins() throws {
  let masses = try Table(named: "penguins_raw").numbers("Body Mass (g)")
  print("Penguins: \(masses.count { $0 == nil }) of \(masses.count) not weighed")
  print(
    "mean body mass \(text(mean(masses))) g; missing read as 0: \(text(mean(masses.map { $0 ?? 0 })))"
  )
  print()
}

private func classes() throws {
  let titanic = try Table(named: "titanic")
  let ages = try titanic.numbers("age")
  let classes = try titanic.completeStrings("class")
  let rates = try missingRate(ages, by: classes)
  var table = TextTable(["Titanic: class", "passengers", "age missing", "rate", "median age"])
  for name in Set(classes).sorted() {
    let column = zip(ages, classes).filter { $0.1 == name }.map(\.0)
    table.add(
      name, column.count, column.count { $0 == nil }, percent(rates[name]), text(median(column)))
  }
  show(table)
  let names = ["1st", "2nd", "3rd"]
  show(
    Chart(
      "Whose age is unknown on the Titanic", x: "class",
      y: Axis("age missing", range: 0...0.6, kind: .percent), categories: names,
      bars: [Bars("age missing", names.map { rates[$0] })]),
    savedAs: "06-missing-by-class")
}

private func weather() throws {
  let newark = try Table(named: "weather_ewr")
  let pressure = try newark.numbers("pressure")
  let gusts = try newark.numbers("wind_gust")
  let winds = try newark.numbers("wind_speed")
  let sky = try newark.completeNumbers("precip").map { $0 > 0 ? "rain" : "dry" }
  let rates = try missingRate(pressure, by: sky)
  var table = TextTable(["Newark: sky", "hours", "pressure missing", "rate"])
  for name in ["dry", "rain"] {
    let column = zip(pressure, sky).filter { $0.1 == name }.map(\.0)
    table.add(name, column.count, column.count { $0 == nil }, percent(rates[name]))
  }
  show(table)
  let complete = (0..<newark.rowCount).count { !newark.row($0).contains(nil) }
  let still = zip(winds, gusts).count { $0.0 == 0 && $0.1 == nil }
  print("Newark: \(complete) of \(newark.rowCount) hours have no hole at all")
  print("no gust in \(gusts.count { $0 == nil }) hours, \(still) of them without any wind")
  print("lowest gust \(text(gusts.compactMap { $0 }.min())) mph, median \(text(median(gusts))) mph")
  print()
}

private func filledAges() throws {
  let ages = try Table(named: "titanic").numbers("age")
  var imputer = MedianImputer()
  try imputer.fit([ages])
  let filled = try imputer.transform([ages]).first ?? []
  var indicator = MissingIndicator()
  indicator.fit([ages])
  let marks = try indicator.transform([ages]).first ?? []
  print("Titanic: \(text(marks.reduce(0, +))) of \(marks.count) ages are marked as missing")
  print("standard deviation of the known ages \(text(deviation(ages.compactMap { $0 })))")
  print("standard deviation of the filled ages \(text(deviation(filled)))")
  let edges = stride(from: 0.0, through: 75, by: 5).map { $0 }
  let known = Histogram("known", of: ages, edges: edges)
  let all = Histogram("filled with the median", of: filled, edges: edges)
  print("ages from 25 to 30: \(text(known.heights[5])) known, \(text(all.heights[5])) when filled")
  print()
  show(
    Chart(
      "Ages on the Titanic, before and after filling", x: "age (years)", y: "passengers",
      histograms: [all, known]),
    savedAs: "06-missing-ages")
}

private func share(_ flags: [Double]) -> Double? {
  flags.isEmpty ? nil : flags.reduce(0, +) / Double(flags.count)
}

/// The sample standard deviation.
private func deviation(_ values: [Double]) -> Double? {
  guard let middle = share(values), values.count > 1 else { return nil }
  let squares = values.map { ($0 - middle) * ($0 - middle) }
  return (squares.reduce(0, +) / Double(values.count - 1)).squareRoot()
}

private func percent(_ share: Double?) -> String {
  share.map { String(format: "%.1f%%", $0 * 100) } ?? "-"
}

private func text(_ number: Double?) -> String {
  guard let number else { return "-" }
  return number == number.rounded()
    ? String(format: "%.0f", number) : String(format: "%.2f", number)
}
