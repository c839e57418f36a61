import LessonKit
import LessonTesting
import Testing

@testable import SlicesAndReportsLesson

private let goesWithoutABaseline = Mistake(
  "GOES_WITHOUT_A_BASELINE",
  "The model was compared with nothing. 60 % may be splendid or useless; refuse a card that cannot say."
)
private let neverAddsUp = Mistake(
  "NEVER_ADDS_UP",
  "There are rows that no slice has, or that two have. A card that is silent about rows is silent about "
    + "those that fail.")
private let tellsOfAnySlice = Mistake(
  "TELLS_OF_ANY_SLICE",
  "A slice has a rate in it however few rows it has. Below the minimum say that there are too few.")
private let leavesOutSmallSlices = Mistake(
  "LEAVES_OUT_SMALL_SLICES",
  "The small slices are gone from the card. Nobody who reads it will know that there are any.")
private let leavesOutIntervals = Mistake(
  "LEAVES_OUT_INTERVALS", "A rate stands there without its interval, as if it were exact.")
private let verdictWithoutDoubt = Mistake(
  "VERDICT_WITHOUT_DOUBT",
  "The verdict follows from the two rates, and chance alone can have put them in this order.")
private let marksWithoutDoubt = Mistake(
  "MARKS_WITHOUT_DOUBT",
  "A slice is marked by its rate alone. About half of all slices lie below the whole.")

@Suite("ModelCard", .exercise("24-slices-and-reports/ModelCard"))
struct ModelCardSuite {
  @Test("A card says what it is about, how right it is, compared with what, and for whom")
  func whole() {
    let facts = facts(slices: [north, south, tiny])
    let card = [
      "# A model", "For tests only.", "Tested on 100 rows: all of them", wholeLine,
      "Better than the baseline.", "- north: 45.0% of 40 (31.0% to 59.0%), below the whole",
      "- south: 70.0% of 50 (56.0% to 80.0%)", "- tiny: too few rows (10)",
    ]
    check(
      "modelCard(\(about(facts)), minimum: 20)", try modelCard(facts, minimum: 20), is: text(card),
      mistakes: [
        leavesOutSmallSlices.gives(text(card.dropLast())),
        tellsOfAnySlice.gives(text(card.dropLast() + ["- tiny: 70.0% of 10 (39.0% to 89.0%)"])),
        leavesOutIntervals.gives(
          text([
            "# A model", "For tests only.", "Tested on 100 rows: all of them",
            "Right: 60.0%. Baseline, always yes: 45.0%.", "Better than the baseline.",
            "- north: 45.0% of 40, below the whole", "- south: 70.0% of 50",
            "- tiny: too few rows (10)",
          ])),
      ])
  }

  @Test("Better and worse are said where the whole interval lies on one side, and else neither")
  func verdicts() {
    let cases: [(Int, Slice, String)] = [
      (45, all, better), (51, all, unclear), (59, all, unclear), (60, all, unclear),
      (61, all, unclear), (68, all, unclear), (75, all, worse),
      (50, all, unclear), (69, all, unclear),
    ]
    for (positives, whole, verdict) in cases {
      let facts = facts(
        whole: whole, baseline: slice("always yes", 100, positives, 0, 1), slices: [whole])
      let wrong = 60 > positives ? better : worse
      check(
        "modelCard(\(about(facts)), minimum: 1), its fifth line", try line(4, of: facts),
        is: verdict, mistakes: verdict == unclear ? [verdictWithoutDoubt.gives(wrong)] : [])
    }
  }

  @Test("A slice is marked where its whole interval lies below the rate of all rows")
  func marks() {
    let slices = [
      slice("one", 25, 10, 0.2, 0.55), slice("two", 25, 14, 0.4, 0.7),
      slice("three", 25, 12, 0.3, 0.6), slice("four", 25, 24, 0.8, 0.99),
    ]
    let facts = facts(slices: slices)
    let expected = [
      "- one: 40.0% of 25 (20.0% to 55.0%), below the whole",
      "- two: 56.0% of 25 (40.0% to 70.0%)", "- three: 48.0% of 25 (30.0% to 60.0%)",
      "- four: 96.0% of 25 (80.0% to 99.0%)",
    ]
    var marked = expected
    marked[1] += ", below the whole"
    marked[2] += ", below the whole"
    check(
      "modelCard(\(about(facts)), minimum: 1), from its sixth line on",
      try Array(lines(of: facts, minimum: 1).dropFirst(5)), is: expected,
      mistakes: [marksWithoutDoubt.gives(marked)])
  }

  @Test("Compared are the numbers themselves, not the percents that they are printed as")
  func beforeRounding() {
    let cases: [(Double, Double, String)] = [
      (0.4504, 0.69, better), (0.4496, 0.69, unclear), (0.3, 0.4496, worse), (0.3, 0.4504, unclear),
    ]
    for (low, high, verdict) in cases {
      let whole = slice("all", 100, 60, low, high)
      let facts = facts(whole: whole, slices: [whole])
      check(
        "modelCard(\(about(facts)), minimum: 1), its fifth line", try line(4, of: facts),
        is: verdict)
    }
    for (high, end) in [(0.5996, ", below the whole"), (0.6004, "")] {
      let facts = facts(slices: [slice("one", 100, 50, 0.4, high)])
      check(
        "modelCard(\(about(facts)), minimum: 1), its sixth line", try line(5, of: facts),
        is: "- one: 50.0% of 100 (40.0% to 60.0%)\(end)")
    }
  }

  @Test("As many rows as the minimum are enough; small slices come last, in their order")
  func minimum() {
    let slices = [
      slice("z", 8, 8, 0.7, 1), slice("c", 10, 5, 0.2, 0.8), slice("w", 9, 0, 0, 0.3),
      slice("y", 3, 1, 0.1, 0.8), slice("a", 70, 46, 0.5, 0.7),
    ]
    let facts = facts(slices: slices)
    let told = ["- c: 50.0% of 10 (20.0% to 80.0%)", "- a: 65.7% of 70 (50.0% to 70.0%)"]
    check(
      "modelCard(\(about(facts)), minimum: 10), from its sixth line on",
      try Array(lines(of: facts, minimum: 10).dropFirst(5)),
      is: told + ["- z: too few rows (8)", "- w: too few rows (9)", "- y: too few rows (3)"],
      mistakes: [
        leavesOutSmallSlices.gives(told),
        tellsOfAnySlice.gives([
          "- z: 100.0% of 8 (70.0% to 100.0%)", told[0],
          "- w: 0.0% of 9 (0.0% to 30.0%), below the whole", "- y: 33.3% of 3 (10.0% to 80.0%)",
          told[1],
        ]),
      ])
  }

  @Test(
    "With a minimum of 1, or of none, a slice of a single row is told about, and so is a namesake")
  func single() {
    let facts = facts(slices: [
      slice("one", 1, 1, 0.2, 1), slice("rest", 98, 58, 0.5, 0.7), slice("one", 1, 0, 0, 0.8),
    ])
    for minimum in [1, 0] {
      check(
        "modelCard(\(about(facts)), minimum: \(minimum)), from its sixth line on",
        try Array(lines(of: facts, minimum: minimum).dropFirst(5)),
        is: [
          "- one: 100.0% of 1 (20.0% to 100.0%)", "- rest: 59.2% of 98 (50.0% to 70.0%)",
          "- one: 0.0% of 1 (0.0% to 80.0%)",
        ])
    }
  }

  @Test("A card without a baseline is refused, before anything else")
  func noBaseline() {
    let empty = alone(slices: [])
    check(
      "modelCard(\(about(empty)), minimum: 1)", try modelCard(empty, minimum: 1),
      throws: CardError.noBaseline)
    let whole = alone(slices: [all])
    check(
      "modelCard(\(about(whole)), minimum: 1)", try modelCard(whole, minimum: 1),
      throws: CardError.noBaseline,
      mistakes: [goesWithoutABaseline.when { $0.contains("Baseline, all: 60.0%") }])
  }

  @Test("A baseline on other rows is refused, else slices that leave rows out or count them twice")
  func otherRows() {
    let short = facts(baseline: slice("always yes", 99, 45, 0.3, 0.5), slices: [north])
    check(
      "modelCard(\(about(short)), minimum: 1)", try modelCard(short, minimum: 1),
      throws: CardError.baselineRows(99, of: 100))
    let long = facts(baseline: slice("always yes", 101, 45, 0.3, 0.5), slices: [all])
    check(
      "modelCard(\(about(long)), minimum: 1)", try modelCard(long, minimum: 1),
      throws: CardError.baselineRows(101, of: 100))
    let few = facts(slices: [north, south])
    check(
      "modelCard(\(about(few)), minimum: 20)", try modelCard(few, minimum: 20),
      throws: CardError.sliceRows(90, of: 100),
      mistakes: [neverAddsUp.when { $0.hasSuffix("- south: 70.0% of 50 (56.0% to 80.0%)") }])
    let twice = facts(slices: [north, south, tiny, tiny])
    check(
      "modelCard(\(about(twice)), minimum: 20)", try modelCard(twice, minimum: 20),
      throws: CardError.sliceRows(110, of: 100),
      mistakes: [neverAddsUp.when { $0.hasSuffix("tiny: too few rows (10)") }])
    check(
      "modelCard(\(about(facts(slices: []))), minimum: 1)",
      try modelCard(facts(slices: []), minimum: 1), throws: CardError.sliceRows(0, of: 100),
      mistakes: [neverAddsUp.when { $0.hasSuffix(better) }])
  }

  @Test(
    "The rule by the clock: 63.2 % right, 73.1 % for saying nothing, below the whole for MQ and UA")
  func flights() {
    // Counts: pandas 3, as the suite of SliceMetrics has them. Intervals: Wilson's.
    let counts: [(String, Int, Int)] = [
      ("AS", 63, 32), ("MQ", 192, 106), ("UA", 4577, 2787), ("AA", 346, 215), ("EV", 4203, 2680),
      ("DL", 396, 257), ("WN", 642, 427), ("US", 401, 270), ("B6", 622, 435), ("9E", 114, 81),
      ("VX", 161, 115), ("OO", 1, 1),
    ]
    let facts = ModelFacts(
      name: "Late from Newark", use: "To plan staff, not to judge carriers.",
      data: "every tenth flight of 2013", whole: wilsons("all", 11718, 7406),
      baseline: wilsons("never late", 11718, 8567),
      slices: counts.map { wilsons($0.0, $0.1, $0.2) })
    check(
      "modelCard(the flights by carrier, minimum: 100)", try lines(of: facts, minimum: 100),
      is: [
        "# Late from Newark", "To plan staff, not to judge carriers.",
        "Tested on 11718 rows: every tenth flight of 2013",
        "Right: 63.2% (62.3% to 64.1%). Baseline, never late: 73.1%.", "Worse than the baseline.",
        "- MQ: 55.2% of 192 (48.1% to 62.1%), below the whole",
        "- UA: 60.9% of 4577 (59.5% to 62.3%), below the whole",
        "- AA: 62.1% of 346 (56.9% to 67.1%)", "- EV: 63.8% of 4203 (62.3% to 65.2%)",
        "- DL: 64.9% of 396 (60.1% to 69.4%)", "- WN: 66.5% of 642 (62.8% to 70.1%)",
        "- US: 67.3% of 401 (62.6% to 71.7%)", "- B6: 69.9% of 622 (66.2% to 73.4%)",
        "- 9E: 71.1% of 114 (62.1% to 78.6%)", "- VX: 71.4% of 161 (64.0% to 77.8%)",
        "- AS: too few rows (63)", "- OO: too few rows (1)",
      ])
  }

  @Test("On generated facts it writes what the solution writes", .tags(.crossCheck))
  func generated() {
    enum Fault { case baseline, baselineRows, sliceRows }
    crossCheck(within: .exact) { random in
      let faults = random.faults(
        [Fault.baseline, .baselineRows, .sliceRows],
        pairs: [(.baseline, .sliceRows), (.baselineRows, .sliceRows)])
      var slices: [Slice] = []
      for name in ["a", "b b", "C", "a", "é"].prefix(random.count(1...5)) {
        slices.append(made(name, random.int(1...12), &random))
      }
      let rows = slices.reduce(0) { $0 + $1.count }
      let whole = made("all", rows, &random)
      let other = faults.contains(.baselineRows) ? rows + 1 : rows
      let baseline = faults.contains(.baseline) ? nil : made("always no", other, &random)
      if faults.contains(.sliceRows) {
        if random.chance(0.5) { slices.removeLast() } else { slices.append(slices[0]) }
      }
      let facts = ModelFacts(
        name: random.word(), use: "For \(random.word()).", data: random.word(), whole: whole,
        baseline: baseline, slices: slices)
      let minimum = random.int(0...9)
      return Case("modelCard(\(about(facts)), minimum: \(minimum))") {
        try modelCard(facts, minimum: minimum)
      }
    }
  }

  /// A slice whose interval has ends in whole percent, now and then on another rate.
  private func made(_ name: String, _ count: Int, _ random: inout CaseGenerator) -> Slice {
    let positives = random.int(0...count)
    let percents = [random.int(0...100), random.int(0...100)].sorted()
    return slice(name, count, positives, Double(percents[0]) / 100, Double(percents[1]) / 100)
  }

  private let better = "Better than the baseline."
  private let worse = "Worse than the baseline."
  private let unclear = "Not to be told from the baseline."
  private let wholeLine = "Right: 60.0% (50.0% to 69.0%). Baseline, always yes: 45.0%."

  private var all: Slice { slice("all", 100, 60, 0.5, 0.69) }
  private var north: Slice { slice("north", 40, 18, 0.31, 0.59) }
  private var south: Slice { slice("south", 50, 35, 0.56, 0.8) }
  private var tiny: Slice { slice("tiny", 10, 7, 0.39, 0.89) }

  private func slice(
    _ name: String, _ count: Int, _ positives: Int, _ low: Double, _ high: Double
  ) -> Slice {
    Slice(name: name, count: count, positives: positives, interval: Interval(low: low, high: high))
  }

  private func facts(whole: Slice? = nil, baseline: Slice? = nil, slices: [Slice]) -> ModelFacts {
    ModelFacts(
      name: "A model", use: "For tests only.", data: "all of them", whole: whole ?? all,
      baseline: baseline ?? slice("always yes", 100, 45, 0.36, 0.55), slices: slices)
  }

  private func alone(slices: [Slice]) -> ModelFacts {
    ModelFacts(
      name: "A model", use: "For tests only.", data: "all of them", whole: all, baseline: nil,
      slices: slices)
  }

  private func wilsons(_ name: String, _ count: Int, _ positives: Int) -> Slice {
    let (k, n, z) = (Double(positives), Double(count), 1.959963984540054)
    let half = z * (k * (n - k) / n + z * z / 4).squareRoot()
    let middle = k + z * z / 2
    return slice(
      name, count, positives, (middle - half) / (n + z * z), (middle + half) / (n + z * z))
  }

  private func lines(of facts: ModelFacts, minimum: Int) throws -> [String] {
    try modelCard(facts, minimum: minimum)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func line(_ number: Int, of facts: ModelFacts) throws -> String {
    let lines = try lines(of: facts, minimum: 1)
    return lines.indices.contains(number) ? lines[number] : ""
  }

  private func text(_ lines: [String]) -> String { lines.joined(separator: "\n") }

  private func text(_ lines: ArraySlice<String>) -> String { text(Array(lines)) }

  private func about(_ facts: ModelFacts) -> String {
    func about(_ slice: Slice) -> String {
      "\(literal(slice.name)) \(slice.positives) of \(slice.count) (\(slice.interval.low) to "
        + "\(slice.interval.high))"
    }
    return
      "ModelFacts(\(literal(facts.name)), \(literal(facts.use)), \(literal(facts.data)), whole: "
      + "\(about(facts.whole)), baseline: \(facts.baseline.map { about($0) } ?? "nil"), slices: "
      + "[\(facts.slices.map { about($0) }.joined(separator: ", "))])"
  }
}
