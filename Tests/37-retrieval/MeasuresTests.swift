import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import RetrievalLesson

private let ranksFromZero = Mistake(
  "RANKS_FROM_ZERO", "Ranks count from 1: the best is 1, not 0, and 1 / rank needs that.")
private let tiesShareARank = Mistake(
  "TIES_SHARE_A_RANK",
  "Passages of the same score stand one behind the other, the lower number first. If all shared the "
    + "best rank, a search that gives every passage the same score would look perfect.")
private let lowestFirst = Mistake(
  "LOWEST_FIRST", "The highest score has rank 1. Here it looks as if the lowest came first.")
private let stopsBeforeK = Mistake(
  "STOPS_BEFORE_K", "The first k ranks are 1 to k, k itself among them.")
private let neverCuts = Mistake("NEVER_CUTS", "A rank beyond k counts 0: nobody looks that far.")
private let leavesOutMisses = Mistake(
  "LEAVES_OUT_MISSES",
  "It looks as if the questions that were missed are left out. The mean is over all questions.")
private let reciprocalOfTheMean = Mistake(
  "RECIPROCAL_OF_THE_MEAN",
  "This is 1 divided by the mean rank. Wanted is the mean of the reciprocals, question by question."
)
private let firstTwoAlike = Mistake(
  "FIRST_TWO_ALIKE",
  "It looks as if the logarithm of the rank itself was taken, so that the first two ranks count alike. "
    + "The discount at rank r is log2(r + 1).")
private let discountsByRank = Mistake(
  "DISCOUNTS_BY_RANK",
  "It looks as if each gain was divided by its rank. The discount is a logarithm, and much gentler."
)
private let idealOfTheFound = Mistake(
  "IDEAL_OF_THE_FOUND",
  "It looks as if the best order was made of the first k alone. Then what was missed costs nothing: "
    + "sort the gains of all passages.")
private let notNormalised = Mistake(
  "NOT_NORMALISED", "This is the DCG. Divide it by that of the best order of the same gains.")
private let nothingIsZero = Mistake(
  "NOTHING_IS_ZERO",
  "Where no passage is worth anything there is nothing to find, and a 0 would blame the search for it."
)

/// Read once for all checks.
private enum Shared {
  static let library = Result { try Library() }
  static let vectors = Result { try PassageVectors(library.get()) }
}

@Suite("Measures", .exercise("37-retrieval/Measures"))
struct MeasuresSuite {
  @Test("The rank is one more than the number of passages before it")
  func rankByHand() {
    let scores = [0.2, 0.9, 0.5, -1]
    check(
      "rank(of: passage, in: [0.2, 0.9, 0.5, -1]) for the passages 0, 1, 2 and 3",
      (0..<4).map { rank(of: $0, in: scores) }, is: [3, 1, 2, 4],
      mistakes: [ranksFromZero.gives([2, 0, 1, 3]), lowestFirst.gives([2, 4, 3, 1])])
  }

  @Test("Of equal scores the lower number comes first")
  func ties() {
    let scores = [0.5, 0, 0.5, -0.0, 0.5]
    check(
      "rank(of: passage, in: [0.5, 0, 0.5, -0.0, 0.5]) for the passages 0 to 4",
      (0..<5).map { rank(of: $0, in: scores) }, is: [1, 4, 2, 5, 3],
      mistakes: [
        tiesShareARank.gives([1, 4, 1, 4, 1]), ranksFromZero.gives([0, 3, 1, 4, 2]),
        lowestFirst.gives([3, 1, 4, 2, 5]),
      ])
    check(
      "rank(of: 1, in: [1e-15, 2e-15])", rank(of: 1, in: [1e-15, 2e-15]), is: 1,
      mistakes: [ranksFromZero.gives(0), lowestFirst.gives(2)])
  }

  @Test("The hit rate counts the ranks 1 to k")
  func hits() {
    check(
      "hitRate([1, 3, 10, 11, 2], at: 10), at: 3 and at: 1",
      [10, 3, 1].map { hitRate([1, 3, 10, 11, 2], at: $0) }, is: [0.8, 0.6, 0.2],
      within: .relative(1e-12), mistakes: [stopsBeforeK.gives([0.6, 0.4, 0])])
  }

  @Test("The mean reciprocal rank: 1, 1/2, 1/4 and a miss make 0.4375")
  func reciprocal() {
    check(
      "meanReciprocalRank([1, 2, 4, 20], at: 10)", meanReciprocalRank([1, 2, 4, 20], at: 10),
      is: 0.4375, within: .relative(1e-12),
      mistakes: [
        neverCuts.gives(0.45), leavesOutMisses.gives(1.75 / 3), reciprocalOfTheMean.gives(4.0 / 27),
      ])
    check(
      "meanReciprocalRank([5, 6, 7], at: 5)", meanReciprocalRank([5, 6, 7], at: 5), is: 0.2 / 3,
      within: .relative(1e-12), mistakes: [leavesOutMisses.gives(0.2)])
    check(
      "meanReciprocalRank([3, 9], at: 2)", meanReciprocalRank([3, 9], at: 2), is: 0,
      mistakes: [neverCuts.gives(2.0 / 9)])
    check(
      "meanReciprocalRank([16, 21], at: 20)", meanReciprocalRank([16, 21], at: 20), is: 1.0 / 32,
      within: .relative(1e-12),
      mistakes: [leavesOutMisses.gives(1.0 / 16), reciprocalOfTheMean.gives(2.0 / 37)])
  }

  @Test("Gains of 3, 2, 3, 0, 1, 2 have an nDCG of 0.9608")
  func graded() {
    // scikit-learn 1.9.1: ndcg_score([[3, 2, 3, 0, 1, 2]], [[6, 5, 4, 3, 2, 1]]).
    check(
      "ndcg([3, 2, 3, 0, 1, 2], at: 6)", ndcg([3, 2, 3, 0, 1, 2], at: 6), is: 0.9608081943360617,
      within: .relative(1e-9),
      mistakes: [
        firstTwoAlike.gives(0.9315085232327253), notNormalised.gives(6.861126688593502),
        discountsByRank.gives(0.9431818181818182),
      ])
  }

  @Test("With one passage that is right, nDCG is 1 / log2(rank + 1) within the first k, else 0")
  func single() {
    let rankings: [[Double]] = [[2.5, 0, 0, 0], [0, 2.5, 0, 0], [0, 0, 2.5, 0], [0, 0, 0, 2.5]]
    let found: [Double?] = rankings.map { ndcg($0, at: 3) }
    let second: Double = 1 / log2(3.0)
    let expected: [Double?] = [1, second, 0.5, 0]
    let alike: [Double?] = [1, 1, second, 0]
    let byRank: [Double?] = [1, 0.5, 1.0 / 3, 0]
    check(
      "ndcg of 2.5 at rank 1, 2, 3 and 4 and 0 elsewhere, at: 3", found, is: expected,
      within: .relative(1e-12),
      mistakes: [
        firstTwoAlike.gives(alike), discountsByRank.gives(byRank),
        idealOfTheFound.when { $0.count == 4 && $0[2] == 0.5 && $0[3] == nil },
      ])
  }

  @Test("What was missed counts in the best order")
  func missed() {
    let ideal: Double = 2 + 1 / log2(3.0)
    check(
      "ndcg([1, 0, 2], at: 2)", ndcg([1, 0, 2], at: 2), is: 1 / ideal, within: .relative(1e-12),
      mistakes: [idealOfTheFound.gives(1)])
    check(
      "ndcg([1, 1, 1, 1], at: 2), and ndcg([3, 1], at: 10)",
      [ndcg([1, 1, 1, 1], at: 2), ndcg([3, 1], at: 10)], is: [1, 1], within: .relative(1e-12))
    let second: Double = 1 / log2(3.0)
    check(
      "ndcg([0, 1e-15], at: 5)", ndcg([0, 1e-15], at: 5), is: second, within: .relative(1e-12),
      mistakes: [firstTwoAlike.gives(1), discountsByRank.gives(0.5)])
  }

  @Test("Without questions, or without anything to find, there is no measure")
  func nothing() {
    check(
      "hitRate([], at: 10), meanReciprocalRank([], at: 10), ndcg([], at: 10)",
      [hitRate([], at: 10), meanReciprocalRank([], at: 10), ndcg([], at: 10)], is: [nil, nil, nil],
      mistakes: [nothingIsZero.gives([nil, nil, 0])])
    check(
      "ndcg([0, 0, 0], at: 2)", ndcg([0, 0, 0], at: 2), is: nil, mistakes: [nothingIsZero.gives(0)])
  }

  @Test("On generated rankings it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let scores = random.scores(count: random.count(1...15))
      let passage = random.int(0...scores.count - 1)
      let ranks = random.ints(count: random.count(0...12), 1...14)
      let k = random.int(1...12)
      let pool = random.pick([
        [0.0, 0, 0, 1], [0, 1, 2, 3], [0, 0.5, 2.25], [0], [0, 1e-9, 4e-9],
      ])
      let gains = (0..<random.count(0...14)).map { _ in random.pick(pool) }
      return Case(
        "rank(of: \(passage), in: \(literal(scores))); hitRate and meanReciprocalRank of "
          + "\(literal(ranks)) at: \(k); ndcg(\(literal(gains)), at: \(k))"
      ) {
        var steps = Steps()
        steps.note("rank", rank(of: passage, in: scores))
        steps.note("hitRate", hitRate(ranks, at: k))
        steps.note("meanReciprocalRank", meanReciprocalRank(ranks, at: k))
        steps.note("ndcg", ndcg(gains, at: k))
        return steps
      }
    }
  }

  @Test("The cosines of tf-idf: 85.5% first, 99.2% of the first ten, MRR 0.9105, nDCG 0.9309")
  func tfIdf() throws {
    // scikit-learn 1.9.1: TfidfVectorizer(token_pattern="[a-z0-9]+"), dot products.
    let library = try Shared.library.get()
    let cosines = try Shared.vectors.get().tfIdfCosines(library.questions.map(\.words))
    let ranks = zip(cosines, library.questions).map { rank(of: $1.passage, in: $0) }
    guard
      check(
        "hitRate at: 1 and at: 10, meanReciprocalRank at: 10, of the ranks of all 1,190 passages",
        [hitRate(ranks, at: 1), hitRate(ranks, at: 10), meanReciprocalRank(ranks, at: 10)],
        is: [0.8554621848739495, 0.9915966386554622, 0.9105058690142723], within: .relative(1e-9),
        mistakes: [
          stopsBeforeK.gives([0, 0.9907563025210084, 0.9105058690142723]),
          neverCuts.gives([0.8554621848739495, 0.9915966386554622, 0.9107263385171118]),
        ])
    else { return }
    let gains = ranks.map { rank in (1...240).map { $0 == rank ? 1.0 : 0 } }
    check(
      "the mean of ndcg at: 10, gain 1 for the right passage",
      gains.reduce(0) { $0 + (ndcg($1, at: 10) ?? .nan) } / Double(gains.count),
      is: 0.9308550927742548, within: .relative(1e-9),
      mistakes: [firstTwoAlike.gives(0.9653173105900572)])
  }

  @Test("With 1 for the other passages of the article and 2 for the right one, nDCG is 0.6860")
  func article() throws {
    // scikit-learn 1.9.1: ndcg_score(k=10) of the same cosines, questions 0, 10, 20, ...
    let library = try Shared.library.get()
    let rows = stride(from: 0, to: library.questions.count, by: 10)
    let questions = rows.map { library.questions[$0] }
    let cosines = try Shared.vectors.get().tfIdfCosines(questions.map(\.words))
    var sum = 0.0
    for (cosines, question) in zip(cosines, questions) {
      let article = library.articleNumbers[question.passage]
      var gains: [Double] = library.articleNumbers.map { $0 == article ? 1 : 0 }
      gains[question.passage] = 2
      let best = Library.bestTen(of: cosines)
      let others = gains.indices.filter { !best.contains($0) }
      sum += ndcg((best + others).map { gains[$0] }, at: 10) ?? 0
    }
    check(
      "the mean of ndcg at: 10 over every tenth question", sum / 119, is: 0.686043590117262,
      within: .relative(1e-9), mistakes: [idealOfTheFound.gives(0.9452652570237067)])
  }
}
