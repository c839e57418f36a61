import LessonKit
import LessonTesting
import Testing

@testable import RetrievalLesson

private let lowestFirst = Mistake(
  "LOWEST_FIRST", "The highest score comes first. Here the ranking begins with the lowest.")
private let tiesByHigherNumber = Mistake(
  "TIES_BY_HIGHER_NUMBER", "Of equal scores the lower number comes first.")
private let ranksFromZero = Mistake(
  "RANKS_FROM_ZERO", "Ranks count from 1: the first passage gets 1 / (k + 1) of a list.")
private let addsScores = Mistake(
  "ADDS_SCORES",
  "It looks as if the scores were added. Those of two searches have different units; what counts are "
    + "ranks, not scores.")
private let kIsSixty = Mistake("K_IS_SIXTY", "It looks as if 60 was added, whatever k is.")
private let placesForPassages = Mistake(
  "PLACES_FOR_PASSAGES",
  "A ranking holds the passage at place 0, at place 1 and so on. Here it was read as the place of "
    + "passage 0, of passage 1 and so on.")
private let meanOfTheLists = Mistake(
  "MEAN_OF_THE_LISTS", "It looks as if this was divided by the number of lists. It is a sum.")

@Suite("Rank fusion", .exercise("37-retrieval/RankFusion"))
struct RankFusionSuite {
  @Test("A ranking goes from the highest score to the lowest")
  func rankingByHand() {
    check(
      "ranking(of: [0.2, -3, 7, 0.5])", ranking(of: [0.2, -3, 7, 0.5]), is: [2, 3, 0, 1],
      mistakes: [lowestFirst.gives([1, 0, 3, 2])])
  }

  @Test("Of equal scores the lower number comes first")
  func ties() {
    check(
      "ranking(of: [1, 2, 1, 2, -0.0, 0])", ranking(of: [1, 2, 1, 2, -0.0, 0]),
      is: [1, 3, 0, 2, 4, 5],
      mistakes: [
        tiesByHigherNumber.gives([3, 1, 2, 0, 5, 4]), lowestFirst.gives([4, 5, 0, 2, 1, 3]),
      ])
    check("ranking(of: [])", ranking(of: []), is: [])
  }

  @Test("First of one list and second of the other: 1/61 + 1/62")
  func byHand() {
    let lists: [[Double]] = [[0.9, 0.5, 0.1, 0.7], [10, 30, 20, 5]]
    // The orders are 0 3 1 2 and 1 2 0 3.
    let expected: [Double] = [1 / 61 + 1 / 63, 1 / 63 + 1 / 61, 1 / 64 + 1 / 62, 1 / 62 + 1 / 64]
    let fromZero: [Double] = [1 / 60 + 1 / 62, 1 / 62 + 1 / 60, 1 / 63 + 1 / 61, 1 / 61 + 1 / 63]
    let swapped: [Double] = [1 / 61 + 1 / 62, 1 / 64 + 1 / 63, 1 / 62 + 1 / 61, 1 / 63 + 1 / 64]
    check(
      "reciprocalRankFusion(\(literal(lists)))", try reciprocalRankFusion(lists), is: expected,
      within: .relative(1e-12),
      mistakes: [
        ranksFromZero.gives(fromZero), addsScores.gives([10.9, 30.5, 20.1, 5.7]),
        placesForPassages.gives(swapped), meanOfTheLists.gives(expected.map { $0 / 2 }),
      ])
  }

  @Test("k sets how much the first rank is worth")
  func anyK() {
    let lists: [[Double]] = [[3, 2, 1], [3, 1, 2], [1, 2, 3]]
    let expected: [Double] = [7.0 / 3, 4.0 / 3, 11.0 / 6]
    check(
      "reciprocalRankFusion(\(literal(lists)), k: 0)", try reciprocalRankFusion(lists, k: 0),
      is: expected, within: .relative(1e-12),
      mistakes: [
        kIsSixty.when { ($0.max() ?? 1) < 0.1 }, addsScores.gives([7, 5, 6]),
        ranksFromZero.when { $0.contains(.infinity) },
      ])
  }

  @Test("Passages of the same score do not share a rank")
  func tied() {
    let expected: [Double] = [1 / 62, 1 / 63, 1 / 61]
    let fromZero: [Double] = [1 / 61, 1 / 62, 1 / 60]
    let shared: [Double] = [1 / 62, 1 / 62, 1 / 61]
    check(
      "reciprocalRankFusion([[5, 5, 7]])", try reciprocalRankFusion([[5, 5, 7]]), is: expected,
      within: .relative(1e-12),
      mistakes: [
        ranksFromZero.gives(fromZero), addsScores.gives([5, 5, 7]),
        .named(
          "SHARES_RANKS", gives: shared,
          "Two passages of the same score got the same rank. The lower number comes first."),
      ])
  }

  @Test("k need not be a whole number")
  func brokenK() {
    let fromZero: [Double] = [2, 1 / 1.5]
    let sixty: [Double] = [1 / 61, 1 / 62]
    check(
      "reciprocalRankFusion([[2, 1]], k: 0.5)", try reciprocalRankFusion([[2, 1]], k: 0.5),
      is: [0.6666666666666666, 0.4], within: .relative(1e-12),
      mistakes: [
        ranksFromZero.gives(fromZero), kIsSixty.gives(sixty), addsScores.gives([2, 1]),
      ])
  }

  @Test("The size of the scores plays no part, only their order")
  func anyUnit() {
    let lists: [[Double]] = [[0.3, 0.1, 0.2], [2, 1, 3]]
    let others: [[Double]] = [[3e9, -1, 0.5], [-2, -3, -1]]
    check(
      "reciprocalRankFusion(\(literal(others))) - reciprocalRankFusion(\(literal(lists)))",
      try zip(reciprocalRankFusion(others), reciprocalRankFusion(lists)).map { $0 - $1 },
      is: [0, 0, 0], within: .absolute(1e-15), mistakes: [addsScores.when { $0.first ?? 0 > 1 }])
  }

  @Test(
    "A list that comes twice counts twice, a list of equals has an order, and a last one its share")
  func everyList() {
    let lists: [[Double]] = [[0, 0], [1, 2], [1, 2]]
    let expected: [Double] = [1 / 61 + 2 / 62, 1 / 62 + 2 / 61]
    let fromZero: [Double] = [1 / 60 + 2 / 61, 1 / 61 + 2 / 60]
    check(
      "reciprocalRankFusion(\(literal(lists)))", try reciprocalRankFusion(lists), is: expected,
      within: .relative(1e-12),
      mistakes: [
        ranksFromZero.gives(fromZero), addsScores.gives([2, 4]),
        meanOfTheLists.gives(expected.map { $0 / 3 }),
      ])
    check(
      "reciprocalRankFusion([(0..<300).map(Double.init)])[0]",
      try reciprocalRankFusion([(0..<300).map(Double.init)]).first, is: 1.0 / 360,
      within: .relative(1e-12), mistakes: [ranksFromZero.gives(1.0 / 359), addsScores.gives(0)])
  }

  @Test("Of no lists nothing is fused, and lists of different lengths are refused")
  func refused() {
    check("reciprocalRankFusion([])", try reciprocalRankFusion([]), is: [])
    check("reciprocalRankFusion([[], []])", try reciprocalRankFusion([[], []]), is: [])
    check(
      "reciprocalRankFusion([[1, 2], [1, 2], [3], [1, 2, 3]])",
      try reciprocalRankFusion([[1, 2], [1, 2], [3], [1, 2, 3]]),
      throws: FusionError.lengths(list: 2, expected: 2, found: 1))
    check(
      "reciprocalRankFusion([[], [1]])", try reciprocalRankFusion([[], [1]]),
      throws: FusionError.lengths(list: 1, expected: 0, found: 1))
  }

  @Test("The work grows as that of sorting does")
  func growth() throws {
    // 7919 is prime, so that the scores are all different and in no order.
    let scores = (0..<3200).map { Double($0 * 7919 % 3200) }
    guard
      check(
        "ranking(of: (0..<3200).map { Double($0 * 7919 % 3200) }): the scores in that order",
        ranking(of: scores).map { scores.indices.contains($0) ? scores[$0] : -1 },
        is: (0..<3200).reversed().map(Double.init))
    else { return }
    try checkGrowth(
      "reciprocalRankFusion of two lists", from: 800, to: 3200, atMost: 9, promise: "O(m n log n)"
    ) { size in
      let list = Array(scores[..<size])
      _ = try reciprocalRankFusion([list, list])
    }
    // A search that finds no word of a question gives every passage a 0.
    checkGrowth(
      "ranking of n equal scores", from: 800, to: 3200, atMost: 9, promise: "O(n log n)"
    ) { size in
      _ = ranking(of: [Double](repeating: 0, count: size))
    }
  }

  @Test("On generated lists it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let count = random.count(0...14)
      var lists = (0..<random.count(0...3)).map { _ in random.scores(count: count) }
      if random.faults([0, 1]).first == 0, lists.count > 1 {
        lists[random.int(1...lists.count - 1)].append(1)
      }
      let k = random.pick([60, 60, 0, 1, 0.5])
      let all = lists
      return Case("ranking(of:) of each, and reciprocalRankFusion(\(literal(all)), k: \(k))") {
        var steps = Steps()
        for list in all { steps.note("ranking", ranking(of: list)) }
        steps.note("fused") { try reciprocalRankFusion(all, k: k) }
        return steps
      }
    }
  }

  @Test("Fused with 32 dimensions, tf-idf falls from an MRR of 0.9266 to 0.7804")
  func measured() throws {
    // numpy 2.4.6: sums of 1 / (60 + rank), ranks of the right passage, questions 0, 10, 20, ...
    let library = try Library()
    let rows = stride(from: 0, to: library.questions.count, by: 10)
    let questions = rows.map { library.questions[$0] }
    let vectors = try PassageVectors(library)
    let cosines = vectors.tfIdfCosines(questions.map(\.words))
    let meanings = try vectors.semanticCosines(questions.map(\.words))
    let fused: [[Double]] = zip(cosines, meanings).map { lists in
      (try? reciprocalRankFusion([lists.0, lists.1])) ?? []
    }
    guard
      check(
        "the highest fused score of the first question", fused.first?.max(),
        is: 0.03278688524590164, within: .relative(1e-9),
        mistakes: [ranksFromZero.gives(0.03333333333333333)])
    else { return }
    func measures(_ scores: [[Double]]) -> [Double] {
      let places: [Int?] = zip(scores, questions).map { scores, question in
        Library.bestTen(of: scores).firstIndex(of: question.passage)
      }
      let reciprocals: [Double] = places.compactMap { $0 }.map { 1 / Double($0 + 1) }
      let first: Int = places.count { $0 == 0 }
      return [Double(first) / 119, Double(reciprocals.count) / 119, reciprocals.reduce(0, +) / 119]
    }
    check(
      "tf-idf alone, 119 questions: the hit rates at 1 and at 10, and the MRR at 10",
      measures(cosines), is: [0.8907563025210085, 0.9915966386554622, 0.9265506202480993],
      within: .relative(1e-9))
    check(
      "32 dimensions alone: the hit rates at 1 and at 10, and the MRR at 10", measures(meanings),
      is: [0.5378151260504201, 0.865546218487395, 0.6536981459250367], within: .relative(1e-9))
    check(
      "both fused: the hit rates at 1 and at 10, and the MRR at 10", measures(fused),
      is: [0.680672268907563, 0.9663865546218487, 0.7804255035347473], within: .relative(1e-9))
  }
}
