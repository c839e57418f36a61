import LessonKit
import LessonTesting
import Testing

@testable import ForestLesson

private let nobodyVotesZero = Mistake(
  "NOBODY_VOTES_ZERO", "Where nobody voted there is no winner; class 0 is a verdict like any other."
)
private let highestClassOnATie = Mistake(
  "HIGHEST_CLASS_ON_A_TIE",
  "Two classes have equally many votes. Some rule must choose, and here it is the lowest class.")
private let meanOfTheVotes = Mistake(
  "MEAN_OF_THE_VOTES",
  "It looks as if the classes were averaged. Their numbers are names, not amounts: between 0 and 2 "
    + "there is no middle.")
private let inBagTreesVote = Mistake(
  "IN_BAG_TREES_VOTE",
  "It looks as if every tree votes on every row. Most of them have learnt this very row, and know its "
    + "label by heart.")
private let onlyInBagTreesVote = Mistake(
  "ONLY_IN_BAG_TREES_VOTE",
  "It looks as if the trees that drew a row vote on it: that is the wrong way round.")
private let averagesTheTrees = Mistake(
  "AVERAGES_THE_TREES",
  "It looks as if the verdicts of the trees were counted one by one. A forest decides by a vote for "
    + "each row, and a vote is right more often than its voters.")
private let dividesByAllRows = Mistake(
  "DIVIDES_BY_ALL_ROWS",
  "It looks as if rows were counted that nobody could judge. A share is of the rows that were judged."
)
private let noVoteIsWrong = Mistake(
  "NO_VOTE_IS_WRONG",
  "It looks as if a row that every tree drew counts as if it were wrong. Nobody judged it: leave it "
    + "out.")
private let shareThatIsRight = Mistake(
  "SHARE_THAT_IS_RIGHT", "This is the accuracy, the share that is right. The error is the others.")

@Suite("OOBError", .exercise("17-forest/OOBError"))
struct OOBErrorSuite {
  @Test("The class with the most votes wins")
  func mostVotes() {
    check(
      "majority([2, 0, 2], classCount: 3)", majority([2, 0, 2], classCount: 3), is: 2,
      mistakes: [meanOfTheVotes.gives(1)])
    check(
      "majority([2, 0, 0, 1, 2, 2], classCount: 3)", majority([2, 0, 0, 1, 2, 2], classCount: 3),
      is: 2, mistakes: [meanOfTheVotes.gives(1)])
  }

  @Test("Equally many votes leave the lowest class, and no votes none at all")
  func ties() {
    check(
      "majority([2, 1, 2, 1, 0], classCount: 3)", majority([2, 1, 2, 1, 0], classCount: 3), is: 1,
      mistakes: [highestClassOnATie.gives(2)])
    check(
      "majority([], classCount: 2)", majority([], classCount: 2), is: nil,
      mistakes: [nobodyVotesZero.gives(0)])
    check(
      "majority([], classCount: 1)", majority([], classCount: 1), is: nil,
      mistakes: [nobodyVotesZero.gives(0)])
  }

  @Test("Five rows and three trees: of the four rows that can be judged, three are wrong")
  func byHand() {
    check(
      "oobError(\(pageCall), classCount: 2)",
      try oobError(pageForest, pageRows, [0, 1, 0, 1, 1], classCount: 2), is: 0.75,
      within: .relative(1e-12), mistakes: pageMistakes)
  }

  @Test("The order of the trees does not matter")
  func order() {
    check(
      "oobError(the same trees in the opposite order)",
      try oobError(pageForest.reversed(), pageRows, [0, 1, 0, 1, 1], classCount: 2), is: 0.75,
      within: .relative(1e-12), mistakes: pageMistakes)
  }

  @Test("Without trees, without rows, and where every tree drew every row there is no estimate")
  func none() {
    check(
      "oobError([], [[1], [2]], [0, 1], classCount: 2)",
      try oobError([], [[1], [2]], [0, 1], classCount: 2), is: nil,
      mistakes: [dividesByAllRows.gives(0), noVoteIsWrong.gives(1)])
    check("oobError([], [], [], classCount: 2)", try oobError([], [], [], classCount: 2), is: nil)
    let all = BaggedTree(tree: .leaf(counts: [2, 1]), drawn: [1, 0])
    check(
      "oobError([\(all)], [[1], [2]], [0, 1], classCount: 2)",
      try oobError([all], [[1], [2]], [0, 1], classCount: 2), is: nil,
      mistakes: [
        dividesByAllRows.gives(0), noVoteIsWrong.gives(1), inBagTreesVote.gives(0.5),
        onlyInBagTreesVote.gives(0.5),
      ])
  }

  @Test("A forest of one tree is judged on the rows that it did not draw; a perfect one errs never")
  func oneTree() {
    let tree = Tree.split(
      feature: 0, threshold: 2, atMost: .leaf(counts: [2, 0]), above: .leaf(counts: [0, 1]))
    let one = [BaggedTree(tree: tree, drawn: [0, 0, 3, 3])]
    check(
      "oobError(\(one), [[1], [2], [3], [4]], [0, 0, 1, 0], classCount: 2)",
      try oobError(one, [[1], [2], [3], [4]], [0, 0, 1, 0], classCount: 2), is: 0,
      within: .absolute(1e-12),
      mistakes: [
        inBagTreesVote.gives(0.25), onlyInBagTreesVote.gives(0.5), noVoteIsWrong.gives(0.5),
        shareThatIsRight.gives(1),
      ])
  }

  @Test("A row that a tree cannot answer for is refused, unless it need not answer")
  func noValue() {
    let tree = Tree.split(
      feature: 0, threshold: 2, atMost: .leaf(counts: [2, 0]), above: .leaf(counts: [0, 1]))
    let one = [BaggedTree(tree: tree, drawn: [0, 0, 2])]
    check(
      "oobError(\(one), [[nan], [1], [3]], [0, 1, 1], classCount: 2)",
      try oobError(one, [[.nan], [1], [3]], [0, 1, 1], classCount: 2), is: 1,
      within: .relative(1e-12))
    check(
      "oobError(\(one), [[1], [nan], [3]], [0, 1, 1], classCount: 2)",
      try oobError(one, [[1], [.nan], [3]], [0, 1, 1], classCount: 2),
      throws: PredictionError.noValue(feature: 0))
  }

  @Test(
    "Of 455 tumours the vote of 25 trees is wrong about 28, each judged by those that never saw it")
  func tumours() throws {
    // T6b: the out-of-bag accuracy is 0.9384615384615385 = 427 / 455, and 0.9978 = 454 / 455 where
    // every tree votes. The trees were grown with NumPy on the draws of the seeds 100 ... 124. A
    // share of whole numbers differs by rounding alone.
    let table = try Table(named: "breast_cancer")
    var generator = SplitMix64(seed: 42)
    let order = generator.shuffledIndices(count: table.rowCount)
    let training = table.selecting(rows: Array(order[114...]))
    let rows = try training.matrix(Array(table.columnNames.dropLast())).rows
    let labels = try training.completeIntegers("target")
    let trees = tumourForest()
    let call = "oobError(25 trees, tumours, classCount: 2)"
    check(
      call, try oobError(trees, rows, labels, classCount: 2), is: 28.0 / 455,
      within: .relative(1e-12),
      mistakes: [inBagTreesVote.gives(1.0 / 455), shareThatIsRight.gives(427.0 / 455)])
    // The first tree leaves 170 rows out, and errs on 14 of them; of three trees one can judge 333.
    check(
      "oobError(the first 1 and the first 3 of these trees, tumours, classCount: 2)",
      try [1, 3].map { try oobError(Array(trees.prefix($0)), rows, labels, classCount: 2) },
      is: [14.0 / 170, 25.0 / 333], within: .relative(1e-12),
      mistakes: [dividesByAllRows.gives([14.0 / 455, 25.0 / 455])])
  }

  @Test("On generated forests it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let classCount = random.int(1...3)
      let count = random.count(0...10)
      var rows = (0..<count).map { _ in random.ints(count: 2, -2...2).map { Double($0) } }
      let labels = random.classes(count: count, of: classCount)
      let trees = (0..<random.count(0...5)).map { _ in
        BaggedTree(
          tree: tree(&random, levels: random.int(0...2), classCount: classCount),
          drawn: count == 0 ? [] : random.ints(count: random.int(1...(count + 2)), 0...(count - 1)))
      }
      if !random.faults([true]).isEmpty, count > 0 { rows[random.int(0...(count - 1))][0] = .nan }
      let votes = random.classes(count: random.count(0...7), of: classCount)
      return Case(
        "majority(\(votes), classCount: \(classCount)); oobError(\(trees), \(literal(rows)), "
          + "\(labels), classCount: \(classCount))"
      ) {
        var steps = Steps()
        steps.note("majority", majority(votes, classCount: classCount))
        steps.note("error") { try oobError(trees, rows, labels, classCount: classCount) }
        return steps
      }
    }
  }

  private func tree(_ random: inout CaseGenerator, levels: Int, classCount: Int) -> Tree {
    guard levels > 0 else {
      var counts = random.ints(count: classCount, 0...2)
      counts[random.int(0...(classCount - 1))] += 1
      return .leaf(counts: counts)
    }
    let (feature, threshold) = (random.int(0...1), Double(random.int(-2...1)))
    return .split(
      feature: feature, threshold: threshold,
      atMost: tree(&random, levels: levels - 1, classCount: classCount),
      above: tree(&random, levels: levels - 1, classCount: classCount))
  }
}

// The example of the page. Votes: row 0 by tree 0, row 1 by trees 1 and 2 (a tie), row 2 by trees 0
// and 1, row 3 by tree 1, row 4 by none.

private var pageForest: [BaggedTree] {
  [
    BaggedTree(tree: .leaf(counts: [1, 4]), drawn: [3, 4, 4, 1, 4]),
    BaggedTree(tree: .leaf(counts: [0, 5]), drawn: [0, 0, 4, 0, 0]),
    BaggedTree(
      tree: .split(
        feature: 0, threshold: 4.5, atMost: .leaf(counts: [3, 0]), above: .leaf(counts: [0, 2])),
      drawn: [0, 3, 2, 4, 4]),
  ]
}

private let pageRows: [[Double]] = [[1], [2], [3], [4], [5]]

private var pageCall: String { "\(pageForest), [[1], [2], [3], [4], [5]], [0, 1, 0, 1, 1]" }

private var pageMistakes: [WrongAnswer<Double?>] {
  [
    inBagTreesVote.gives(0.4), onlyInBagTreesVote.gives(0.2), highestClassOnATie.gives(0.5),
    averagesTheTrees.gives(4.0 / 6), dividesByAllRows.gives(0.6), noVoteIsWrong.gives(0.8),
    shareThatIsRight.gives(0.25),
  ]
}

/// The 25 trees, each from its root down: `27:0.1417` asks whether column 27 is at most 0.1417, and
/// what follows are the tree for yes and the tree for no; `m` and `b` are leaves.
private func tumourForest() -> [BaggedTree] {
  var tokens = grownTrees.split { $0 == " " || $0 == "\n" }[...]
  func next() -> Tree {
    let token = tokens.removeFirst()
    let parts = token.split(separator: ":")
    guard parts.count == 2, let feature = Int(parts[0]), let threshold = Double(parts[1]) else {
      return .leaf(counts: token == "m" ? [1, 0] : [0, 1])
    }
    let atMost = next()
    return .split(feature: feature, threshold: threshold, atMost: atMost, above: next())
  }
  return (0..<25).map { number in
    var rng = SplitMix64(seed: 100 + UInt64(number))
    return BaggedTree(tree: next(), drawn: (0..<455).map { _ in Int(rng.next() % 455) })
  }
}

private let grownTrees = """
  27:0.1417 20:17.54 10:0.97 20:16.54 14:0.0033 0:13.57 m b b 0:14.1 m b m 29:0.0649 b m 13:22.6
  1:19.855 b m 26:0.222 b m 23:875 27:0.136 10:1.05 13:38.6 b 10:0.4212 m 0:11.82 m b m 29:0.0905
  1:20.825 b m 8:0.165 b m 11:0.45 b 1:14.1 0:17 b m m 27:0.1417 22:104 b 1:20.995 24:0.137
  0:18.33 b m m m 4:0.0793 b 11:0.46 b 26:0.213 b 1:15.34 0:14.89 b m m 22:104 10:0.643 24:0.1782
  14:0.0033 1:19.74 b m b 0:10.8 b m 4:0.0907 b m 7:0.043 28:0.326 b 7:0.0228 b m 21:20.62
  20:18.25 b m 4:0.0793 b 26:0.187 b m 22:105 24:0.1851 22:104 14:0.0034 0:13.57 m b b 2:90 b m
  0:10.1 b m 7:0.047 20:17.74 b 9:0.0529 b m 1:14.12 0:17 b m 10:0.184 b 16:0.13 m b 22:105
  24:0.1905 14:0.00331 1:19.6 b m 12:4.1 b 0:13.1 m b m 7:0.0436 1:22.67 b m 21:18.4 6:0.159 b m
  19:0.0129 m b 27:0.1455 23:875 23:786 10:0.643 b 0:12.265 m b 24:0.1301 14:0.0034 m b 1:23.225 m
  b 1:19.55 5:0.0953 b m m 20:14.74 b 6:0.063 b 10:0.2475 0:13.96 m b m 22:105 24:0.181 0:14.98
  12:4.11 b 0:12.1 m b m m 27:0.151 23:957 1:20.995 0:14.1 0:13.6 b m b m 11:1.86 m b m 22:105.5
  25:0.4367 b 6:0.1127 m 0:11.19 m b 7:0.049 21:26.375 b 5:0.0984 m b 26:0.216 b 19:0.0129 m b
  22:105.95 24:0.1851 27:0.186 22:104 b 11:1.17 b m m 0:10.1 b m 6:0.073 21:32.185 b m 22:113
  21:20.64 b 4:0.0812 b m m 27:0.147 23:957 21:33.3 10:1.05 0:15.8 b 0:16 m b m 27:0.107 b m
  29:0.0649 b m 16:0.13 12:1.54 b m b 22:104 0:14.93 23:786 24:0.1782 10:0.643 b 5:0.06257 m b m
  0:14.03 m b m 7:0.05 20:17.57 21:33.8 b m 4:0.0805 b m 1:14.12 4:0.115 b m 1:15.34 0:14.89 b m m
  22:104 24:0.1782 23:786 b 0:14.02 m b 0:10.1 b m 23:865 2:95 4:0.091 b 1:15.48 b m 7:0.087 b m
  6:0.067 0:17 b m m 27:0.135 22:120.3 10:1.05 11:0.3624 m 20:16.83 b 0:14.18 m b m m 21:23.98
  20:17.54 6:0.07898 m 4:0.1274 b m m m 27:0.1455 13:38 22:117.5 6:0.14 b 0:13.36 b m m 21:22.6 b
  7:0.0288 b m 13:13.5 b 7:0.0563 1:16.939999999999998 b m m 22:105.95 3:692 27:0.161 24:0.1905
  6:0.142 b 0:13.36 b m m 18:0.0204 m b m 13:31.4 24:0.123 0:16.4 b m 27:0.127 b m 4:0.0802 b
  21:21.79 0:16.13 b m m 22:105.95 24:0.1905 27:0.1842 3:694 12:4.11 6:0.142 b 0:12.42 b m
  4:0.0936 b m m m m 26:0.246 1:19.7 b 0:15.29 b m 20:15.48 b 11:0.43 b 7:0.043 5:0.096 m b m
  22:105 26:0.397 23:786 b 0:13.67 m b 21:26.195 b 0:9.6 b m 26:0.2605 20:18.7 b 1:16 b m 7:0.043
  0:14 m b 1:11.6 b m 27:0.1456 22:108 10:0.603 b 4:0.0907 b m 10:0.3637 16:0.0181 1:14.86 b m b
  1:16.1 b 4:0.0773 b m 16:0.126 7:0.05 0:12.6 m b 13:13.5 b 1:15.34 0:16.2 b m m b 22:117.5
  27:0.14555 13:35.4 14:0.0033 1:18.88 b m 26:0.3775 b 21:33 b m 1:20.82 11:2 12:2.63 m b m m
  1:20.37 20:16.28 4:0.1147 b m m m 19:0.00155 b m 7:0.0558 13:34.4 27:0.16 28:0.3469 b 1:21.2 b m
  0:11.1 b m 21:24.35 b 4:0.0798 b m 21:20.9 20:17.785 b m 13:15 b m 22:113.6 27:0.14235 13:35.4 b
  18:0.02164 m 10:0.4212 m b 14:0.00535 b 1:15.37 b m 8:0.126 b 9:0.074 10:0.243 0:15.06 m b m
  0:13.265 m b 22:115 7:0.049 10:0.603 20:17.48 b m 0:12.265 m b 1:20.37 23:8.1e+02 b 0:14.73 m b
  m 27:0.0915 b m 27:0.136 13:38.6 11:0.3624 m 14:0.0033 1:19.74 b m b 21:22.76 b 4:0.0813 b m
  23:7.1e+02 1:21.1 b m 10:0.201 b 26:0.213 b 1:15.34 0:14.89 b m m 22:104 10:0.643 24:0.1782
  23:786 b 0:14.03 m b 0:10.1 b m 5:0.06257 m b 1:16.95 20:17.63 0:14.11 0:13.35 b m b 4:0.08266 b
  m 26:0.207 0:17 b m 7:0.0411 5:0.0947 m b 19:0.0128 m b
  """
