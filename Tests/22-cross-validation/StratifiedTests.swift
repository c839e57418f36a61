import LessonKit
import LessonTesting
import Testing

@testable import CrossValidationLesson

private let dealsAsTheyCome = Mistake(
  "DEALS_AS_THEY_COME",
  "It looks as if the rows were dealt in the order of the file, whatever their class. Deal one class "
    + "after the other.")
private let startsAnew = Mistake(
  "STARTS_ANEW",
  "It looks as if every class begins with fold 0: then the first folds get a row more of each. Go on "
    + "where the last class stopped.")
private let cutsBlocks = Mistake(
  "CUTS_BLOCKS",
  "It looks as if the sorted rows were cut in blocks, so that a fold is tested on whole classes. Deal "
    + "them one by one.")
private let firstSeenFirst = Mistake(
  "FIRST_SEEN_FIRST",
  "It looks as if the class that comes first in the file was dealt first. Begin with the lowest label."
)

@Suite("Stratified folds", .exercise("22-cross-validation/Stratified"))
struct StratifiedSuite {
  private func tests(_ labels: [Int], _ k: Int) throws -> [[Int]] {
    try stratified(labels, k).map(\.test)
  }

  @Test("Eight rows by hand: five of class 0 are dealt to three folds, then three of class 1")
  func byHand() {
    check(
      "stratified([0, 1, 0, 0, 1, 0, 1, 0], 3)", try stratified([0, 1, 0, 0, 1, 0, 1, 0], 3),
      is: [
        Fold(train: [1, 2, 3, 6, 7], test: [0, 4, 5]),
        Fold(train: [0, 1, 3, 4, 5], test: [2, 6, 7]),
        Fold(train: [0, 2, 4, 5, 6, 7], test: [1, 3]),
      ],
      mistakes: [
        dealsAsTheyCome.gives([
          Fold(train: [1, 2, 4, 5, 7], test: [0, 3, 6]),
          Fold(train: [0, 2, 3, 5, 6], test: [1, 4, 7]),
          Fold(train: [0, 1, 3, 4, 6, 7], test: [2, 5]),
        ]),
        startsAnew.gives([
          Fold(train: [2, 3, 4, 6, 7], test: [0, 1, 5]),
          Fold(train: [0, 1, 3, 5, 6], test: [2, 4, 7]),
          Fold(train: [0, 1, 2, 4, 5, 7], test: [3, 6]),
        ]),
        cutsBlocks.gives([
          Fold(train: [1, 4, 5, 6, 7], test: [0, 2, 3]),
          Fold(train: [0, 2, 3, 4, 6], test: [1, 5, 7]),
          Fold(train: [0, 1, 2, 3, 5, 7], test: [4, 6]),
        ]),
      ])
  }

  @Test("The lowest label is dealt first, wherever it stands, a negative one too")
  func lowestFirst() {
    check(
      "stratified([7, -2, 7, -2, 7], 2), the test parts", try tests([7, -2, 7, -2, 7], 2),
      is: [[0, 1, 4], [2, 3]],
      mistakes: [
        firstSeenFirst.gives([[0, 3, 4], [1, 2]]), dealsAsTheyCome.gives([[0, 2, 4], [1, 3]]),
        cutsBlocks.gives([[0, 1, 3], [2, 4]]),
      ])
  }

  @Test("Test parts, and the rows of each class in them, differ by one at the most")
  func even() {
    let labels = [2, 0, 1, 1, 2, 0, 2, 2, 1, 0, 2, 2, 1]
    check(
      "stratified(\(labels), 4), the size of each test part and its rows of class 0, 1 and 2",
      try tests(labels, 4).map { part in
        [part.count] + [0, 1, 2].map { label in part.count { labels[$0] == label } }
      },
      is: [[4, 1, 1, 2], [3, 1, 1, 1], [3, 1, 1, 1], [3, 0, 1, 2]],
      mistakes: [startsAnew.gives([[4, 1, 1, 2], [4, 1, 1, 2], [3, 1, 1, 1], [2, 0, 1, 1]])])
  }

  @Test("One class alone is dealt row by row")
  func oneClass() {
    check(
      "stratified([5, 5, 5, 5, 5], 2)", try stratified([5, 5, 5, 5, 5], 2),
      is: [Fold(train: [1, 3], test: [0, 2, 4]), Fold(train: [0, 2, 4], test: [1, 3])])
  }

  @Test("Twelve thousand rows of two classes that alternate are dealt as a few are")
  func many() {
    // Row 2i is the i-th of class 0, and row 2i + 1 comes 6,000 later in the deck.
    let places = (0..<12_000).map { row in (row % 2 == 0 ? 0 : 6000) + row / 2 }
    let labels = places.map { $0 < 6000 ? 0 : 1 }
    var parts = Array(repeating: [Int](), count: 7)
    for (row, place) in places.enumerated() { parts[place % 7].append(row) }
    check(
      "stratified(12,000 labels 0, 1, 0, 1, …, 7), the test parts", try tests(labels, 7), is: parts)
    check(
      "the same, how many rows each fold learns from", try stratified(labels, 7).map(\.train.count),
      is: parts.map { 12_000 - $0.count })
  }

  @Test("A class of fewer than k rows is missing from some test parts")
  func smallClass() {
    check(
      "stratified([0, 0, 1, 0, 0], 3), the test parts", try tests([0, 0, 1, 0, 0], 3),
      is: [[0, 4], [1, 2], [3]],
      mistakes: [startsAnew.gives([[0, 2, 4], [1], [3]])])
    check("stratified([3, 1], 2), the test parts", try tests([3, 1], 2), is: [[1], [0]])
  }

  @Test("Two folds are the least, and each needs a row; the first is asked first")
  func refused() {
    check("stratified([0, 1, 0], 1)", try stratified([0, 1, 0], 1), throws: FoldError.tooFewFolds)
    check("stratified([], 0)", try stratified([], 0), throws: FoldError.tooFewFolds)
    check(
      "stratified([0, 1], 3)", try stratified([0, 1], 3),
      throws: FoldError.tooFewRows(needed: 3, found: 2))
    check(
      "stratified([], 2)", try stratified([], 2), throws: FoldError.tooFewRows(needed: 2, found: 0))
  }

  @Test("Of 357 benign tumours, 71 or 72 are in each of five test parts")
  func cancer() throws {
    // scikit-learn 1.9.1: StratifiedKFold(5), the size of each test part and its benign rows.
    let labels = try Table(named: "breast_cancer").completeIntegers("target")
    check(
      "stratified(labels, 5), the size of each test part and its rows of class 1",
      try tests(labels, 5).map { part in [part.count, part.count { labels[$0] == 1 }] },
      is: [[114, 71], [114, 71], [114, 72], [114, 72], [113, 71]],
      mistakes: [startsAnew.gives([[115, 72], [115, 72], [113, 71], [113, 71], [113, 71]])])
  }

  @Test("The nearest flower of the training part names 98, 94 and 96 % of the irises")
  func iris() throws {
    // scikit-learn 1.9.1: KNeighborsClassifier(1) with PredefinedSplit(np.arange(150) % 3), as the
    // file is sorted by class. Shares of 50 flowers.
    let table = try Table(named: "iris")
    let features = try table.matrix(["sepal_length", "sepal_width", "petal_length", "petal_width"])
    let labels = try table.completeIntegers("target")
    check(
      "stratified(labels, 3), the accuracy of the nearest neighbour in each fold",
      try stratified(labels, 3).map { nearestAccuracy(features, labels, $0) },
      is: [0.98, 0.94, 0.96], within: .absolute(1e-12), mistakes: [cutsBlocks.gives([0, 0, 0])])
  }

  @Test("On generated labels it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case folds, rows }
    crossCheck { random in
      let faults = random.faults([Fault.folds, .rows], pairs: [(.folds, .rows)])
      var k = random.int(2...6)
      let count = faults.contains(.rows) ? random.int(0...(k - 1)) : k + random.count(0...30)
      let names = random.shuffled([0, 1, 2, 3, -4, 17, 100])
      let most = random.int(1...5)
      let labels = (0..<count).map { _ in names[min(random.int(0...most), random.int(0...most))] }
      if faults.contains(.folds) { k = random.int(-1...1) }
      let folds = k
      return Case("stratified(\(labels), \(folds))") { try stratified(labels, folds) }
    }
  }
}
