import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import TextLesson

private let countsEveryOccurrence = Mistake(
  "COUNTS_EVERY_OCCURRENCE",
  "It looks as if a word was counted each time it stands in a document. The document frequency counts "
    + "documents: one that has the word counts once, however often it is there.")
private let notSmoothed = Mistake(
  "NOT_SMOOTHED",
  "This is ln(n / df), without the ones. There a word of every document has the weight 0.")
private let forgetsTheLastOne = Mistake(
  "FORGETS_THE_LAST_ONE",
  "The 1 behind the logarithm is missing, and a word that every document has weighs nothing.")
private let commonLogarithm = Mistake("COMMON_LOGARITHM", "The logarithm is the natural one.")
private let countsOnce = Mistake(
  "COUNTS_ONCE", "A word that stands twice in the document weighs twice as much in it.")
private let weighsUnknownWords = Mistake(
  "WEIGHS_UNKNOWN_WORDS",
  "A word that training never saw has no weight and no place. Here it made the vector longer, and the "
    + "known words smaller.")
private let withoutWeights = Mistake(
  "WITHOUT_WEIGHTS", "This is the count alone. Each counts times the idf of its word.")
private let notScaled = Mistake(
  "NOT_SCALED",
  "The vector does not have the length 1. Without that a long document is like everything.")
private let scalesTheSum = Mistake(
  "SCALES_THE_SUM",
  "The entries add up to 1, but the length is the root of the sum of their squares.")

@Suite("TF-IDF", .exercise("36-text/TfIdf"))
struct TfIdfSuite {
  private let three = [["red", "flower"], ["red", "tree"], ["the", "red", "tree", "house"]]

  @Test("Of three documents: a word of all weighs 1, one of two 1.288, one of one 1.693")
  func idf() {
    let model = TfIdf(documents: three)
    guard
      check(
        "TfIdf(documents: \(literal(three))).vocabulary", model.vocabulary,
        is: ["flower": 0, "house": 1, "red": 2, "the": 3, "tree": 4])
    else { return }
    let logs: [Double] = [log(2.0), log(2.0), 0, log(2.0), log(4.0 / 3)]
    let commonLogs: [Double] = [log10(2.0), log10(2.0), 0, log10(2.0), log10(4.0 / 3)]
    let unsmoothed: [Double] = [log(3.0), log(3.0), 0, log(3.0), log(1.5)]
    check(
      "TfIdf(documents: \(literal(three))).idf", model.idf, is: logs.map { $0 + 1 },
      within: .relative(1e-12),
      mistakes: [
        notSmoothed.gives(unsmoothed), forgetsTheLastOne.gives(logs),
        commonLogarithm.gives(commonLogs.map { $0 + 1 }),
      ])
  }

  @Test("A document counts once, however often the word is in it")
  func documentFrequency() {
    let documents = [["this", "this", "this"], ["tree", "this"], ["tree"], []]
    let once = log(5.0 / 3)
    let commonOnce = log10(5.0 / 3) + 1
    check(
      "TfIdf(documents: \(literal(documents))).idf", TfIdf(documents: documents).idf,
      is: [once + 1, once + 1], within: .relative(1e-12),
      mistakes: [
        countsEveryOccurrence.gives([1, once + 1]), notSmoothed.gives([log(2.0), log(2.0)]),
        forgetsTheLastOne.gives([once, once]), commonLogarithm.gives([commonOnce, commonOnce]),
      ])
  }

  @Test("A vector has the weights of its words, scaled to the length 1")
  func byHand() {
    let weight = log(2.0) + 1
    let length = (1 + weight * weight).squareRoot()
    check(
      "vector(of: [\"red\", \"flower\"]), fitted to \(literal(three)), by words",
      weights(["red", "flower"], three), is: ["red": 1 / length, "flower": weight / length],
      within: .relative(1e-12),
      mistakes: [
        notScaled.gives(["red": 1, "flower": weight]),
        scalesTheSum.gives(["red": 1 / (1 + weight), "flower": weight / (1 + weight)]),
        withoutWeights.gives(["red": 0.5.squareRoot(), "flower": 0.5.squareRoot()]),
      ])
  }

  @Test("A word that stands twice weighs twice")
  func repeats() {
    // Both words have the same idf, so that only the counts are left.
    let documents = [["blue", "car"], ["red"]]
    let length = 10.0.squareRoot()
    check(
      "vector(of: [\"car\", \"blue\", \"car\", \"car\"]), fitted to \(literal(documents)), by words",
      weights(["car", "blue", "car", "car"], documents),
      is: ["blue": 1 / length, "car": 3 / length],
      within: .relative(1e-12),
      mistakes: [
        countsOnce.gives(["blue": 0.5.squareRoot(), "car": 0.5.squareRoot()]),
        scalesTheSum.gives(["blue": 0.25, "car": 0.75]),
        notScaled.gives(["blue": log(1.5) + 1, "car": 3 * log(1.5) + 3]),
      ])
  }

  @Test("Words that training never saw are left out; of none that is known, nothing is left")
  func unknown() {
    check(
      "vector(of: [\"silicate\", \"red\"]), fitted to \(literal(three)), by words",
      weights(["silicate", "red"], three), is: ["red": 1], within: .relative(1e-12),
      mistakes: [
        weighsUnknownWords.when { $0.count == 2 || $0["red"].map { $0 < 0.9 } ?? false }
      ])
    check(
      "vector(of: [\"silicate\", \"\"]), fitted to \(literal(three)): its entries",
      TfIdf(documents: three).vector(of: ["silicate", ""]).values, is: [],
      mistakes: [weighsUnknownWords.gives([1])])
    check(
      "vector(of: []), fitted to \(literal(three)): its entries",
      TfIdf(documents: three).vector(of: []).values, is: [])
  }

  @Test("The order of the words does not matter, and every vector has the length 1")
  func length() {
    let words = ["tree", "the", "red", "house", "tree", "flower"]
    let model = TfIdf(documents: three)
    let vectors = [model.vector(of: words), model.vector(of: words.reversed())]
    guard
      check(
        "vector(of: words).dot(vector(of: words.reversed())), fitted to \(literal(three)), words "
          + literal(words),
        vectors[0].dot(vectors[1]), is: 1, within: .relative(1e-12),
        mistakes: [notScaled.when { $0 > 1.5 }, scalesTheSum.when { $0 < 0.9 }])
    else { return }
    check(
      "the same two vectors' places", vectors.map(\.columns),
      is: [[0, 1, 2, 3, 4], [0, 1, 2, 3, 4]])
  }

  @Test("Of no documents nothing is learnt, and empty ones count as documents")
  func empty() {
    let model = TfIdf(documents: [])
    check(
      "TfIdf(documents: []): vocabulary, idf, and the entries of vector(of: [\"red\"])",
      [model.vocabulary.count, model.idf.count, model.vector(of: ["red"]).values.count],
      is: [0, 0, 0])
    check(
      "TfIdf(documents: [[], [], [\"red\"]]).idf", TfIdf(documents: [[], [], ["red"]]).idf,
      is: [log(2.0) + 1], within: .relative(1e-12),
      mistakes: [
        notSmoothed.gives([log(3.0)]), forgetsTheLastOne.gives([log(2.0)]),
        commonLogarithm.gives([log10(2.0) + 1]),
      ])
  }

  @Test("On generated documents it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let vocabulary = random.pick([
        ["a", "b"], ["a", "b", "c", "d", "zz"], ["x", "Ab", "", "é", "9"],
      ])
      let documents = (0..<random.count(0...9)).map { _ in
        (0..<random.count(0...7)).map { _ in random.pick(vocabulary) }
      }
      let questions = (0..<2).map { _ in
        (0..<random.count(0...7)).map { _ in random.pick(vocabulary + ["new"]) }
      }
      return Case(
        "TfIdf(documents: \(literal(documents))): vocabulary, idf, and vector(of:) for each of "
          + literal(questions)
      ) {
        let model = TfIdf(documents: documents)
        var steps = Steps()
        steps.note("vocabulary", model.vocabulary)
        steps.note("idf", model.idf)
        for question in questions {
          let vector = model.vector(of: question)
          steps.note("places", vector.columns)
          steps.note("entries", vector.values)
        }
        return steps
      }
    }
  }

  @Test("In 3,427 titles \"the\" weighs 3.30, \"untitled\" 3.67, \"landscape\" 6.94")
  func training() throws {
    // scikit-learn 1.9.1, TfidfVectorizer(token_pattern="[a-z]+").idf_.
    guard let titles = try titles() else { return }
    let model = TfIdf(documents: titles.training.map(\.words))
    check(
      "TfIdf(documents: training titles): the size of the vocabulary", model.vocabulary.count,
      is: 3505)
    check(
      "TfIdf(documents: training titles): the idf of \"the\", \"untitled\" and \"landscape\"",
      ["the", "untitled", "landscape"].map { word in
        model.vocabulary[word].map { model.idf[$0] } ?? .nan
      },
      is: [3.299090622344272, 3.6716721385825393, 6.942507702381451], within: .relative(1e-9),
      mistakes: [
        notSmoothed.gives([2.301710074708669, 2.675608716848999, 6.059998980194773]),
        forgetsTheLastOne.gives([2.299090622344272, 2.6716721385825393, 5.942507702381451]),
      ])
  }

  @Test("The training title most like \"Untitled (Car on fire)\" is \"Fighting Fire with Fire\"")
  func nearest() throws {
    // scikit-learn 1.9.1, TfidfVectorizer(token_pattern="[a-z]+"): dot products of the vectors.
    guard let titles = try titles() else { return }
    let model = TfIdf(documents: titles.training.map(\.words))
    let vectors = titles.training.map { model.vector(of: $0.words) }
    var rows: [Int] = []
    var cosines: [Double] = []
    for row in [2547, 2409, 4165] {
      guard let work = titles.test.first(where: { $0.row == row }) else { continue }
      let vector = model.vector(of: work.words)
      let similarities = vectors.map { $0.dot(vector) }
      guard let most = similarities.max(), let best = similarities.firstIndex(of: most) else {
        break
      }
      rows.append(titles.training[best].row)
      cosines.append(most)
    }
    guard
      check(
        "the rows of the training titles whose vectors are nearest to those of rows 2547, 2409, 4165",
        rows, is: [2548, 1550, 1467], mistakes: [notScaled.gives([2548, 56, 1467])])
    else { return }
    check(
      "the cosines with them", cosines,
      is: [0.6256039179427717, 0.4832228503062266, 0.5392669762417951], within: .relative(1e-9))
  }

  /// The vector of a document, by words; what has a place of no word is called `?`.
  private func weights(_ words: [String], _ documents: [[String]]) -> [String: Double] {
    let model = TfIdf(documents: documents)
    let vector = model.vector(of: words)
    var weights: [String: Double] = [:]
    for (column, value) in zip(vector.columns, vector.values) {
      weights[model.vocabulary.first { $0.value == column }?.key ?? "?"] = value
    }
    return weights
  }

  /// The titles, or nothing before they can be split into words.
  private func titles() throws -> Titles? {
    guard check("tokens(\"Web Ladder\")", tokens("Web Ladder"), is: ["web", "ladder"]) else {
      return nil
    }
    return try Titles()
  }
}
