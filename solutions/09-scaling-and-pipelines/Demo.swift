import Foundation
import LessonKit

/// Looks at what a distance sees of the tumours' columns, before and after scaling.
///
/// Where `LEARN_IMAGES` names a folder, the chart is also written there, as the page shows it.
public func demo() throws {
  let table = try Table(named: "breast_cancer")
  let names = table.columnNames.filter { $0 != "target" }
  let tumours = Samples(columnNames: names, values: try table.matrix(names))
  let labels = try table.completeNumbers("target")

  let (train, test) = try trainTestSplit(labels.count, test: 0.2, seed: 42)
  let benign = test.count { labels[$0] == 1 }
  print(
    "\(train.count) tumours to learn from, \(test.count) to test with, \(benign) of them benign")
  print("the first test rows: \(test.prefix(5).map { "\($0)" }.joined(separator: ", "))")
  print()
  try shares(of: tumours, train: train)
  try firstTestRow(of: tumours, train: train, test: test)
  try neighbours(tumours, labels: labels)
}

/// How much of the squared distance between two rows comes from each column, on average.
private func shares(of tumours: Samples, train: [Int]) throws {
  let rows = tumours.selecting(rows: train).values
  let raw = shares(of: rows)
  var scaler = StandardScaler()
  try scaler.fit(rows)
  let scaled = shares(of: try scaler.transform(rows))
  var order = Array(raw.indices).sorted { raw[$0] > raw[$1] }
  if order.count > 8 { order.removeSubrange(5..<(order.count - 1)) }
  var text = TextTable(["column", "standard deviation", "share of the distance", "when scaled"])
  for column in order where column < scaler.scales.count && column < scaled.count {
    text.add(
      tumours.columnNames[column], scaler.scales[column], percent(raw[column]),
      percent(scaled[column]))
  }
  show(text)
  let rest = order.count < 3 ? 0 : 1 - raw[order[0]] - raw[order[1]]
  print("all columns but the first two together: \(percent(rest))")
  print()
  let columns = Array(order.prefix(5))
  show(
    Chart(
      "What a distance between two tumours sees", x: "column",
      y: Axis("share of the squared distance", range: 0...0.8, kind: .percent),
      categories: columns.map { tumours.columnNames[$0] },
      bars: [
        Bars("as measured", columns.map { raw[$0] }),
        Bars("scaled", columns.map { $0 < scaled.count ? scaled[$0] : nil }),
      ]),
    savedAs: "09-scaling-and-pipelines-distance")
}

/// A column's share of the sum of all variances.
private func shares(of rows: Matrix) -> [Double] {
  let variances = rows.columns.map { column in
    let mean = column.reduce(0, +) / Double(column.count)
    return column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }
  let sum = variances.reduce(0, +)
  return variances.map { $0 / sum }
}

/// The same tumour, scaled by what the training rows say, and by what all rows say.
private func firstTestRow(of tumours: Samples, train: [Int], test: [Int]) throws {
  guard let first = test.first, tumours.columnNames.first != nil else { return }
  var table = TextTable(["mean_radius of the first test row", "value"])
  table.add("as measured", tumours.values[first, 0])
  var pipeline = Pipeline([StandardScaler()])
  let own = try pipeline.prepare(tumours, train: train, test: test).test.values
  if own.rowCount > 0, own.columnCount > 0 { table.add("fitted on the training rows", own[0, 0]) }
  try pipeline.fit(tumours)
  let all = try pipeline.transform(tumours.selecting(rows: [first])).values
  if all.rowCount > 0, all.columnCount > 0 { table.add("fitted on all rows", all[0, 0]) }
  show(table)
  let rows = tumours.selecting(rows: train).values.columns.map { ($0.min(), $0.max()) }
  let beyond = test.count { row in
    zip(tumours.values.row(row), rows).contains { value, range in
      value < range.0 ?? value || value > range.1 ?? value
    }
  }
  print("\(beyond) of \(test.count) test rows have a value that no training row reaches")
  print()
}

/// How many test tumours the nearest training tumour diagnoses, for several splits.
private func neighbours(_ tumours: Samples, labels: [Double]) throws {
  var table = TextTable(["seed", "test rows", "as measured", "scaled", "clipped and scaled"])
  for seed: UInt64 in [42, 0, 1, 2, 3, 4] {
    let (train, test) = try trainTestSplit(labels.count, test: 0.2, seed: seed)
    func hits(_ steps: [any Transformer]) throws -> Int {
      var pipeline = Pipeline(steps)
      let parts = try pipeline.prepare(tumours, train: train, test: test)
      let nearest = nearestRows(to: parts.test.values, in: parts.train.values)
      return zip(test, nearest).count { labels[$0] == labels[train[$1]] }
    }
    table.add(
      "\(seed)", test.count, try hits([]), try hits([StandardScaler()]),
      try hits([Clip(), StandardScaler()]))
  }
  show(table)
}

/// The index of the row of `training` that is nearest to each of `rows`.
private func nearestRows(to rows: Matrix, in training: Matrix) -> [Int] {
  guard rows.columnCount == training.columnCount, training.rowCount > 0 else { return [] }
  let candidates = training.rows
  return rows.rows.map { row in
    var nearest = 0
    var least = Double.infinity
    for (index, candidate) in candidates.enumerated() {
      var distance = 0.0
      for column in row.indices {
        let difference = row[column] - candidate[column]
        distance += difference * difference
      }
      if distance < least {
        least = distance
        nearest = index
      }
    }
    return nearest
  }
}

private func percent(_ share: Double) -> String {
  share >= 0.0005 || share == 0
    ? String(format: "%.1f%%", share * 100) : String(format: "%.0e%%", share * 100)
}
