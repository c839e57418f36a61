import LessonKit
import LessonTesting
import Testing

@testable import RecommendLesson

private let dividesByThePlace = Mistake(
  "DIVIDES_BY_THE_PLACE",
  "It looks as if each gain were divided by its place. The logarithm is gentler: the third place "
    + "counts by half, not by a third.")
private let secondCountsInFull = Mistake(
  "SECOND_COUNTS_IN_FULL",
  "It looks as if the second place counted as much as the first. That was so in the first papers; "
    + "here place i is divided by log₂(i + 1).")
private let powersOfTwo = Mistake(
  "POWERS_OF_TWO",
  "It looks as if a gain of g counted as a power of two, 2^g - 1. That is another definition: here the "
    + "gains count as they are.")
private let onlyHitOrMiss = Mistake(
  "ONLY_HIT_OR_MISS",
  "It looks as if a gain counted as 1, whatever it is. How much it is worth is the point.")
private let bestOfTheShown = Mistake(
  "BEST_OF_THE_SHOWN",
  "The best order was made of the first k alone. So what was left out costs nothing, however good "
    + "it was: sort all of them first.")
private let bestOfAllPlaces = Mistake(
  "BEST_OF_ALL_PLACES",
  "The best order was counted over all places, and the list over k of them. Even the best list would "
    + "not reach 1: count as many places in both.")
private let nothingIsPerfect = Mistake(
  "NOTHING_IS_PERFECT",
  "Where nothing is worth anything there is no good order, and no bad one either. Say nil.")
private let forgetsToNormalise = Mistake(
  "FORGETS_TO_NORMALISE",
  "That is the sum of the discounted gains. Divide it by that of the best order, so that users with "
    + "many good items and with few can be compared.")

/// What the second place counts for, in parts of the first.
private let second = 0.6309297535714574

@Suite("nDCG", .exercise("26-recommend/NDCG"))
struct NDCGSuite {
  @Test("Of 2, 0 and 4 the sum is 2 + 4 / 2, of the best order 4 + 2 / log₂ 3")
  func byHand() {
    check(
      "ndcg([2, 0, 4], at: 3)", ndcg([2, 0, 4], at: 3), is: 0.7601875334318685,
      within: .relative(1e-9),
      mistakes: [
        dividesByThePlace.gives(2.0 / 3), secondCountsInFull.gives(0.7539531690476383),
        powersOfTwo.gives(0.6215669797301413), onlyHitOrMiss.gives(0.9197207891481876),
        forgetsToNormalise.gives(4),
      ])
  }

  @Test("The best order has 1, over any number of places")
  func best() {
    let sums: [Double?] = [3, 4.2618595071429155, 4.7618595071429155, 4.7618595071429155]
    let shares: [Double?] = [0.6300059872618923, 0.894999002123018, 1, 1]
    check(
      "ndcg([3, 2, 1, 0], at: k) of 1 to 4", (1...4).map { ndcg([3, 2, 1, 0], at: $0) },
      is: [1, 1, 1, 1], within: .relative(1e-9),
      mistakes: [bestOfAllPlaces.gives(shares), forgetsToNormalise.gives(sums)])
  }

  @Test("What lies behind place k counts in the best order: leaving it out costs")
  func left() {
    check(
      "ndcg([0, 3, 1, 4], at: 2)", ndcg([0, 3, 1, 4], at: 2),
      is: 0.3212043018970804, within: .relative(1e-9),
      mistakes: [
        bestOfTheShown.gives(0.6309297535714574), bestOfAllPlaces.gives(0.2960819109658653),
        dividesByThePlace.gives(3.0 / 11), secondCountsInFull.gives(3.0 / 7),
        powersOfTwo.gives(0.22746150916777833), onlyHitOrMiss.gives(0.38685280723454163),
        forgetsToNormalise.gives(1.8927892607143724),
      ])
  }

  @Test("The seventh place counts by a third")
  func seventh() {
    check(
      "ndcg([1, 0, 0, 0, 0, 0, 1], at: 7)", ndcg([1, 0, 0, 0, 0, 0, 1], at: 7),
      is: 0.8175295903539445, within: .relative(1e-9),
      mistakes: [
        dividesByThePlace.gives(16.0 / 21), secondCountsInFull.gives(0.6781035933540111),
        forgetsToNormalise.gives(4.0 / 3),
      ])
  }

  @Test("Twice the gains change nothing: it has no unit")
  func scale() {
    func three(_ value: Double) -> [Double?] { [value, value, value] }
    let lists: [[Double]] = [[1, 0, 3], [2, 0, 6], [0.1, 0, 0.3]]
    check(
      "ndcg([1, 0, 3], at: 3), ndcg([2, 0, 6], at: 3), ndcg([0.1, 0, 0.3], at: 3)",
      lists.map { ndcg($0, at: 3) }, is: three(2.5 / (3 + second)), within: .relative(1e-9),
      mistakes: [
        dividesByThePlace.gives(three(4.0 / 7)), forgetsToNormalise.gives([2.5, 5, 0.25]),
        secondCountsInFull.gives(three((1 + 3 * second) / 4)),
      ])
  }

  @Test("Of a list shorter than k all places count")
  func short() {
    let values: [Double?] = [ndcg([4, 0, 1], at: 10), ndcg([5], at: 3)]
    check(
      "ndcg([4, 0, 1], at: 10), ndcg([5], at: 3)", values,
      is: [0.9717271130121371, 1], within: .relative(1e-9),
      mistakes: [
        forgetsToNormalise.gives([4.5, 5]), onlyHitOrMiss.gives([0.9197207891481876, 1]),
        powersOfTwo.gives([0.9916236746223275, 1]),
        dividesByThePlace.gives([0.9629629629629629, 1]),
      ])
    check(
      "ndcg([5], at: .max)", ndcg([5], at: .max), is: 1, within: .relative(1e-9),
      mistakes: [forgetsToNormalise.gives(5)])
  }

  @Test("Where nothing is worth anything there is no good order, nor of no items or no places")
  func nothing() {
    let values: [Double?] = [
      ndcg([0, 0, 0], at: 3), ndcg([], at: 3), ndcg([1, 2], at: 0), ndcg([1, 2], at: -1),
    ]
    check(
      "ndcg([0, 0, 0], at: 3), ndcg([], at: 3), ndcg([1, 2], at: 0), ndcg([1, 2], at: -1)", values,
      is: [nil, nil, nil, nil], mistakes: [nothingIsPerfect.gives([1, 1, nil, nil])])
    check(
      "ndcg([0, 0, 5], at: 2)", ndcg([0, 0, 5], at: 2), is: 0,
      mistakes: [bestOfTheShown.gives(nil)])
  }

  @Test("On generated lists it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let kind = random.int(0...3)
      let length = random.chance(0.15) ? random.int(60...120) : random.count(0...15)
      let unit = random.pick([1.0, 1, 1e-11, 1e11])
      let gains = (0..<length).map { _ -> Double in
        switch kind {
        case 0: Double(random.int(0...4)) * unit
        case 1: random.chance(0.6) ? 0 : unit
        case 2: abs(random.short())
        default: random.pick([0, 0.1, 5])
        }
      }
      let k = random.int(0...max(gains.count, 1)) + random.pick([0, 0, 0, 0, 2, -1])
      return Case("ndcg(\(literal(gains)), at: \(k))") { ndcg(gains, at: k) }
    }
  }

  @Test("Listed by damped mean, the lecturers of 501 students have a mean nDCG at 3 of 0.835")
  func lectures() throws {
    // scikit-learn 1.9.1: ndcg_score(k=3) of each student with two test ratings or more, not all 1, on
    // split(15022, 42). Gains are ratings less 1; equal means are listed by the lecturers' numbers.
    // By the number of training ratings in place of the damped mean: 0.7479189965095651.
    let lectures = try Lectures()
    let mean = lectures.training.map(\.value).reduce(0, +) / Double(lectures.training.count)
    let rated = Dictionary(grouping: lectures.training, by: \.item)
    let bias = rated.mapValues { rows in
      (rows.reduce(0) { $0 + $1.value } - Double(rows.count) * mean) / Double(rows.count + 5)
    }
    func quality(by scores: [Int: Double]) -> [Double] {
      let students = Dictionary(grouping: lectures.test, by: \.user).values
      let values = students.compactMap { rows -> Double? in
        guard rows.count > 1 else { return nil }
        let listed = rows.sorted {
          (scores[$1.item, default: 0], $0.item) < (scores[$0.item, default: 0], $1.item)
        }
        return ndcg(listed.map { $0.value - 1 }, at: 3)
      }
      return [Double(values.count), values.reduce(0, +) / Double(max(values.count, 1))]
    }
    check(
      "how many students, and their mean ndcg(ratings less 1, at: 3): listed by damped mean, and by "
        + "number of ratings",
      quality(by: bias) + quality(by: rated.mapValues { Double($0.count) }),
      is: [501, 0.8348441496542324, 501, 0.7479189965095651], within: .relative(1e-9))
  }
}
