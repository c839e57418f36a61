import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import RetrievalLesson

private let countsEveryOccurrence = Mistake(
  "COUNTS_EVERY_OCCURRENCE",
  "It looks as if a passage was counted each time the word stands in it. df counts passages: one that "
    + "has the word counts once, however often it is there.")
private let belowZero = Mistake(
  "BELOW_ZERO",
  "The 1 inside of the logarithm is missing. A word in more than half of the passages then has a weight "
    + "below 0, and having it makes a passage worse.")
private let unknownIsWorthless = Mistake(
  "UNKNOWN_IS_WORTHLESS",
  "A word that no passage has is the rarest of all: df is 0, and the formula gives its largest weight."
)
private let eachWordOnce = Mistake(
  "EACH_WORD_ONCE", "A word that stands twice in the question counts twice.")
private let countsWithoutLimit = Mistake(
  "COUNTS_WITHOUT_LIMIT",
  "It looks as if the tenth time a word stands in a passage counts as much as the first. BM25 lets it "
    + "count less and less.")
private let ignoresTheLength = Mistake(
  "IGNORES_THE_LENGTH",
  "The length of a passage plays no part here. A long one has every word more often, and not because it "
    + "is about it.")
private let lengthUpsideDown = Mistake(
  "LENGTH_UPSIDE_DOWN",
  "The fraction of the lengths is upside down: a passage that is longer than the mean must score less."
)
private let parametersAreFixed = Mistake(
  "PARAMETERS_ARE_FIXED", "It looks as if the usual values were taken, whatever k1 and b are.")

/// Read once for all checks.
private enum Shared {
  static let library = Result { try Library() }
}

@Suite("BM25", .exercise("37-retrieval/BM25"))
struct BM25Suite {
  private let three = [["red", "fox"], ["red", "red", "tree", "house"], ["blue", "tree"]]

  @Test("The weight of a word falls with the number of passages that have it")
  func weights() {
    let index = PassageIndex(passages: three)
    let expected: [Double] = [log(1.6), log(1.6), log(8.0 / 3), log(8.0)]
    let negative: [Double] = [log(0.6), log(0.6), log(5.0 / 3), log(7.0)]
    check(
      "inverseFrequency(of: \"red\", \"tree\", \"fox\", \"cube\"), passages \(literal(three))",
      ["red", "tree", "fox", "cube"].map { inverseFrequency(of: $0, in: index) }, is: expected,
      within: .relative(1e-12),
      mistakes: [
        countsEveryOccurrence.gives([log(8.0 / 7), log(1.6), log(8.0 / 3), log(8.0)]),
        belowZero.gives(negative), unknownIsWorthless.gives(expected.dropLast() + [0]),
      ])
  }

  @Test("By hand: twice in four words scores 0.567, once in two 0.524")
  func byHand() {
    let index = PassageIndex(passages: three)
    let idf: Double = log(1.6)
    let expected: [Double] = [idf * 2.2 / 1.975, idf * 4.4 / 3.65, 0]
    check(
      "bm25([\"red\"], in: PassageIndex(passages: \(literal(three))))", bm25(["red"], in: index),
      is: expected, within: .relative(1e-12),
      mistakes: [
        ignoresTheLength.gives([idf, idf * 4.4 / 3.2, 0]),
        countsWithoutLimit.gives([idf, 2 * idf, 0]),
        lengthUpsideDown.gives([idf * 2.2 / 2.5, idf * 4.4 / 2.9, 0]),
        belowZero.gives([log(0.6) * 2.2 / 1.975, log(0.6) * 4.4 / 3.65, 0]),
      ])
  }

  @Test("The score of a question is the sum over its words, repeats too")
  func sum() {
    let index = PassageIndex(passages: three)
    let expected = zip(bm25(["red"], in: index), bm25(["tree"], in: index)).map { 2 * $0 + $1 }
    guard
      check(
        "bm25([\"red\"]) has a score above 0 for passage 0", expected.first ?? 0, satisfies: "> 0",
        where: { $0 > 0 })
    else { return }
    let once = zip(bm25(["red"], in: index), bm25(["tree"], in: index)).map { $0 + $1 }
    check(
      "bm25([\"red\", \"cube\", \"tree\", \"red\"]), passages \(literal(three))",
      bm25(["red", "cube", "tree", "red"], in: index), is: expected, within: .relative(1e-12),
      mistakes: [eachWordOnce.gives(once)])
  }

  @Test("k1 says how soon a repeated word stops to count, and b what the length does")
  func parameters() {
    let index = PassageIndex(passages: three)
    let idf: Double = log(1.6)
    check(
      "bm25([\"red\"], k1: 0), passages \(literal(three))", bm25(["red"], in: index, k1: 0),
      is: [idf, idf, 0], within: .relative(1e-12),
      mistakes: [
        parametersAreFixed.gives([idf * 2.2 / 1.975, idf * 4.4 / 3.65, 0]),
        countsWithoutLimit.gives([idf, 2 * idf, 0]),
      ])
    check(
      "bm25([\"red\"], k1: 2, b: 0), passages \(literal(three))",
      bm25(["red"], in: index, k1: 2, b: 0), is: [idf, idf * 1.5, 0], within: .relative(1e-12),
      mistakes: [parametersAreFixed.gives([idf * 2.2 / 1.975, idf * 4.4 / 3.65, 0])])
    check(
      "bm25([\"red\"], k1: 2, b: 1), passages \(literal(three))",
      bm25(["red"], in: index, k1: 2, b: 1), is: [idf * 1.2, idf * 1.2, 0],
      within: .relative(1e-12),
      mistakes: [ignoresTheLength.gives([idf, idf * 1.5, 0])])
  }

  @Test("Passages without words, and words without passages, score 0")
  func empty() {
    let passages = [[], ["red"], []]
    let idf: Double = log(8.0 / 3)
    check(
      "bm25([\"red\", \"cube\"]), passages \(literal(passages))",
      bm25(["red", "cube"], in: PassageIndex(passages: passages)), is: [0, idf * 2.2 / 4, 0],
      within: .relative(1e-12),
      mistakes: [
        ignoresTheLength.gives([0, idf, 0]), lengthUpsideDown.gives([0, idf * 2.2 / 1.6, 0]),
      ])
    check(
      "bm25([]), passages \(literal(passages))", bm25([], in: PassageIndex(passages: passages)),
      is: [0, 0, 0])
    check(
      "bm25([\"red\"]), passages [[], []]", bm25(["red"], in: PassageIndex(passages: [[], []])),
      is: [0, 0])
    check("bm25([\"red\"]), no passages", bm25(["red"], in: PassageIndex(passages: [])), is: [])
  }

  @Test("A word of every passage still counts a little, and never against one")
  func everywhere() {
    let passages = [["the", "cat"], ["the", "dog"], ["the", "the"]]
    let idf: Double = log(8.0 / 7)
    check(
      "bm25([\"the\"]), passages \(literal(passages))",
      bm25(["the"], in: PassageIndex(passages: passages)), is: [idf, idf, idf * 4.4 / 3.2],
      within: .relative(1e-12),
      mistakes: [
        belowZero.when { $0.contains { $0 < 0 } },
        countsWithoutLimit.gives([idf, idf, 2 * idf]),
        countsEveryOccurrence.when { $0.contains { $0.isNaN } || $0.contains { $0 < 0 } },
      ])
  }

  @Test("On generated passages it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let vocabulary = random.pick([
        ["a", "b"], ["a", "b", "c", "d", "e"], ["x", "", "9", "Ab", "ab"],
      ])
      let passages = (0..<random.count(0...9)).map { _ in
        (0..<random.count(0...9)).map { _ in random.pick(vocabulary) }
      }
      let question = (0..<random.count(0...6)).map { _ in random.pick(vocabulary + ["new"]) }
      let k1 = random.pick([1.2, 1.2, 0, 0.5, 2, 100])
      let b = random.pick([0.75, 0.75, 0, 1, 0.3])
      let word = random.pick(vocabulary + ["new"])
      return Case(
        "passages \(literal(passages)): inverseFrequency(of: \(literal(word))), "
          + "bm25(\(literal(question)), k1: \(k1), b: \(b))", slack: 1e-12
      ) {
        let index = PassageIndex(passages: passages)
        var steps = Steps()
        // How often the word stands says more than the number of passages where all have it.
        steps.note("inverseFrequency", inverseFrequency(of: word, in: index))
        steps.note("bm25", bm25(question, in: index, k1: k1, b: b))
        return steps
      }
    }
  }

  @Test("For the first question passages 0, 198 and 4 are best")
  func firstQuestion() throws {
    // bm25s: BM25(method="lucene", k1=1.2, b=0.75), times k1 + 1, which it leaves out.
    let library = try Shared.library.get()
    let scores = bm25(library.questions[0].words, in: library.index)
    let order = scores.indices.sorted { scores[$0] > scores[$1] }.prefix(3)
    guard
      check(
        "the three best passages of bm25 for \(literal(library.questions[0].text))", Array(order),
        is: [0, 198, 4], mistakes: [ignoresTheLength.gives([0, 4, 198])])
    else { return }
    check(
      "their scores", order.map { scores[$0] },
      is: [14.286692807220387, 6.884522047017736, 6.402817822458566], within: .relative(1e-9),
      mistakes: [
        ignoresTheLength.gives([16.847603502650287, 7.470561946147093, 6.266724939203568])
      ])
  }

  @Test("92.0% of 1,190 questions find their passage first, with an MRR of 0.9491")
  func all() throws {
    // numpy 2.4.6, ranks of the right passage.
    let library = try Shared.library.get()
    let scores = library.questions.map { bm25($0.words, in: library.index) }
    guard
      check("bm25(question).count for every question", Set(scores.map(\.count)), is: [240])
    else { return }
    let places: [Int?] = zip(scores, library.questions).map { scores, question in
      Library.bestTen(of: scores).firstIndex(of: question.passage)
    }
    let first: Int = places.count { $0 == 0 }
    let found: Int = places.count { $0 != nil }
    let reciprocals: [Double] = places.compactMap { $0 }.map { 1 / Double($0 + 1) }
    let measures: [Double] = [
      Double(first) / 1190, Double(found) / 1190, reciprocals.reduce(0, +) / 1190,
    ]
    check(
      "bm25 for every question: the hit rates at 1 and at 10, and the mean reciprocal rank at 10",
      measures, is: [0.9201680672268907, 0.9915966386554622, 0.9491056422569027],
      within: .relative(1e-9),
      mistakes: [
        ignoresTheLength.gives([0.9016806722689076, 0.9899159663865547, 0.9376433906896092]),
        eachWordOnce.gives([0.9201680672268907, 0.9915966386554622, 0.9498199279711884]),
      ])
  }
}
