import LessonKit
import LessonTesting
import Testing

@testable import CrossValidationLesson

private let losesTheRest = Mistake(
  "LOSES_THE_REST",
  "rowCount / k rounds down, and the rows that are left over are never tested. The first blocks take "
    + "one more each.")
private let restToTheLast = Mistake(
  "REST_TO_THE_LAST",
  "It looks as if all rows that are left over went in the last block. Give one each to the first ones."
)
private let learnsFromAll = Mistake(
  "LEARNS_FROM_ALL",
  "It looks as if the rows of the test part are also learnt from. They are to judge.")
private let learnsFromEarlier = Mistake(
  "LEARNS_FROM_EARLIER",
  "The rows behind the test part are missing from the training part. Only time folds leave them out."
)
private let startsTooEarly = Mistake(
  "STARTS_TOO_EARLY",
  "It looks as if the rows that are left over are at the end, and the newest rows are never tested. "
    + "Count back from the last row.")
private let learnsFromTheFuture = Mistake(
  "LEARNS_FROM_THE_FUTURE",
  "The training part has rows that are later than the test part. Nobody will have those.")
private let forgetsThePast = Mistake(
  "FORGETS_THE_PAST",
  "It looks as if a fold learns from the block before its test part alone. It is to learn from the "
    + "whole past.")

@Suite("Folds in order", .exercise("22-cross-validation/KFold"))
struct KFoldSuite {
  /// First and last row of each test part.
  private func ends(_ folds: [Fold]) -> [[Int]] {
    folds.map { [$0.test.first ?? -1, $0.test.last ?? -1] }
  }

  @Test("Seven rows in three folds: the first test part has three rows, the others two")
  func byHand() {
    check(
      "kFold(7, 3)", try kFold(7, 3),
      is: [
        Fold(train: [3, 4, 5, 6], test: [0, 1, 2]), Fold(train: [0, 1, 2, 5, 6], test: [3, 4]),
        Fold(train: [0, 1, 2, 3, 4], test: [5, 6]),
      ],
      mistakes: [
        losesTheRest.gives([
          Fold(train: [2, 3, 4, 5, 6], test: [0, 1]), Fold(train: [0, 1, 4, 5, 6], test: [2, 3]),
          Fold(train: [0, 1, 2, 3, 6], test: [4, 5]),
        ]),
        restToTheLast.gives([
          Fold(train: [2, 3, 4, 5, 6], test: [0, 1]), Fold(train: [0, 1, 4, 5, 6], test: [2, 3]),
          Fold(train: [0, 1, 2, 3], test: [4, 5, 6]),
        ]),
        learnsFromAll.gives([
          Fold(train: Array(0..<7), test: [0, 1, 2]), Fold(train: Array(0..<7), test: [3, 4]),
          Fold(train: Array(0..<7), test: [5, 6]),
        ]),
        learnsFromEarlier.gives([
          Fold(train: [], test: [0, 1, 2]), Fold(train: [0, 1, 2], test: [3, 4]),
          Fold(train: [0, 1, 2, 3, 4], test: [5, 6]),
        ]),
      ])
  }

  @Test("Every row is tested once, and learnt from where it is not tested", arguments: 4...9)
  func everyRow(count: Int) {
    check(
      "kFold(\(count), 4), the test parts one after the other",
      try kFold(count, 4).flatMap(\.test), is: Array(0..<count),
      mistakes: [losesTheRest.gives(Array(0..<count / 4 * 4))])
    check(
      "kFold(\(count), 4), training and test part of each fold together, in ascending order",
      try kFold(count, 4).map { ($0.train + $0.test).sorted() },
      is: Array(repeating: Array(0..<count), count: 4),
      mistakes: [
        learnsFromAll.when { parts in parts.allSatisfy { $0.count > count } && parts.count == 4 }
      ])
  }

  @Test("As many folds as rows leave one row out in turn")
  func leaveOneOut() {
    check(
      "kFold(3, 3)", try kFold(3, 3),
      is: [
        Fold(train: [1, 2], test: [0]), Fold(train: [0, 2], test: [1]),
        Fold(train: [0, 1], test: [2]),
      ])
    check(
      "kFold(2, 2)", try kFold(2, 2),
      is: [Fold(train: [1], test: [0]), Fold(train: [0], test: [1])])
  }

  @Test("Two folds are the least, and each needs a row; the first is asked first")
  func refused() {
    check("kFold(9, 1)", try kFold(9, 1), throws: FoldError.tooFewFolds)
    check("kFold(0, 0)", try kFold(0, 0), throws: FoldError.tooFewFolds)
    check("kFold(0, -3)", try kFold(0, -3), throws: FoldError.tooFewFolds)
    check("kFold(2, 3)", try kFold(2, 3), throws: FoldError.tooFewRows(needed: 3, found: 2))
    check("kFold(0, 2)", try kFold(0, 2), throws: FoldError.tooFewRows(needed: 2, found: 0))
    check("kFold(-5, 2)", try kFold(-5, 2), throws: FoldError.tooFewRows(needed: 2, found: -5))
  }

  @Test("442 rows in five folds: 89, 89, 88, 88 and 88")
  func diabetes() {
    // scikit-learn 1.9.1: KFold(5).
    check(
      "kFold(442, 5), first and last row of each test part", ends(try kFold(442, 5)),
      is: [[0, 88], [89, 177], [178, 265], [266, 353], [354, 441]],
      mistakes: [
        losesTheRest.gives([[0, 87], [88, 175], [176, 263], [264, 351], [352, 439]]),
        restToTheLast.gives([[0, 87], [88, 175], [176, 263], [264, 351], [352, 441]]),
      ])
  }

  @Test("On irises that lie sorted by species, no fold has seen the species that it is tested on")
  func iris() throws {
    // scikit-learn 1.9.1: KNeighborsClassifier(1) with KFold(3).
    let table = try Table(named: "iris")
    let features = try table.matrix(["sepal_length", "sepal_width", "petal_length", "petal_width"])
    let labels = try table.completeIntegers("target")
    check(
      "kFold(150, 3), the accuracy of the nearest neighbour in each fold",
      try kFold(150, 3).map { nearestAccuracy(features, labels, $0) }, is: [0, 0, 0],
      mistakes: [learnsFromAll.gives([1, 1, 1])])
  }

  @Test("Seven rows in two folds of time: the first learns from three, the second from five")
  func timeByHand() {
    check(
      "timeFolds(7, 2)", try timeFolds(7, 2),
      is: [Fold(train: [0, 1, 2], test: [3, 4]), Fold(train: [0, 1, 2, 3, 4], test: [5, 6])],
      mistakes: [
        startsTooEarly.gives([
          Fold(train: [0, 1], test: [2, 3]), Fold(train: [0, 1, 2, 3], test: [4, 5]),
        ]),
        learnsFromTheFuture.gives([
          Fold(train: [0, 1, 2, 5, 6], test: [3, 4]), Fold(train: [0, 1, 2, 3, 4], test: [5, 6]),
        ]),
        forgetsThePast.gives([
          Fold(train: [0, 1, 2], test: [3, 4]), Fold(train: [3, 4], test: [5, 6]),
        ]),
      ])
  }

  @Test("Every fold of time learns from all that lies before its test part", arguments: 4...11)
  func past(count: Int) {
    check(
      "timeFolds(\(count), 3)", try timeFolds(count, 3),
      satisfies: "training parts 0 ..< the first test row, and the last row tested last"
    ) { folds in
      folds.count == 3 && folds.allSatisfy { $0.train == Array(0..<($0.test.first ?? 0)) }
        && Set(folds.map(\.test.count)) == [count / 4] && folds[2].test.last == count - 1
    }
  }

  @Test("Folds of time need two folds, and one row more than folds; the first is asked first")
  func timeRefused() {
    check("timeFolds(9, 1)", try timeFolds(9, 1), throws: FoldError.tooFewFolds)
    check("timeFolds(0, -1)", try timeFolds(0, -1), throws: FoldError.tooFewFolds)
    check("timeFolds(3, 3)", try timeFolds(3, 3), throws: FoldError.tooFewRows(needed: 4, found: 3))
    check(
      "timeFolds(-5, 2)", try timeFolds(-5, 2), throws: FoldError.tooFewRows(needed: 3, found: -5))
    check(
      "timeFolds(3, 2)", try timeFolds(3, 2),
      is: [Fold(train: [0], test: [1]), Fold(train: [0, 1], test: [2])])
  }

  @Test("442 rows in five folds of time: 73 each, the first after 77")
  func timeDiabetes() {
    // scikit-learn 1.9.1: TimeSeriesSplit(5): size of the training part, first and last test row.
    check(
      "timeFolds(442, 5), size of the training part, first and last row of the test part",
      zip(try timeFolds(442, 5), ends(try timeFolds(442, 5))).map { [$0.train.count] + $1 },
      is: [[77, 77, 149], [150, 150, 222], [223, 223, 295], [296, 296, 368], [369, 369, 441]],
      mistakes: [
        startsTooEarly.gives(
          [[73, 73, 145], [146, 146, 218], [219, 219, 291], [292, 292, 364], [365, 365, 437]]),
        learnsFromTheFuture.gives(
          [[369, 77, 149], [369, 150, 222], [369, 223, 295], [369, 296, 368], [369, 369, 441]]),
        forgetsThePast.gives(
          [[77, 77, 149], [73, 150, 222], [73, 223, 295], [73, 296, 368], [73, 369, 441]]),
      ])
  }

  @Test("The last fifth of the flights, as they lie in the file, are not the latest")
  func flights() throws {
    // pandas 3: the months of the first 9,668 rows and of the other 2,416; sort_values("month").
    let file = try Table(named: "flights_ewr").completeIntegers("month")
    check(
      "kFold(12084, 5), the months of the training part of its last fold, and of its test part",
      try kFold(file.count, 5).last.map { fold in
        [fold.train, fold.test].map { Set($0.map { file[$0] }).sorted() }
      },
      is: [[1, 2, 3, 4, 5, 6, 7, 10, 11, 12], [7, 8, 9]])
    let sorted = file.sorted()
    check(
      "timeFolds(12084, 5) of the sorted flights, last training month and first and last test month",
      try timeFolds(sorted.count, 5).map { fold in
        [fold.train.last, fold.test.first, fold.test.last].map { sorted[$0 ?? 0] }
      },
      is: [[3, 3, 5], [5, 5, 6], [6, 6, 8], [8, 8, 10], [10, 10, 12]])
  }

  @Test("For any number of rows and folds it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case folds, rows }
    crossCheck { random in
      let faults = random.faults([Fault.folds, .rows], pairs: [(.folds, .rows)])
      let inTime = random.chance(0.5)
      var k = random.int(2...9)
      var count = k + random.int(0...60) * random.int(1...3)
      if inTime { count += 1 }
      if faults.contains(.rows) { count = random.int(-2...(inTime ? k : k - 1)) }
      if faults.contains(.folds) { k = random.int(-2...1) }
      let (rows, folds) = (count, k)
      return inTime
        ? Case("timeFolds(\(rows), \(folds))") { try timeFolds(rows, folds) }
        : Case("kFold(\(rows), \(folds))") { try kFold(rows, folds) }
    }
  }
}
