import Foundation
import LessonKit

/// Reads three files with the functions of this lesson, rightly and wrongly.
///
/// Where `LEARN_IMAGES` names a folder, the chart is also written there, as the page shows it.
public func demo() throws {
  try threePrograms()
  try files()
  try showProfiles(of: "penguins_raw")
  try showProfiles(of: "titanic")
  try showProfiles(of: "reported_heights")
  try heights()
}

/// The page's first question: one file, one column, three means.
private func threePrograms() throws {
  let penguins = try RawTable(named: "penguins_raw")
  let column = "Body Mass (g)"
  let lines = try text(ofDataSet: "penguins_raw").split(separator: "\n")
    .map { $0.components(separatedBy: ",") }
  let index = lines.first?.firstIndex(of: column) ?? 0
  let masses = try numbers(penguins, column)
  var table = TextTable(["how the file is read", "values", "mean of \(column)"])
  func add(_ name: String, _ values: [Double]) {
    table.add(name, values.count, number(mean(values)))
  }
  add("NA as 0", masses.map { $0 ?? 0 })
  add("cut at every comma", lines.dropFirst().compactMap { decimal($0[index]) })
  add("as this lesson does", masses.compactMap { $0 })
  show(table)
  let flippers = try numbers(penguins, "Flipper Length (mm)").compactMap { $0 }
  print("mean of Flipper Length (mm): \(number(mean(flippers)))")
  let ages = try numbers(RawTable(named: "titanic"), "age")
  print("Titanic: mean of the known ages \(number(mean(ages.compactMap { $0 })))")
  print("Titanic: mean with empty fields as 0 \(number(mean(ages.map { $0 ?? 0 })))")
  print()
}

/// What the learner's parser makes of whole files, beside a cut at every comma.
private func files() throws {
  var table = TextTable([
    "file", "records", "fields in each", "lines that a cut at every comma breaks",
  ])
  for name in ["penguins_raw", "titanic", "reported_heights"] {
    let text = try text(ofDataSet: name)
    let records = try parseCSV(text)
    let lengths = Set(records.map(\.count)).sorted().map { "\($0)" }
    let width = records.first?.count ?? 0
    let broken = text.split(separator: "\n").count {
      $0.components(separatedBy: ",").count != width
    }
    table.add(name, records.count, lengths.joined(separator: " or "), broken)
  }
  show(table)
}

private func showProfiles(of name: String) throws {
  let raw = try RawTable(named: name)
  var table = TextTable([name, "missing", "numeric", "distinct", "least", "greatest"])
  for column in profile(raw) {
    table.add(
      column.name, column.missing, column.numeric, column.distinct, column.least, column.greatest)
  }
  show(table)
}

/// The heights that could be read as numbers.
private func heights() throws {
  let texts = try RawTable(named: "reported_heights").texts("height")
  let values = texts.compactMap(decimal)
  func count(_ range: ClosedRange<Double>) -> Int { values.count { range.contains($0) } }
  print("heights: \(texts.count), of them no number: \(texts.count - values.count)")
  print("4 ... 7: \(count(4...7))")
  print("50 ... 84: \(count(50...84))")
  print("120 ... 215: \(count(120...215))")
  print()
  let shown = values.filter { $0 < 250 }
  show(
    Chart(
      "What people typed as their height", x: "number typed", y: "people",
      histogram: Histogram(of: shown, edges: stride(from: 0.0, through: 220, by: 4).map { $0 })),
    savedAs: "04-csv-heights")
}

private func mean(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}

private func number(_ value: Double?) -> String {
  value.map { String(format: "%.2f", $0) } ?? "-"
}
