import Foundation
import LessonKit

/// Tests aspirin, a button that does nothing and two rules for tumours, with the functions of this
/// lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  byHand()
  physicians()
  sizes()
  splits()
  peeking()
  let rules = try RadiusRules()
  paired(rules)
  bootstrapped(rules)
}

private func byHand() {
  let result = try? twoProportionZ(Arm(people: 100, events: 20), Arm(people: 100, events: 10))
  print("20 of 100 against 10 of 100: z \(text(result?.z, 2)), p \(text(result?.p, 3))")
  print()
}

private func physicians() {
  var table = TextTable(["Physicians' Health Study", "people", "heart attacks", "share"])
  for (name, arm) in [("placebo", Arm.placebo), ("aspirin", .aspirin)] {
    table.add(name, arm.people, arm.events, percent(arm.share, 2))
  }
  show(table)
  let result = try? twoProportionZ(.placebo, .aspirin)
  print("z \(text(result?.z, 2)), p \(small(result?.p))")
  print()
}

private func sizes() {
  var table = TextTable(["from 10% to", "people in each group"])
  for share in [0.2, 0.15, 0.12, 0.11, 0.105] {
    table.add(
      percent(share, 1), try? sampleSize(usual: 0.1, changed: share, alpha: 0.05, power: 0.8))
  }
  show(table)
}

private func splits() {
  var table = TextTable(["split in halves", "p"])
  for (first, second) in [(11_034, 11_037), (821_588, 815_482)] {
    table.add(
      "\(first) and \(second)", small(try? sampleRatioMismatch(first, second, share: 0.5)))
  }
  show(table)
}

/// A button that does nothing, looked at again and again.
private func peeking() {
  guard let peeking = try? Peeking(test: twoProportionZ) else { return }
  let limit = 1.959963984540054
  let now = (0..<10).map { peeking.beyond(limit, at: $0) }
  let ever = (0..<10).map { peeking.beyond(limit, upTo: $0) }
  var table = TextTable([
    "of 400 tests of nothing: people in each group", "beyond 1.96 now", "now or before",
  ])
  for look in 0..<10 { table.add("\((look + 1) * 100)", now[look], ever[look]) }
  show(table)
  print("Beyond 2.555 at some look: \(peeking.beyond(2.555, upTo: 9)) of 400")
  print()
  let people = (1...10).map { Double($0) * 100 }
  let chart = Chart(
    "Tests of nothing that look significant", x: "people in each group",
    y: Axis("share of 400 tests", range: 0...0.25, kind: .percent),
    series: [
      .line("now or at a look before", x: people, y: ever.map { Double($0) / 400 }),
      .line("now", x: people, y: now.map { Double($0) / 400 }),
    ], guides: [.horizontal(0.05, "alpha")])
  show(chart, savedAs: "23-experiments-peeking")
}

private func paired(_ rules: RadiusRules) {
  let pairs = zip(rules.byMean, rules.byWorst).enumerated().map { row, answers in
    [answers.0 == rules.actual[row], answers.1 == rules.actual[row]]
  }
  var table = TextTable(["455 tumours", "worst right", "worst wrong"])
  for mean in [true, false] {
    table.add(
      mean ? "mean right" : "mean wrong", pairs.count { $0 == [mean, true] },
      pairs.count { $0 == [mean, false] })
  }
  show(table)
  let (mean, worst) = (pairs.count { $0[0] }, pairs.count { $0[1] })
  let apart = try? twoProportionZ(
    Arm(people: pairs.count, events: worst), Arm(people: pairs.count, events: mean))
  let result = try? mcnemar(rules.byMean, rules.byWorst, actual: rules.actual)
  print("Right: \(worst) and \(mean). As if of other tumours: p \(text(apart?.p, 3))")
  print("Paired: p \(text(result?.p, 4))")
  print()
}

private func bootstrapped(_ rules: RadiusRules) {
  let rows = rules.actual.indices
  let right = [rules.byMean, rules.byWorst].map { answers in
    rows.map { answers[$0] == rules.actual[$0] ? 1.0 : 0 }
  }
  var gains: [Double] = []
  var rng = SplitMix64(seed: 23)
  let interval = try? bootstrapCI(count: rows.count, repeats: 1000, level: 0.95, rng: &rng) {
    drawn in
    let gain = drawn.reduce(0) { $0 + right[1][$1] - right[0][$1] } / Double(drawn.count)
    gains.append(gain)
    return gain
  }
  print("The worst radius is right more often by ", terminator: "")
  print("\(percent(interval?.lower, 1)) to \(percent(interval?.upper, 1))")
  rng = SplitMix64(seed: 23)
  let recall = try? bootstrapCI(count: rows.count, repeats: 1000, level: 0.95, rng: &rng) { drawn in
    let malignant = drawn.filter { rules.actual[$0] == 0 }
    return Double(malignant.count { rules.byWorst[$0] == 0 }) / Double(max(1, malignant.count))
  }
  print("Of the malignant ones it finds ", terminator: "")
  print("\(percent(recall?.lower, 1)) to \(percent(recall?.upper, 1))")
  print()
  let edges = stride(from: -2.0, through: 36, by: 2).map { ($0 - 0.5) / 455 * 100 }
  let heights = zip(edges, edges.dropFirst()).map { low, high in
    Double(gains.count { $0 * 100 >= low && $0 * 100 < high })
  }
  var guides: [Guide] = [.vertical(0, "no difference")]
  if let interval, interval.lower.isFinite, interval.upper.isFinite {
    guides += [
      .vertical(interval.lower * 100, "95% from here"), .vertical(interval.upper * 100, "to here"),
    ]
  }
  let chart = Chart(
    "How much more often the worst radius is right", x: "points of 100", y: "samples",
    histogram: Histogram(edges: edges, heights: heights), guides: guides)
  show(chart, savedAs: "23-experiments-difference")
}

private func text(_ number: Double?, _ digits: Int) -> String {
  number.map { String(format: "%.\(digits)f", $0) } ?? "-"
}

private func percent(_ share: Double?, _ digits: Int) -> String {
  share.map { "\(text($0 * 100, digits))%" } ?? "-"
}

private func small(_ p: Double?) -> String { p.map { String(format: "%.2g", $0) } ?? "-" }
