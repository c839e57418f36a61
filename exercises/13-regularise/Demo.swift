import Foundation
import LessonKit

/// Bends a curve through thirty patients, and reins it in.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  let table = try Table(named: "diabetes")
  let names = table.columnNames.filter { $0 != "target" }
  let features = try table.matrix(names)
  let target = try table.completeNumbers("target")
  var scaler = StandardScaler()
  try scaler.fit(features)
  let scaled = try scaler.transform(features)
  try degrees(scaled.column(2), target)
  try ridgePath(scaled, target, names)
  try lassoPath(scaled, target, names)
  try folds(features, target)
}

/// The first 30 of the permutation of seed 42, and the other 412.
private func thirty(of count: Int) -> (few: [Int], others: [Int]) {
  var random = SplitMix64(seed: 42)
  let order = random.shuffledIndices(count: count)
  return (Array(order[..<30]), Array(order[30...]))
}

/// What powers of the body mass index do for thirty patients, and to the others.
private func degrees(_ bmi: [Double], _ target: [Double]) throws {
  let (few, others) = thirty(of: target.count)
  var report = TextTable(["degree", "λ", "error on 30", "error on 412"])
  var lines: [[Double]] = [[], []]
  for degree in 1...8 {
    let errors = try [few, others].map { rows -> Double in
      let powers = polynomial(few.map { bmi[$0] }, degree: degree)
      guard powers.columnCount == degree, powers.rowCount == few.count else { return .nan }
      let model = try ols(powers, few.map { target[$0] })
      let held = polynomial(rows.map { bmi[$0] }, degree: degree)
      return meanSquare(try model.predict(held), rows.map { target[$0] })
    }
    report.add("\(degree)", "0", number(errors[0]), number(errors[1]))
    for place in 0...1 { lines[place].append(errors[place]) }
  }
  for lambda in [0.001, 0.01, 1, 10, 100] {
    let errors = try penalised(few, others, bmi, target, lambda: lambda)
    report.add("6", "\(lambda)", number(errors[0]), number(errors[1]))
  }
  show(report)
  let mean = few.map { target[$0] }.reduce(0, +) / Double(few.count)
  let missed = meanSquare(others.map { _ in mean }, others.map { target[$0] })
  print("always answering the mean of the 30 has an error of \(number(missed)) on the 412")
  let powers = polynomial(few.map { bmi[$0] }, degree: 6)
  if powers.columnCount == 6, powers.rowCount == few.count {
    var scaler = StandardScaler()
    try scaler.fit(powers)
    let model = try ols(scaler.transform(powers), few.map { target[$0] })
    let shown = model.coefficients.map { number($0) }.joined(separator: " ")
    print("degree 6, powers standardised on the 30: coefficients \(shown)")
  }
  print()
  let degrees = (1...8).map(Double.init)
  show(
    Chart(
      "Powers of the body mass index", x: "degree",
      y: Axis("mean squared error", range: 0...10_000),
      series: [
        .line("on the 30 patients it was fitted on", x: degrees, y: lines[0]),
        .line("on 412 others", x: degrees, y: lines[1]),
      ]),
    savedAs: "13-regularise-degrees")
}

private func penalised(
  _ few: [Int], _ others: [Int], _ bmi: [Double], _ target: [Double], lambda: Double
) throws -> [Double] {
  let powers = polynomial(few.map { bmi[$0] }, degree: 6)
  guard powers.columnCount == 6, powers.rowCount == few.count else { return [.nan, .nan] }
  var scaler = StandardScaler()
  try scaler.fit(powers)
  let model = try ridge(scaler.transform(powers), few.map { target[$0] }, lambda: lambda)
  guard model.coefficients.count == 6 else { return [.nan, .nan] }
  return try [few, others].map { rows in
    let held = try scaler.transform(polynomial(rows.map { bmi[$0] }, degree: 6))
    return meanSquare(try model.predict(held), rows.map { target[$0] })
  }
}

private func ridgePath(_ scaled: Matrix, _ target: [Double], _ names: [String]) throws {
  var report = TextTable(["ridge λ", "bmi", "s1", "s2", "s3", "s5", "intercept"])
  for lambda in [0.0, 10, 100, 1000] {
    let model = try ridge(scaled, target, lambda: lambda)
    guard model.coefficients.count == names.count else { break }
    let shown = [2, 4, 5, 6, 8].map { number(model.coefficients[$0], 2) }
    report.add(
      "\(Int(lambda))", shown[0], shown[1], shown[2], shown[3], shown[4],
      number(model.intercept, 2))
  }
  show(report)
}

/// How the coefficients leave one after the other.
private func lassoPath(_ scaled: Matrix, _ target: [Double], _ names: [String]) throws {
  var report = TextTable(["lasso α", "coefficients that are not 0", "which"])
  for alpha in [0.1, 2, 10, 30, 46] {
    let model = try lasso(scaled, target, alpha: alpha)
    let left = zip(names, model.coefficients).filter { $1 != 0 }.map(\.0)
    report.add("\(alpha)", "\(left.count)", left.joined(separator: " "))
  }
  show(report)
  let exponents = Array(stride(from: 1.7, through: -0.5, by: -0.1))
  let models = try exponents.map { try lasso(scaled, target, alpha: pow(10, $0)) }
  let series = ["bmi", "s5", "bp", "sex", "s3", "s1"].map { name -> Series in
    let place = names.firstIndex(of: name) ?? 0
    return .line(
      name, x: exponents,
      y: models.map { $0.coefficients.count > place ? $0.coefficients[place] : .nan })
  }
  show(
    Chart(
      "Lasso: coefficients of standardised columns", x: "penalty α, log₁₀", y: "coefficient",
      series: series, guides: [.horizontal(0, "out of the model")]),
    savedAs: "13-regularise-lasso")
}

/// What five folds of the training rows say of five penalties.
private func folds(_ features: Matrix, _ target: [Double]) throws {
  var random = SplitMix64(seed: 42)
  let order = random.shuffledIndices(count: target.count)
  let (test, train) = (Array(order[..<89]), Array(order[89...]))
  let bounds = [0, 71, 142, 213, 283, 353]
  let rows = (0..<5).map { Array(bounds[$0]..<bounds[$0 + 1]) }
  let candidates = [0.1, 1, 10, 100, 1000]
  let choice = try chooseLambda(
    candidates, features.selecting(rows: train), train.map { target[$0] }, folds: rows)
  guard choice.errors.count == candidates.count else {
    print("chooseLambda is not solved yet.")
    return
  }
  var scaler = StandardScaler()
  try scaler.fit(features.selecting(rows: train))
  var report = TextTable(["λ", "mean error of five folds", "error on the 89 test rows"])
  for (lambda, error) in zip(candidates, choice.errors) {
    let model = try ridge(
      scaler.transform(features.selecting(rows: train)), train.map { target[$0] }, lambda: lambda)
    let guesses =
      model.coefficients.count == features.columnCount
      ? try model.predict(scaler.transform(features.selecting(rows: test))) : []
    report.add("\(lambda)", number(error), number(meanSquare(guesses, test.map { target[$0] })))
  }
  show(report)
  print("chosen by the folds: \(choice.lambda)")
}

private func number(_ value: Double, _ digits: Int = 1) -> String {
  value.isFinite ? String(format: "%.\(digits)f", value) : "-"
}
