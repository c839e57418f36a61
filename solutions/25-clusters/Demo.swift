import Foundation
import LessonKit

/// Looks for groups among wines and flowers, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  let wine = try LabelledRows("wine")
  let iris = try LabelledRows("iris")
  let scaled = try wine.standardised
  groups(wine, scaled)
  starts(iris)
  silhouettes(wine, scaled, iris)
  directions(wine, scaled)
}

// MARK: - Groups

private func groups(_ wine: LabelledRows, _ scaled: Matrix) {
  let proline = wine.rows.selecting(columns: [12])
  let found = [("raw columns", wine.rows), ("proline alone", proline), ("scaled columns", scaled)]
    .map { name, rows in
      (name, try? lloyd(rows, start: rows.selecting(rows: [0, 60, 140])))
    }
  var table = TextTable(["178 wines", "group", "cultivar 0", "cultivar 1", "cultivar 2"])
  for (name, grouping) in found {
    for group in 0..<3 {
      let counts = (0..<3).map { cultivar in
        count(grouping, of: 178) { $0 == group && wine.classes[$1] == cultivar }
      }
      table.add(group == 0 ? name : "", group, counts[0], counts[1], counts[2])
    }
  }
  show(table)
  for (name, grouping) in found {
    let labels = grouping?.labels ?? []
    print(
      "\(name): inertia \(text(grouping?.inertia, 1)), agreement with the cultivars "
        + text(adjustedRand(labels, wine.classes), 3))
  }
  if let raw = found[0].1?.labels, let one = found[1].1?.labels, raw.count == one.count {
    print("raw and proline alone put \(zip(raw, one).count(where: ==)) of 178 wines the same way")
  }
  print()
}

/// How many rows have a label of which something holds; `nil` where there is not one for each.
private func count(
  _ grouping: Clustering?, of rows: Int, where holds: (_ label: Int, _ row: Int) -> Bool
) -> Int? {
  guard let labels = grouping?.labels, labels.count == rows else { return nil }
  return labels.indices.count { holds(labels[$0], $0) }
}

// MARK: - Starts

private func starts(_ iris: LabelledRows) {
  var table = TextTable(["iris, start at flowers", "sizes", "iterations", "inertia"])
  let starts = [[0, 50, 100], [0, 1, 2], [2, 6, 11]]
  for start in starts {
    let found = try? lloyd(iris.rows, start: iris.rows.selecting(rows: start))
    let sizes = (0..<3).map { group in count(found, of: 150) { label, _ in label == group } ?? 0 }
    table.add(
      start.map(String.init).joined(separator: ", "),
      sizes.map(String.init).joined(separator: ", "), found?.iterations,
      text(found?.inertia, 3))
  }
  let best = try? bestOfStarts(iris.rows, starts: starts.map { iris.rows.selecting(rows: $0) })
  table.add("the best of them", "", best?.iterations, text(best?.inertia, 3))
  show(table)
  var bits = SplitMix64(seed: 25)
  let ends = (0..<40).compactMap { _ -> Double? in
    let start = iris.rows.selecting(rows: Array(bits.shuffledIndices(count: 150).prefix(3)))
    return try? lloyd(iris.rows, start: start).inertia
  }
  print("of 40 random starts, \(ends.count { $0 > 100 }) end above 100")
  print()
}

// MARK: - Silhouettes

private func silhouettes(_ wine: LabelledRows, _ scaled: Matrix, _ iris: LabelledRows) {
  var table = TextTable([
    "groups", "iris: inertia", "silhouette", "scaled wine: inertia", "silhouette ",
  ])
  let counts = Array(2...6)
  var means: [[Double?]] = [[], []]
  for k in counts {
    var row: [String] = ["\(k)"]
    for (place, rows) in [iris.rows, scaled].enumerated() {
      var bits = SplitMix64(seed: UInt64(k))
      let starts = (0..<8).map { _ in
        rows.selecting(rows: Array(bits.shuffledIndices(count: rows.rowCount).prefix(k)))
      }
      let found = try? bestOfStarts(rows, starts: starts)
      let height = mean(rows, found?.labels ?? [])
      means[place].append(height)
      row += [text(found?.inertia, 2), text(height, 3)]
    }
    table.add(row: row)
  }
  show(table)
  print("iris by its three species: \(text(mean(iris.rows, iris.classes), 3))")
  let values = try? silhouette(iris.rows, iris.classes)
  print("flowers below 0 there: \(values?.count { $0 < 0 } ?? 0)")
  for (name, rows) in [("raw", wine.rows), ("scaled", scaled)] {
    let found = try? lloyd(rows, start: rows.selecting(rows: [0, 60, 140]))
    print(
      "\(name) wines: \(text(mean(rows, found?.labels ?? []), 3)) for the groups found, "
        + "\(text(mean(rows, wine.classes), 3)) for the cultivars")
  }
  let x = counts.map(Double.init)
  show(
    Chart(
      "Mean silhouette by the number of groups", x: "groups",
      y: Axis("mean silhouette", range: 0...0.8),
      series: [.line("iris", x: x, y: means[0]), .line("scaled wines", x: x, y: means[1])]),
    savedAs: "25-clusters-silhouette")
  print()
}

/// The mean silhouette; `nil` where there is none for each row.
private func mean(_ rows: Matrix, _ labels: [Int]) -> Double? {
  guard let values = try? silhouette(rows, labels), values.count == rows.rowCount else {
    return nil
  }
  return values.reduce(0, +) / Double(values.count)
}

// MARK: - Directions

private func directions(_ wine: LabelledRows, _ scaled: Matrix) {
  let raw = try? pca(wine.rows, count: 2)
  let found = try? pca(scaled, count: 2)
  var table = TextTable(["share of the variance", "first", "second"])
  for (name, components) in [("raw wines", raw), ("scaled wines", found)] {
    guard let ratios = components?.ratios, ratios.count == 2 else {
      table.add(name, "-", "-")
      continue
    }
    table.add(name, percent(ratios[0]), percent(ratios[1]))
  }
  show(table)
  guard let raw, let found, raw.components.shape == "2 x 13", found.components.shape == "2 x 13"
  else { return }
  var weights = TextTable(["first direction, without its sign", "raw", "scaled"])
  for (place, name) in wine.columnNames.enumerated() {
    weights.add(
      name, text(abs(raw.components[0, place]), 4), text(abs(found.components[0, place]), 4))
  }
  show(weights)
  guard let scores = try? project(scaled, on: found), scores.shape == "178 x 2" else { return }
  // The sign is open: it is turned so that the first wine lies on the right and above.
  let signs = (0..<2).map { scores[0, $0] < 0 ? -1.0 : 1.0 }
  show(
    Chart(
      "178 wines in two directions of thirteen", x: "first direction", y: "second direction",
      series: (0..<3).map { cultivar in
        let rows = wine.classes.indices.filter { wine.classes[$0] == cultivar }
        return .points(
          "cultivar \(cultivar)", x: rows.map { signs[0] * scores[$0, 0] },
          y: rows.map { signs[1] * scores[$0, 1] })
      }), savedAs: "25-clusters-wines")
}

private func percent(_ share: Double) -> String { String(format: "%.1f%%", share * 100) }

private func text(_ number: Double?, _ digits: Int) -> String {
  number.map { String(format: "%.\(digits)f", $0) } ?? "-"
}
