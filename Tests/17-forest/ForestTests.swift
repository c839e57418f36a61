import LessonKit
import LessonTesting
import Testing

@testable import ForestLesson

private let drawsAColumnTwice = Mistake(
  "DRAWS_A_COLUMN_TWICE",
  "It looks as if columns were drawn like rows, with replacement. A question compares each column "
    + "once: no column twice.")
private let alwaysTheFirstColumns = Mistake(
  "ALWAYS_THE_FIRST_COLUMNS",
  "It looks as if the question chose among the same columns every time. They are drawn anew.")
private let inTheOrderDrawn = Mistake(
  "IN_THE_ORDER_DRAWN",
  "Two columns gain the same, and the one drawn first was taken. On a tie it is the lowest column.")
private let numberAmongTheDrawn = Mistake(
  "NUMBER_AMONG_THE_DRAWN",
  "The threshold is right, but the column is counted among the columns drawn. Say its number in the "
    + "whole table, or the tree will ask another column.")
private let oneSeedForEveryTree = Mistake(
  "ONE_SEED_FOR_EVERY_TREE",
  "It looks as if all trees are the same: each had the same seed. Their vote is that of one tree.")
private let oneGeneratorForAll = Mistake(
  "ONE_GENERATOR_FOR_ALL",
  "It looks as if one generator went from tree to tree. Each tree has a generator of its own, so that "
    + "it stays the same whatever the others do.")
private let growsOnAllRows = Mistake(
  "GROWS_ON_ALL_ROWS",
  "It looks as if a tree was grown from the rows of the whole table. Grow it from those it drew.")
private let dropsRepeats = Mistake(
  "DROPS_REPEATS", "Some leaf has too few rows. A row that was drawn twice counts twice.")

@Suite("Forest", .exercise("17-forest/Forest"))
struct ForestSuite {
  @Test("One column of four is drawn for each question, and named by its number in the table")
  func oneColumn() {
    // Python, Fisher-Yates of lessons/python/split.py with seed 2: the first of four, six times.
    var rng = SplitMix64(seed: 2)
    let found = (0..<6).map { _ in
      try? randomSplit(
        Array(0..<4), perfectColumns, [0, 0, 1, 1], empty: empty, tries: 1, rng: &rng)
    }
    check(
      "randomSplit([0, 1, 2, 3], \(literal(perfectColumns)), [0, 0, 1, 1], tries: 1, rng: &rng), "
        + "six times, of seed 2",
      found, is: [0, 3, 0, 3, 2, 3].map { perfect($0) } as [Split?],
      mistakes: [
        numberAmongTheDrawn.gives([0, 3, 0, 3, 2, 3].map { perfect($0, called: 0) }),
        alwaysTheFirstColumns.gives((0..<6).map { _ in perfect(0) }),
        drawsAColumnTwice.gives([2, 2, 3, 0, 1, 3].map { perfect($0) }),
      ])
  }

  @Test("Of two columns drawn, the better one is asked")
  func twoColumns() {
    // The first column is constant, the second gains 1/6, the third is perfect. The pairs drawn are
    // 0 and 2, 1 and 2, 0 and 2, 0 and 1.
    let columns: [[Double]] = [[7, 7, 7, 7], [1, 3, 2, 4], [1, 2, 3, 4]]
    var rng = SplitMix64(seed: 2)
    let found = (0..<4).map { _ in
      try? randomSplit(Array(0..<4), columns, [0, 0, 1, 1], empty: empty, tries: 2, rng: &rng)
    }
    check(
      "randomSplit([0, 1, 2, 3], \(literal(columns)), [0, 0, 1, 1], tries: 2, rng: &rng), four "
        + "times, of seed 2: the columns", found.map { $0?.feature }, is: [2, 2, 2, 1],
      mistakes: [
        numberAmongTheDrawn.gives([1, 1, 1, 1]), drawsAColumnTwice.gives([2, nil, 1, 2]),
      ])
    check(
      "the same: the thresholds", found.map { $0?.threshold.value },
      is: [2.5, 2.5, 2.5, 1.5],
      mistakes: [alwaysTheFirstColumns.gives([1.5, 1.5, 1.5, 1.5])])
  }

  @Test("With all columns it is the best split there is, and on a tie that of the lowest column")
  func allColumns() {
    let lowest: Split? = Split(
      feature: 0, threshold: Threshold(value: 1.5, gain: 0.5, leftCount: 1))
    let firstDrawn: Split? = Split(
      feature: 1, threshold: Threshold(value: 15, gain: 0.5, leftCount: 1))
    var rng = SplitMix64(seed: 2)
    check(
      "randomSplit([0, 1], [[1, 2], [10, 20]], [0, 1], tries: 2, rng: &rng), of seed 2",
      try randomSplit([0, 1], [[1, 2], [10, 20]], [0, 1], empty: empty, tries: 2, rng: &rng),
      is: lowest, mistakes: [inTheOrderDrawn.gives(firstDrawn)])
  }

  @Test("Rows that are constant in every column drawn have no question, whatever the other columns")
  func constant() {
    // Seed 0 draws the first column, which is constant, and seed 2 the second.
    let found: [Split?] = [0, 2].map { (seed: UInt64) -> Split? in
      var rng = SplitMix64(seed: seed)
      return try? randomSplit(
        [0, 1], [[5, 5], [1, 2]], [0, 1], empty: empty, tries: 1, rng: &rng)
    }
    check(
      "randomSplit([0, 1], [[5, 5], [1, 2]], [0, 1], tries: 1, rng: &rng), of seeds 0 and 2",
      found,
      is: [nil, Split(feature: 1, threshold: Threshold(value: 1.5, gain: 0.5, leftCount: 1))],
      mistakes: [alwaysTheFirstColumns.gives([nil, nil])])
  }

  @Test("A question that gains nothing is a question, and labels may be all alike")
  func gainOfZero() {
    let cases: [(text: String, rows: [Int], columns: [[Double]], labels: [Int], cut: Threshold)] = [
      (
        "[0, 1], [[1, 2]], [0, 0], tries: 1", [0, 1], [[1, 2]], [0, 0],
        .init(value: 1.5, gain: 0, leftCount: 1)
      ),
      (
        "[0, 1, 2, 3], [[1, 1, 2, 2], [3, 3, 3, 3]], [0, 1, 0, 1], tries: 2", [0, 1, 2, 3],
        [[1, 1, 2, 2], [3, 3, 3, 3]], [0, 1, 0, 1], .init(value: 1.5, gain: 0, leftCount: 2)
      ),
    ]
    for one in cases {
      var rng = SplitMix64(seed: 0)
      let expected: Split? = Split(feature: 0, threshold: one.cut)
      guard
        check(
          "randomSplit(\(one.text), rng: &rng)",
          try randomSplit(
            one.rows, one.columns, one.labels, empty: empty, tries: one.columns.count, rng: &rng),
          is: expected)
      else { return }
    }
  }

  @Test("Only the rows that came here count, and a row that came twice counts twice")
  func someRows() {
    let expected: Split? = Split(
      feature: 0, threshold: Threshold(value: 2.5, gain: 0.375, leftCount: 3))
    var rng = SplitMix64(seed: 0)
    check(
      "randomSplit([0, 0, 0, 2], [[1, 2, 4]], [0, 1, 1], tries: 1, rng: &rng)",
      try randomSplit([0, 0, 0, 2], [[1, 2, 4]], [0, 1, 1], empty: empty, tries: 1, rng: &rng),
      is: expected)
  }

  @Test("Each tree grows from the rows that it drew, each as often as it was drawn")
  func byHand() {
    let columns: [[Double]] = [[1, 2, 3, 4, 5]]
    let drawn = [[3, 4, 2, 2, 1], [3, 4, 3, 4, 1], [2, 3, 1, 3, 2]]
    func trees(_ parts: [(Double, Int, Int)], _ drawn: [[Int]]) -> [BaggedTree] {
      zip(parts, drawn).map { part, drawn in
        BaggedTree(
          tree: .split(
            feature: 0, threshold: part.0, atMost: .leaf(counts: [part.1, 0]),
            above: .leaf(counts: [0, part.2])),
          drawn: drawn)
      }
    }
    check(
      "forest([[1, 2, 3, 4, 5]], [0, 0, 1, 1, 1], classCount: 2, treeCount: 3, tries: 1, seed: 4)",
      try forest(columns, [0, 0, 1, 1, 1], classCount: 2, treeCount: 3, tries: 1, seed: 4),
      is: trees([(2.5, 1, 4), (3, 1, 4), (2.5, 1, 4)], drawn),
      mistakes: [
        growsOnAllRows.gives(trees([(2.5, 2, 3), (2.5, 2, 3), (2.5, 2, 3)], drawn)),
        dropsRepeats.gives(trees([(2.5, 1, 3), (3, 1, 2), (2.5, 1, 2)], drawn)),
        oneSeedForEveryTree.gives(
          trees(
            [(2.5, 1, 4), (2.5, 1, 4), (2.5, 1, 4)], [drawn[0], drawn[0], drawn[0]])),
        oneGeneratorForAll.gives(
          trees(
            [(2.5, 1, 4), (3.5, 2, 3), (2, 1, 4)],
            [drawn[0], [0, 4, 1, 4, 4], [4, 0, 4, 2, 4]])),
      ])
  }

  @Test("The columns of a tree's questions are drawn after its rows, by the same generator")
  func rowsFirst() {
    // Python, the generator of lessons/python/split.py: four draws, then the first of a shuffle of
    // four columns.
    check(
      "forest(\(literal(perfectColumns)), [0, 0, 1, 1], classCount: 2, treeCount: 3, tries: 1, "
        + "seed: 0): the first questions",
      try forest(
        perfectColumns, [0, 0, 1, 1], classCount: 2, treeCount: 3, tries: 1, seed: 0
      ).map { root($0.tree) }, is: [2, 0, 3],
      mistakes: [
        oneSeedForEveryTree.gives([2, 2, 2]),
        .named(
          "BEGINS_ANEW", gives: [2, 2, 0],
          "It looks as if the columns were not drawn by what the rows had left of the generator. "
            + "It draws the rows first, and then goes on."),
      ])
  }

  @Test("A tree is the same, however many stand before it")
  func ownSeeds() {
    let columns: [[Double]] = [[1, 2, 3, 4, 5, 6], [3, 1, 2, 6, 4, 5]]
    let labels = [0, 1, 0, 1, 1, 0]
    let last = try? forest(columns, labels, classCount: 2, treeCount: 4, tries: 1, seed: 10).last
    check(
      "forest(\(literal(columns)), \(labels), classCount: 2, treeCount: 1, tries: 1, seed: 13)",
      try forest(columns, labels, classCount: 2, treeCount: 1, tries: 1, seed: 13),
      satisfies: "the last tree of 4 with seed 10"
    ) { $0.count == 1 && $0.first == last }
  }

  @Test("No rows, no trees and an impossible number of columns are refused, in this order")
  func refused() {
    func grown(_ columns: [[Double]], _ labels: [Int], _ trees: Int, _ tries: Int) throws -> Int {
      try forest(columns, labels, classCount: 2, treeCount: trees, tries: tries, seed: 1).count
    }
    let call = "forest([[1, 2]], [0, 1], classCount: 2, seed: 1, "
    check(
      "\(call)treeCount: 0, tries: 0)", try grown([[1, 2]], [0, 1], 0, 0),
      throws: ForestError.treeCount(0))
    check(
      "\(call)treeCount: -2, tries: 1)", try grown([[1, 2]], [0, 1], -2, 1),
      throws: ForestError.treeCount(-2))
    check(
      "\(call)treeCount: 1, tries: 0)", try grown([[1, 2]], [0, 1], 1, 0),
      throws: ForestError.tries(0))
    check(
      "\(call)treeCount: 1, tries: 2)", try grown([[1, 2]], [0, 1], 1, 2),
      throws: ForestError.tries(2))
    check("\(call)treeCount: 1, tries: 1)", try grown([[1, 2]], [0, 1], 1, 1), is: 1)
    check(
      "forest([], [0, 1], classCount: 2, treeCount: 1, tries: 1, seed: 1)",
      try grown([], [0, 1], 1, 1), throws: ForestError.tries(1))
    check(
      "forest([[]], [], classCount: 2, treeCount: 0, tries: 2, seed: 1)", try grown([[]], [], 0, 2),
      throws: ForestError.noRows)
  }

  @Test("Of 455 tumours, the first two trees draw 156 and 173 malignant ones")
  func tumours() throws {
    // The first two trees of T6b; grown with NumPy, on draws of lessons/python/split.py. Exact.
    let table = try Table(named: "breast_cancer")
    var generator = SplitMix64(seed: 42)
    let order = generator.shuffledIndices(count: table.rowCount)
    let training = table.selecting(rows: Array(order[114...]))
    let columns = try table.columnNames.dropLast().map { try training.completeNumbers($0) }
    let labels = try training.completeIntegers("target")
    let trees = try forest(columns, labels, classCount: 2, treeCount: 2, tries: 30, seed: 100)
    let call = "forest(tumours, classCount: 2, treeCount: 2, tries: 30, seed: 100)"
    guard
      check(
        "\(call): the rows of each class in the leaves", trees.map { counts($0.tree) },
        is: [[156, 299], [173, 282]],
        mistakes: [oneSeedForEveryTree.gives([[156, 299], [156, 299]])])
    else { return }
    check("\(call): the leaves", trees.map { leafCount(of: $0.tree) }, is: [12, 13])
    check("\(call): the first questions", trees.map { root($0.tree) }, is: [27, 23])
  }

  @Test("On generated tables it grows what the solution grows", .tags(.crossCheck))
  func generated() {
    enum Fault { case rows, trees, tries }
    crossCheck { random in
      let faults = random.faults(
        [Fault.rows, .trees, .tries], pairs: [(.rows, .trees), (.rows, .tries), (.trees, .tries)])
      let count = faults.contains(.rows) ? 0 : random.count(1...10)
      let classCount = random.pick([2, 2, 3])
      let labels = random.classes(count: count, of: classCount)
      let columns = (0..<random.int(1...4)).map { _ in random.column(count: count) }
      let tries = random.int(1...columns.count)
      let asked = faults.contains(.tries) ? random.pick([0, -1, columns.count + 1]) : tries
      let treeCount = faults.contains(.trees) ? random.int(-1...0) : random.int(1...3)
      let seed = random.next() >> 48
      let rows = count == 0 ? [] : random.ints(count: random.int(1...6), 0...(count - 1))
      return Case(
        "forest(\(literal(columns)), \(labels), classCount: \(classCount), treeCount: \(treeCount), "
          + "tries: \(asked), seed: \(seed)); then randomSplit(\(rows), ..., tries: \(tries)), twice"
      ) {
        var steps = Steps()
        steps.note("forest") {
          try forest(
            columns, labels, classCount: classCount, treeCount: treeCount, tries: asked, seed: seed
          ).map { numbers($0.tree) + $0.drawn.map(Double.init) }
        }
        var rng = SplitMix64(seed: seed)
        let empty = ClassCounts(classCount: classCount, measure: gini)
        for name in ["first", "second"] where !rows.isEmpty {
          let split = try randomSplit(
            rows, columns, labels, empty: empty, tries: tries, rng: &rng)
          steps.note("\(name): column", split?.feature)
          steps.note("\(name): threshold", split?.threshold.value)
          steps.note("\(name): rows on the left", split?.threshold.leftCount)
        }
        return steps
      }
    }
  }

  private let empty = ClassCounts(classCount: 2, measure: gini)

  /// Columns that all tell [0, 0, 1, 1], each by its own threshold.
  private let perfectColumns: [[Double]] = (0..<4).map { column in
    (1...4).map { Double(10 * column + $0) }
  }

  private func perfect(_ column: Int, called: Int? = nil) -> Split? {
    Split(
      feature: called ?? column,
      threshold: Threshold(value: Double(10 * column) + 2.5, gain: 0.5, leftCount: 2))
  }
}

/// The rows of each class in all leaves of a tree.
private func counts(_ tree: Tree) -> [Int] {
  switch tree {
  case .leaf(let counts): counts
  case .split(_, _, let atMost, let above): zip(counts(atMost), counts(above)).map { $0 + $1 }
  }
}

private func root(_ tree: Tree) -> Int? {
  if case .split(let feature, _, _, _) = tree { feature } else { nil }
}

/// A tree in numbers, from its root down: what it asks, and what its leaves hold.
private func numbers(_ tree: Tree) -> [Double] {
  switch tree {
  case .leaf(let counts):
    return [-1] + counts.map(Double.init)
  case .split(let feature, let threshold, let atMost, let above):
    return [Double(feature), threshold] + numbers(atMost) + numbers(above)
  }
}
