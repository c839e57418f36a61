import Foundation
import LessonKit

/// Prices houses with a line, and asks how wrong it is, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  try byHand()
  let houses = try Houses()
  try learning(from: houses)
  try lines(through: houses)
  try scores(of: houses)
  try swapped(houses)
  try patients()
}

/// The houses of Sacramento in a shuffled order: the first fifth for testing, the rest to learn from.
private struct Houses {
  let table: Table
  let size: [Double]
  let price: [Double]
  let train: [Int]
  let test: [Int]

  init() throws {
    table = try Table(named: "sacramento")
    size = try table.completeNumbers("sqft")
    price = try table.completeNumbers("price")
    var random = SplitMix64(seed: 42)
    let rows = random.shuffledIndices(count: table.rowCount)
    let count = (rows.count + 4) / 5
    test = Array(rows.prefix(count))
    train = Array(rows.dropFirst(count))
  }

  func score(learningFrom count: Int) throws -> HoldOutScore {
    try holdOut(
      x: size, y: price, train: Array(train.prefix(count)), test: test, fit: simpleOLS, error: rmse)
  }

  func line(through count: Int) throws -> Line {
    let rows = train.prefix(count)
    return try simpleOLS(x: rows.map { size[$0] }, y: rows.map { price[$0] })
  }
}

/// The worked example of the page.
private func byHand() throws {
  let (x, y) = ([1.0, 2, 3], [2.0, 3, 7])
  let line = try simpleOLS(x: x, y: y)
  let answers = line.predict(x)
  print("x 1 2 3, y 2 3 7: slope \(line.slope), intercept \(line.intercept), answers \(answers)")
  print(
    "mae \(number(try mae(actual: y, predicted: answers), 3)),",
    "rmse \(number(try rmse(actual: y, predicted: answers), 3)),",
    "mape \(number(try mape(actual: y, predicted: answers), 3)),",
    "R² \(number(try r2(actual: y, predicted: answers), 3))")
  print()
}

/// How the errors on seen and unseen houses change with the number of houses learnt from.
private func learning(from houses: Houses) throws {
  let counts = [5, 10, 20, 50, 100, 200, 400, houses.train.count]
  let scores = try counts.map { try houses.score(learningFrom: $0) }
  var table = TextTable([
    "houses learnt from", "RMSE on those", "RMSE on \(houses.test.count) others", "baseline",
  ])
  for (count, score) in zip(counts, scores) {
    table.add(count, dollars(score.train), dollars(score.test), dollars(score.baseline))
  }
  show(table)
  show(
    Chart(
      "What a line is off by, on houses it has seen and on others",
      x: "houses learnt from", y: Axis("RMSE (dollars)", range: 0...140_000),
      series: [
        .line("on \(houses.test.count) others", x: counts.map(Double.init), y: scores.map(\.test)),
        .line("on those it learnt from", x: counts.map(Double.init), y: scores.map(\.train)),
      ], guides: [.horizontal(scores.last?.baseline ?? .nan, "one price for every house")]),
    savedAs: "10-line-and-error-learning")
}

private func lines(through houses: Houses) throws {
  let few = try houses.line(through: 5)
  let all = try houses.line(through: houses.train.count)
  let ends = [400.0, 4900]
  let five = houses.train.prefix(5)
  show(
    Chart(
      "Houses of Sacramento, a line through five of them and one through 745",
      x: "size (square feet)", y: "price (dollars)",
      series: [
        .points("held out", x: houses.test.map { houses.size[$0] }, y: prices(houses, houses.test)),
        .points("the five", x: five.map { houses.size[$0] }, y: prices(houses, Array(five))),
        .line("through five", x: ends, y: few.predict(ends)),
        .line("through 745", x: ends, y: all.predict(ends)),
      ]),
    savedAs: "10-line-and-error-houses")
}

private func prices(_ houses: Houses, _ rows: [Int]) -> [Double?] {
  rows.map { houses.price[$0] }
}

/// The scores of the two lines on the houses that were held out, and of one price for all.
private func scores(of houses: Houses) throws {
  let actual = houses.test.map { houses.price[$0] }
  let size = houses.test.map { houses.size[$0] }
  let seen = houses.train.map { houses.price[$0] }
  let mean = seen.reduce(0, +) / Double(seen.count)
  var table = TextTable(["on the houses held out", "MAE", "RMSE", "MAPE", "R²"])
  let answers = [
    ("one price for all", actual.map { _ in mean }),
    ("line through five", try houses.line(through: 5).predict(size)),
    ("line through 745", try houses.line(through: houses.train.count).predict(size)),
  ]
  for (name, predicted) in answers {
    table.add(
      name, dollars(try mae(actual: actual, predicted: predicted)),
      dollars(try rmse(actual: actual, predicted: predicted)),
      number(try mape(actual: actual, predicted: predicted) * 100, 1) + "%",
      number(try r2(actual: actual, predicted: predicted), 3))
  }
  show(table)
  let five = houses.train.prefix(5)
  let own = try houses.line(through: 5).predict(five.map { houses.size[$0] })
  let score = try r2(actual: five.map { houses.price[$0] }, predicted: own)
  print("R² of the line through five, on those five: \(number(score, 3))")
  print()
}

/// The line of all houses, the house it misses most, and the line that x and y exchanged give.
private func swapped(_ houses: Houses) throws {
  let line = try simpleOLS(x: houses.size, y: houses.price)
  print(
    "All \(houses.price.count) houses: \(number(line.slope, 2)) dollars a square foot,",
    "and \(dollars(line.intercept)) dollars at 0")
  let predicted = line.predict(houses.size)
  let misses = try residuals(actual: houses.price, predicted: predicted)
  if let row = misses.indices.max(by: { abs(misses[$0]) < abs(misses[$1]) }) {
    print(
      "largest miss: \(try houses.table.completeStrings("city")[row]),",
      "\(dollars(houses.size[row])) square feet, \(dollars(houses.price[row])) dollars,",
      "off by \(dollars(misses[row]))")
  }
  let other = try simpleOLS(x: houses.price, y: houses.size)
  print(
    "size from price, read the other way round: \(number(1 / other.slope, 2)) dollars a square foot"
  )
  print()
}

private func patients() throws {
  let table = try Table(named: "diabetes")
  let bmi = try table.completeNumbers("bmi")
  let target = try table.completeNumbers("target")
  let line = try simpleOLS(x: bmi, y: target)
  let score = try r2(actual: target, predicted: line.predict(bmi))
  print(
    "\(table.rowCount) patients: progression = \(number(line.intercept, 2)) +",
    "\(number(line.slope, 2)) · bmi, R² \(number(score, 3))")
}

private func number(_ value: Double?, _ places: Int) -> String {
  value.map { String(format: "%.\(places)f", $0) } ?? "-"
}

/// Whole dollars, with a comma at the thousands.
private func dollars(_ value: Double) -> String {
  guard value.isFinite else { return "nan" }
  let digits = String(format: "%.0f", abs(value))
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return (value < 0 ? "-" : "") + text
}
