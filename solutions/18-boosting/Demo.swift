import Foundation
import LessonKit

/// Boosts stumps for diabetes and bins the ages of the Titanic, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  try byHand()
  try rates()
  try ages()
}

/// The worked example of the page.
private func byHand() throws {
  let samples = Samples(columns: [[1, 2, 3, 4]], target: [2, 4, 6, 12])
  let model = try boost(samples, rounds: 2, rate: 0.5)
  print("four rows: start \(model.start)")
  for stump in model.stumps {
    print("at most \(stump.threshold): \(stump.atMost), above: \(stump.above)")
  }
  print("errors round by round: \(stagedMSE(model, samples))")
  print()
}

/// The patients on the course's split.
private func patients() throws -> (train: Samples, heldOut: Samples, all: Samples) {
  let table = try Table(named: "diabetes")
  let names = Array(table.columnNames.dropLast())
  func samples(_ part: Table) throws -> Samples {
    Samples(
      columns: try names.map { try part.completeNumbers($0) },
      target: try part.completeNumbers("target"))
  }
  var generator = SplitMix64(seed: 42)
  let order = generator.shuffledIndices(count: table.rowCount)
  let apart = (table.rowCount + 4) / 5
  return (
    try samples(table.selecting(rows: Array(order[apart...]))),
    try samples(table.selecting(rows: Array(order[..<apart]))), try samples(table)
  )
}

private func rates() throws {
  let (train, heldOut, all) = try patients()
  let ten = stagedMSE(try boost(all, rounds: 10, rate: 0.1), all)
  if ten.count == 11 {
    print(
      "all 442 patients, rate 0.1: \(text(ten[0])) at the start, \(text(ten[1])) after 1 round,",
      "\(text(ten[5])) after 5, \(text(ten[10])) after 10")
    print()
  }
  var table = TextTable(["rounds", "rate 1: train", "held out", "rate 0.1: train", "held out"])
  var curves: [[Double]] = []
  for rate in [1, 0.1] {
    let model = try boost(train, rounds: 200, rate: rate)
    curves += [stagedMSE(model, train), stagedMSE(model, heldOut)]
    let errors = curves[curves.count - 1]
    if let least = errors.min(), let rounds = errors.firstIndex(of: least) {
      print("rate \(rate): the least held-out error, \(text(least)), after \(rounds) rounds")
    }
  }
  print()
  guard curves.allSatisfy({ $0.count == 201 }) else { return }
  for rounds in [0, 1, 2, 5, 10, 50, 100, 200] {
    table.add(
      rounds, text(curves[0][rounds]), text(curves[1][rounds]), text(curves[2][rounds]),
      text(curves[3][rounds]))
  }
  show(table)
  let rounds = (0...200).map(Double.init)
  show(
    Chart(
      "What a further round brings", x: "rounds", y: Axis("mean squared error", range: 1000...6000),
      series: [
        .line("rate 1, train", x: rounds, y: curves[0]),
        .line("rate 1, held out", x: rounds, y: curves[1]),
        .line("rate 0.1, train", x: rounds, y: curves[2]),
        .line("rate 0.1, held out", x: rounds, y: curves[3]),
      ]),
    savedAs: "18-boosting-rounds")
}

/// Survival by ten years of age, and where unknown ages go.
private func ages() throws {
  let table = try Table(named: "titanic")
  let ages = try table.numbers("age").map { $0 ?? .nan }
  let survived = try table.completeNumbers("survived")
  let mean = survived.reduce(0, +) / Double(survived.count)
  let residuals = survived.map { $0 - mean }
  let edges = stride(from: 10.0, through: 70, by: 10).map { $0 }
  let bins = ages.map { bin($0, edges: edges) }
  let names = ["0 to 10", "to 20", "to 30", "to 40", "to 50", "to 60", "to 70", "above", "unknown"]
  var shares: [Double] = []
  var list = TextTable(["age", "passengers", "survived"])
  for (number, name) in names.enumerated() {
    let own = zip(bins, survived).filter { $0.0 == number }.map(\.1)
    let share = own.isEmpty ? Double.nan : own.reduce(0, +) / Double(own.count)
    shares.append(share)
    list.add(name, own.count, share.isFinite ? String(format: "%.1f%%", 100 * share) : "-")
  }
  show(list)
  report("a bin of its own", histogramSplit(bins, residuals, binCount: 8), edges)
  report(
    "unknown read as 0",
    histogramSplit(ages.map { bin($0.isNaN ? 0 : $0, edges: edges) }, residuals, binCount: 8), edges
  )
  let known = Set(ages.filter { !$0.isNaN }).sorted()
  let between = zip(known, known.dropFirst()).map { $0 / 2 + $1 / 2 }
  report(
    "a bin for each age",
    histogramSplit(ages.map { bin($0, edges: between) }, residuals, binCount: known.count), between)
  print()
  guard shares.allSatisfy(\.isFinite) else { return }
  show(
    Chart(
      "Who survived, by age", x: "age", y: Axis("survived", range: 0...1, kind: .percent),
      categories: names, bars: [Bars("survived", shares)]),
    savedAs: "18-boosting-ages")
}

private func report(_ name: String, _ split: HistogramSplit?, _ edges: [Double]) {
  guard let split, edges.indices.contains(split.lastLeftBin) else { return print("\(name): -") }
  print(
    "\(name): cut at \(edges[split.lastLeftBin]), unknown goes",
    split.missingGoesLeft ? "left," : "right,", "gain \(text(split.gain))")
}

private func text(_ number: Double) -> String { String(format: "%.2f", number) }
