import Foundation
import LessonKit

/// Solves for trends and for Longley's coefficients, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  try byHand()
  try forecasts()
  try trends()
  try longley()
}

/// The page's small systems.
private func byHand() throws {
  let a = try Matrix(rows: [[2, 1], [4, 5]])
  print("a = [[2, 1], [4, 5]], b = [4, 14]: x is \(texts(solved(a, [4, 14])))")
  print("x = [1, 3] misses by \(text(try backwardError(a, [1, 3], [4, 14]))) of what was added up")
  let small = try Matrix(rows: [[1e-20, 1], [1, 1]])
  print("a = [[1e-20, 1], [1, 1]], b = [1, 2]: x is \(texts(solved(small, [1, 2])))")
  print("its condition is \(text(try condition(small)))")
  let dependent = try Matrix(rows: [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6], [0.7, 0.8, 0.9]])
  print("[[0.1, 0.2, 0.3], [0.4, 0.5, 0.6], [0.7, 0.8, 0.9]] times x is [1, 0, 0]:")
  print("x is \(texts(solved(dependent, [1, 0, 0])))")
  print("its condition is \(text(try condition(dependent)))")
  var triangle = Triangle(columns: 2)
  try triangle.add([3, 1], 2)
  try triangle.add([4, 2], 1)
  print("rows [3, 1], 2 and [4, 2], 1: r is \(triangle.r.rows), right is \(triangle.right)")
  print()
}

/// The years of Longley's data, the powers of which make a trend, and the employment.
private func years(_ degree: Int, from start: Double) throws -> (Matrix, [Double]) {
  let table = try Table(named: "longley")
  let rows = try table.completeNumbers("YEAR").map { powers($0 - start, degree) }
  return (try Matrix(rows: rows), try table.completeNumbers("TOTEMP"))
}

private func powers(_ number: Double, _ degree: Int) -> [Double] {
  (0...degree).map { power in (0..<power).reduce(1.0) { value, _ in value * number } }
}

/// The page's first question: one cubic trend, solved for in two ways.
private func forecasts() throws {
  let (x, employment) = try years(3, from: 0)
  let ways = [
    ("XᵀX b = Xᵀy", throughProducts(x, employment)), ("rows turned", byRows(x, employment)),
  ]
  var table = TextTable(
    ["cubic trend by", "coefficient of year³", "1947", "1962", "1970", "backward error"])
  for (name, b) in ways {
    let fitted = [1947.0, 1962, 1970].map { dot(powers($0, 3), b) }
    let products = try x.transposed.times(x)
    let error = try backwardError(products, b, x.transposed.times(employment))
    table.add(name, text(b[3]), whole(fitted[0]), whole(fitted[1]), whole(fitted[2]), text(error))
  }
  show(table)
  let (centred, _) = try years(3, from: 1954.5)
  let b = throughProducts(centred, employment)
  print("XᵀX b = Xᵀy with years from 1954.5: coefficient \(text(b[3])),", terminator: " ")
  print("for 1970 \(whole(dot(powers(15.5, 3), b)))")
  print()
  let places = Array(stride(from: 1947.0, through: 1975, by: 0.5))
  show(
    Chart(
      "Employment in the United States, and one trend computed in two ways",
      x: Axis("year", kind: .year), y: "employed (thousands)",
      series: ways.map { name, b in
        .line(name, x: places, y: places.map { dot(powers($0, 3), b) })
      } + [.points("employed", x: x.column(1), y: employment)]),
    savedAs: "03-matrices-trend")
}

/// What every further power costs.
private func trends() throws {
  // Exact least squares in Python's fractions, from the highest power down to the constant.
  let exact = [
    [-1335105.2441176469, 716.51176470588234],
    [-25614352.249719888, 25561.108403361344, -6.3557422969187671],
    [19320241023.683052, -29668965.12457142, 15186.596329624967, -2.5911063480722922],
    [
      12358508239075.777, -25282726209.817348, 19395981.74553217, -6613.2641683866532,
      0.84557087004842424,
    ],
  ]
  let exactCentred = [
    [65317, 716.51176470588234], [65452.059523809527, 716.51176470588234, -6.3557422969187671],
    [65452.059523809527, 815.10336125003312, -6.3557422969187671, -2.5911063480722922],
    [
      65737.371744791672, 815.10336125003312, -51.956171360244504, -2.5911063480722922,
      0.84557087004842424,
    ],
  ]
  let names = ["line", "parabola", "cubic", "quartic"]
  var table = TextTable([
    "trend", "condition", "digits by XᵀX", "by turned rows", "condition from 1954.5", "by XᵀX",
  ])
  var digits: [[Double]] = [[], [], []]
  for (index, name) in names.enumerated() {
    let (x, employment) = try years(index + 1, from: 0)
    let (centred, _) = try years(index + 1, from: 1954.5)
    let right = [
      rightDigits(throughProducts(x, employment), exact[index]),
      rightDigits(byRows(x, employment), exact[index]),
      rightDigits(throughProducts(centred, employment), exactCentred[index]),
    ]
    for way in right.indices { digits[way].append(right[way]) }
    table.add(
      name, text(try condition(HouseholderQR(x).r)), tenths(right[0]), tenths(right[1]),
      text(try condition(HouseholderQR(centred).r)), tenths(right[2]))
  }
  show(table)
  show(
    Chart(
      "Right digits of the worst coefficient", x: "trend", y: Axis("right digits", range: 0...16),
      categories: names,
      bars: [
        Bars("XᵀX", digits[0]), Bars("rows turned", digits[1]),
        Bars("XᵀX, years from 1954.5", digits[2]),
      ]),
    savedAs: "03-matrices-digits")
}

/// Six features and sixteen years, for which NIST certifies the coefficients.
private func longley() throws {
  let names = ["GNPDEFL", "GNP", "UNEMP", "ARMED", "POP", "YEAR"]
  // NIST Statistical Reference Datasets, Longley: certified values.
  let certified = [
    -3482258.63459582, 15.0618722713733, -0.0358191792925910, -2.02022980381683,
    -1.03322686717359, -0.0511041056535807, 1829.15146461355,
  ]
  let data = try Table(named: "longley")
  let x = try data.matrix(names).addingIntercept()
  let employment = try data.completeNumbers("TOTEMP")
  let ways = [throughProducts(x, employment), byRows(x, employment)]
  var table = TextTable(["Longley", "certified", "digits by XᵀX", "by turned rows"])
  for (index, name) in (["intercept"] + names).enumerated() {
    let digits = ways.map { rightDigits([$0[index]], [certified[index]]) }
    table.add(name, "\(certified[index])", tenths(digits[0]), tenths(digits[1]))
  }
  show(table)
  print("fewest right digits by XᵀX: \(tenths(rightDigits(ways[0], certified))),", terminator: " ")
  print("by turned rows: \(tenths(rightDigits(ways[1], certified)))")
  print("condition of Longley's columns: \(text(try condition(HouseholderQR(x).r)))")
  var triangle = Triangle(columns: x.columnCount)
  for (row, value) in zip(x.rows, employment) { try triangle.add(row, value) }
  print("squared residuals: \(triangle.squares); NIST certifies 836424.055505915")
}

/// The coefficients by way of XᵀX, with this lesson's elimination.
private func throughProducts(_ x: Matrix, _ y: [Double]) -> [Double] {
  guard let products = try? x.transposed.times(x), let moments = try? x.transposed.times(y) else {
    return filled([], to: x.columnCount)
  }
  return solved(products, moments)
}

/// The coefficients by way of this lesson's triangle.
private func byRows(_ x: Matrix, _ y: [Double]) -> [Double] {
  var triangle = Triangle(columns: x.columnCount)
  for (row, value) in zip(x.rows, y) { try? triangle.add(row, value) }
  return filled((try? triangle.r.leastSquares(triangle.right)) ?? [], to: x.columnCount)
}

private func solved(_ a: Matrix, _ b: [Double]) -> [Double] {
  filled((try? solve(lu(a), b)) ?? [], to: a.columnCount)
}

/// As many numbers as are wanted, also while an exercise gives none yet.
private func filled(_ values: [Double], to count: Int) -> [Double] {
  (0..<count).map { $0 < values.count ? values[$0] : .nan }
}

private func dot(_ left: [Double], _ right: [Double]) -> Double {
  zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
}

/// -log₁₀ of the largest relative error, between 0 and 16; nothing where there is no answer.
private func rightDigits(_ found: [Double], _ exact: [Double]) -> Double {
  let worst = zip(found, exact).reduce(0) { worst, pair in
    let error = abs(pair.0 / pair.1 - 1)
    return error.isNaN ? .nan : max(worst, error)
  }
  return worst.isNaN ? .nan : max(0, min(16, -log10(worst)))
}

private func texts(_ numbers: [Double]) -> String {
  "[\(numbers.map { text($0) }.joined(separator: ", "))]"
}

private func text(_ number: Double) -> String {
  if number.isNaN || number.isInfinite { return "\(number)" }
  let isFar = number != 0 && !(1e-3..<1e5).contains(abs(number))
  return String(format: isFar ? "%.1e" : "%.4g", number)
}

private func tenths(_ number: Double) -> String {
  number.isNaN ? "-" : String(format: "%.1f", number)
}

private func whole(_ number: Double) -> String {
  number.isNaN ? "-" : String(format: "%.0f", number)
}
