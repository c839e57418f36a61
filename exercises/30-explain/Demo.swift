import Foundation
import LessonKit

/// Asks two models of diabetes patients why they say what they say, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  try importances()
  try curves()
  try parts()
}

/// What is lost by shuffling a column, and what by doing without it.
private func importances() throws {
  let patients = try Patients()
  let weights = try patients.leastSquares()
  let model = Patients.linear(weights)
  let usual = patients.testError(model)
  print("least squares on ten columns: mean squared error \(text(usual, 1)) on 89 new patients")
  print()
  func importance(_ features: [Int], _ seeds: [UInt64]) throws -> [Double] {
    try [(patients.test, patients.testTargets), (patients.train, patients.trainTargets)].map {
      try permutationImportance(
        of: model, features: features, rows: $0.0, targets: $0.1, seeds: seeds)
    }
  }
  func loss(without names: [String]) throws -> Double {
    let fewer = try Patients(Patients.allNames.filter { !names.contains($0) })
    return fewer.testError(Patients.linear(try fewer.leastSquares())) - usual
  }
  var table = TextTable(["column", "weight", "shuffled", "on train", "left out, refitted"])
  var (shuffled, refitted): ([Double], [Double]) = ([], [])
  for (index, name) in patients.names.enumerated() {
    let rises = try importance([index], (0..<5).map { UInt64(100 * index + $0) })
    let without = try loss(without: [name])
    table.add(
      name, text(weights[index + 1], 3), text(rises[0], 1), text(rises[1], 1), text(without, 1))
    shuffled.append(rises[0])
    refitted.append(without)
  }
  let together = try importance([4, 5], Array(1000..<1005))
  table.add(
    "s1 and s2", nil, text(together[0], 1), text(together[1], 1),
    text(try loss(without: ["s1", "s2"]), 1))
  show(table)
  let single = try (0..<5).map { try importance([4], [UInt64(400 + $0)])[0] }
  if let least = single.min(), let most = single.max() {
    print("s1, shuffled with one seed: from \(text(least, 0)) to \(text(most, 0))")
  }
  let (s1, s2) = (patients.train.map { $0[4] }, patients.train.map { $0[5] })
  print("correlation of s1 and s2: \(text(correlation(s1, s2), 3))")
  let fewer = try Patients(Patients.allNames.filter { $0 != "s1" })
  let refit = try fewer.leastSquares()
  print("weight of s2: \(text(weights[6], 3)), and without s1 \(text(refit[5], 3))")
  print()
  guard shuffled.allSatisfy(\.isFinite) else { return }
  show(
    Chart(
      "Rise of the error on 89 new patients", x: "column", y: "rise of the mean squared error",
      categories: patients.names,
      bars: [Bars("shuffled", shuffled), Bars("left out, refitted", refitted)]),
    savedAs: "30-explain-importance")
}

private func correlation(_ first: [Double], _ second: [Double]) -> Double {
  func distances(_ numbers: [Double]) -> [Double] {
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    return numbers.map { $0 - mean }
  }
  func product(_ one: [Double], _ other: [Double]) -> Double {
    zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
  }
  let (one, other) = (distances(first), distances(second))
  return product(one, other) / (product(one, one) * product(other, other)).squareRoot()
}

private let four = ["bmi", "bp", "s3", "s5"]

/// What two models make of the body mass index.
private func curves() throws {
  let patients = try Patients(four)
  let tree = patients.tree()
  let linear = Patients.linear(try patients.leastSquares())
  let mean = four.indices.map { column in
    patients.train.reduce(0) { $0 + $1[column] } / Double(patients.train.count)
  }
  func atMeanRow(_ value: Double) -> Double { tree([value] + mean[1...]) }
  let few: [Double] = [21.1, 23.66, 25.8, 28.3, 32.1]
  let curve = try partialDependence(of: tree, feature: 0, at: few, rows: patients.train)
  var table = TextTable(["bmi", "tree, mean prediction", "tree, mean patient"])
  for (index, value) in few.enumerated() where index < curve.count {
    table.add(text(value, 2), text(curve[index], 1), text(atMeanRow(value), 1))
  }
  show(table)
  let grid = (0...48).map { 18 + Double($0) / 2 }
  let trees = try partialDependence(of: tree, feature: 0, at: grid, rows: patients.train)
  let lines = try partialDependence(of: linear, feature: 0, at: grid, rows: patients.train)
  guard trees.count == grid.count, lines.count == grid.count else { return }
  show(
    Chart(
      "Partial dependence on the body mass index", x: "bmi", y: "mean prediction",
      series: [
        .steps("tree", x: grid, y: trees), .line("least squares", x: grid, y: lines),
        .steps("tree, mean patient", x: grid, y: grid.map(atMeanRow)),
      ]),
    savedAs: "30-explain-bmi")
}

/// One patient's prediction, shared out.
private func parts() throws {
  let product = try shapley(of: { $0[0] * $0[1] }, row: [3, 2], background: [[1, 1]])
  print("3 · 2 against 1 · 1: base \(product.base), parts \(product.parts)")
  print()
  let patients = try Patients(four)
  let tree = patients.tree()
  let linear = Patients.linear(try patients.leastSquares())
  let patient = patients.test[0]
  let background = Array(patients.train[..<50])
  let zeros = [[Double](repeating: 0, count: 4)]
  print("patient: \(zip(four, patient).map { "\($0) \($1)" }.joined(separator: ", "))")
  print(
    "the tree predicts \(text(tree(patient), 1)), least squares \(text(linear(patient), 1)), "
      + "a year later it was \(text(patients.testTargets[0], 0))")
  var table = TextTable(["", "base"] + four + ["sum"])
  for (name, model, others) in [
    ("tree", tree, background), ("least squares", linear, background),
    ("tree, against zeros", tree, zeros),
  ] {
    let answer = try shapley(of: model, row: patient, background: others)
    guard answer.parts.count == 4 else { continue }
    table.add(
      row: [name, text(answer.base, 1)] + answer.parts.map { text($0, 1) }
        + [text(answer.base + answer.parts.reduce(0, +), 1)])
  }
  show(table)
}

private func text(_ number: Double, _ digits: Int) -> String {
  number.isFinite ? String(format: "%.\(digits)f", number) : "-"
}
