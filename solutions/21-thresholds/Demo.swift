import Foundation
import LessonKit

/// Chooses when to warn of a cancelled flight, and asks whether the probabilities can be believed.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  let (learnt, later) = (try CancellationModel(months: 1...9), try CancellationModel())
  try costs(learnt, later)
  try diagram(later)
  try louder(learnt, later)
}

/// What a threshold costs, and what it is chosen by.
private func costs(_ learnt: CancellationModel, _ later: CancellationModel) throws {
  func spent(_ model: CancellationModel, _ threshold: Double) throws -> Int {
    try cost(model.probabilities, actual: model.cancelled, at: threshold, miss: 10, alarm: 1)
  }
  let choice = try bestThreshold(
    learnt.probabilities, actual: learnt.cancelled, miss: 10, alarm: 1)
  let hindsight = try bestThreshold(
    later.probabilities, actual: later.cancelled, miss: 10, alarm: 1)
  var report = TextTable(["threshold", "", "cost January to September", "October to December"])
  let rows = [
    (Double.infinity, "warn nobody"), (0.5, "one half"),
    (choice.threshold, "cheapest up to September"), (1.0 / 11, "1 / (10 + 1)"),
    (hindsight.threshold, "cheapest from October on, found afterwards"), (0, "warn everybody"),
  ]
  for (threshold, name) in rows {
    let shown = threshold.isFinite ? number(threshold, 4) : threshold.isNaN ? "-" : "none"
    report.add(
      shown, name, "\(try spent(learnt, threshold))", "\(try spent(later, threshold))")
  }
  show(report)
  let flagged = later.probabilities.indices.filter {
    later.probabilities[$0] >= choice.threshold
  }
  print(
    "of \(later.cancelled.count) flights \(flagged.count) are warned of;",
    "\(flagged.count { later.cancelled[$0] }) of the \(later.cancelled.count { $0 }) cancelled ones",
    "are among them; the highest probability is \(number(later.probabilities.max() ?? .nan, 3))")
  print()
  let places = Array(stride(from: 0.01, through: 0.5, by: 0.01))
  show(
    Chart(
      "A missed cancellation costs 10, a false alarm 1", x: "threshold",
      y: Axis("cost per flight", range: 0...0.6),
      series: [
        .line("January to September", x: places, y: try places.map { try perFlight(learnt, $0) }),
        .line("October to December", x: places, y: try places.map { try perFlight(later, $0) }),
      ]),
    savedAs: "21-thresholds-cost")
}

private func perFlight(_ model: CancellationModel, _ threshold: Double) throws -> Double {
  let all = try cost(
    model.probabilities, actual: model.cancelled, at: threshold, miss: 10, alarm: 1)
  return Double(all) / Double(model.cancelled.count)
}

/// What was said, and how often it happened.
private func diagram(_ model: CancellationModel) throws {
  var report = TextTable(["said", "flights", "mean of what was said", "share cancelled"])
  for bin in try reliability(model.probabilities, actual: model.cancelled, bins: 10) {
    let low = Int(bin.predicted * 10)
    report.add(
      "\(low)0 to \(low + 1)0 %", "\(bin.count)", number(bin.predicted, 4),
      number(bin.happened, 4))
  }
  show(report)
}

/// The same ranking with odds thirty-seven times as large, and what isotonic regression makes of it.
private func louder(_ learnt: CancellationModel, _ later: CancellationModel) throws {
  let said = learnt.probabilities.map(loud)
  let groups = Dictionary(grouping: said.indices) { said[$0] }.sorted { $0.key < $1.key }
  let keys: [Double] = groups.map { $0.key }
  let sizes: [Double] = groups.map { Double($0.value.count) }
  let shares: [Double] = zip(groups, sizes).map { group, size in
    Double(group.value.count { learnt.cancelled[$0] }) / size
  }
  let fitted = try isotonic(shares, weights: sizes)
  var report = TextTable(["October to December", "mean", "Brier score", "calibration error"])
  func add(_ name: String, _ probabilities: [Double]) throws {
    let mean = probabilities.reduce(0, +) / Double(probabilities.count)
    report.add(
      name, number(mean, 4),
      number(try brier(probabilities, actual: later.cancelled), 5),
      number(try expectedCalibrationError(probabilities, actual: later.cancelled, bins: 10), 4))
  }
  try add("the model", later.probabilities)
  let louder = later.probabilities.map(loud)
  try add("odds times 37", louder)
  if fitted.count == keys.count {
    try add("the same, by isotonic regression", louder.map { step($0, keys, fitted) })
  }
  show(report)
  guard fitted.count == keys.count else { return }
  show(
    Chart(
      "What a loud model says, and how often it happens", x: "said, odds times 37",
      y: Axis("share cancelled", range: 0...1),
      series: [
        .line("learnt from January to September", x: keys, y: fitted),
        .line("as it would be if it were true", x: [0, 1], y: [0, 1]),
      ]),
    savedAs: "21-thresholds-isotonic")
}

/// The probability whose odds are thirty-seven times as large.
private func loud(_ p: Double) -> Double { p * 37 / (p * 37 + 1 - p) }

/// The value at the last key that is not above x, by halving.
private func step(_ x: Double, _ keys: [Double], _ values: [Double]) -> Double {
  var (low, high) = (0, keys.count)
  while high - low > 1 {
    let middle = (low + high) / 2
    if keys[middle] <= x { low = middle } else { high = middle }
  }
  return values[low]
}

private func number(_ value: Double, _ digits: Int) -> String {
  value.isFinite ? String(format: "%.\(digits)f", value) : "-"
}
