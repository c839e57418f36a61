import LessonKit
import LessonTesting
import Testing

@testable import GrowATreeLesson

private let lessForAtMost = Mistake(
  "LESS_FOR_AT_MOST",
  "A row that lies exactly on the threshold is at most the threshold: it answers yes.")
private let sidesSwapped = Mistake(
  "SIDES_SWAPPED",
  "It looks as if the row went to the wrong side. At most the threshold goes on to `atMost`.")
private let lastClassOnATie = Mistake(
  "LAST_CLASS_ON_A_TIE",
  "Two classes are equally frequent in that leaf. Some rule must choose, always the same way: here "
    + "it is the lowest class.")
private let nanGoesAbove = Mistake(
  "NAN_GOES_ABOVE",
  "NaN is false in every comparison, so that a missing value quietly goes one way. Nobody knows its "
    + "answer: refuse it.")
private let depthCountsNodes = Mistake(
  "DEPTH_COUNTS_NODES",
  "It looks as if the leaf was counted as well. In a leaf there is no question any more: a tree of "
    + "one leaf has depth 0.")
private let questionsForLeaves = Mistake(
  "QUESTIONS_FOR_LEAVES",
  "Those are the questions. A leaf is where a way ends, and a tree without a question has one.")
private let nodesForLeaves = Mistake(
  "NODES_FOR_LEAVES",
  "It looks as if questions were counted, too. Only the ends of the ways are leaves.")

@Suite("Predict", .exercise("16-grow-a-tree/Predict"))
struct PredictSuite {
  @Test("A leaf predicts its most frequent class, whatever the row")
  func leaf() {
    check("predict([2, 5, 3], [])", try predict(.leaf(counts: [2, 5, 3]), []), is: 1)
  }

  @Test("A row at most the threshold goes one way, a row above it the other")
  func oneQuestion() {
    check(
      "predict(\(stump), [1])", try predict(stump, [1]), is: 0, mistakes: [sidesSwapped.gives(1)])
    check(
      "predict(\(stump), [4])", try predict(stump, [4]), is: 1, mistakes: [sidesSwapped.gives(0)])
  }

  @Test("A row exactly on the threshold is at most the threshold")
  func onTheThreshold() {
    check(
      "predict(\(stump), row), for each row of [[2.5], [2.6]]",
      try [[2.5], [2.6]].map { try predict(stump, $0) }, is: [0, 1],
      mistakes: [lessForAtMost.gives([1, 1]), sidesSwapped.gives([1, 0])])
  }

  @Test("Equally frequent classes leave the lowest of them")
  func tie() {
    check(
      "predict([1, 4, 0, 4], [])", try predict(.leaf(counts: [1, 4, 0, 4]), []), is: 1,
      mistakes: [lastClassOnATie.gives(3)])
  }

  @Test("Each row finds its own way down a tree of three questions")
  func ways() {
    let rows: [[Double]] = [[0, 0, 0], [0, 0, 9], [0, 9, 0], [9, 9, 9], [0, 5, 7]]
    check(
      "predict(\(bushy), row), for each row of \(rows)", try rows.map { try predict(bushy, $0) },
      is: [0, 1, 2, 3, 2],
      mistakes: [
        lessForAtMost.gives([0, 1, 2, 3, 3]), sidesSwapped.gives([3, 2, 1, 0, 0]),
      ])
  }

  @Test("A question without a value to answer it is refused; a column not asked for is not needed")
  func noValue() {
    check(
      "predict(\(stump), [nan])", try predict(stump, [.nan]),
      throws: PredictionError.noValue(feature: 0),
      mistakes: [nanGoesAbove.gives(1), nanGoesAbove.gives(0)])
    check(
      "predict(\(bushy), [0, 1])", try predict(bushy, [0, 1]),
      throws: PredictionError.noValue(feature: 2))
    check("predict(\(bushy), [nan, 9, 9])", try predict(bushy, [.nan, 9, 9]), is: 3)
  }

  @Test("Depth counts the questions on the longest way down")
  func depths() {
    check(
      "depth(of: [1, 2])", depth(of: .leaf(counts: [1, 2])), is: 0,
      mistakes: [depthCountsNodes.gives(1)])
    check("depth(of: \(bushy))", depth(of: bushy), is: 2, mistakes: [depthCountsNodes.gives(3)])
    check("depth(of: \(chain))", depth(of: chain), is: 3, mistakes: [depthCountsNodes.gives(4)])
    check("depth(of: \(mirror))", depth(of: mirror), is: 2, mistakes: [depthCountsNodes.gives(3)])
  }

  @Test("A long chain has the depth of its questions, and a leaf more than that")
  func long() {
    let long = (0..<60).reduce(Tree.leaf(counts: [1, 0])) { tree, level in
      level.isMultiple(of: 2)
        ? .split(feature: 0, threshold: 1, atMost: tree, above: .leaf(counts: [0, 1]))
        : .split(feature: 0, threshold: 1, atMost: .leaf(counts: [0, 1]), above: tree)
    }
    check(
      "depth(of: a chain of 60 questions)", depth(of: long), is: 60,
      mistakes: [depthCountsNodes.gives(61)])
    check(
      "leafCount(of: a chain of 60 questions)", leafCount(of: long), is: 61,
      mistakes: [questionsForLeaves.gives(60), nodesForLeaves.gives(121)])
  }

  @Test("Every question makes one leaf more")
  func leaves() {
    check(
      "leafCount(of: [1, 2])", leafCount(of: .leaf(counts: [1, 2])), is: 1,
      mistakes: [questionsForLeaves.gives(0)])
    check(
      "leafCount(of: \(bushy))", leafCount(of: bushy), is: 4,
      mistakes: [questionsForLeaves.gives(3), nodesForLeaves.gives(7)])
    check(
      "leafCount(of: \(chain))", leafCount(of: chain), is: 4,
      mistakes: [questionsForLeaves.gives(3), nodesForLeaves.gives(7)])
  }

  @Test("One question to 569 tumours calls 379 of them benign, and is right for 525")
  func tumours() throws {
    // T2; scikit-learn, DecisionTreeClassifier(max_depth=1): tree_.n_node_samples[1] is 379, and
    // score() is 525 / 569. Counts are exact.
    let table = try Table(named: "breast_cancer")
    let labels = try table.completeIntegers("target")
    let radii = try table.completeNumbers("worst_radius")
    let tree = Tree.split(
      feature: 0, threshold: 16.795, atMost: .leaf(counts: [33, 346]),
      above: .leaf(counts: [179, 11]))
    let classes = try radii.map { try predict(tree, [$0]) }
    check(
      "predict, for each of 569 tumours: how many are benign", classes.count { $0 == 1 }, is: 379,
      mistakes: [sidesSwapped.gives(190)])
    check(
      "predict, for each of 569 tumours: how many are right",
      zip(classes, labels).count { $0 == $1 }, is: 525, mistakes: [sidesSwapped.gives(44)])
  }

  @Test("On generated trees it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let tree = tree(&random, levels: random.count(0...4))
      // On a threshold, and beside it by as little as there is.
      var row = random.ints(count: 3, -2...2).map { whole -> Double in
        let value = Double(whole)
        return random.pick([value, value, value.nextUp, value.nextDown])
      }
      if !random.faults([true]).isEmpty {
        row = random.chance(0.5) ? random.spoiled(row) : Array(row.dropLast(random.int(1...3)))
      }
      return Case("predict(\(tree), \(literal(row))), depth(of:) and leafCount(of:)") {
        var steps = Steps()
        steps.note("class") { try predict(tree, row) }
        steps.note("depth", depth(of: tree))
        steps.note("leaves", leafCount(of: tree))
        return steps
      }
    }
  }

  private func tree(_ random: inout CaseGenerator, levels: Int) -> Tree {
    guard levels > 0, random.chance(0.8) else {
      return .leaf(counts: [1] + random.ints(count: 2, 0...2))
    }
    let (feature, threshold) = (random.int(0...2), Double(random.int(-2...2)))
    return .split(
      feature: feature, threshold: threshold, atMost: tree(&random, levels: levels - 1),
      above: tree(&random, levels: levels - 1))
  }

  private let stump = Tree.split(
    feature: 0, threshold: 2.5, atMost: .leaf(counts: [4, 0]), above: .leaf(counts: [1, 6]))

  private let bushy = Tree.split(
    feature: 1, threshold: 3,
    atMost: .split(
      feature: 2, threshold: 1, atMost: .leaf(counts: [5, 0, 0, 0]),
      above: .leaf(counts: [0, 4, 1, 0])),
    above: .split(
      feature: 2, threshold: 7, atMost: .leaf(counts: [0, 0, 3, 1]),
      above: .leaf(counts: [0, 1, 0, 2])))

  private let chain = Tree.split(
    feature: 0, threshold: 1, atMost: .leaf(counts: [1, 0]),
    above: .split(
      feature: 0, threshold: 2, atMost: .leaf(counts: [0, 1]),
      above: .split(
        feature: 0, threshold: 3, atMost: .leaf(counts: [1, 0]), above: .leaf(counts: [0, 1]))))

  private let mirror = Tree.split(
    feature: 0, threshold: 2,
    atMost: .split(
      feature: 0, threshold: 1, atMost: .leaf(counts: [1, 0]), above: .leaf(counts: [0, 1])),
    above: .leaf(counts: [1, 0]))
}
