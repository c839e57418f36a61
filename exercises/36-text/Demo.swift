import Foundation
import LessonKit

/// Reads the titles of 4,284 works of art, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  let titles = try Titles()
  impossible(titles)
  words(titles)
  byHand()
  neighbours(titles)
  let model = try NaiveBayes(
    documents: titles.training.map(\.words), labels: titles.training.map(\.isOnPaper))
  try handMade()
  newWord(titles)
  tilt(model)
  underflow(titles, model)
  try scores(titles, model)
  said(titles, model)
}

/// The page's first question: what counts without smoothing rule out.
private func impossible(_ titles: Titles) {
  var seen: [Set<String>] = [[], []]
  for work in titles.training { seen[work.isOnPaper ? 1 : 0].formUnion(work.words) }
  let known = seen[0].union(seen[1])
  var (both, one, wrong, unheard) = (0, 0, 0, 0)
  for work in titles.test {
    let words = work.words.filter { known.contains($0) }
    let possible = seen.map { seen in words.allSatisfy { seen.contains($0) } }
    if !possible[0], !possible[1] { both += 1 }
    if possible[0] != possible[1] {
      one += 1
      if possible[1] != work.isOnPaper { wrong += 1 }
    }
    if words.count < work.words.count { unheard += 1 }
  }
  print("titles to learn from: \(titles.training.count), ", terminator: "")
  print("on paper \(percent(titles.training.map(\.isOnPaper)))")
  for word in ["web", "ladder"] {
    let works = titles.training.filter { $0.words.contains(word) }
    print("\"\(word)\" is in \(works.count), of them on paper \(works.count { $0.isOnPaper })")
  }
  print("titles kept apart: \(titles.test.count). By the counts alone, ", terminator: "")
  print("\(both) can be of neither class; \(one) of one only, \(wrong) of those are of the other.")
  print("\(unheard) have a word that no title to learn from has.")
  print()
}

/// How many words there are, and what they weigh.
private func words(_ titles: Titles) {
  let all = titles.training + titles.test
  var counts: [String: Int] = [:]
  for word in all.flatMap(\.words) { counts[word, default: 0] += 1 }
  print("all \(all.count) titles: \(counts.values.reduce(0, +)) words, ", terminator: "")
  print("\(counts.count) different, \(counts.values.count { $0 == 1 }) of them once")
  print()
  let model = TfIdf(documents: titles.training.map(\.words))
  var table = TextTable(["word", "titles with it", "idf"])
  for word in ["the", "untitled", "red", "landscape"] {
    table.add(
      word, titles.training.count { $0.words.contains(word) },
      model.vocabulary[word].map { text(model.idf[$0]) } ?? "-")
  }
  show(table)
}

/// What one new word would say, had it the count 0 in a vocabulary of all titles.
private func newWord(_ titles: Titles) {
  let all = Double(Set((titles.training + titles.test).flatMap(\.words)).count)
  let totals = [false, true].map { isOnPaper in
    titles.training.filter { $0.isOnPaper == isOnPaper }.reduce(0) { $0 + $1.words.count }
  }
  let painting = titles.training.filter { !$0.isOnPaper }.flatMap(\.words).count {
    $0 == "painting"
  }
  print("words to learn from: on paper \(totals[1]), other \(totals[0]); ", terminator: "")
  print("\"painting\" \(painting) times in the others")
  let factor = (Double(totals[1]) + all) / (Double(totals[0]) + all)
  print("with the count 0, a new word makes \"other\" \(text(factor, 2)) times as likely")
  print()
}

/// The worked example of tf-idf.
private func byHand() {
  let documents = [["red", "flower"], ["red", "tree"], ["the", "red", "tree", "house"]]
  let model = TfIdf(documents: documents)
  var table = TextTable(["by hand: document", "place: entry", "cosine with \"red flower\""])
  let first = model.vector(of: documents[0])
  for document in documents {
    let vector = model.vector(of: document)
    let entries = zip(vector.columns, vector.values).map { "\($0): \(text($1, 2))" }
    table.add(
      document.joined(separator: " "), entries.joined(separator: ", "), text(vector.dot(first)))
  }
  show(table)
}

/// The most similar title to learn from, by counts and by tf-idf.
private func neighbours(_ titles: Titles) {
  let model = TfIdf(documents: titles.training.map(\.words))
  func counts(_ words: [String]) -> SparseVector {
    var entries: [Int: Double] = [:]
    for word in words {
      guard let place = model.vocabulary[word] else { continue }
      entries[place, default: 0] += 1
    }
    let vector = SparseVector(entries)
    return vector.divided(by: vector.length)
  }
  let byCount = titles.training.map { counts($0.words) }
  let byWeight = titles.training.map { model.vector(of: $0.words) }
  func nearest(_ vector: SparseVector, in vectors: [SparseVector]) -> [String] {
    let similarities = vectors.map { $0.dot(vector) }
    guard let most = similarities.max(), let best = similarities.firstIndex(of: most) else {
      return ["-", "-"]
    }
    return [titles.training[best].title, text(most)]
  }
  var table = TextTable(["title", "by counts most like", "cosine", "by tf-idf", "cosine"])
  for row in [4165, 2635, 2802] {
    guard let work = titles.test.first(where: { $0.row == row }) else { continue }
    table.add(
      row: [work.title] + nearest(counts(work.words), in: byCount)
        + nearest(model.vector(of: work.words), in: byWeight))
  }
  show(table)
}

/// The worked example of naive Bayes.
private func handMade() throws {
  let model = try NaiveBayes(
    documents: [["red", "flower"], ["red", "tree"], ["iron", "tree"]], labels: [true, true, false])
  let joint = model.logJoint(of: ["red", "iron"]).map { text(exp($0), 5) }
  print("by hand, \"red iron\": \(joint), ", terminator: "")
  print("probability \(text(model.probability(of: ["red", "iron"]), 4))")
  print()
}

/// Which words speak for paper, and which against it.
private func tilt(_ model: NaiveBayes) {
  let words = [
    "painting", "turner", "cube", "flowers", "landscape", "untitled", "red", "museum", "drawing",
    "studio", "school", "anonymous",
  ]
  let tilts = words.map { word in
    model.logLikelihoods[word].map { $0.count == 2 ? $0[1] - $0[0] : .nan }
  }
  show(
    Chart(
      "What a word in the title says of the medium",
      y: "ln P(word | on paper) - ln P(word | other)", categories: words,
      bars: [Bars("evidence for paper", tilts)]),
    savedAs: "36-text-words")
}

/// What becomes of a product of probabilities, title after title.
private func underflow(_ titles: Titles, _ model: NaiveBayes) {
  var (product, sum, count) = (1.0, 0.0, 0)
  var (places, exponents): ([Double], [Double]) = ([], [])
  var end: (title: Int, words: Int)?
  for (number, work) in titles.test.prefix(400).enumerated() {
    for word in work.words {
      guard let pair = model.logLikelihoods[word], pair.count == 2 else { continue }
      product *= exp(pair[1])
      sum += pair[1]
      count += 1
      if product == 0, end == nil { end = (number + 1, count) }
    }
    places.append(Double(number + 1))
    exponents.append(sum / log(10))
  }
  print("400 titles as one text: \(count) known words, log likelihood \(text(sum, 1))")
  if let end { print("their product is 0 from word \(end.words) on, in title \(end.title)") }
  print()
  show(
    Chart(
      "Likelihood of the first test titles as one text", x: "titles",
      y: "power of ten", series: [.line("likelihood", x: places, y: exponents)],
      guides: [.horizontal(-324, "a Double is 0 below this")]))
}

/// How often the model is right.
private func scores(_ titles: Titles, _ model: NaiveBayes) throws {
  let known = Set(titles.training.map(\.title))
  let groups: [(String, [Titles.Work])] = [
    ("all", titles.test),
    ("title also in training", titles.test.filter { known.contains($0.title) }),
    ("new title", titles.test.filter { !known.contains($0.title) }),
  ]
  var table = TextTable(["titles kept apart", "count", "on paper", "right", "AUC"])
  for (name, works) in groups {
    let actual = works.map(\.isOnPaper)
    let right = works.map { (model.probability(of: $0.words) > 0.5) == $0.isOnPaper }
    let margins = works.map { work in
      let sums = model.logJoint(of: work.words)
      return sums.count == 2 ? ((sums[1] - sums[0]) * 1e9).rounded() / 1e9 : .nan
    }
    let area = try? auc(margins, actual: actual)
    table.add(name, works.count, percent(actual), percent(right), area.map { text($0, 4) } ?? "-")
  }
  show(table)
}

/// What the model said, beside what came.
private func said(_ titles: Titles, _ model: NaiveBayes) {
  let edges = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1.01]
  var table = TextTable(["probability from", "titles", "said, on average", "on paper"])
  var (names, said, came): ([String], [Double?], [Double?]) = ([], [], [])
  let pairs = titles.test.map { (model.probability(of: $0.words), $0.isOnPaper) }
  for (low, high) in zip(edges, edges.dropFirst()) {
    let part = pairs.filter { $0.0 >= low && $0.0 < high }
    let mean = part.isEmpty ? nil : part.reduce(0) { $0 + $1.0 } / Double(part.count)
    let share = part.isEmpty ? nil : Double(part.count { $0.1 }) / Double(part.count)
    names.append("\(Int((low * 100).rounded()))%")
    said.append(mean)
    came.append(share)
    table.add(
      names.last, part.count, mean.map { text($0 * 100, 1) + "%" },
      share.map { text($0 * 100, 1) + "%" })
  }
  show(table)
  show(
    Chart(
      "What the model says, and what the medium is", x: "probability from",
      y: Axis("on paper", range: 0...1, kind: .percent), categories: names,
      bars: [Bars("said", said), Bars("true", came)]),
    savedAs: "36-text-said")
}

private func percent(_ flags: [Bool]) -> String {
  flags.isEmpty ? "-" : text(100 * Double(flags.count { $0 }) / Double(flags.count), 1) + "%"
}

private func text(_ number: Double, _ digits: Int = 3) -> String {
  String(format: "%.\(digits)f", number)
}
