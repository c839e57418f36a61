import Foundation
import LessonKit

/// Asks iris flowers and tumours their first question, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the chart is also written there, as the page shows it.
public func demo() throws {
  let tumours = try Tumours()
  summarise(tumours)
  byHand()
  try mornings()
  work(tumours)
  try questions(tumours)
  try irises()
  try chart(tumours)
}

/// The columns of the tumours and what became of them: 0 is malignant, 1 benign.
private struct Tumours {
  let names: [String]
  let columns: [[Double]]
  let labels: [Int]

  init() throws {
    let table = try Table(named: "breast_cancer")
    names = Array(table.columnNames.dropLast())
    columns = try names.map { try table.completeNumbers($0) }
    labels = try table.completeIntegers("target")
  }

  /// The counts of malignant and benign rows on either side of a threshold.
  func children(_ feature: Int, at threshold: Double) -> [[Int]] {
    [true, false].map { side in
      [0, 1].map { label in
        zip(columns[feature], labels).count { ($0.0 <= threshold) == side && $0.1 == label }
      }
    }
  }
}

/// How many questions there are to choose from.
private func summarise(_ tumours: Tumours) {
  let benign = tumours.labels.count { $0 == 1 }
  let malignant = tumours.labels.count - benign
  let cuts = tumours.columns.map { Set($0).count - 1 }.reduce(0, +)
  print("Tumours: \(tumours.labels.count), of which \(malignant) are malignant, \(benign) benign")
  print("guessing benign is right for \(percent(benign, of: tumours.labels.count))")
  print("\(tumours.columns.count) columns have \(cuts) places for a threshold between two values")
  print("gini([\(malignant), \(benign)]) is \(gini([malignant, benign]))")
  print()
}

/// The worked example of the page.
private func byHand() {
  let labels = [0, 0, 1, 0, 1, 1]
  var table = TextTable(["left", "right", "gini left", "gini right", "gain"])
  let gains = cutGains(labels, empty: ClassCounts(classCount: 2, measure: gini))
  for (place, gain) in gains.enumerated() {
    let sides = [labels[...place], labels[(place + 1)...]]
    let ginis = sides.map { side in gini([0, 1].map { label in side.count { $0 == label } }) }
    table.add(
      row: sides.map { $0.map { "\($0)" }.joined(separator: " ") }
        + (ginis + [gain]).map { String(format: "%.3f", $0) })
  }
  show(table)
}

/// Quinlan's 14 mornings: would you play outside? (*Induction of Decision Trees*, 1986, table 1.)
private func mornings() throws {
  let questions = [
    ("outlook", [[2, 3], [4, 0], [3, 2]]), ("temperature", [[2, 2], [4, 2], [3, 1]]),
    ("humidity", [[3, 4], [6, 1]]), ("windy", [[6, 2], [3, 3]]),
    ("the date", (0..<14).map { $0 < 9 ? [1, 0] : [0, 1] }),
  ]
  print("entropy([9, 5]) is \(entropy([9, 5])) bits")
  var table = TextTable(["14 mornings: question", "children", "gain in bits"])
  for (name, children) in questions {
    table.add(name, children.count, try gain(children, impurity: entropy))
  }
  show(table)
}

/// How often a node is changed to search one column, by the exercise and by counting anew.
private func work(_ tumours: Tumours) {
  var table = TextTable(["rows", "changes, counted anew", "changes, yours"])
  for count in [71, 142, 284, 569] {
    let tally = Tally()
    _ = cutGains(Array(tumours.labels.prefix(count)), empty: CountedNode(tally: tally))
    // All rows once, and again for each of the cuts.
    table.add(count, count * count, tally.changes)
  }
  show(table)
}

/// The best thresholds of the six best columns, and what comes of asking the best.
private func questions(_ tumours: Tumours) throws {
  let empty = ClassCounts(classCount: 2, measure: gini)
  let thresholds = try tumours.columns.map {
    try bestThreshold($0, tumours.labels, empty: empty)
  }
  let ranked = thresholds.indices
    .compactMap { feature in thresholds[feature].map { (feature, $0) } }
    .sorted { ($0.1.gain, -$0.0) > ($1.1.gain, -$1.0) }
  var table = TextTable(["column", "threshold", "gain", "rows on the left"])
  for (feature, best) in ranked.prefix(6) {
    table.add(
      tumours.names[feature], "\(best.value)", String(format: "%.4f", best.gain), best.leftCount)
  }
  show(table)

  guard let split = try bestSplit(tumours.columns, tumours.labels, empty: empty),
    tumours.columns.indices.contains(split.feature)
  else { return }
  let children = tumours.children(split.feature, at: split.threshold.value)
  print("\(tumours.names[split.feature]) <= \(split.threshold.value)?")
  for (answer, counts) in zip(["yes", "no"], children) {
    print("\(answer): \(counts[0]) malignant, \(counts[1]) benign, gini \(gini(counts))")
  }
  let right = children.map { $0.max() ?? 0 }.reduce(0, +)
  print("guessing each side's larger class: right for \(percent(right, of: tumours.labels.count))")
  let values = tumours.columns[split.feature].sorted()
  let place = split.threshold.leftCount
  if values.indices.contains(place), place > 0 {
    print("the neighbours of the threshold are \(values[place - 1]) and \(values[place])")
  }
  print()
}

private func irises() throws {
  let table = try Table(named: "iris")
  let labels = try table.completeIntegers("target")
  var lines = TextTable(["iris: column", "threshold", "gain", "rows on the left"])
  for name in table.columnNames.dropLast() {
    let best = try bestThreshold(
      try table.completeNumbers(name), labels, empty: ClassCounts(classCount: 3, measure: gini))
    guard let best else { continue }
    lines.add(
      name, String(format: "%.4g", best.value), String(format: "%.4f", best.gain), best.leftCount)
  }
  show(lines)
}

/// The gain of every threshold on two columns.
private func chart(_ tumours: Tumours) throws {
  let series = try ["mean_radius", "worst_radius"].map { name in
    let feature = tumours.names.firstIndex(of: name) ?? 0
    let values = Set(tumours.columns[feature]).sorted()
    let thresholds = zip(values, values.dropFirst()).map { ($0 + $1) / 2 }
    let gains = try thresholds.map {
      try gain(tumours.children(feature, at: $0), impurity: gini)
    }
    return Series.line(name, x: thresholds, y: gains)
  }
  show(
    Chart(
      "What a question gains", x: "threshold", y: "gain", series: series,
      guides: [.vertical(16.795, "16.795")]),
    savedAs: "15-split-search-gain")
}

private func percent(_ part: Int, of whole: Int) -> String {
  String(format: "%.1f%%", 100 * Double(part) / Double(whole))
}

/// How often the nodes that share it were changed.
private final class Tally {
  var changes = 0
}

/// A node that counts how often it is changed.
private struct CountedNode: NodeSummary {
  let tally: Tally
  private var node = ClassCounts(classCount: 2) { gini($0) }

  init(tally: Tally) { self.tally = tally }

  var count: Int { node.count }
  var impurity: Double { node.impurity }

  mutating func add(_ label: Int) {
    node.add(label)
    tally.changes += 1
  }

  mutating func remove(_ label: Int) {
    node.remove(label)
    tally.changes += 1
  }
}
