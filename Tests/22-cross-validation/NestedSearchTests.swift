import LessonKit
import LessonTesting
import Testing

@testable import CrossValidationLesson

private let judgesWhatItLearnt = Mistake(
  "JUDGES_WHAT_IT_LEARNT",
  "It looks as if a part judged candidates that had learnt from it too. Leave it out of what they are "
    + "fitted to.")
private let learnsFromOnePart = Mistake(
  "LEARNS_FROM_ONE_PART",
  "It looks as if learning and judging were exchanged: fit to all other parts, and judge by the one."
)
private let addsUp = Mistake(
  "ADDS_UP",
  "It looks as if the errors of the parts were added, but not divided by how many they are.")
private let reportsTheBestScore = Mistake(
  "REPORTS_THE_BEST_SCORE",
  "It looks as if the least of the scores was reported, the one that the candidate was chosen for. It is "
    + "too good because it was the least. Let rows judge that had no part in the choice.")
private let choosesOnce = Mistake(
  "CHOOSES_ONCE",
  "It looks as if one search over all parts chose for all of them. Then each part helped to choose what "
    + "it judges. Search anew without it.")
private let reportsTheInnerScore = Mistake(
  "REPORTS_THE_INNER_SCORE",
  "It looks as if the least score of the search itself was reported. Fit what it chose to all other "
    + "parts, and measure that on the part.")
private let takesTheLast = Mistake(
  "TAKES_THE_LAST", "Several candidates have the least error. The choice is the first of them.")
private let takesTheGreatest = Mistake(
  "TAKES_THE_GREATEST",
  "It looks as if the candidate with the most error was chosen. Less is better.")

private enum Trouble: Error, Equatable { case singular }

@Suite("Nested search", .exercise("22-cross-validation/NestedSearch"))
struct NestedSearchSuite {
  /// Guesses the candidate times the mean of the training rows; the error is the mean square.
  private static func shrunkMean(
    of values: [Double], _ factor: Double, _ train: [Int], _ test: [Int]
  ) -> Double {
    let sum = train.reduce(0.0) { $0 + values[$1] }
    let guess = factor * sum / Double(train.count)
    let squares = test.map { (values[$0] - guess) * (values[$0] - guess) }
    return squares.reduce(0, +) / Double(test.count)
  }

  private static var three: Trial { { shrunkMean(of: [1, 2, 6], $0, $1, $2) } }
  private static let parts = [[0], [1], [2]]
  private static let noise = Noise()

  @Test("Of 1, 2 and 6 a guess of 0 is off by 13.67, the mean of the others by 10.5")
  func byHand() {
    let zero: Double = 41.0 / 3
    let learnt: Double = 14.0 / 3
    check(
      "crossValidate([0, 1], on: [[0], [1], [2]]), error of the values 1, 2, 6",
      try crossValidate([0, 1], on: Self.parts, error: Self.three), is: [zero, 10.5],
      within: .relative(1e-12),
      mistakes: [
        judgesWhatItLearnt.gives([zero, learnt]), addsUp.gives([41, 31.5]),
        learnsFromOnePart.gives([zero, 14]), choosesOnce.gives([zero, 10.5]),
      ])
  }

  @Test("Searched anew for each part, the choice is 1, 0 and 1, and the estimate 11.08")
  func nestedByHand() {
    let result = try? nestedSearch([0, 1], on: Self.parts, error: Self.three)
    check(
      "nestedSearch([0, 1], on: [[0], [1], [2]]), error of the values 1, 2, 6, chosen and errors",
      [result?.chosen, result?.errors], is: [[1, 0, 1], [9, 4, 20.25]], within: .relative(1e-12),
      mistakes: [
        reportsTheBestScore.gives([[1, 1, 1], [10.5, 10.5, 10.5]]),
        judgesWhatItLearnt.gives([[1, 1, 1], [9, 2.25, 20.25]]),
        choosesOnce.gives([[1, 1, 1], [9, 2.25, 20.25]]),
        reportsTheInnerScore.gives([[1, 0, 1], [16, 18.5, 1]]),
        takesTheGreatest.gives([[0, 1, 0], [1, 2.25, 36]]),
      ])
    check(
      "nestedSearch([0, 1], on: [[0], [1], [2]]), its estimate", result?.estimate, is: 33.25 / 3,
      within: .relative(1e-12),
      mistakes: [
        reportsTheBestScore.gives(10.5), judgesWhatItLearnt.gives(10.5), choosesOnce.gives(10.5),
        reportsTheInnerScore.gives(35.5 / 3), takesTheGreatest.gives(39.25 / 3),
      ])
  }

  @Test("Every part weighs the same, however many rows it has")
  func weights() {
    // The mean of the others: 10 for row 0, 1 for rows 1 to 3.
    let far: Double = 245.0 / 3
    let trial: Trial = { Self.shrunkMean(of: [1, 9, 10, 11], $0, $1, $2) }
    check(
      "crossValidate([1], on: [[0], [1, 2, 3]]), error of the values 1, 9, 10, 11",
      try crossValidate([1], on: [[0], [1, 2, 3]], error: trial), is: [(81 + far) / 2],
      within: .relative(1e-12),
      mistakes: [
        .named(
          "POOLS_THE_ROWS", gives: [81.5],
          "It looks as if each part weighs by its rows. Take the plain mean of the parts' errors."),
        addsUp.gives([81 + far]),
      ])
  }

  @Test("The model is fitted to every row of the other parts, and to none of its own")
  func handedOver() {
    let expected = [[1, 2, 3, 4, 5], [0, 3, 4, 5], [0, 1, 2]]
    var seen: [[Int]] = []
    _ = try? crossValidate([7], on: [[0], [2, 1], [5, 3, 4]]) { _, train, _ in
      seen.append(train.sorted())
      return 0
    }
    check(
      "crossValidate([7], on: [[0], [2, 1], [5, 3, 4]]), the training rows of all calls, sorted",
      seen.sorted { $0.count > $1.count }, is: expected,
      mistakes: [
        judgesWhatItLearnt.gives(Array(repeating: [0, 1, 2, 3, 4, 5], count: 3)),
        learnsFromOnePart.gives([[3, 4, 5], [1, 2], [0]]),
      ])
  }

  @Test("Of several candidates with the least error the first is chosen")
  func ties() {
    check(
      "nestedSearch([5, 2, 1, 4, 2, 3], on: [[0], [1], [2]]), where all but 5 have an error of 4",
      try nestedSearch([5, 2, 1, 4, 2, 3], on: Self.parts) { candidate, _, _ in
        candidate == 5 ? 6 : 4
      },
      is: NestedResult(chosen: [2, 2, 2], errors: [4, 4, 4]),
      mistakes: [
        takesTheLast.gives(NestedResult(chosen: [3, 3, 3], errors: [4, 4, 4])),
        takesTheGreatest.gives(NestedResult(chosen: [5, 5, 5], errors: [6, 6, 6])),
      ])
    check(
      "nestedSearch([8, 9], on: [[0], [1], [2]]), where 8 has an error of -1 and 9 of -2",
      try nestedSearch([8, 9], on: Self.parts) { candidate, _, _ in 7 - candidate },
      is: NestedResult(chosen: [9, 9, 9], errors: [-2, -2, -2]),
      mistakes: [takesTheGreatest.gives(NestedResult(chosen: [8, 8, 8], errors: [-1, -1, -1]))])
    check(
      "nestedSearch([8, 9], on: [[0], [1], [2]]), where 8 has an error of 3e300 and 9 of 2e300",
      try nestedSearch([8, 9], on: Self.parts) { candidate, _, _ in (11 - candidate) * 1e300 },
      is: NestedResult(chosen: [9, 9, 9], errors: [2e300, 2e300, 2e300]),
      mistakes: [
        takesTheGreatest.gives(NestedResult(chosen: [8, 8, 8], errors: [3e300, 3e300, 3e300]))
      ])
    check(
      "nestedSearch([8, 9], on: [[0], [1], [2]]), where 8 has an error of 0.5 + 2⁻³⁰ and 9 of 0.5",
      try nestedSearch([8, 9], on: Self.parts) { candidate, _, _ in
        candidate == 8 ? 0.5 + 0x1p-30 : 0.5
      },
      is: NestedResult(chosen: [9, 9, 9], errors: [0.5, 0.5, 0.5]))
  }

  @Test("A cross-validation needs two parts, a nested search a candidate, then three parts")
  func refused() {
    check(
      "crossValidate([1], on: [[0, 1]])", try crossValidate([1], on: [[0, 1]]) { _, _, _ in 0 },
      throws: SearchError.tooFewParts(needed: 2, found: 1))
    check(
      "crossValidate([], on: [])", try crossValidate([], on: []) { _, _, _ in 0 },
      throws: SearchError.tooFewParts(needed: 2, found: 0))
    check(
      "nestedSearch([1], on: [[0], [1]])", try nestedSearch([1], on: [[0], [1]]) { _, _, _ in 0 },
      throws: SearchError.tooFewParts(needed: 3, found: 2))
    check(
      "nestedSearch([], on: [[0]])", try nestedSearch([], on: [[0]]) { _, _, _ in 0 },
      throws: SearchError.noCandidates)
    check(
      "nestedSearch([], on: [[0], [1], [2]])",
      try nestedSearch([], on: Self.parts) { _, _, _ in 0 }, throws: SearchError.noCandidates)
  }

  @Test("No candidates have no errors, and two parts are enough for a cross-validation")
  func few() {
    check(
      "crossValidate([], on: [[0], [1]]) and crossValidate([3], on: [[0], [1]])",
      [
        try? crossValidate([], on: [[0], [1]]) { _, _, _ in 0 },
        try? crossValidate([3], on: [[0], [1]]) { candidate, _, test in
          candidate + Double(test.first ?? 9)
        },
      ], is: [[], [3.5]], mistakes: [addsUp.gives([[], [7]])])
  }

  @Test("An error of a trial is passed on")
  func passedOn() {
    check(
      "crossValidate([0, 1], on: [[0], [1]]), where 1 cannot be fitted",
      try crossValidate([0, 1], on: [[0], [1]]) { candidate, _, _ in
        if candidate == 1 { throw Trouble.singular }
        return 0
      }, throws: Trouble.singular)
    check(
      "nestedSearch([0, 1], on: [[0], [1], [2]]), where 1 cannot be fitted",
      try nestedSearch([0, 1], on: Self.parts) { candidate, _, _ in
        if candidate == 1 { throw Trouble.singular }
        return 0
      }, throws: Trouble.singular)
    check(
      "nestedSearch([0, 1], on: [[0], [1], [2]]), where nothing can be fitted to rows 0 and 2 alone",
      try nestedSearch([0, 1], on: Self.parts) { _, train, _ in
        if train.sorted() == [0, 2] { throw Trouble.singular }
        return 0
      }, throws: Trouble.singular)
  }

  @Test("On noise, 20 features chosen by all rows get 3.6 of 20 wrong; chosen inside, 11.6")
  func noise() {
    // NumPy 2, in two lines a step: accuracies of 0.82 and 0.42.
    let noise = Self.noise
    let peeked = noise.best(20, in: Array(0..<100))
    check(
      "crossValidate([20], on: five parts), features chosen before the folds, and inside of them",
      [
        try? crossValidate([20], on: shuffledParts(100, 5)) { _, train, test in
          noise.wrong(peeked, train: train, test: test)
        },
        try? crossValidate([20], on: shuffledParts(100, 5)) { count, train, test in
          noise.wrong(noise.best(Int(count), in: train), train: train, test: test)
        },
      ], is: [[3.6], [11.6]], within: .relative(1e-12), mistakes: [addsUp.gives([[18], [58]])])
  }

  @Test("The best of 200 features of noise gets 6.8 of 20 wrong; a nested search expects 9")
  func bestOfMany() {
    // NumPy 2: the nearest of two means of one feature.
    let noise = Self.noise
    let parts = shuffledParts(100, 5)
    let trial: Trial = { noise.wrong([Int($0)], train: $1, test: $2) }
    let features = (0..<200).map { Double($0) }
    check(
      "crossValidate(0 ..< 200, on: five parts), the first and the least",
      (try? crossValidate(features, on: parts, error: trial)).map { [$0.first, $0.min()] },
      is: [11.6, 6.8], within: .relative(1e-12), mistakes: [addsUp.gives([58, 34])])
    check(
      "nestedSearch(0 ..< 200, on: five parts)",
      try nestedSearch(features, on: parts, error: trial),
      is: NestedResult(chosen: [122, 25, 24, 24, 122], errors: [9, 10, 10, 8, 8]),
      mistakes: [
        reportsTheBestScore.gives(
          NestedResult(
            chosen: Array(repeating: 24, count: 5), errors: Array(repeating: 6.8, count: 5)))
      ])
  }

  @Test("Ridge on the diabetes patients: the best penalty scores 3,027.64, the search 3,033.72")
  func diabetes() throws {
    // scikit-learn 1.9.1: StandardScaler and Ridge(alpha) fitted inside each fold. Direct solvers
    // agree to some 1e-12 here; 1e-9 leaves room.
    let table = try Table(named: "diabetes")
    let features = try table.matrix(
      ["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"])
    let target = try table.completeNumbers("target")
    let parts = shuffledParts(442, 5)
    let trial: Trial = { try ridgeError(features, target, $0, train: $1, test: $2) }
    check(
      "crossValidate([0.1, 1, 10, 100, 1000], on: five parts)",
      try crossValidate([0.1, 1, 10, 100, 1000], on: parts, error: trial),
      is: [
        3027.6384964625277, 3028.127388447515, 3034.45498315778, 3075.302158337024,
        3910.8154122032006,
      ], within: .relative(1e-9))
    let result = try? nestedSearch([0.1, 1, 10, 100, 1000], on: parts, error: trial)
    check(
      "nestedSearch([0.1, 1, 10, 100, 1000], on: five parts), chosen and the estimate",
      [result?.chosen, result.map { [$0.estimate] }],
      is: [[0.1, 10, 10, 0.1, 0.1], [3033.721527724731]], within: .relative(1e-9),
      mistakes: [
        reportsTheBestScore.gives([Array(repeating: 0.1, count: 5), [3027.6384964625277]]),
        judgesWhatItLearnt.gives([Array(repeating: 0.1, count: 5), [3027.6384964625277]]),
        choosesOnce.gives([Array(repeating: 0.1, count: 5), [3027.6384964625277]]),
        reportsTheInnerScore.gives([[0.1, 10, 10, 0.1, 0.1], [3059.0303560957263]]),
      ])
  }

  @Test("On generated parts and errors it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case parts, candidates, trial, lastTrial }
    crossCheck { random in
      let faults = random.faults(
        [Fault.parts, .candidates, .trial, .lastTrial], pairs: [(.candidates, .parts)])
      let isNested = random.chance(0.7)
      let least = isNested ? 3 : 2
      let k = faults.contains(.parts) ? random.int(0...(least - 1)) : least + random.count(0...3)
      let rows = random.permutation(of: k + random.count(0...8))
      var parts = (0..<k).map { [rows[$0]] }
      for row in rows.dropFirst(k) where k > 0 { parts[random.int(0...(k - 1))].append(row) }
      let count = faults.contains(.candidates) ? 0 : random.count(1...6)
      let candidates = (0..<count).map { _ in Double(random.int(0...9)) }
      let bad = faults.contains(.trial) ? random.pick(candidates + [99]) : -1
      // As many training rows as only the last fit to the other parts has, of a nested search.
      let bound = faults.contains(.lastTrial) ? rows.count - (parts.last?.count ?? 0) : Int.max
      let (a, b, c) = (random.int(1...9), random.int(1...9), random.int(2...40))
      // A multiple of 60, so that the mean of up to six is a whole number: no rounding decides a choice.
      let trial: Trial = { candidate, train, test in
        if candidate == bad || train.count >= bound { throw Trouble.singular }
        let learnt = train.reduce(0) { $0 + ($1 + 1) * ($1 + a) }
        let judged = test.reduce(0) { $0 + ($1 + 2) * ($1 + b) }
        return Double((learnt * (Int(candidate) + 3) + judged * 5) % c * 60)
      }
      let all = parts
      let text =
        "(\(candidates), on: \(all)), where an error is the sum of (row + 1) * (row + \(a)) over the "
        + "training rows, times (candidate + 3), plus 5 times that of (row + 2) * (row + \(b)) over the "
        + "test rows, modulo \(c), times 60" + (bad < 0 ? "" : ", and \(bad) cannot be fitted")
        + (bound == .max ? "" : ", nor anything to \(bound) rows or more")
      return isNested
        ? Case("nestedSearch" + text) { try nestedSearch(candidates, on: all, error: trial) }
        : Case("crossValidate" + text) { try crossValidate(candidates, on: all, error: trial) }
    }
  }
}
