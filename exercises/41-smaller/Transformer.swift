// Given: 39-attention/Transformer, as it is given there.
// Copied by `learn author stubs`.

import Foundation
import LessonKit

/// A language model of 29,280 weights, trained for this course, that runs on your own functions: 63
/// characters, width 32, two blocks of four heads, a context of 64 characters.
struct Transformer {
  let tokens: Matrix
  let positions: Matrix
  let blocks: [(attention: AttentionLayer, weights: BlockWeights)]
  let lastGain: [Double]
  let lastBias: [Double]

  /// How many characters it can see.
  static let context = 64

  /// Its characters, in the order of their numbers.
  static let alphabet = Array(
    "\n !&',-.:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

  /// The model as it was trained.
  init() throws {
    try self.init(tensors: Self.tensors())
  }

  /// Reads the weights by their names, whole numbers of which 1024 make 1.
  static func tensors() throws -> [String: Matrix] {
    let table = try Table(named: "tiny_transformer")
    var rows: [String: [[Double]]] = [:]
    for (name, values) in zip(
      try table.completeStrings("tensor"), try table.completeStrings("values"))
    {
      let numbers = values.split(separator: " ").compactMap { Double(String($0)) }
      rows[name, default: []].append(numbers.map { $0 / 1024 })
    }
    return try rows.mapValues { try Matrix(rows: $0) }
  }

  /// A model of these weights.
  init(tensors: [String: Matrix]) {
    func matrix(_ name: String) -> Matrix { tensors[name] ?? Matrix(rowCount: 0, columnCount: 0) }
    func vector(_ name: String) -> [Double] { matrix(name).elements }
    tokens = matrix("tok")
    positions = matrix("pos")
    lastGain = vector("lnfg")
    lastBias = vector("lnfb")
    blocks = (0...1).map { l in
      let all = matrix("wqkv\(l)")
      func third(_ number: Int) -> Matrix {
        all.selecting(columns: Array((32 * number)..<(32 * number + 32)))
      }
      return (
        AttentionLayer(
          query: third(0), key: third(1), value: third(2), output: matrix("wo\(l)"), heads: 4),
        BlockWeights(
          gain1: vector("ln1g\(l)"), bias1: vector("ln1b\(l)"), gain2: vector("ln2g\(l)"),
          bias2: vector("ln2b\(l)"), hidden: matrix("w1\(l)"), hiddenBias: vector("b1\(l)"),
          output: matrix("w2\(l)"), outputBias: vector("b2\(l)"))
      )
    }
  }

  /// The numbers of a text's characters; those that it does not know are left out.
  static func numbers(_ text: some Sequence<UInt8>) -> [Int] {
    text.compactMap { alphabet.firstIndex(of: $0) }
  }

  /// The scores of each next character: a row for each character so far, at most 64.
  func scores(of characters: [Int]) throws -> Matrix {
    try states(of: characters)[blocks.count + 1]
  }

  /// What flows through the model, a row for each character so far: as it is embedded, after each
  /// block, and at last the scores.
  func states(of characters: [Int]) throws -> [Matrix] {
    var states = [try embedded(characters, from: 0)]
    for (attention, weights) in blocks {
      states.append(try block(states[states.count - 1], weights) { try multiHead($0, attention) })
    }
    return states + [try scores(ofLast: states[states.count - 1])]
  }

  /// The scores after one more character, at a place counted from 0, of whose predecessors the
  /// caches hold all that is needed: one for each block.
  func scores(of character: Int, at place: Int, _ caches: inout [KVCache]) throws -> Matrix {
    var x = try embedded([character], from: place)
    for index in blocks.indices {
      x = try block(x, blocks[index].weights) { try caches[index].attend($0) }
    }
    return try scores(ofLast: x)
  }

  /// A row for what each character is, plus one for where it stands.
  func embedded(_ characters: [Int], from place: Int) throws -> Matrix {
    try tokens.selecting(rows: characters)
      .plus(positions.selecting(rows: Array(place..<(place + characters.count))))
  }

  private func scores(ofLast x: Matrix) throws -> Matrix {
    try layerNorm(x, gain: lastGain, bias: lastBias).times(tokens.transposed)
  }

  /// How many bits each character of a text costs, read in windows of 64 that begin anew. The first
  /// character costs nothing: there is nothing to guess it from.
  func bits(of text: [UInt8], windows: Int) throws -> [[Double]] {
    let characters = Self.numbers(text)
    return try (0..<windows).map { window in
      let range = (64 * window)..<(64 * window + 64)
      let scores = try scores(of: Array(characters[range]))
      return range.map { place in
        let row = scores.row(place - 64 * window)
        return -log2(softmax(row)[characters[place + 1]])
      }
    }
  }

  /// Goes on writing after a prompt. Whenever its context is full it forgets the older half, and the
  /// other half has places from 0 again.
  ///
  /// - Parameters:
  ///   - cached: Whether it keeps keys and values until the places change.
  ///   - show: Called with each byte as soon as it is known.
  func writing(
    after prompt: String, count: Int, temperature: Double, topK: Int? = nil, seed: UInt64,
    cached: Bool = true, show: (UInt8) -> Void = { _ in }
  ) throws -> [UInt8] {
    var random = SplitMix64(seed: seed)
    var text = Self.numbers(prompt.utf8)
    var caches: [KVCache] = []
    // It sees what begins here, and the caches know what comes before `read`.
    var (start, read) = (0, 0)
    var written: [UInt8] = []
    for _ in 0..<count {
      if caches.isEmpty || text.count - start > Self.context {
        if text.count - start > Self.context { start = text.count - Self.context / 2 }
        caches = blocks.map { KVCache($0.attention) }
        read = start
      }
      var last = Matrix(rowCount: 0, columnCount: 0)
      if cached {
        while read < text.count {
          last = try scores(of: text[read], at: read - start, &caches)
          read += 1
        }
      } else {
        last = try scores(of: Array(text[start...]))
      }
      guard last.rowCount > 0, last.columnCount == Self.alphabet.count else { break }
      let likely = softmax(last.row(last.rowCount - 1))
      let next = sample(tempered(likely, temperature: temperature, topK: topK), using: &random)
      guard Self.alphabet.indices.contains(next) else { break }
      text.append(next)
      written.append(Self.alphabet[next])
      show(Self.alphabet[next])
    }
    return written
  }
}

/// The probabilities that scores stand for.
func softmax(_ scores: [Double]) -> [Double] {
  let most = scores.max() ?? 0
  let powers = scores.map { exp($0 - most) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}
