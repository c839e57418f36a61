import LessonKit
import LessonTesting
import Testing

@testable import ThresholdsLesson

private let highestSoFar = Mistake(
  "HIGHEST_SO_FAR",
  "It looks as if each number became the highest so far. That never falls, but it lies above the values: two "
    + "that are out of order meet in the middle.")
private let noLookBack = Mistake(
  "DOES_NOT_LOOK_BACK",
  "The numbers still fall in one place. A block that has sunk may lie below the one before it: look back "
    + "once more, and again.")
private let plainMeans = Mistake(
  "PLAIN_MEANS",
  "It looks as if the weights were not used. A value that counts twice pulls twice as much.")

@Suite("Never falling", .exercise("21-thresholds/Isotonic"))
struct IsotonicSuite {
  private func plain(_ values: [Double]) throws -> [Double] {
    try isotonic(values, weights: values.map { _ in 1 })
  }

  @Test("Two that are out of order meet in the middle")
  func byHand() {
    check(
      "isotonic([1, 3, 2, 4], weights: ones)", try plain([1, 3, 2, 4]), is: [1, 2.5, 2.5, 4],
      within: .relative(1e-12), mistakes: [highestSoFar.gives([1, 3, 3, 4])])
    check(
      "isotonic([3e-9, 1e-9], weights: ones)", try plain([3e-9, 1e-9]), is: [2e-9, 2e-9],
      within: .relative(1e-12), mistakes: [highestSoFar.gives([3e-9, 3e-9])])
  }

  @Test("What never falls stays as it is, and what always falls becomes its mean")
  func ends() {
    check(
      "isotonic([-2, -2, 0, 5], weights: ones)", try plain([-2, -2, 0, 5]), is: [-2, -2, 0, 5],
      within: .relative(1e-12))
    check(
      "isotonic([9, 5, 1], weights: ones)", try plain([9, 5, 1]), is: [5, 5, 5],
      within: .relative(1e-12), mistakes: [highestSoFar.gives([9, 9, 9])])
    check("isotonic([], weights: [])", try plain([]), is: [])
    check("isotonic([7], weights: [0.5])", try isotonic([7], weights: [0.5]), is: [7])
  }

  @Test("A block that sinks takes the one before it along")
  func back() {
    // 3 and 1 become 2, which is below 2.5; the three of them become 2.1667.
    check(
      "isotonic([2.5, 3, 1], weights: ones)", try plain([2.5, 3, 1]),
      is: [6.5 / 3, 6.5 / 3, 6.5 / 3], within: .relative(1e-12),
      mistakes: [noLookBack.gives([2.5, 2, 2]), highestSoFar.gives([2.5, 3, 3])])
  }

  @Test("A value that weighs three times as much pulls three times as much")
  func weights() {
    check(
      "isotonic([8, 4, 9], weights: [3, 1, 1])", try isotonic([8, 4, 9], weights: [3, 1, 1]),
      is: [7, 7, 9], within: .relative(1e-12),
      mistakes: [plainMeans.gives([6, 6, 9]), highestSoFar.gives([8, 8, 9])])
    check(
      "isotonic([8, 4], weights: [0.1, 0.3])", try isotonic([8, 4], weights: [0.1, 0.3]),
      is: [5, 5], within: .relative(1e-12),
      mistakes: [plainMeans.gives([6, 6]), highestSoFar.gives([8, 8])])
  }

  @Test("Eight values have the fit of scikit-learn")
  func reference() {
    // scikit-learn 1.9.1: IsotonicRegression().fit_transform(range(8), …).
    check(
      "isotonic([1, 0, 2, 3, 2, 1, 5, 4], weights: ones)", try plain([1, 0, 2, 3, 2, 1, 5, 4]),
      is: [0.5, 0.5, 2, 2, 2, 2, 4.5, 4.5], within: .relative(1e-12),
      mistakes: [highestSoFar.gives([1, 1, 2, 3, 3, 3, 5, 5])])
  }

  @Test("Other lengths, then the first weight that is not finite and above 0 are refused")
  func refusals() {
    check(
      "isotonic([1, 2], weights: [0])", try isotonic([1, 2], weights: [0]),
      throws: RankingError.lengths(scores: 2, actual: 1))
    check(
      "isotonic([1, 2, 3], weights: [1, 0, -1])", try isotonic([1, 2, 3], weights: [1, 0, -1]),
      throws: ThresholdError.weight(row: 1))
    check(
      "isotonic([1, 2], weights: [1, infinity])", try isotonic([1, 2], weights: [1, .infinity]),
      throws: ThresholdError.weight(row: 1))
    check(
      "isotonic([1], weights: [nan])", try isotonic([1], weights: [.nan]),
      throws: ThresholdError.weight(row: 0))
  }

  // A stub may pass "Four times the values take about four times as long": it does no work
  @Test("Four times the values take about four times as long")
  func growth() {
    let values = (0..<4_000).map { Double(4_000 - $0) }
    let weights = values.map { _ in 1.0 }
    checkGrowth("isotonic(so many that fall)", from: 1_000, to: 4_000, atMost: 8, promise: "O(n)") {
      count in
      _ = try? isotonic(Array(values.prefix(count)), weights: Array(weights.prefix(count)))
    }
    let rising = Array(values.reversed())
    checkGrowth("isotonic(so many that rise)", from: 1_000, to: 4_000, atMost: 8, promise: "O(n)") {
      count in
      _ = try? isotonic(Array(rising.prefix(count)), weights: Array(weights.prefix(count)))
    }
    // 2, 1, 4, 3, 6, 5 and so on: two by two out of order.
    let pairs = rising.indices.map { rising[$0 ^ 1] }
    checkGrowth(
      "isotonic(so many, two by two out of order)", from: 1_000, to: 4_000, atMost: 8,
      promise: "O(n)"
    ) { count in
      _ = try? isotonic(Array(pairs.prefix(count)), weights: Array(weights.prefix(count)))
    }
  }

  @Test("The flights from October on, in the order of their scores, become 15 steps up to one half")
  func flights() throws {
    // scikit-learn 1.9.1: IsotonicRegression on score and label, equal scores put together.
    let model = try CancellationModel()
    let groups = Dictionary(grouping: model.probabilities.indices) { model.probabilities[$0] }
      .sorted { $0.key < $1.key }.map(\.value)
    let shares = groups.map { rows in
      Double(rows.count { model.cancelled[$0] }) / Double(rows.count)
    }
    let fitted = try isotonic(shares, weights: groups.map { Double($0.count) })
    var squares = 0.0
    for (value, rows) in zip(fitted, groups) {
      for row in rows {
        let miss = value - (model.cancelled[row] ? 1 : 0)
        squares += miss * miss
      }
    }
    check(
      "isotonic(share cancelled at each score, weights: rows): Brier score of the 2,973 flights",
      squares / 2973, is: 0.019086711879927998, within: .relative(1e-9))
    check("its last value", fitted.last ?? .nan, is: 0.5, within: .relative(1e-12))
    var steps = fitted.isEmpty ? 0 : 1
    for (lower, higher) in zip(fitted, fitted.dropFirst()) where higher > lower + 1e-12 {
      steps += 1
    }
    check("how many steps it has", steps, is: 15)
  }

  @Test("Of generated values it makes the steps that the solution makes", .tags(.crossCheck))
  func generated() {
    enum Fault { case lengths, weight }
    crossCheck { random in
      let faults = random.faults([Fault.lengths, .weight], pairs: [(.lengths, .weight)])
      let count = random.count(0...12) + (faults.contains(.weight) ? 2 : 0)
      var values = random.spread(count: count)
      if random.chance(0.3) { values = values.map { _ in Double(random.int(0...1)) } }
      if random.chance(0.2) { values = values.sorted(by: >) }
      var weights = values.map { _ in
        random.pick([1, 1, Double(random.int(1...9)) / 2, random.unit() + 0.01])
      }
      if faults.contains(.weight) {
        weights[random.int(0...1)] = random.pick([0, -1, .nan, .infinity])
      }
      if faults.contains(.lengths) { weights.append(1) }
      return Case("isotonic(\(literal(values)), weights: \(literal(weights)))", slack: 1e-11) {
        [values, weights] in try isotonic(values, weights: weights)
      }
    }
  }
}
