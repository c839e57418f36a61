import LessonKit
import LessonTesting
import Testing

@testable import CrossValidationLesson

private let asksOnce = Mistake(
  "ASKS_ONCE",
  "This splitter shuffles anew at every call, so that nobody can repeat its result. To see that, ask "
    + "it twice.")
private let forgetsToCount = Mistake(
  "FORGETS_TO_COUNT",
  "This splitter does not ask how many folds are wanted. Compare their number with k.")
private let addsSizes = Mistake(
  "ADDS_SIZES",
  "As many rows are tested as there are, but one is tested twice and one never. Sizes do not tell; see "
    + "which rows they are.")
private let collectsInASet = Mistake(
  "COLLECTS_IN_A_SET",
  "Here every row is tested, but one of them judges twice. A set cannot show that.")
private let wantsThemInOrder = Mistake(
  "WANTS_THEM_IN_ORDER",
  "A fair splitter was refused. A part may have its rows in any order, and the folds may come in any."
)
private let ignoresTraining = Mistake(
  "IGNORES_TRAINING",
  "The test parts of this splitter are right. Look also at what each fold learns from.")
private let looksForOverlapOnly = Mistake(
  "LOOKS_FOR_OVERLAP_ONLY",
  "No row is in both parts, but this splitter has a fold where one is in neither part, or where a row "
    + "is learnt from that is not there.")
private let forgetsCopies = Mistake(
  "FORGETS_COPIES",
  "One row stands twice in a training part, and counts double. A set cannot show that.")
private let comparesNeighbours = Mistake(
  "COMPARES_NEIGHBOURS",
  "Compared fold by fold, no two neighbours differ by more than one row, but the first and the last "
    + "do. Compare the most with the least.")
private let wantsEqualParts = Mistake(
  "WANTS_EQUAL_PARTS",
  "A fair splitter was refused. Rows cannot always be divided equally: a difference of one is fair."
)
private let forgetsSizes = Mistake(
  "FORGETS_SIZES",
  "Each class is dealt evenly, but always from fold 0 on, so that the first test parts are larger than "
    + "others.")
private let forgetsClasses = Mistake(
  "FORGETS_CLASSES",
  "The test parts are as large as they should be, but look at how many rows of each class are in them."
)

@Suite("Fair folds", .exercise("22-cross-validation/FairFolds"))
struct FairFoldsSuite {
  /// Six rows of class 0 and four of class 1.
  private static let labels = [0, 1, 0, 1, 0, 1, 0, 0, 1, 0]
  private static let fair = [[0, 2, 1, 3], [4, 6, 5], [7, 9, 8]]

  /// Folds of these test parts, each of which learns from all other rows.
  private static func folds(_ parts: [[Int]], of count: Int) -> [Fold] {
    parts.map { part in Fold(train: (0..<count).filter { !part.contains($0) }, test: part) }
  }

  /// A splitter that always gives these test parts, whatever it is asked.
  private func splitter(
    _ parts: [[Int]], of count: Int = labels.count, _ change: (inout [Fold]) -> Void = { _ in }
  ) -> Splitter {
    var folds = Self.folds(parts, of: count)
    change(&folds)
    let all = folds
    return { _, _ in all }
  }

  private func ask(_ splitters: Splitter...) -> [Bool] {
    splitters.map { isFair($0, on: Self.labels, k: 3) }
  }

  @Test("Fair splitters pass, in whatever order they give their folds and rows")
  func fairOnes() {
    let backwards = splitter([[8, 9, 7], [6, 5, 4], [3, 0, 1, 2]]) { folds in
      for place in folds.indices { folds[place].train.reverse() }
    }
    check(
      "isFair of test parts \(Self.fair), and of the same backwards, of the labels \(Self.labels)",
      ask(splitter(Self.fair), backwards), is: [true, true],
      mistakes: [wantsThemInOrder.gives([false, false]), wantsEqualParts.gives([false, false])])
    check(
      "isFair of test parts [[0, 1, 2], [3, 4], [5, 6]] of the labels [0, 1, 0, 1, 0, 1, 0]",
      isFair(splitter([[0, 1, 2], [3, 4], [5, 6]], of: 7), on: [0, 1, 0, 1, 0, 1, 0], k: 3),
      is: true,
      mistakes: [wantsEqualParts.gives(false)])
    check(
      "isFair of test parts [[4, 5], [0, 1], [2, 3]] of the labels [0, 1, 0, 1, 0, 1]",
      isFair(splitter([[4, 5], [0, 1], [2, 3]], of: 6), on: [0, 1, 0, 1, 0, 1], k: 3), is: true,
      mistakes: [wantsThemInOrder.gives(false)])
  }

  @Test("A class of fewer rows than folds cannot be in all of them")
  func smallClasses() {
    check(
      "isFair of test parts [[2, 4], [3], [1], [0]] of the labels [0, 0, 4, -1, -1]",
      isFair(splitter([[2, 4], [3], [1], [0]], of: 5), on: [0, 0, 4, -1, -1], k: 4), is: true,
      mistakes: [wantsEqualParts.gives(false), wantsThemInOrder.gives(false)])
  }

  @Test("One class alone, and as many folds as rows, are looked at like any others")
  func extremes() {
    check(
      "isFair of test parts [[0, 1], [2, 3]], of [[0, 1], [2]] and of [[0, 1, 2], [3]] of the labels "
        + "[4, 4, 4, 4]",
      [[[0, 1], [2, 3]], [[0, 1], [2]], [[0, 1, 2], [3]]].map { (parts: [[Int]]) -> Bool in
        isFair(splitter(parts, of: 4), on: [4, 4, 4, 4], k: 2)
      }, is: [true, false, false])
    let single = splitter([[1], [0]], of: 2)
    let lost = splitter([[1], [0]], of: 2) { $0[1].train = [] }
    check(
      "isFair of test parts [[1], [0]] of the labels [4, 4], and where fold 1 learns from nothing",
      [isFair(single, on: [4, 4], k: 2), isFair(lost, on: [4, 4], k: 2)], is: [true, false],
      mistakes: [
        wantsThemInOrder.gives([false, false]), ignoresTraining.gives([true, true]),
        looksForOverlapOnly.gives([true, true]),
      ])
  }

  @Test("Unfair splitter 1 loses the rows that are left over, or tests one twice")
  func rows() {
    let leftOver = splitter([[0, 2, 1], [4, 6, 5], [7, 9, 8]])
    let swapped = splitter([[0, 2, 1, 3], [4, 6, 5], [7, 9, 5]])
    let twice = splitter([[0, 2, 1, 3], [4, 6, 5], [7, 9, 8, 3]])
    let cut = splitter([[0, 2, 1], [4, 3, 5], [7, 6, 8]], of: 9)
    check(
      "isFair where row 3 is never tested, where 5 is tested twice and 8 never, where 3 twice, where "
        + "row 9 is in no part of any fold",
      ask(splitter(Self.fair), leftOver, swapped, twice, cut),
      is: [true, false, false, false, false],
      mistakes: [
        addsSizes.gives([true, false, true, false, false]),
        collectsInASet.gives([true, false, false, true, false]),
      ])
  }

  @Test("Unfair splitter 2 learns from what it tests, forgets a row, or learns from one twice")
  func training() {
    let leak = splitter(Self.fair) { $0[2].train.append(8) }
    let lost = splitter(Self.fair) { $0[1].train.removeLast() }
    let copied = splitter(Self.fair) { $0[0].train.append(5) }
    let unknown = splitter(Self.fair) { $0[0].train.append(10) }
    let inPlace = splitter(Self.fair) { $0[0].train[0] = 5 }
    let below = splitter(Self.fair) { $0[0].train[0] = -1 }
    check(
      "isFair where fold 2 learns from test row 8, where fold 1 has lost row 9, where fold 0 learns "
        + "from row 5 twice, where it learns from a row 10, and where it does so twice from row 5, or "
        + "from a row -1, in place of row 4",
      ask(splitter(Self.fair), leak, lost, copied, unknown, inPlace, below),
      is: [true, false, false, false, false, false, false],
      mistakes: [
        ignoresTraining.gives([true, true, true, true, true, true, true]),
        looksForOverlapOnly.gives([true, false, true, true, true, true, true]),
        forgetsCopies.gives([true, false, false, true, false, false, false]),
      ])
  }

  @Test("Unfair splitter 3 cuts sorted labels into blocks")
  func classes() {
    let blocks = [[0, 1], [2, 3], [4, 5]]
    check(
      "isFair of test parts [[0, 1], [2, 3], [4, 5]] of the labels [0, 1, 0, 1, 0, 1], of "
        + "[0, 0, 0, 1, 1, 1], and of [3, 3, 4, 4, 5, 5]",
      [[0, 1, 0, 1, 0, 1], [0, 0, 0, 1, 1, 1], [3, 3, 4, 4, 5, 5]].map { labels in
        isFair(splitter(blocks, of: 6), on: labels, k: 3)
      }, is: [true, false, false],
      mistakes: [
        forgetsClasses.gives([true, true, true]), comparesNeighbours.gives([true, true, false]),
      ])
    check(
      "isFair of test parts [[0, 2, 4], [1, 3, 5]] of the labels [0, 0, 9, 9, 7, 7], and of "
        + "[0, 0, 9, 7, 9, 7]",
      [[0, 0, 9, 9, 7, 7], [0, 0, 9, 7, 9, 7]].map { labels in
        isFair(splitter([[0, 2, 4], [1, 3, 5]], of: 6), on: labels, k: 2)
      }, is: [true, false], mistakes: [forgetsClasses.gives([true, true])])
  }

  @Test("Unfair splitter 4 begins every class with fold 0, and its test parts are uneven")
  func sizes() {
    let eight = [0, 0, 0, 0, 1, 1, 1, 1]
    check(
      "isFair of test parts [[0, 3, 6], [1, 4, 7], [2, 5]], of [[0, 3, 4, 7], [1, 5], [2, 6]], and of "
        + "[[0, 4], [1, 2, 5, 6], [3, 7]], of the labels [0, 0, 0, 0, 1, 1, 1, 1]",
      [
        [[0, 3, 6], [1, 4, 7], [2, 5]], [[0, 3, 4, 7], [1, 5], [2, 6]],
        [[0, 4], [1, 2, 5, 6], [3, 7]],
      ].map { (parts: [[Int]]) -> Bool in isFair(splitter(parts, of: 8), on: eight, k: 3) },
      is: [true, false, false],
      mistakes: [
        forgetsSizes.gives([true, true, true]), comparesNeighbours.gives([true, false, false]),
      ])
    check(
      "isFair of test parts [[0, 1, 5, 6], [2, 3, 7], [4, 8]] of [0, 0, 0, 0, 0, 1, 1, 1, 1]",
      isFair(
        splitter([[0, 1, 5, 6], [2, 3, 7], [4, 8]], of: 9), on: [0, 0, 0, 0, 0, 1, 1, 1, 1], k: 3),
      is: false, mistakes: [forgetsSizes.gives(true), comparesNeighbours.gives(true)])
  }

  @Test("Unfair splitter 5 shuffles anew whenever it is asked")
  func repeated() {
    var calls = 0
    let restless: Splitter = { _, _ in
      calls += 1
      let parts = calls.isMultiple(of: 2) ? [[0, 2, 1, 3], [7, 6, 5], [4, 9, 8]] : Self.fair
      return Self.folds(parts, of: Self.labels.count)
    }
    var turns = 0
    let turned: Splitter = { _, _ in
      turns += 1
      var folds = Self.folds(Self.fair, of: Self.labels.count)
      if turns.isMultiple(of: 2) { folds[1].train.reverse() }
      return folds
    }
    var starts = 0
    let settled: Splitter = { _, _ in
      starts += 1
      let parts = starts > 1 ? [[0, 2, 1, 3], [7, 6, 5], [4, 9, 8]] : Self.fair
      return Self.folds(parts, of: Self.labels.count)
    }
    check(
      "isFair of a splitter whose folds are fair, and others at every call, of one whose fold 1 has the "
        + "same training rows in another order at every second call, and of one that gives other folds "
        + "at the first call than ever after",
      ask(splitter(Self.fair), restless, turned, settled), is: [true, false, false, false],
      mistakes: [asksOnce.gives([true, true, true, true])])
  }

  @Test("Unfair splitter 6 does not ask how many folds are wanted")
  func count() {
    let halves = splitter([[0, 2, 4, 1, 3], [5, 6, 7, 8, 9]])
    let quarters = splitter([[0, 2, 1], [4, 6, 3], [7, 5], [9, 8]])
    check(
      "isFair of two, and of four fair folds, where three were wanted",
      ask(splitter(Self.fair), halves, quarters), is: [true, false, false],
      mistakes: [forgetsToCount.gives([true, true, true])])
  }

  @Test("There is an answer to no folds, to no rows, and to rows that are not there")
  func anything() {
    let beyond = splitter([[0, 2, 1, 3], [4, 6, 5], [7, 9, 10]])
    let below = splitter([[0, 2, 1, 3], [4, 6, 5], [7, -1, 8]])
    let extra = splitter([[0, 2, 1, 3], [4, 6, 5], [7, 9, 8, 10]])
    check(
      "isFair of fair folds, of no folds, of three empty ones, of rows 10 and -1 in place of 8 and "
        + "9, and of row 10 beside all others",
      ask(
        splitter(Self.fair), splitter([]), splitter([[], [], []]), beyond, below, extra),
      is: [true, false, false, false, false, false])
  }

  @Test("Blocks of the file are unfair: 46 benign tumours in the first test part, 87 in the last")
  func cancer() throws {
    // scikit-learn 1.9.1: KFold(5), the benign rows of each test part: 46, 65, 74, 85 and 87.
    let labels = try Table(named: "breast_cancer").completeIntegers("target")
    let rows = Array(labels.indices)
    let blocks = [0..<114, 114..<228, 228..<342, 342..<456, 456..<569].map { Array($0) }
    let deck = rows.sorted { (labels[$0], $0) > (labels[$1], $1) }
    let dealt = (0..<5).map { fold in stride(from: fold, to: deck.count, by: 5).map { deck[$0] } }
    check(
      "isFair of five dealt parts of 569 tumours, and of five blocks",
      [dealt, blocks].map { isFair(splitter($0, of: labels.count), on: labels, k: 5) },
      is: [true, false],
      mistakes: [
        forgetsClasses.gives([true, true]), wantsEqualParts.gives([false, false]),
        wantsThemInOrder.gives([false, false]),
      ])
  }

  @Test("On generated splitters it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault: CaseIterable {
      case leftOut, twice, exchanged, moved, swapped, unknown, cut, leak, lost, copied, stranger
      case inPlace, restless
      case fewer, more, blocks, anew
    }
    crossCheck { random in
      let k = random.int(2...4)
      let count = k + random.count(0...14)
      let classes = random.int(1...3)
      let labels = (0..<count).map { _ in [4, 0, -1][random.int(0...(classes - 1))] }
      let fault = random.faults(Fault.allCases).first
      // Fair parts: the rows in any order, but class by class, dealt from any fold on.
      let start = random.int(0...(k - 1))
      let order = random.permutation(of: count)
      let deck = order.indices.sorted { (labels[order[$0]], $0) < (labels[order[$1]], $1) }
      var parts = Array(repeating: [Int](), count: k)
      for (place, row) in deck.map({ order[$0] }).enumerated() {
        parts[(place + start) % k].append(row)
      }
      let (one, other) = (random.int(0...(k - 1)), random.int(0...(k - 1)))
      switch fault {
      case .leftOut?: parts[one].removeLast()
      case .twice?: parts[one].append(random.int(0...(count - 1)))
      case .exchanged?: parts[one][0] = random.int(0...(count - 1))
      case .moved?: parts[other].append(parts[one].removeLast())
      case .swapped?:
        let (row, stranger) = (parts[one][0], parts[other].last ?? 0)
        parts[one][0] = stranger
        parts[other][parts[other].count - 1] = row
      case .cut?: parts = parts.map { part in part.filter { $0 < count - 1 } }
      case .unknown?: parts[one].append(random.pick([-1, count, count + 3]))
      case .fewer?: parts = [parts[0] + parts[1]] + parts.dropFirst(2)
      case .more?:
        let large = parts.indices.max { parts[$0].count < parts[$1].count } ?? 0
        parts.append([parts[large].removeLast()])
      case .blocks?:
        parts = (0..<k).map { Array(count * $0 / k..<count * ($0 + 1) / k) }
      case .anew?:
        parts = Array(repeating: [], count: k)
        for label in Set(labels).sorted() {
          for (place, row) in labels.indices.filter({ labels[$0] == label }).enumerated() {
            parts[place % k].append(row)
          }
        }
      default: break
      }
      var folds = Self.folds(
        parts.map { random.shuffled($0) }, of: fault == .cut ? count - 1 : count)
      switch fault {
      case .leak?: folds[one].train.append(folds[one].test.first ?? 0)
      case .lost? where !folds[one].train.isEmpty: folds[one].train.removeLast()
      case .copied?: folds[one].train.append(folds[one].train.first ?? 0)
      case .stranger?: folds[one].train.append(random.pick([-1, count]))
      case .inPlace? where !folds[one].train.isEmpty:
        folds[one].train[0] = random.pick([-1, count, folds[one].train[folds[one].train.count - 1]])
      default: break
      }
      var second = folds
      let isTurned = random.chance(0.4)
      if fault == .restless, isTurned { second[one].train.reverse() }
      if fault == .restless, !isTurned { second.swapAt(0, k - 1) }
      let (first, again) = (folds, second)
      let settles = random.chance(0.3)
      let when = settles ? "from its second call on" : "at every second call"
      return Case(
        "isFair(splitter, on: \(labels), k: \(k)), a splitter that gives \(literal(first))"
          + (fault == .restless
            ? isTurned
              ? ", and \(when) the training rows of fold \(one) backwards"
              : ", and \(when) its first and last fold exchanged" : "")
      ) {
        var calls = 0
        let splitter: Splitter = { _, _ in
          calls += 1
          return (settles ? calls > 1 : calls.isMultiple(of: 2)) ? again : first
        }
        return isFair(splitter, on: labels, k: k)
      }
    }
  }
}
