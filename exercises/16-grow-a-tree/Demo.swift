import Foundation
import LessonKit

/// Grows trees for tumours and a stump for diabetes, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  try byHand()
  let tumours = try Tumours()
  try depths(tumours)
  try reading(tumours)
  try leafSizes(tumours)
  try diabetes()
}

/// The tumours on the course's split: the first fifth of a seeded permutation is kept apart.
private struct Tumours {
  let names: [String]
  let columns: [[Double]]
  let labels: [Int]
  let heldOut: [[Double]]
  let heldOutLabels: [Int]

  init() throws {
    let table = try Table(named: "breast_cancer")
    var generator = SplitMix64(seed: 42)
    let order = generator.shuffledIndices(count: table.rowCount)
    let apart = (table.rowCount + 4) / 5
    let training = table.selecting(rows: Array(order[apart...]))
    let other = table.selecting(rows: Array(order[..<apart]))
    names = Array(table.columnNames.dropLast())
    columns = try names.map { try training.completeNumbers($0) }
    labels = try training.completeIntegers("target")
    heldOut = try other.matrix(names).rows
    heldOutLabels = try other.completeIntegers("target")
  }

  var trainingRows: [[Double]] {
    labels.indices.map { row in columns.map { $0[row] } }
  }

  func score(_ tree: Tree) throws -> DepthScore {
    let train = accuracy(try trainingRows.map { try predict(tree, $0) }, labels)
    let other = accuracy(try heldOut.map { try predict(tree, $0) }, heldOutLabels)
    return DepthScore(
      depth: depth(of: tree), leaves: leafCount(of: tree), train: train ?? .nan,
      heldOut: other ?? .nan)
  }
}

/// The worked example of the page.
private func byHand() throws {
  for maxDepth in [0, 1, 2] {
    let tree = try grow(
      [[1, 2, 3, 4, 5]], [0, 0, 1, 1, 0], classCount: 2, maxDepth: maxDepth)
    print("five rows, at most \(maxDepth) question\(maxDepth == 1 ? "" : "s"): \(tree)")
  }
  print()
}

/// What every further level brings, and which depth to keep.
private func depths(_ tumours: Tumours) throws {
  var table = TextTable([
    "at most", "leaves", "right of \(tumours.labels.count)", "share",
    "right of \(tumours.heldOutLabels.count) held out", "share",
  ])
  var scores: [DepthScore] = []
  for limit in [1, 2, 3, 4, 5, 6, nil] {
    let tree = try grow(tumours.columns, tumours.labels, classCount: 2, maxDepth: limit)
    let score = try tumours.score(tree)
    if limit != nil { scores.append(score) }
    table.add(
      limit.map { "\($0)" } ?? "no limit", score.leaves,
      count(score.train, of: tumours.labels.count), percent(score.train),
      count(score.heldOut, of: tumours.heldOutLabels.count), percent(score.heldOut))
  }
  show(table)
  if let kept = best(of: scores) {
    print("best on the held-out rows: depth \(kept.depth), \(kept.leaves) leaves")
  }
  if let kept = smallest(of: scores, heldOutCount: tumours.heldOutLabels.count) {
    print("smallest within one standard error of it: depth \(kept.depth), \(kept.leaves) leaves")
  }
  print()
  guard scores.allSatisfy({ $0.train.isFinite && $0.heldOut.isFinite }) else { return }
  let levels = scores.indices.map { Double($0 + 1) }
  show(
    Chart(
      "Accuracy of trees by depth", x: "questions allowed",
      y: Axis("accuracy", kind: .percent),
      series: [
        .line("rows it was grown from", x: levels, y: scores.map(\.train)),
        .line("rows held out", x: levels, y: scores.map(\.heldOut)),
      ]),
    savedAs: "16-grow-a-tree-depth")
}

/// A tree as people read it.
private func reading(_ tumours: Tumours) throws {
  print("at most 3 questions:")
  let tree = try grow(tumours.columns, tumours.labels, classCount: 2, maxDepth: 3)
  printNode(tree, names: tumours.names, indent: "")
  print()
}

private func printNode(_ tree: Tree, names: [String], indent: String) {
  guard case .split(let feature, let threshold, let atMost, let above) = tree else { return }
  for (sign, part) in [("<=", atMost), ("> ", above)] {
    var line = "\(indent)\(names[feature]) \(sign) \(String(format: "%.5g", threshold))"
    if case .leaf(let counts) = part, counts.count == 2 {
      line += ": \(counts[0]) malignant, \(counts[1]) benign"
    }
    print(line)
    printNode(part, names: names, indent: indent + "   ")
  }
}

/// The other way to stop: no leaf below a size.
private func leafSizes(_ tumours: Tumours) throws {
  var table = TextTable(["rows in a leaf", "leaves", "depth", "share right", "held out"])
  for size in [1, 2, 5, 10, 20, 50] {
    let tree = try grow(tumours.columns, tumours.labels, classCount: 2, minLeaf: size)
    let score = try tumours.score(tree)
    table.add(
      "\(size) or more", score.leaves, score.depth, percent(score.train), percent(score.heldOut))
  }
  show(table)
}

/// One question that predicts a number.
private func diabetes() throws {
  let table = try Table(named: "diabetes")
  let names = Array(table.columnNames.dropLast())
  let columns = try names.map { try table.completeNumbers($0) }
  let target = try table.completeNumbers("target")
  var whole = Moments()
  for value in target { whole.add(value) }
  print("diabetes: mean \(whole.mean), mean squared error of always saying so \(whole.impurity)")
  guard let stump = try regressionStump(columns, target), names.indices.contains(stump.feature)
  else { return }
  let values = columns[stump.feature]
  print("\(names[stump.feature]) <= \(stump.threshold): \(stump.atMost), else \(stump.above)")
  print("mean squared error \(stump.meanSquaredError)")
  print()
  let (least, most) = (values.min() ?? 0, values.max() ?? 0)
  show(
    Chart(
      "One question to the diabetes patients", x: Axis(names[stump.feature]),
      y: "progression after a year",
      series: [
        .points("patient", x: values, y: target),
        .steps(
          "stump", x: [least, stump.threshold, most], y: [stump.atMost, stump.above, stump.above]),
      ]),
    savedAs: "16-grow-a-tree-stump")
}

private func count(_ share: Double, of whole: Int) -> String {
  share.isFinite ? "\(Int((share * Double(whole)).rounded()))" : "-"
}

private func percent(_ share: Double) -> String {
  share.isFinite ? String(format: "%.1f%%", 100 * share) : "-"
}
