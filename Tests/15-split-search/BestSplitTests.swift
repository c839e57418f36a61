import LessonKit
import LessonTesting
import Testing

@testable import SplitSearchLesson

private let countsAnew = Mistake(
  "COUNTS_ANEW",
  "It looks as if both sides were counted anew for every cut. From one cut to the next a single "
    + "row changes sides.")
private let childrenUnweighted = Mistake(
  "CHILDREN_UNWEIGHTED",
  "It looks as if both sides count the same, however many rows they have. One pure row then weighs "
    + "as much as all the others.")
private let keepsRowsOnTheRight = Mistake(
  "KEEPS_ROWS_ON_THE_RIGHT",
  "It looks as if rows that went left are still on the right. A row is on one side at a time.")
private let labelsLeftBehind = Mistake(
  "LABELS_LEFT_BEHIND",
  "The values were put in order, and it looks as if the labels were left where they were. A row is "
    + "its value and its label: they move together.")
private let partsEqualValues = Mistake(
  "PARTS_EQUAL_VALUES",
  "Equal values cannot be told apart by any threshold: all their rows go to the same side.")
private let thresholdOnAValue = Mistake(
  "THRESHOLD_ON_A_VALUE",
  "The threshold is one of the values. The next tumour will be a hair above it: halfway to the "
    + "next value is the fairer guess.")
private let roundsOntoTheUpper = Mistake(
  "ROUNDS_ONTO_THE_UPPER",
  "Halfway between neighbouring doubles is no double, and it was rounded up to the larger one. "
    + "That is not between them: both rows now go left.")
private let addsBeforeItHalves = Mistake(
  "ADDS_BEFORE_IT_HALVES",
  "Two large values were added, which is more than a Double holds, before it is halved. Their halves "
    + "can be added.")
private let lastTieWins = Mistake(
  "LAST_TIE_WINS",
  "It looks as if the last of equally good splits was kept. Which one is kept must be settled, or "
    + "the same data grow another tree: here it is the first.")
private let lastColumnWins = Mistake(
  "LAST_COLUMN_WINS",
  "It looks as if the last of equally good columns was kept. Which one is kept must be settled, or "
    + "the same data grow another tree: here it is the first.")
private let needsAGain = Mistake(
  "NEEDS_A_GAIN",
  "A split that gains nothing yet can make the next two perfect. As long as the labels are mixed, "
    + "it is still a split.")
private let splitsAPureNode = Mistake(
  "SPLITS_A_PURE_NODE",
  "These labels are all alike, so that there is nothing left to ask.")
private let cutsAfterTheLast = Mistake(
  "CUTS_AFTER_THE_LAST",
  "There is one gain too many. After the last label nothing is left on the right, and that is no cut."
)
private let countsThePlace = Mistake(
  "COUNTS_THE_PLACE",
  "It looks as if this is the number of the place, which begins at 0. At place 0 one row has gone "
    + "left already.")

@Suite("Best split", .exercise("15-split-search/BestSplit"))
struct BestSplitSuite {
  @Test("Every cut of the labels 0 0 0 1 has its gain")
  func cutsByHand() {
    // Whole: 3/8. Rest, place by place: 3/4 · 4/9, 2/4 · 1/2, 0.
    check(
      "cutGains([0, 0, 0, 1])", cutGains([0, 0, 0, 1], empty: twoClasses),
      is: [0.375 - 1.0 / 3, 0.125, 0.375], within: .relative(1e-9),
      mistakes: [
        childrenUnweighted.gives([0.375 - 2.0 / 9, 0.125, 0.375]),
        keepsRowsOnTheRight.gives([0.075, 0.125, 0.375 - 1.5 / 7]),
        keepsRowsOnTheRight.gives([0, 0, 0]),
        cutsAfterTheLast.when { $0.count == 4 },
        .named(
          "GIVES_WHAT_IS_LEFT", gives: [1.0 / 3, 0.25, 0],
          "This is the impurity that is left over on the two sides. The gain is what the cut took away."
        ),
      ])
  }

  @Test("Labels read backwards have the same gains, backwards; fewer than two have none")
  func backwards() {
    check("cutGains([])", cutGains([], empty: twoClasses), is: [])
    check("cutGains([1])", cutGains([1], empty: twoClasses), is: [])
    let labels = [0, 1, 1, 0, 1, 1, 1, 0, 1]
    let gains = cutGains(labels, empty: twoClasses)
    check(
      "cutGains([1, 0, 1, 1, 1, 0, 1, 1, 0])", cutGains(labels.reversed(), empty: twoClasses),
      satisfies: "the 8 gains of the labels read forwards, \(gains), in the opposite order",
      mistakes: [cutsAfterTheLast.when { $0.count == 9 }]
    ) { backwards in
      backwards.count == 8 && gains.count == 8
        && zip(backwards, gains.reversed()).allSatisfy { abs($0 - $1) < 1e-12 }
    }
  }

  @Test("Twice as many rows take about twice as many changes of a node")
  func growth() {
    // Counted, not timed. Both sides counted anew for every cut would take four times as many.
    let labels = (0..<400).map { $0 * $0 % 3 }
    let values = (0..<400).map { Double($0 * 7 % 401) }
    let cuts = [200, 400].map { count in
      changes { _ = cutGains(Array(labels.prefix(count)), empty: $0) }
    }
    check(
      "cutGains: calls of add and remove for 200 and for 400 labels", cuts,
      satisfies: "about twice as many for twice the labels",
      mistakes: [countsAnew.when { $0[1] > 3 * $0[0] }], where: growsAsTheRows)
    guard
      check(
        "bestThreshold: calls of add and remove for 200 and for 400 rows",
        try [200, 400].map { count in
          try changes {
            _ = try bestThreshold(
              Array(values.prefix(count)), Array(labels.prefix(count)), empty: $0)
          }
        },
        satisfies: "about twice as many for twice the rows",
        mistakes: [countsAnew.when { $0[1] > 3 * $0[0] }], where: growsAsTheRows)
    else { return }
    // The work beside the node's, such as sorting, is compared between two sizes.
    checkGrowth(
      "bestThreshold of n rows", from: 1_000, to: 4_000, atMost: 9, promise: "O(n log n)"
    ) { count in
      let values = (0..<count).map { Double($0 * 7_919 % 4_001) }
      _ = try? bestThreshold(values, (0..<count).map { $0 % 2 }, empty: twoClasses)
    }
  }

  @Test("The threshold lies halfway between two values, and each label stays with its value")
  func thresholdByHand() throws {
    let best = try bestThreshold([4, 1, 8, 2, 6], [1, 0, 1, 0, 1], empty: twoClasses)
    let call = "bestThreshold([4, 1, 8, 2, 6], [1, 0, 1, 0, 1])"
    // Cut in the order of the rows, 1 0 1 0 1, the best place is the first.
    guard
      check(
        "\(call)?.value", best?.value, is: 3,
        mistakes: [
          labelsLeftBehind.gives(1.5), labelsLeftBehind.gives(7), thresholdOnAValue.gives(2),
          // Small values are halved rightly either way.
          addsBeforeItHalves.when { $0 == 3 },
        ])
    else { return }
    check(
      "\(call)?.leftCount", best?.leftCount, is: 2,
      mistakes: [labelsLeftBehind.gives(4), countsThePlace.gives(1)])
    check("\(call)?.gain", best?.gain, is: 0.48, within: .relative(1e-9))
  }

  @Test("Equal values stay together, even where parting them would gain more")
  func equalValues() throws {
    let best = try bestThreshold([1, 2, 2, 2, 3], [0, 0, 1, 1, 1], empty: twoClasses)
    let call = "bestThreshold([1, 2, 2, 2, 3], [0, 0, 1, 1, 1])"
    guard
      check(
        "\(call)?.leftCount ?? 0", best?.leftCount ?? 0, is: 1,
        mistakes: [partsEqualValues.gives(2), needsAGain.when { $0 == 1 }])
    else { return }
    check("\(call)?.value", best?.value, is: 1.5, mistakes: [thresholdOnAValue.gives(1)])
    check(
      "bestThreshold([-0.0, 0, 1, 1], [0, 1, 1, 0])?.leftCount",
      try bestThreshold([-0.0, 0, 1, 1], [0, 1, 1, 0], empty: twoClasses)?.leftCount, is: 2,
      mistakes: [partsEqualValues.gives(1), needsAGain.gives(nil)])
    check(
      "bestThreshold([1, 1, 2, 2], [0, 0, 1, 1])?.leftCount ?? 0",
      try bestThreshold([1, 1, 2, 2], [0, 0, 1, 1], empty: twoClasses)?.leftCount ?? 0, is: 2,
      // A gain of all there is, between groups of equal values: right by all of these.
      mistakes: [
        partsEqualValues.when { $0 == 2 }, needsAGain.when { $0 == 2 },
        lastTieWins.when { $0 == 2 },
      ])
  }

  @Test("Of equally good thresholds the lowest is taken, and of columns the first")
  func ties() throws {
    let values: [Double] = [1, 2, 3, 4]
    let labels = [0, 1, 1, 0]
    check(
      "bestThreshold([1, 2, 3, 4], [0, 1, 1, 0])?.leftCount",
      try bestThreshold(values, labels, empty: twoClasses)?.leftCount, is: 1,
      mistakes: [lastTieWins.gives(3)])
    check(
      "bestSplit([[7, 7, 7, 7], [1, 2, 3, 4], [4, 3, 2, 1]], [0, 1, 1, 0])?.feature",
      try bestSplit([[7, 7, 7, 7], values, values.reversed()], labels, empty: twoClasses)?.feature,
      is: 1, mistakes: [lastColumnWins.gives(2)])
  }

  @Test("A split may gain nothing, or less, as long as the labels are mixed")
  func noGainYet() throws {
    // Exclusive or: neither column tells anything alone.
    let columns: [[Double]] = [[0, 0, 1, 1], [0, 1, 0, 1]]
    let split = try bestSplit(columns, [0, 1, 1, 0], empty: twoClasses)
    let call = "bestSplit([[0, 0, 1, 1], [0, 1, 0, 1]], [0, 1, 1, 0])"
    guard
      check(
        "\(call)?.feature", split?.feature, is: 0,
        mistakes: [needsAGain.gives(nil), lastColumnWins.gives(1)])
    else { return }
    check("\(call)?.threshold.gain", split?.threshold.gain, is: 0, within: .absolute(1e-12))
    check("\(call)?.threshold.leftCount", split?.threshold.leftCount, is: 2)
    // A quarter for all four, a half for either pair: what rounding does by a hair, here it is plain.
    check(
      "cutGains([0, 1, 0, 1], empty: a node that is 1 / count where it is mixed)",
      cutGains([0, 1, 0, 1], empty: SmallIsMixed()), is: [0, -0.25, 0], within: .absolute(1e-12))
    check(
      "bestThreshold([1, 1, 2, 2], [0, 1, 0, 1], empty: the same)?.gain",
      try bestThreshold([1, 1, 2, 2], [0, 1, 0, 1], empty: SmallIsMixed())?.gain, is: -0.25,
      within: .relative(1e-9), mistakes: [needsAGain.gives(nil)])
    check(
      "bestSplit([[1, 1, 2, 2]], [0, 1, 0, 1], empty: the same)?.feature",
      try bestSplit([[1, 1, 2, 2]], [0, 1, 0, 1], empty: SmallIsMixed())?.feature, is: 0,
      mistakes: [needsAGain.gives(nil)])
  }

  @Test("Where labels are all alike, or values are, there is nothing to split")
  func nothing() {
    check(
      "bestThreshold([1, 2, 3], [1, 1, 1])",
      try bestThreshold([1, 2, 3], [1, 1, 1], empty: twoClasses), is: nil,
      mistakes: [splitsAPureNode.when { $0?.gain == 0 }])
    check(
      "bestThreshold([5, 5, 5], [0, 1, 0])",
      try bestThreshold([5, 5, 5], [0, 1, 0], empty: twoClasses), is: nil,
      mistakes: [partsEqualValues.when { ($0?.leftCount ?? -1) > 0 }])
    check("bestThreshold([], [])", try bestThreshold([], [], empty: twoClasses), is: nil)
    check("bestSplit([], [0, 1])", try bestSplit([], [0, 1], empty: twoClasses), is: nil)
    check(
      "bestSplit([[5, 5], [6, 6]], [0, 1])",
      try bestSplit([[5, 5], [6, 6]], [0, 1], empty: twoClasses), is: nil,
      mistakes: [partsEqualValues.when { ($0?.threshold.leftCount ?? -1) > 0 }])
  }

  @Test("A threshold parts even neighbouring doubles, and the largest ones")
  func neighbours() throws {
    // Halfway between the two rounds to the one with the even last bit, the upper one.
    let lower = 1.0.nextUp
    let best = try bestThreshold([lower, lower.nextUp], [0, 1], empty: twoClasses)
    check(
      "bestThreshold([1.0.nextUp, 1.0.nextUp.nextUp], [0, 1])?.value", best?.value, is: lower,
      mistakes: [roundsOntoTheUpper.gives(Optional(lower.nextUp))])
    check(
      "bestThreshold([1e308, 1.5e308], [0, 1])?.value",
      try bestThreshold([1e308, 1.5e308], [0, 1], empty: twoClasses)?.value, is: 1.25e308,
      within: .relative(1e-9),
      mistakes: [
        roundsOntoTheUpper.gives(Optional(.infinity)), addsBeforeItHalves.gives(1e308),
        thresholdOnAValue.gives(1e308),
      ])
    check(
      "bestThreshold([-1e308, 1.5e308], [0, 1])?.value",
      try bestThreshold([-1e308, 1.5e308], [0, 1], empty: twoClasses)?.value, is: 0.25e308,
      within: .relative(1e-9))
  }

  @Test("Columns that do not fit the labels, NaN and infinity are refused")
  func refused() {
    check(
      "bestThreshold([1, 2, 3], [0, 1])", try bestThreshold([1, 2, 3], [0, 1], empty: twoClasses),
      throws: SplitError.lengths(values: 3, labels: 2))
    check(
      "bestThreshold([1], [0, 1])", try bestThreshold([1], [0, 1], empty: twoClasses),
      throws: SplitError.lengths(values: 1, labels: 2))
    check(
      "bestThreshold([1, .nan, 2, .nan], [0, 1, 0, 1])",
      try bestThreshold([1, .nan, 2, .nan], [0, 1, 0, 1], empty: twoClasses),
      throws: SplitError.notFinite(row: 1))
    check(
      "bestSplit([[1, 2], [-.infinity, 2]], [0, 1])",
      try bestSplit([[1, 2], [-.infinity, 2]], [0, 1], empty: twoClasses),
      throws: SplitError.notFinite(row: 0))
    // Two faults at once, and labels that leave nothing to ask.
    check(
      "bestThreshold([.nan, 1], [0, 1, 0])",
      try bestThreshold([.nan, 1], [0, 1, 0], empty: twoClasses),
      throws: SplitError.lengths(values: 2, labels: 3))
    check(
      "bestSplit([[2, .nan], [1]], [0, 1])",
      try bestSplit([[2, .nan], [1]], [0, 1], empty: twoClasses),
      throws: SplitError.notFinite(row: 1))
    check(
      "bestSplit([[1, 2], [1, .infinity]], [0, 0])",
      try bestSplit([[1, 2], [1, .infinity]], [0, 0], empty: twoClasses),
      throws: SplitError.notFinite(row: 1))
  }

  @Test("The first question to an iris or a tumour is the one that scikit-learn asks")
  func realData() throws {
    // T2 for the tumours, with scikit-learn's DecisionTreeClassifier(max_depth=1), which rounds its
    // columns to 32 bits and so puts the threshold at 16.795000076. For the irises the same, over
    // random_state 0 ... 19: petal length (2.45) or width (0.8), each with a gain of 1/3; the rule
    // of ties leaves the length. Only rounding is forgiven.
    let iris = try Table(named: "iris")
    let tumours = try Table(named: "breast_cancer")
    let cases = [
      (iris, feature: 2, threshold: 2.45, gain: 1.0 / 3, leftCount: 50, classes: 3),
      (tumours, 20, 16.795, 0.32521087983640085, 379, 2),
    ]
    for (table, feature, threshold, gain, leftCount, classes) in cases {
      let columns = try table.columnNames.dropLast().map { try table.completeNumbers($0) }
      let labels = try table.completeIntegers("target")
      let empty = ClassCounts(classCount: classes, measure: gini(of:))
      let split = try bestSplit(columns, labels, empty: empty)
      let call = "bestSplit(\(table.name))"
      check(
        "\(call)?.feature", split?.feature, is: feature,
        mistakes: classes == 3 ? [lastColumnWins.gives(3)] : [])
      check(
        "\(call)?.threshold.value", split?.threshold.value, is: threshold,
        within: .relative(1e-9), mistakes: [thresholdOnAValue.gives(classes == 3 ? 1.9 : 16.77)])
      check(
        "\(call)?.threshold.gain", split?.threshold.gain, is: gain, within: .relative(1e-9))
      check("\(call)?.threshold.leftCount", split?.threshold.leftCount, is: leftCount)
    }
  }

  @Test("Generated columns are split as the solution splits them", .tags(.crossCheck))
  func generated() {
    enum Fault { case lengths, notFinite }
    crossCheck { random in
      let faults = random.faults([Fault.lengths, .notFinite], pairs: [(.lengths, .notFinite)])
      // With 2, 4 or 8 rows and whole impurities all is exact, and it is settled which one wins.
      let isExact = random.chance(0.5)
      let count = isExact ? random.pick([1, 2, 4, 8]) : random.count(0...12)
      let labels = random.classes(count: count, of: random.int(1...3))
      let name = isExact ? "KindCount()" : "ClassCounts(classCount: 3, measure: gini)"
      guard random.chance(0.8) else {
        let labels = random.classes(count: random.count(0...40), of: 3)
        return Case("cutGains(\(labels), empty: ClassCounts(classCount: 3, measure: gini))") {
          var steps = Steps()
          let changes = changes { node in
            steps.note("gains", cutGains(labels, empty: node), slack: 1e-12)
          }
          // Once or twice a label and side, not once for every pair of labels.
          steps.note("at most 8 calls of add and remove a label", changes <= 8 * labels.count)
          return steps
        }
      }
      var columns = (0..<random.pick([1, 1, 2, 3])).map { _ in
        switch random.int(0...9) {
        case 0: (0..<count).map { _ in random.pick([1, 1.0.nextUp, 1.0.nextUp.nextUp, 2]) }
        case 1: (0..<count).map { _ in random.pick([1e308, 1.5e308, -1e308]) }
        case 2...5: random.scores(count: count)
        default: random.column(count: count)
        }
      }
      if random.chance(0.3) { columns.append(columns[0].map { -$0 }) }
      for fault in faults {
        let place = random.int(0...columns.count - 1)
        columns[place] =
          fault == .lengths ? columns[place] + [1] : random.spoiled(columns[place])
      }
      let call = "bestSplit(\(literal(columns)), \(labels), empty: \(name))"
      return Case(call) { [columns] in
        try isExact
          ? told(bestSplit(columns, labels, empty: KindCount()), columns, isExact: true)
          : told(
            bestSplit(columns, labels, empty: ClassCounts(classCount: 3, measure: gini(of:))),
            columns, isExact: false)
      }
    }
  }

  /// What is promised of a split: which one wins only where no rounding has a say in it.
  private func told(_ split: Split?, _ columns: [[Double]], isExact: Bool) -> Steps {
    var steps = Steps()
    steps.note("has a split", split != nil)
    guard let split, columns.indices.contains(split.feature) else { return steps }
    let (best, values) = (split.threshold, columns[split.feature].sorted())
    steps.note("gain", best.gain, slack: 1e-12)
    steps.note("leftCount is right", values.count { $0 <= best.value } == best.leftCount)
    guard (1..<max(1, values.count)).contains(best.leftCount) else { return steps }
    let (lower, upper) = (values[best.leftCount - 1], values[best.leftCount])
    // A quarter of the way to either side: between near neighbours halfway has to be rounded.
    let isHalfway =
      lower.nextUp == upper
      || abs(best.value - lower / 2 - upper / 2) <= upper / 4 - lower / 4
    steps.note("threshold is halfway", isHalfway)
    if isExact {
      steps.note("feature", split.feature)
      steps.note("leftCount", best.leftCount)
    }
    return steps
  }

  private let twoClasses = ClassCounts(classCount: 2, measure: gini(of:))

  private func growsAsTheRows(_ changes: [Int]) -> Bool {
    changes[0] >= 200 && changes[1] >= 400 && 2 * changes[1] < 5 * changes[0]
  }

  /// How often nodes are changed by `search`, which is given an empty one.
  private func changes(by search: (CountedNode) throws -> Void) rethrows -> Int {
    let tally = Tally()
    try search(CountedNode(tally: tally))
    return tally.changes
  }
}

/// The Gini impurity; the exercise's own may not be right yet.
private func gini(of counts: [Int]) -> Double {
  let total = max(1, counts.reduce(0, +))
  let unlike = counts.map { $0 * (total - $0) }.reduce(0, +)
  return Double(unlike) / Double(total * total)
}

/// How often the nodes that share it were changed.
private final class Tally {
  var changes = 0
}

/// A node that counts how often it is changed.
private struct CountedNode: NodeSummary {
  let tally: Tally
  private var node = ClassCounts(classCount: 3) { gini(of: $0) }

  init(tally: Tally) { self.tally = tally }

  var count: Int { node.count }
  var impurity: Double { node.impurity }

  mutating func add(_ label: Int) {
    node.add(label)
    tally.changes += 1
  }

  mutating func remove(_ label: Int) {
    node.remove(label)
    tally.changes += 1
  }
}

/// A node that is the more mixed the fewer rows it has, so that some cuts gain less than nothing.
private struct SmallIsMixed: NodeSummary {
  private var counts = [0, 0]

  var count: Int { counts.reduce(0, +) }
  var impurity: Double { counts.contains(0) ? 0 : 1 / Double(count) }

  mutating func add(_ label: Int) { counts[label] += 1 }
  mutating func remove(_ label: Int) { counts[label] -= 1 }
}

/// How many kinds of label it holds beyond the first: whole numbers, which nothing has to round.
private struct KindCount: NodeSummary {
  private var counts = [0, 0, 0]

  var count: Int { counts.reduce(0, +) }
  var impurity: Double { Double(max(1, counts.count { $0 > 0 }) - 1) }

  mutating func add(_ label: Int) { counts[label] += 1 }
  mutating func remove(_ label: Int) { counts[label] -= 1 }
}
