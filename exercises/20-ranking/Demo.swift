import Foundation
import LessonKit

/// Ranks flights by how likely they are to be cancelled, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  try byHand()
  let model = try CancellationModel()
  thresholds(model)
  try comparison(model)
  try ties()
  try show(rocChart(model), savedAs: "20-ranking-roc")
  try show(precisionChart(model), savedAs: "20-ranking-precision")
}

/// The worked example of the page.
private func byHand() throws {
  let scores = [0.9, 0.6, 0.4, 0.4, 0.4, 0.1]
  let actual = [true, false, false, true, false, false]
  var table = TextTable(["by hand: threshold", "false positive rate", "true positive rate"])
  for point in try rocCurve(scores, actual: actual) {
    table.add("\(point.threshold)", point.falsePositiveRate, point.truePositiveRate)
  }
  show(table)
  print("AUC \(try auc(scores, actual: actual)), by the curve ", terminator: "")
  print("\(area(under: try rocCurve(scores, actual: actual))), ", terminator: "")
  print("average precision \(try averagePrecision(scores, actual: actual))")
  print()
}

/// What a threshold makes of the model.
private func thresholds(_ model: CancellationModel) {
  let flights = zip(model.probabilities, model.cancelled)
  let highest = model.probabilities.max() ?? .nan
  print("October to December: \(model.cancelled.count) flights, ", terminator: "")
  print("\(model.cancelled.count { $0 }) cancelled; highest probability \(percent(highest))")
  var table = TextTable(["predicted from", "alarms", "of them cancelled", "accuracy"])
  for threshold in [0.5, 0.3, 0.2, 0.1, 0.05, 0.02] {
    let right = flights.count { ($0.0 >= threshold) == $0.1 }
    table.add(
      percent(threshold), flights.count { $0.0 >= threshold },
      flights.count { $0.0 >= threshold && $0.1 },
      percent(Double(right) / Double(model.cancelled.count)))
  }
  show(table)
}

/// The model beside simpler ways to rank the same flights.
private func comparison(_ model: CancellationModel) throws {
  let rankings: [(String, [Double])] = [
    ("the model", model.probabilities), ("the model, upside down", model.probabilities.map { -$0 }),
    ("the hour of departure", model.hours), ("all alike", model.hours.map { _ in 0 }),
  ]
  var table = TextTable(["October to December, ranked by", "AUC", "average precision"])
  for (name, scores) in rankings {
    table.add(
      name, text(try auc(scores, actual: model.cancelled)),
      text(try averagePrecision(scores, actual: model.cancelled)))
  }
  var random = SplitMix64(seed: 20)
  let dice = try (0..<100).map { _ in
    let order = random.shuffledIndices(count: model.cancelled.count)
    return try averagePrecision(order.map(Double.init), actual: model.cancelled)
  }
  table.add("dice, on average of 100 tries", "", text(dice.reduce(0, +) / Double(dice.count)))
  let stayed = model.cancelled.map { !$0 }
  table.add(
    "to find those that leave: upside down",
    text(try auc(model.probabilities.map { -$0 }, actual: stayed)),
    text(try averagePrecision(model.probabilities.map { -$0 }, actual: stayed)))
  show(table)
}

/// The hour has few values, so that most comparisons that matter are ties.
private func ties() throws {
  let flights = try Table(named: "flights_ewr")
  let hours = try flights.completeNumbers("hour")
  let cancelled = try flights.strings("dep_time").map { $0 == nil }
  let points = try rocCurve(hours, actual: cancelled)
  let steps = zip(points, points.dropFirst())
  let (below, above) = steps.reduce((0.0, 0.0)) { sums, pair in
    let width = pair.1.falsePositiveRate - pair.0.falsePositiveRate
    return (
      sums.0 + width * pair.0.truePositiveRate, sums.1 + width * pair.1.truePositiveRate
    )
  }
  var table = TextTable(["all of 2013, ranked by the hour: a tie counts", "AUC"])
  table.add("0", text(below))
  table.add("1/2", text(try auc(hours, actual: cancelled)))
  table.add("1", text(above))
  show(table)
  print("different hours: \(Set(hours).count); points of the curve: \(points.count)")
  print()
}

private func rocChart(_ model: CancellationModel) throws -> Chart {
  let series = try [("the model", model.probabilities), ("the hour alone", model.hours)].map {
    let points = try rocCurve($0.1, actual: model.cancelled)
    return Series.line(
      $0.0, x: points.map(\.falsePositiveRate), y: points.map(\.truePositiveRate))
  }
  return Chart(
    "Cancelled flights, October to December", x: Axis("false positive rate", range: 0...1),
    y: Axis("true positive rate", range: 0...1), series: series, guides: [.diagonal("chance")])
}

private func precisionChart(_ model: CancellationModel) throws -> Chart {
  let positives = Double(model.cancelled.count { $0 })
  let negatives = Double(model.cancelled.count) - positives
  let points = try rocCurve(model.probabilities, actual: model.cancelled).dropFirst()
  let recall = points.map(\.truePositiveRate)
  let precision = points.map { point in
    let hits = point.truePositiveRate * positives
    return hits / (hits + point.falsePositiveRate * negatives)
  }
  // Each precision holds from the recall before it to its own, as average precision counts it.
  return Chart(
    "Precision and recall at every threshold", x: Axis("recall", range: 0...1, kind: .percent),
    y: Axis("precision", kind: .percent),
    series: [.steps("the model", x: [0] + recall, y: precision + precision.suffix(1))],
    guides: [.horizontal(positives / (positives + negatives), "share of cancelled flights")])
}

private func percent(_ share: Double) -> String { String(format: "%.1f%%", share * 100) }

private func text(_ score: Double) -> String { String(format: "%.4f", score) }
