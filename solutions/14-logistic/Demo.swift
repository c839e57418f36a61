import Foundation
import LessonKit

/// Turns measurements of 569 biopsies into probabilities, and watches what a penalty is good for.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  let table = try Table(named: "breast_cancer")
  let labels = try table.completeNumbers("target").map { $0 == 1 }
  try line(table, labels)
  try curve(table, labels)
  try likelihood(table, labels)
  try penalties(table, labels)
}

/// What a line answers where a probability is asked for.
private func line(_ table: Table, _ labels: [Bool]) throws {
  let design = try table.matrix(["mean_radius", "mean_texture"]).addingIntercept()
  let answers = try design.times(design.leastSquares(labels.map { $0 ? 1 : 0 }))
  print(
    "a line through 0 and 1 answers \(number(answers.min() ?? 0, 2)) to",
    "\(number(answers.max() ?? 0, 2)); below 0: \(answers.count { $0 < 0 }), above 1:",
    "\(answers.count { $0 > 1 })")
  print()
}

/// The probability of benign over the mean radius, and how often it was so.
private func curve(_ table: Table, _ labels: [Bool]) throws {
  let features = try table.matrix(["mean_radius"])
  let model = try logistic(features, labels, l2: 0)
  guard model.coefficients.count == 1 else {
    print("logistic is not solved yet.\n")
    return
  }
  let radii = features.column(0)
  let places = Array(stride(from: 7.0, through: 27, by: 0.25))
  let chances = places.map { sigmoid(model.intercept + model.coefficients[0] * $0) }
  var (middles, shares): ([Double], [Double]) = ([], [])
  for low in stride(from: 7.0, to: 24, by: 1) {
    let rows = radii.indices.filter { (low..<low + 1).contains(radii[$0]) }
    guard rows.count >= 5 else { continue }
    middles.append(low + 0.5)
    shares.append(Double(rows.count { labels[$0] }) / Double(rows.count))
  }
  show(
    Chart(
      "How likely a tumour of this size is benign", x: "mean radius of the nuclei",
      y: Axis("share benign", range: 0...1),
      series: [
        .points("what happened, millimetre by millimetre", x: middles, y: shares),
        .line("the model", x: places, y: chances),
      ]),
    savedAs: "14-logistic-curve")
}

/// Maximum likelihood, and what a library gives where nobody asked for a penalty.
private func likelihood(_ table: Table, _ labels: [Bool]) throws {
  let features = try table.matrix(["mean_radius", "mean_texture"])
  var report = TextTable(["l2", "intercept", "radius", "texture", "log-loss"])
  for l2 in [0.0, 1] {
    let model = try logistic(features, labels, l2: l2)
    guard model.coefficients.count == 2 else { return }
    report.add(
      "\(Int(l2))", number(model.intercept, 4), number(model.coefficients[0], 4),
      number(model.coefficients[1], 4),
      number(try logLoss(margins: model.margins(features), labels), 6))
    if l2 == 0 {
      let margins = try model.margins(features)
      let right = zip(margins, labels).count { ($0 > 0) == $1 }
      print(
        "first biopsy: benign with \(number(sigmoid(margins[0]), 3));",
        "right at one half: \(right) of \(labels.count)")
    }
  }
  show(report)
}

/// Thirty features, and weights that grow as the penalty goes.
private func penalties(_ table: Table, _ labels: [Bool]) throws {
  let features = try table.matrix(table.columnNames.filter { $0 != "target" })
  var random = SplitMix64(seed: 42)
  let order = random.shuffledIndices(count: labels.count)
  let (test, train) = (Array(order[..<114]), Array(order[114...]))
  var scaler = StandardScaler()
  try scaler.fit(features.selecting(rows: train))
  let scaled = try scaler.transform(features)
  let (seen, unseen) = (scaled.selecting(rows: train), scaled.selecting(rows: test))
  var report = TextTable(["l2", "length of the weights", "train log-loss", "test log-loss"])
  var lines: (x: [Double], train: [Double], test: [Double]) = ([], [], [])
  for exponent in [3.0, 2, 1, 0, -1, -2, -3, -4, -5, -6] {
    let l2 = pow(10, exponent)
    let model = try logistic(seen, train.map { labels[$0] }, l2: l2)
    guard model.coefficients.count == features.columnCount else { return }
    let losses = [
      try logLoss(margins: model.margins(seen), train.map { labels[$0] }),
      try logLoss(margins: model.margins(unseen), test.map { labels[$0] }),
    ]
    let length = model.coefficients.reduce(0) { $0 + $1 * $1 }.squareRoot()
    report.add(
      exponent < 0 ? "1e\(Int(exponent))" : "\(Int(l2))", number(length, 2), number(losses[0], 4),
      number(losses[1], 4))
    lines.x.append(exponent)
    lines.train.append(losses[0])
    lines.test.append(losses[1])
  }
  show(report)
  let sure = try logistic(seen, train.map { labels[$0] }, l2: 1e-6)
  let clipped = try sure.margins(unseen).map { margin in
    min(max(sigmoid(margin), Double.ulpOfOne), 1 - Double.ulpOfOne)
  }
  let loss = try logLoss(probabilities: clipped, test.map { labels[$0] })
  print("the last test log-loss, from probabilities clipped at 2.2e-16: \(number(loss, 4))")
  do {
    _ = try logistic(seen, train.map { labels[$0] }, l2: 0)
    print("without a penalty: fitted, and it should not have been")
  } catch LogisticError.separable {
    print("without a penalty: refused, as the 455 can be set apart")
  }
  print()
  show(
    Chart(
      "Thirty features, 455 biopsies", x: "penalty l2, log₁₀",
      y: Axis("log-loss", range: 0...1.2),
      series: [
        .line("on the rows it was fitted on", x: lines.x.reversed(), y: lines.train.reversed()),
        .line("on 114 others", x: lines.x.reversed(), y: lines.test.reversed()),
      ], guides: [.horizontal(0.6931, "one half for everybody")]),
    savedAs: "14-logistic-penalty")
}

private func number(_ value: Double, _ digits: Int) -> String {
  value.isFinite ? String(format: "%.\(digits)f", value) : "-"
}
