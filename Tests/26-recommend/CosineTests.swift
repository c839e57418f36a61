import LessonKit
import LessonTesting
import Testing

@testable import RecommendLesson

private let lengthsOfTheCommon = Mistake(
  "LENGTHS_OF_THE_COMMON",
  "It looks as if the lengths were taken only over the keys that both have. So two that share one "
    + "user, of a hundred each, would be as alike as can be.")
private let forgetsTheRoot = Mistake(
  "FORGETS_THE_ROOT",
  "It looks as if it were divided by the squares of the lengths. A length is the root of the sum of "
    + "squares.")
private let lengthIsTheSum = Mistake(
  "LENGTH_IS_THE_SUM",
  "It looks as if the length were the sum of the sizes. That is another kind of length: here it is "
    + "the root of the sum of squares.")
private let dividesByNothing = Mistake(
  "DIVIDES_BY_NOTHING",
  "Zero divided by zero is NaN, which is not a number, and it spoils every ranking that it gets into. "
    + "Where a list has no length, say 0.")
private let nothingIsAlike = Mistake(
  "NOTHING_IS_ALIKE",
  "A list of nothing has no direction: there is no reason to call them alike. Say 0.")
private let onlyTheProducts = Mistake(
  "ONLY_THE_PRODUCTS",
  "That is the sum of the products alone, and long lists make it large. Divide by both lengths.")

@Suite("Cosine", .exercise("26-recommend/Cosine"))
struct CosineSuite {
  @Test("Of (3, 4) and (2, ·, 1, 2) it is 6, divided by 5 · 3")
  func byHand() {
    check(
      "cosine([1: 3, 2: 4], [1: 2, 3: 1, 4: 2])", cosine([1: 3, 2: 4], [1: 2, 3: 1, 4: 2]), is: 0.4,
      within: .relative(1e-9),
      mistakes: [
        lengthsOfTheCommon.gives(1), forgetsTheRoot.gives(6.0 / 225),
        lengthIsTheSum.gives(6.0 / 35),
        onlyTheProducts.gives(6),
      ])
  }

  @Test("Of a multiple of itself it is 1, and of a negative one -1, however long they are")
  func multiples() {
    let others: [[Int: Double]] = [[1: 6, 2: -3], [1: 0.02, 2: -0.01], [1: -4, 2: 2]]
    let squared: [Double] = [1.0 / 15, 20, -0.1]
    let bySums: [Double] = [5.0 / 9, 5.0 / 9, -5.0 / 9]
    check(
      "cosine([1: 2, 2: -1], …) of [1: 6, 2: -3], [1: 0.02, 2: -0.01], [1: -4, 2: 2]",
      others.map { cosine([1: 2, 2: -1], $0) }, is: [1, 1, -1], within: .relative(1e-9),
      mistakes: [
        onlyTheProducts.gives([15, 0.05, -10]), forgetsTheRoot.gives(squared),
        lengthIsTheSum.gives(bySums),
      ])
    check(
      "cosine([1: 2e-12, 2: -1e-12], [1: 6e-12, 2: -3e-12])",
      cosine([1: 2e-12, 2: -1e-12], [1: 6e-12, 2: -3e-12]), is: 1, within: .relative(1e-9),
      mistakes: [onlyTheProducts.gives(1.5e-23), lengthIsTheSum.gives(5.0 / 9)])
  }

  @Test("Of how many share a user: 1 of 2 and 1 of 8 is 1 / √16")
  func counts() {
    let eight: [Int: Double] = [1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1, 8: 1]
    check(
      "cosine([1: 1, 9: 1], \(literal(eight)))", cosine([1: 1, 9: 1], eight), is: 0.25,
      within: .relative(1e-9),
      mistakes: [
        lengthsOfTheCommon.gives(1), forgetsTheRoot.gives(1.0 / 16), lengthIsTheSum.gives(1.0 / 16),
        onlyTheProducts.gives(1),
        .named(
          "SHARE_OF_ALL", gives: 1.0 / 9,
          "That is the share of all users that both have, another measure. Here it is the product of "
            + "the lengths that is divided by."),
      ])
  }

  @Test("Those that have nothing in common, or as much for as against, have a cosine of 0")
  func nothingInCommon() {
    let values: [Double] = [
      cosine([1: 5, 2: 2], [3: 4]), cosine([1: 1, 2: 1], [1: 2, 2: -2]),
      cosine([1: 3, 2: 4], [1: 4, 2: 3]),
    ]
    check(
      "cosine([1: 5, 2: 2], [3: 4]), cosine([1: 1, 2: 1], [1: 2, 2: -2]), "
        + "cosine([1: 3, 2: 4], [1: 4, 2: 3])", values, is: [0, 0, 0.96], within: .absolute(1e-12),
      mistakes: [onlyTheProducts.gives([0, 0, 24])])
  }

  @Test("Where one has no length it is 0, not NaN: no keys, or nothing but zeros")
  func noLength() {
    let values: [Double] = [
      cosine([:], [1: 2]), cosine([1: 2], [:]), cosine([1: 0, 2: 0], [1: 3]), cosine([:], [:]),
      cosine([1: 3], [1: 0]),
    ]
    check(
      "cosine([:], [1: 2]), cosine([1: 2], [:]), cosine([1: 0, 2: 0], [1: 3]), cosine([:], [:]), "
        + "cosine([1: 3], [1: 0])", values, is: [0, 0, 0, 0, 0],
      mistakes: [
        dividesByNothing.when { (values: [Double]) in values.contains { $0.isNaN } },
        nothingIsAlike.gives([1, 1, 1, 1, 1]),
      ])
  }

  @Test("Zeros that are written down change nothing, and neither does the order of the two")
  func zeros() {
    let values: [Double] = [
      cosine([1: 3, 2: 4, 7: 0], [1: 2, 3: 1, 4: 2]),
      cosine([1: 2, 3: 1, 4: 2], [1: 3, 2: 4, 3: 0]),
    ]
    let squared: [Double] = [6.0 / 225, 6.0 / 225]
    let bySums: [Double] = [6.0 / 35, 6.0 / 35]
    check(
      "cosine([1: 3, 2: 4, 7: 0], [1: 2, 3: 1, 4: 2]), cosine([1: 2, 3: 1, 4: 2], [1: 3, 2: 4, 3: 0])",
      values, is: [0.4, 0.4], within: .relative(1e-9),
      mistakes: [
        onlyTheProducts.gives([6, 6]), forgetsTheRoot.gives(squared), lengthIsTheSum.gives(bySums),
      ])
  }

  @Test("On generated lists it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      func list(_ size: Double) -> [Int: Double] {
        let isCount = random.chance(0.3)
        var numbers: [Int: Double] = [:]
        for _ in 0..<random.count(0...8) {
          let number = Double(isCount ? 1 : random.int(-9...9))
          numbers[random.int(-4...4)] = number * size
        }
        return numbers
      }
      let (left, right) = random.pick([(1.0, 1.0), (1, 1), (1e-12, 1e11), (1e11, 1e-12), (1e11, 1)])
      let a = list(left)
      let b = random.chance(0.15) ? a.mapValues { $0 * -2 } : list(right)
      return Case("cosine(\(literal(a)), \(literal(b)))", slack: 1e-12) { cosine(a, b) }
    }
  }

  @Test("Lecturers 240 and 621 have an audience in common, and opposite opinions")
  func lectures() throws {
    // scikit-learn 1.9.1: cosine_similarity of the training rows of split(15022, 42), as ones, as
    // ratings, and as ratings less the mean of all of them.
    let lectures = try Lectures()
    let mean = lectures.training.map(\.value).reduce(0, +) / Double(lectures.training.count)
    func ratings(of lecturer: Int, _ number: (Double) -> Double) -> [Int: Double] {
      lectures.training.reduce(into: [:]) { list, row in
        if row.item == lecturer { list[row.user] = number(row.value) }
      }
    }
    let numbers: [(Double) -> Double] = [{ _ in 1 }, { $0 }, { $0 - mean }]
    check(
      "cosine of the students of lecturers 240 and 621: as ones, as ratings, as ratings less the mean",
      numbers.map { cosine(ratings(of: 240, $0), ratings(of: 621, $0)) },
      is: [0.6831300510639733, 0.5476491912887679, -0.4850825726570122], within: .relative(1e-9))
  }
}
