import Foundation
import LessonKit

/// Runs a trained transformer on the functions of this lesson, and lets it write.
///
/// `LEARN_PROMPT` holds what it goes on from, and `LEARN_SEED` the number that its draws begin with.
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  let model = try Transformer()
  try byHand()
  try romeo(model)
  try looks(model)
  var counting = NGram(order: 5, weight: 0.9)
  counting.count(Shakespeare.training)
  try heldOut(model, counting)
  costs()
  try caches(model)
  counting.weight = 0.6
  try writes(model, counting)
}

/// The hand example of the page.
private func byHand() throws {
  let query = Matrix(rowCount: 1, columnCount: 4, elements: [2, 0, 0, 0])
  let keys = Matrix(rowCount: 2, columnCount: 4, elements: [1, 0, 0, 0, 0, 1, 0, 0])
  let values = Matrix(rowCount: 2, columnCount: 1, elements: [10, 20])
  print("Weights:", try attentionWeights(query, keys, causal: false).elements.map(text))
  print("Mean of 10 and 20:", try attention(query, keys, values, causal: false).elements.map(text))
  print()
}

/// What the model expects after a name.
private func romeo(_ model: Transformer) throws {
  guard let scores = try? model.scores(of: Transformer.numbers("ROMEO:".utf8)),
    scores.rowCount == 6
  else {
    print("The model runs when Attention, Heads and Block are solved.")
    print()
    return
  }
  let likely = softmax(scores.row(5))
  var table = TextTable(["after ROMEO:", "score", "probability"])
  for index in likely.indices.sorted(by: { likely[$0] > likely[$1] }).prefix(3) {
    let character = Transformer.alphabet[index]
    table.add(
      character == 10 ? "line end" : character == 32 ? "blank" : String(UnicodeScalar(character)),
      scores[5, index], likely[index])
  }
  show(table)
}

/// Where the first head of the first block looks.
private func looks(_ model: Transformer) throws {
  let line = "The king is dead"
  guard let (layer, weights) = model.blocks.first else { return }
  let x = layerNorm(
    try model.embedded(Transformer.numbers(line.utf8), from: 0), gain: weights.gain1,
    bias: weights.bias1)
  guard x.rowCount == line.utf8.count else { return }
  let first = Array(0..<8)
  let seen = try attentionWeights(
    x.times(layer.query).selecting(columns: first), x.times(layer.key).selecting(columns: first),
    causal: true)
  guard seen.rowCount == x.rowCount else { return }
  let names = line.map { $0 == " " ? "·" : String($0) }
  show(
    Chart(
      "Where a head looks", x: "at this character", y: "from this character",
      heatMap: HeatMap(
        (0..<seen.rowCount).map { row in
          (0..<seen.columnCount).map { column in
            column > row ? nil : (seen[row, column] * 100).rounded() / 100
          }
        }, rows: names, columns: names)),
    savedAs: "39-attention-head")
}

/// Bits a character on the held-out play, against counting, and both together.
private func heldOut(_ model: Transformer, _ counting: NGram) throws {
  let play = Array(Shakespeare.heldOut.prefix(6401))
  guard let windows = try? model.bits(of: play, windows: 100) else { return }
  let own = windows.flatMap { $0 }
  var better = counting
  better.weight = 0.6
  func bits(_ model: NGram) -> [Double] {
    (1..<play.count).map { place in
      -log2(model.probability(of: play[place], after: play[max(0, place - 4)..<place]))
    }
  }
  let (first, second) = (bits(counting), bits(better))
  let both = zip(own, second).map { -log2((exp2(-$0) + exp2(-$1)) / 2) }
  let numbers = (0..<5).reduce(0) { $0 + counting.counts.entries(contextLength: $1) }
  var table = TextTable(["on 6,400 held-out characters", "numbers", "bits a character"])
  table.add("order 5, weight 0.9", numbers, mean(first))
  table.add("the transformer", 29_280, mean(own))
  table.add("order 5, weight 0.6", numbers, mean(second))
  table.add("the last two, half and half", numbers + 29_280, mean(both))
  show(table)
  let places = [0..<1, 1..<2, 2..<4, 4..<8, 8..<16, 16..<32, 32..<64]
  let names = ["1", "2", "3-4", "5-8", "9-16", "17-32", "33-64"]
  show(
    Chart(
      "What more context is worth to this model", x: "characters that it sees",
      y: "bits for the next one", categories: names,
      bars: [
        Bars("bits", places.map { range in mean(windows.flatMap { Array($0[range]) }) })
      ]),
    savedAs: "39-attention-context")
}

private func costs() {
  var table = TextTable(["tokens", "multiplications, cached", "all over again", "cache in bytes"])
  for count in [16, 64, 256] {
    table.add(
      count, multiplications(width: 16, tokens: count, cached: true),
      multiplications(width: 16, tokens: count, cached: false), 2 * count * 16 * 8)
  }
  print("One layer of width 16:")
  show(table)
}

/// What the cache saves on this machine, and whether it changes anything.
private func caches(_ model: Transformer) throws {
  var lines: [String] = []
  var text = Transformer.numbers("ROMEO:\n".utf8)
  for cached in [true, false] {
    let start = Date()
    guard
      let written = try? model.writing(
        after: "ROMEO:\n", count: 57, temperature: 0.8, seed: 7, cached: cached),
      written.count == 57
    else { return }
    lines.append(String(format: "%.2f s", Date().timeIntervalSince(start)))
    if cached { text += Transformer.numbers(written) }
  }
  print("57 characters: \(lines[0]) with the cache, \(lines[1]) without")
  let whole = try model.scores(of: text)
  var caches = model.blocks.map { KVCache($0.attention) }
  var apart = 0.0
  for (place, character) in text.enumerated() {
    let one = try model.scores(of: character, at: place, &caches)
    guard one.columnCount == whole.columnCount, whole.rowCount == text.count else { return }
    for (a, b) in zip(one.elements, whole.row(place)) where !(abs(a - b) <= apart) {
      apart = abs(a - b)
    }
  }
  print("Their \(whole.elements.count) scores are apart by at most \(apart)")
  print()
}

/// The model writes, letter by letter; then counting does, from the same draws.
private func writes(_ model: Transformer, _ counting: NGram) throws {
  let environment = ProcessInfo.processInfo.environment
  var prompt = environment["LEARN_PROMPT"] ?? "ROMEO:"
  if prompt.isEmpty || prompt.hasSuffix(":") { prompt += "\n" }
  let seed = environment["LEARN_SEED"].flatMap(UInt64.init) ?? 7
  func show(_ byte: UInt8) {
    print(String(UnicodeScalar(byte)), terminator: "")
    fflush(nil)
  }
  for (temperature, count) in [(0.0, 120), (0.8, 400)] {
    print("The transformer, temperature \(temperature), seed \(seed):")
    print(prompt, terminator: "")
    let written = try? model.writing(
      after: prompt, count: count, temperature: temperature, seed: seed, show: show)
    print(written?.isEmpty == false ? "\n" : "… as soon as KVCache is solved too.\n")
  }
  print("Order 5, weight 0.6, temperature 0.8, seed \(seed):")
  print(prompt, terminator: "")
  _ = counting.writing(after: prompt, count: 400, temperature: 0.8, seed: seed, show: show)
  print("\n")
  print("Let it go on from your own words:")
  print("LEARN_PROMPT='JULIET:' LEARN_SEED=3 learn run 39")
}

private func mean(_ values: [Double]) -> Double {
  values.reduce(0, +) / Double(max(1, values.count))
}

private func text(_ number: Double) -> String { String(format: "%.3f", number) }
