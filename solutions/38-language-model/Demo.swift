import Foundation
import LessonKit

/// Learns to write like Shakespeare by counting, with the functions of this lesson.
///
/// Where `LEARN_IMAGES` names a folder, the charts are also written there, as the page shows them.
public func demo() throws {
  bytePairs()
  var model = NGram(order: 7, weight: 0.9)
  model.count(Shakespeare.training)
  orders(model)
  weights()
  model.order = 5
  temperatures(model)
  writes(model)
}

/// The hand example of the page, and what 200 merges make of the plays.
private func bytePairs() {
  let sentence = Array("that hat that sat".utf8)
  let merges = learnBPE(sentence, merges: 4)
  let made = merges.indices.map { quoted([256 + $0], merges) }
  let cut = encode(sentence, with: merges).map { quoted([$0], merges) }
  print("that hat that sat:", made.joined(separator: " "))
  print("its tokens:", cut.joined(separator: " "))
  print()

  let plays = learnBPE(Array(Shakespeare.training.prefix(20_000)), merges: 200)
  let learning = encode(Array(Shakespeare.training.prefix(100_000)), with: plays)
  let heldOut = encode(Array(Shakespeare.heldOut.prefix(20_000)), with: plays)
  guard plays.count == 200, heldOut.count > 1 else { return }
  print("200 merges of 20,000 bytes of plays; the first twelve:")
  print(plays.indices.prefix(12).map { quoted([256 + $0], plays) }.joined(separator: " "))
  let longest =
    plays.indices.map { decode([256 + $0], with: plays) }
    .max { $0.count < $1.count } ?? []
  print("the longest token: \(quoted(longest.map { Int($0) }, plays))")
  let line = encode(Array("To be, or not to be".utf8), with: plays).map { quoted([$0], plays) }
  print("To be, or not to be:", line.joined(separator: " "))
  print()

  var pairs: [Merge: Double] = [:]
  var lefts: [Int: Double] = [:]
  for (left, right) in zip(learning, learning.dropFirst()) {
    pairs[Merge(left, right), default: 0] += 1
    lefts[left, default: 0] += 1
  }
  let given = zip(heldOut, heldOut.dropFirst()).map { left, right in
    (pairs[Merge(left, right), default: 0] + 0.1) / (lefts[left, default: 0] + 0.1 * 456)
  }
  let bytes = decode(Array(heldOut.dropFirst()), with: plays).count
  print("Pairs of tokens, on 20,000 held-out bytes:")
  print("perplexity a token \(text(perplexity(given)))")
  print("bits a token \(text(bitsPerByte(given, bytes: given.count)))")
  print("bits a byte \(text(bitsPerByte(given, bytes: bytes)))")
  print()
}

/// Bits a byte by order, on the text that was counted and on a play that was not.
private func orders(_ model: NGram) {
  var table = TextTable(["order", "counts", "own text", "held-out play"])
  var (own, other): ([Double?], [Double?]) = ([], [])
  var counts = 0
  for order in 1...7 {
    var model = model
    model.order = order
    counts += model.counts.entries(contextLength: order - 1)
    own.append(bits(model, Shakespeare.training.prefix(40_000)))
    other.append(bits(model, Shakespeare.heldOut[...]))
    table.add(order, counts, own.last ?? nil, other.last ?? nil)
  }
  print("Bits a byte: on the first 40,000 bytes that were counted, and on the held-out play")
  show(table)
  let orders = (1...7).map { Double($0) }
  show(
    Chart(
      "A longer memory learns by heart", x: "order", y: Axis("bits a byte", range: 0...5),
      series: [
        .line("a play that was held out", x: orders, y: other),
        .line("the text that was counted", x: orders, y: own),
      ]),
    savedAs: "38-language-model-orders")
}

/// Which weight is best on the last tenth of the training part, and what it comes to on the play.
private func weights() {
  let count = Shakespeare.training.count * 9 / 10
  var model = NGram(order: 5, weight: 0.9)
  model.count(Array(Shakespeare.training[..<count]))
  print("Order 5, counted on nine tenths of the training part: bits a byte on its last tenth")
  var table = TextTable(["weight", "bits a byte"])
  for weight in [0.5, 0.6, 0.7, 0.8, 0.9] {
    model.weight = weight
    table.add(weight, bits(model, Shakespeare.training[count...]))
  }
  show(table)
  var whole = NGram(order: 5, weight: 0.6)
  whole.count(Shakespeare.training)
  print(
    "Weight 0.6, counted on all of it: \(text(bits(whole, Shakespeare.heldOut[...]))) on the play")
  print()
}

/// What may come after "the ", at three temperatures.
private func temperatures(_ model: NGram) {
  let likely = (0...255).map {
    model.probability(of: UInt8($0), after: Array("the ".utf8)[...])
  }
  let all = [0.5, 1, 2].map { (temperature: $0, values: tempered(likely, temperature: $0)) }
  guard all.allSatisfy({ $0.values.count == 256 }) else { return }
  let letters = (0..<256).sorted { likely[$0] > likely[$1] }.prefix(10)
  show(
    Chart(
      #"What comes after "the ""#, x: "the ten likeliest letters",
      y: Axis("probability", kind: .percent),
      categories: letters.map { String(UnicodeScalar(UInt8($0))) },
      bars: all.map { one in
        Bars("temperature \(one.temperature)", letters.map { one.values[$0] })
      }),
    savedAs: "38-language-model-temperature")
}

/// The model writes, letter by letter.
private func writes(_ model: NGram) {
  for (title, temperature, topK) in [
    ("temperature 0", 0, nil), ("temperature 1", 1, nil),
    ("temperature 0.8, of the top five", 0.8, 5 as Int?),
  ] {
    print("Order 5 writes, \(title), seed 7:")
    _ = model.writing(
      after: "\n", count: temperature == 0 ? 60 : 300, temperature: temperature, topK: topK, seed: 7
    ) { byte in
      print(String(UnicodeScalar(byte)), terminator: "")
      fflush(nil)
    }
    print()
    print()
  }
}

private func bits(_ model: NGram, _ text: ArraySlice<UInt8>) -> Double? {
  let given = text.indices.map { place in
    model.probability(of: text[place], after: text[max(text.startIndex, place - 6)..<place])
  }
  return bitsPerByte(given, bytes: text.count)
}

private func quoted(_ tokens: [Int], _ merges: [Merge]) -> String {
  let text = String(decoding: decode(tokens, with: merges), as: UTF8.self)
  return "[" + text.replacingOccurrences(of: "\n", with: "\\n") + "]"
}

private func text(_ number: Double?) -> String {
  number.map { String(format: "%.3f", $0) } ?? "-"
}
