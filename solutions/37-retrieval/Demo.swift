import Foundation
import LessonKit

/// Searches 240 passages for the answers to 1,190 questions, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  let library = try Library()
  let questions = library.questions.map(\.words)
  byHand()
  let counts = questions.map { shared($0, in: library.index, repeats: true) }
  opening(library, counts)
  let best = questions.map { bm25($0, in: library.index) }
  guard best.allSatisfy({ $0.count == library.texts.count }) else {
    print("`bm25` comes next: it has a score for each passage.")
    return
  }
  try ideas(library, counts, best)
  try abstaining(library, best)
}

/// The worked example of BM25.
private func byHand() {
  let passages = ["red fox", "red red tree house", "blue tree"].map { tokens($0) }
  let index = PassageIndex(passages: passages)
  print("by hand: idf of red \(text(inverseFrequency(of: "red", in: index), 3)), ", terminator: "")
  let scores = bm25(["red"], in: index).map { text($0, 3) }.joined(separator: ", ")
  let flat = bm25(["red"], in: index, b: 0).map { text($0, 3) }.joined(separator: ", ")
  print("scores \(scores); with b = 0: \(flat)")
  print()
}

/// How often the words of a question stand in each passage, or how many of them do.
private func shared(_ words: [String], in index: PassageIndex, repeats: Bool) -> [Double] {
  var counts = [Double](repeating: 0, count: index.lengths.count)
  for word in repeats ? words : Array(Set(words)) {
    for posting in index.postings[word] ?? [] {
      counts[posting.passage] += repeats ? Double(posting.count) : 1
    }
  }
  return counts
}

/// The page's first failure: the longest passage wins.
private func opening(_ library: Library, _ counts: [[Double]]) {
  print("\(library.texts.count) passages of ", terminator: "")
  print("\(Set(library.articles).count) articles, \(library.questions.count) questions")
  var wins = [Int](repeating: 0, count: library.texts.count)
  for scores in counts {
    if let most = scores.max(), let first = scores.firstIndex(of: most) { wins[first] += 1 }
  }
  let order = wins.indices.sorted { (wins[$1], $0) < (wins[$0], $1) }
  var table = TextTable(["passage", "article", "words", "\"the\"", "first for"])
  for passage in order.prefix(2) + [library.questions[0].passage] {
    table.add(
      passage, library.articles[passage].replacingOccurrences(of: "_", with: " "),
      library.passages[passage].count, library.passages[passage].count { $0 == "the" },
      wins[passage])
  }
  show(table)
}

/// Every idea, measured.
private func ideas(_ library: Library, _ counts: [[Double]], _ best: [[Double]]) throws {
  let questions = library.questions.map(\.words)
  let vectors = try PassageVectors(library)
  let cosines = vectors.tfIdfCosines(questions)
  let meanings = try vectors.semanticCosines(questions)
  let fused = try zip(best, meanings).map { try reciprocalRankFusion([$0, $1]) }
  let flat = questions.map { bm25($0, in: library.index, b: 0) }
  let different = questions.map { shared($0, in: library.index, repeats: false) }
  let all: [(String, [[Double]])] = [
    ("count the words", counts), ("different words", different), ("tf-idf, cosine", cosines),
    ("BM25, b = 0", flat), ("BM25", best), ("32 dimensions", meanings), ("BM25 + 32 dim.", fused),
  ]
  var table = TextTable(["idea", "hit@1", "hit@10", "MRR@10"])
  var found: [[Int]] = []
  for (name, scores) in all {
    let ranks = zip(scores, library.questions).map { scores, question in
      scores.count == library.texts.count ? rank(of: question.passage, in: scores) : -1
    }
    found.append(ranks)
    table.add(
      name, text(hitRate(ranks, at: 1)), text(hitRate(ranks, at: 10)),
      text(meanReciprocalRank(ranks, at: 10)))
  }
  show(table)
  let (plain, meaning, both) = (found[4], found[5], found[6])
  print("BM25 wrong at rank 1: \(plain.count { $0 != 1 }), ", terminator: "")
  print("of them right in 32 dimensions: \(zip(plain, meaning).count { $0 != 1 && $1 == 1 })")
  print("fused: \(zip(plain, both).count { $0 == 1 && $1 != 1 }) lost, ", terminator: "")
  print("\(zip(plain, both).count { $0 != 1 && $1 == 1 }) won")
  print("nDCG@10 of the article: BM25 \(text(graded(library, best))), ", terminator: "")
  print("fused \(text(graded(library, fused)))")
  for (number, question) in library.questions.enumerated() where plain[number] > 150 {
    print("rank \(plain[number]): \(question.text)")
  }
  let top = ranking(of: best[0]).prefix(3).filter { best[0].indices.contains($0) }
  let shown = top.map { "passage \($0) (\(text(best[0][$0], 2)))" }.joined(separator: ", ")
  print("\(library.questions[0].text) \(shown)")
  print()
  show(
    Chart(
      "How well each idea finds the passage", y: Axis("MRR@10", range: 0...1),
      categories: all.map(\.0),
      bars: [Bars("MRR@10", found.map { meanReciprocalRank($0, at: 10) })]),
    savedAs: "37-retrieval-ideas")
}

/// nDCG@10, averaged: the right passage is worth 2, the others of its article 1.
private func graded(_ library: Library, _ scores: [[Double]]) -> Double? {
  var (sum, count) = (0.0, 0)
  for (scores, question) in zip(scores, library.questions) {
    let article = library.articleNumbers[question.passage]
    var gains = library.articleNumbers.map { $0 == article ? 1.0 : 0 }
    gains[question.passage] = 2
    let best = Library.bestTen(of: scores).filter { gains.indices.contains($0) }
    let shown = best.map { gains[$0] }
    for passage in best { gains[passage] = -1 }
    if let value = ndcg(shown + gains.filter { $0 >= 0 }, at: 10) {
      (sum, count) = (sum + value, count + 1)
    }
  }
  return count > 0 ? sum / Double(count) : nil
}

/// The best score of a question with its passage and without it.
private struct Tops {
  var with: [Double] = []
  var without: [Double] = []
  var isRight: [Bool] = []
}

/// What comes of saying nothing below a threshold.
private func abstaining(_ library: Library, _ best: [[Double]]) throws {
  // Plain scores, and scores as shares of what the question is worth.
  var choosing = [Tops(), Tops()]
  var judging = [Tops(), Tops()]
  for (scores, question) in zip(best, library.questions) {
    let value = worth(of: question.words, in: library.index)
    guard let most = scores.max() else { continue }
    var rest = scores
    rest.remove(at: question.passage)
    let right = scores.firstIndex(of: most) == question.passage
    for (way, divisor) in [1, value].enumerated() {
      let pair = (most / divisor, (rest.max() ?? 0) / divisor)
      if library.isForChoosing(question) {
        choosing[way].with.append(pair.0)
        choosing[way].without.append(pair.1)
      } else {
        judging[way].with.append(pair.0)
        judging[way].without.append(pair.1)
        judging[way].isRight.append(right)
      }
    }
  }
  print("questions to choose a threshold: \(choosing[0].with.count), ", terminator: "")
  print("to judge it: \(judging[0].with.count)")
  var table = TextTable([
    "a tenth let through, by", "threshold", "answered", "right", "without passage",
  ])
  var series: [Series] = []
  for (way, name) in ["the score", "its share of the worth"].enumerated() {
    guard let limit = threshold(lettingThrough: 0.1, of: choosing[way].without) else { continue }
    let judged = judging[way]
    table.add(
      name, text(limit, 3), judged.with.count { $0 > limit },
      zip(judged.with, judged.isRight).count { $0 > limit && $1 },
      judged.without.count { $0 > limit })
    let limits = stride(from: 0, through: 0.5, by: 0.01).compactMap {
      threshold(lettingThrough: $0, of: choosing[way].without)
    }
    let count = Double(judged.with.count)
    series.append(
      .line(
        name, x: limits.map { limit in Double(judged.without.count { $0 > limit }) / count },
        y: limits.map { limit in
          Double(zip(judged.with, judged.isRight).count { $0 > limit && $1 }) / count
        }))
  }
  show(table)
  show(
    Chart(
      "Right answers, and answers where there is none",
      x: Axis("answered although the passage is missing", kind: .percent),
      y: Axis("answered from the right passage", range: 0...1, kind: .percent), series: series),
    savedAs: "37-retrieval-abstain")
  guard let limit = threshold(lettingThrough: 0.1, of: choosing[1].without) else { return }
  converse(Chatbot(library: library, threshold: limit))
}

/// What it says to those that judge it, and to a few others.
private func converse(_ chatbot: Chatbot) {
  let asked = chatbot.library.questions.filter { !chatbot.library.isForChoosing($0) }
  let withAnswer = asked.count { question in
    chatbot.reply(to: question.text).map {
      $0.sentence.lowercased().contains(question.answer.lowercased())
    } ?? false
  }
  print("of \(asked.count) questions, \(withAnswer) get a sentence with the answer in it")
  print()
  let questions = [
    "What makes a chloroplast green?", "Is civil disobedience a crime?",
    "Which steam engine part recycles water?", "How tall is the Eiffel Tower?",
    "Who won the world cup in 2022?", "What is the capital of Australia?",
    "What causes strain in structures?",
  ]
  for question in questions {
    print("> \(question)")
    guard let reply = chatbot.reply(to: question) else {
      print("  I cannot answer that from these passages.")
      continue
    }
    let article = chatbot.library.articles[reply.passage].replacingOccurrences(of: "_", with: " ")
    print("  \(reply.sentence) [\(article), passage \(reply.passage)]")
  }
  print()
}

private func text(_ number: Double?, _ digits: Int = 4) -> String {
  number.map { String(format: "%.\(digits)f", $0) } ?? "-"
}
