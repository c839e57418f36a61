import Foundation
import LessonKit

/// Fits houses, patients and sixteen difficult years, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  try bedrooms()
  try byHand()
  try digits()
  try shakyYears()
  try trap()
  try patients()
}

/// The page's first question: what is a bedroom worth?
private func bedrooms() throws {
  let houses = try Table(named: "sacramento")
  let price = try houses.completeNumbers("price")
  var table = TextTable(["Sacramento: price from", "feature", "dollars", "standard error"])
  for names in [["beds"], ["sqft", "beds"]] {
    let features = try houses.matrix(names)
    let model = try ols(features, price)
    let errors = try errors(of: model, features, price)
    let numbers =
      [("intercept", model.intercept)]
      + Array(zip(names, filled(model.coefficients, to: names.count)))
    for ((name, value), error) in zip(numbers, errors) {
      table.add(names.joined(separator: ", "), name, number(value, 2), number(error, 2))
    }
  }
  show(table)
}

/// The page's small example, where XᵀX loses everything.
private func byHand() throws {
  let little = 1e-9
  let columns = try Matrix(columns: [[1, little, 0], [1, 0, little]])
  let gram = try columns.transposed.times(columns)
  print("columns (1, \(little), 0) and (1, 0, \(little)): XᵀX is \(gram.rows)")
  let r = try HouseholderQR(columns).r
  print("R is \(r.rows)")
  let model = try ols(Matrix(rows: [[0, 0], [1, 0], [0, 1], [1, 1]]), [1, 3, 4, 8])
  print(
    "four rows by hand: intercept \(number(model.intercept, 2)),",
    "coefficients \(model.coefficients.map { number($0, 2) })")
  print()
}

private let longleyNames = ["GNPDEFL", "GNP", "UNEMP", "ARMED", "POP", "YEAR"]

/// How many digits of each coefficient are right, by both ways to solve.
private func digits() throws {
  // NIST Statistical Reference Datasets, Longley: certified values.
  let certified = [
    -3482258.63459582, 15.0618722713733, -0.0358191792925910, -2.02022980381683,
    -1.03322686717359, -0.0511041056535807, 1829.15146461355,
  ]
  let longley = try Table(named: "longley")
  let features = try longley.matrix(longleyNames)
  let employment = try longley.completeNumbers("TOTEMP")
  let model = try ols(features, employment)
  let careful = filled([model.intercept] + model.coefficients, to: certified.count)
  let normal = try normalEquations(features.addingIntercept(), employment)
  let names = ["intercept"] + longleyNames
  var table = TextTable(["Longley", "certified", "ols", "digits", "normal equations", "digits"])
  var digits: [[Double]] = [[], []]
  for (index, name) in names.enumerated() {
    let right = [careful, normal].map { rightDigits($0[index], certified[index]) }
    table.add(
      name, full(certified[index]), full(careful[index]), number(right[0], 2),
      full(normal[index]), number(right[1], 2))
    for way in 0...1 { digits[way].append(right[way]) }
  }
  show(table)
  for (way, name) in ["ols", "normal equations"].enumerated() {
    let fewest = digits[way].contains { $0.isNaN } ? .nan : digits[way].min()
    print("fewest right digits by \(name): \(number(fewest, 2))")
  }
  print()
  show(
    Chart(
      "Right digits of each coefficient on Longley's data", x: "coefficient",
      y: Axis("right digits", range: 0...16), categories: names,
      bars: [Bars("QR", digits[0]), Bars("normal equations", digits[1])]),
    savedAs: "11-least-squares-digits")
}

/// What the coefficient of prices becomes when one year is left out.
private func shakyYears() throws {
  let longley = try Table(named: "longley")
  let features = try longley.matrix(longleyNames)
  let employment = try longley.completeNumbers("TOTEMP")
  let years = try longley.completeNumbers("YEAR")
  let all = try ols(features, employment)
  let errors = try errors(of: all, features, employment)
  var table = TextTable(["Longley: feature", "all 16 years", "standard error", "without 1962"])
  let fewer = try ols(features.selecting(rows: Array(0..<15)), Array(employment.dropLast()))
  let values = [all, fewer].map { filled($0.coefficients, to: longleyNames.count) }
  for (index, name) in longleyNames.enumerated() {
    table.add(
      name, number(values[0][index], 3), number(errors[index + 1], 3), number(values[1][index], 3))
  }
  show(table)
  let shaken = try years.indices.map { left -> Double? in
    let rows = years.indices.filter { $0 != left }
    let model = try ols(features.selecting(rows: rows), rows.map { employment[$0] })
    return model.coefficients.first
  }
  show(
    Chart(
      "The coefficient of prices, when one of sixteen years is left out",
      x: Axis("year left out", kind: .year), y: "jobs (thousands) per index point",
      series: [.points("coefficient of GNPDEFL", x: years, y: shaken)],
      guides: [
        .horizontal(0, "no effect"),
        .horizontal(all.coefficients.first ?? .nan, "with all years"),
      ]),
    savedAs: "11-least-squares-years")
}

/// A mark for each kind of house, and one too many.
private func trap() throws {
  let houses = try Table(named: "sacramento")
  let size = try houses.completeNumbers("sqft")
  let price = try houses.completeNumbers("price")
  let kinds = ["Multi_Family", "Residential", "Condo"]
  let marks = try kinds.map { kind in
    try houses.completeStrings("type").map { $0 == kind ? 1.0 : 0 }
  }
  let model = try ols(Matrix(columns: [size] + marks.dropLast()), price)
  let values = zip(["sqft"] + kinds, model.coefficients)
  print("two marks: \(values.map { "\($0) \(number($1, 2))" }.joined(separator: ", "))")
  do {
    _ = try ols(Matrix(columns: [size] + marks), price)
    print("three marks: fitted, and it should not have been")
  } catch RegressionError.dependent(let column) {
    print("three marks: refused, feature \(column) depends on the others")
  }
  print()
}

private func patients() throws {
  let table = try Table(named: "diabetes")
  let names = table.columnNames.filter { $0 != "target" }
  let features = try table.matrix(names)
  let target = try table.completeNumbers("target")
  let model = try ols(features, target)
  let errors = try errors(of: model, features, target)
  var report = TextTable(["442 patients", "coefficient", "standard error", "ratio"])
  let numbers =
    [("intercept", model.intercept)]
    + Array(zip(names, filled(model.coefficients, to: names.count)))
  for ((name, value), error) in zip(numbers, errors) {
    report.add(name, number(value, 3), number(error, 3), number(value / error, 1))
  }
  show(report)
  let missed = try residuals(of: model, features, target)
  let scatter = try residualStandardError(missed, parameters: names.count + 1)
  let naive = (missed.reduce(0) { $0 + $1 * $1 } / Double(missed.count)).squareRoot()
  print("residual standard error \(number(scatter, 2)); with n for n - p it is \(number(naive, 2))")
}

/// Solves XᵀX b = Xᵀy, as textbooks write it and programs should not.
private func normalEquations(_ design: Matrix, _ target: [Double]) throws -> [Double] {
  var gram = try design.transposed.times(design)
  var moments = try design.transposed.times(target)
  for pivot in moments.indices {
    for row in moments.indices.dropFirst(pivot + 1) {
      let factor = gram[row, pivot] / gram[pivot, pivot]
      for column in moments.indices { gram[row, column] -= factor * gram[pivot, column] }
      moments[row] -= factor * moments[pivot]
    }
  }
  for row in moments.indices.reversed() {
    for column in moments.indices.dropFirst(row + 1) {
      moments[row] -= gram[row, column] * moments[column]
    }
    moments[row] /= gram[row, row]
  }
  return moments
}

/// The residuals, none while there is no model yet.
private func residuals(
  of model: LinearModel, _ features: Matrix, _ target: [Double]
) throws -> [Double] {
  guard model.coefficients.count == features.columnCount else { return target.map { _ in .nan } }
  return try zip(target, model.predict(features)).map { $0 - $1 }
}

private func errors(
  of model: LinearModel, _ features: Matrix, _ target: [Double]
) throws -> [Double] {
  let found = try standardErrors(features, residuals: residuals(of: model, features, target))
  return filled(found, to: features.columnCount + 1)
}

/// What an exercise that is not written yet leaves out is shown as no number.
private func filled(_ values: [Double], to count: Int) -> [Double] {
  values + Array(repeating: .nan, count: max(0, count - values.count))
}

/// The log relative error: how many digits of `value` agree with `certified`, at most 15.
private func rightDigits(_ value: Double, _ certified: Double) -> Double {
  guard value.isFinite else { return .nan }
  return value == certified ? 15 : min(15, -log10(abs(value - certified) / abs(certified)))
}

private func number(_ value: Double?, _ places: Int) -> String {
  value.map { String(format: "%.\(places)f", $0) } ?? "-"
}

/// A number with all the digits that a `Double` keeps for certain.
private func full(_ value: Double) -> String {
  String(format: "%.15g", value)
}
