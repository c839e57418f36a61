import Foundation
import LessonKit

/// Makes folds of four tables, and searches in noise, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  let noise = Noise()
  features(noise)
  byHand()
  try iris()
  try cancer()
  try flights()
  search(noise)
  try diabetes()
}

/// The page's first question, answered twice.
private func features(_ noise: Noise) {
  let parts = shuffledParts(100, 5)
  let peeked = noise.best(20, in: Array(0..<100))
  let outside = try? crossValidate([20], on: parts) { _, train, test in
    noise.wrong(peeked, train: train, test: test)
  }
  let inside = try? crossValidate([20], on: parts) { count, train, test in
    noise.wrong(noise.best(Int(count), in: train), train: train, test: test)
  }
  var table = TextTable(["Noise: 20 of 1,000 features, chosen", "wrong of 20", "right"])
  for (name, wrong) in [("before the folds", outside), ("inside of each fold", inside)] {
    table.add(name, text(wrong?.first, 1), percent(wrong?.first.map { 1 - $0 / 20 }))
  }
  show(table)
}

private func byHand() {
  print("kFold(7, 3) is tested on  ", (try? kFold(7, 3).map(\.test)) ?? [])
  print("timeFolds(7, 2) learns from", (try? timeFolds(7, 2).map(\.train)) ?? [])
  print("        and is tested on   ", (try? timeFolds(7, 2).map(\.test)) ?? [])
  let three: Trial = { factor, train, test in
    let values = [1.0, 2, 6]
    let guess = factor * train.reduce(0) { $0 + values[$1] } / Double(max(1, train.count))
    return test.reduce(0) { $0 + (values[$1] - guess) * (values[$1] - guess) }
  }
  let parts = [[0], [1], [2]]
  let scores = (try? crossValidate([0, 1], on: parts, error: three)) ?? []
  print("Of 1, 2 and 6, a factor of 0 and of 1 score", scores.map { text($0, 2) })
  let nested = try? nestedSearch([0, 1], on: parts, error: three)
  print("A nested search chooses", nested?.chosen ?? [], "and expects", text(nested?.estimate, 2))
  print()
}

/// The two ways to make folds of labels, as splitters for the hunt.
private var splitters: [(String, Splitter)] {
  [
    ("in order", { labels, k in (try? kFold(labels.count, k)) ?? [] }),
    ("stratified", { labels, k in (try? stratified(labels, k)) ?? [] }),
  ]
}

private func iris() throws {
  let table = try Table(named: "iris")
  let features = try table.matrix(["sepal_length", "sepal_width", "petal_length", "petal_width"])
  let labels = try table.completeIntegers("target")
  var shown = TextTable(["Irises: folds", "right in fold 0", "1", "2", "fair"])
  for (name, splitter) in splitters {
    let right = splitter(labels, 3).map { percent(nearestAccuracy(features, labels, $0)) }
    let cells = right.count == 3 ? right : ["-", "-", "-"]
    shown.add(name, cells[0], cells[1], cells[2], isFair(splitter, on: labels, k: 3) ? "yes" : "no")
  }
  show(shown)
}

private func cancer() throws {
  let labels = try Table(named: "breast_cancer").completeIntegers("target")
  let bars = splitters.map { name, splitter in
    let counts = splitter(labels, 5).map { fold in Double(fold.test.count { labels[$0] == 1 }) }
    return Bars(name, (0..<5).map { $0 < counts.count ? counts[$0] : nil })
  }
  show(
    Chart(
      "Benign tumours in each test part", x: "fold", y: Axis("rows", range: 0...100),
      categories: (0..<5).map { String($0) }, bars: bars),
    savedAs: "22-cross-validation-benign")
}

private func flights() throws {
  let file = try Table(named: "flights_ewr").completeIntegers("month")
  func months(_ rows: [Int], of months: [Int]) -> String {
    Set(rows.filter(months.indices.contains).map { months[$0] }).sorted().map { String($0) }
      .joined(separator: " ")
  }
  var table = TextTable(["Flights: folds", "learns from months", "tested on months"])
  if let last = try? kFold(file.count, 5).last {
    table.add("the last of the file", months(last.train, of: file), months(last.test, of: file))
  }
  let sorted = file.sorted()
  for (place, fold) in ((try? timeFolds(file.count, 5)) ?? []).enumerated() {
    table.add("of time: \(place)", months(fold.train, of: sorted), months(fold.test, of: sorted))
  }
  show(table)
}

/// More and more features of noise to choose one from.
private func search(_ noise: Noise) {
  let parts = shuffledParts(100, 5)
  let trial: Trial = { noise.wrong([Int($0)], train: $1, test: $2) }
  let counts = [1, 5, 10, 20, 50, 100, 200]
  let scores = (try? crossValidate((0..<200).map { Double($0) }, on: parts, error: trial)) ?? []
  let best = counts.map { scores.prefix($0).min() }
  let nested = counts.map { count in
    (try? nestedSearch((0..<count).map { Double($0) }, on: parts, error: trial))?.estimate
  }
  var table = TextTable(["Noise: features tried", "best score", "nested estimate"])
  for (place, count) in counts.enumerated() {
    table.add(count, text(best[place], 1), text(nested[place], 1))
  }
  show(table)
  show(
    Chart(
      "Choosing one feature of noise: wrong of 20", x: "features tried",
      y: Axis("wrong of 20", range: 0...12), categories: counts.map { String($0) },
      bars: [Bars("best score", best), Bars("nested estimate", nested)],
      guides: [.horizontal(10, "a coin")]),
    savedAs: "22-cross-validation-search")
}

private func diabetes() throws {
  let table = try Table(named: "diabetes")
  let features = try table.matrix(
    ["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"])
  let target = try table.completeNumbers("target")
  let trial: Trial = { try ridgeError(features, target, $0, train: $1, test: $2) }
  let penalties = [0.1, 1, 10, 100, 1000]
  let parts = shuffledParts(442, 5)
  let scores = (try? crossValidate(penalties, on: parts, error: trial)) ?? []
  var shown = TextTable(["Diabetes: penalty", "mean squared error"])
  for (penalty, score) in zip(penalties, scores) { shown.add(penalty, text(score, 2)) }
  show(shown)
  let nested = try? nestedSearch(penalties, on: parts, error: trial)
  print("A nested search chooses", nested?.chosen ?? [], "and expects", text(nested?.estimate, 2))
}

private func text(_ number: Double?, _ digits: Int) -> String {
  number.map { String(format: "%.\(digits)f", $0) } ?? "-"
}

private func percent(_ share: Double?) -> String { share.map { "\(text($0 * 100, 0))%" } ?? "-" }
