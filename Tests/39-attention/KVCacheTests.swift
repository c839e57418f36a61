import LessonKit
import LessonTesting
import Testing

@testable import AttentionLesson

private let causalOnOneRow = Mistake(
  "CAUSAL_ON_ONE_ROW",
  "It looks as if a causal mask let the new token see the first key alone: of one query, it is number "
    + "0. All that the cache holds lies in the past, so nothing is hidden.")
private let forgetsItself = Mistake(
  "FORGETS_ITSELF",
  "It looks as if the new token's own key and value came too late. A token sees itself too: remember "
    + "first, then attend.")
private let keepsOnlyTheLast = Mistake(
  "KEEPS_ONLY_THE_LAST",
  "It looks as if the newest row took the place of the others. The cache holds the keys and values of "
    + "all tokens so far.")
private let allSeeAll = Mistake(
  "ALL_SEE_ALL",
  "It looks as if each token sees those that come later as well. With a causal mask token i sees i "
    + "tokens.")
private let forgetsTheMixture = Mistake(
  "FORGETS_THE_MIXTURE",
  "For each token that is seen there are scores and the mixture, `width` multiplications each.")

/// The trained model, read once for all checks.
private let trained = try? Transformer()

@Suite("KV cache", .exercise("39-attention/KVCache"))
struct KVCacheSuite {
  @Test("Of equal scores, each new token has the mean of all values so far")
  func byHand() {
    let layer = AttentionLayer(
      query: Matrix(rowCount: 2, columnCount: 2), key: .identity(2), value: .identity(2),
      output: matrix([[10, 0], [0, 1]]), heads: 1)
    var cache = KVCache(layer)
    check(
      "attend([[2, 4]]), then attend([[4, 0]]), then attend([[0, 2]]): scores 0, values x, output "
        + "[[10, 0], [0, 1]]",
      try [[2, 4], [4, 0], [0, 2]].map { try cache.attend(matrix([$0])).rows },
      is: [[[20, 4]], [[30, 2]], [[20, 2]]], within: .relative(1e-12),
      mistakes: [
        causalOnOneRow.gives([[[20, 4]], [[20, 4]], [[20, 4]]]),
        forgetsItself.gives([[[0, 0]], [[20, 4]], [[30, 2]]]),
        keepsOnlyTheLast.gives([[[20, 4]], [[40, 0]], [[0, 2]]]),
      ])
  }

  @Test("A hundred tokens are all remembered")
  func many() {
    let layer = AttentionLayer(
      query: matrix([[0]]), key: .identity(1), value: .identity(1), output: .identity(1), heads: 1)
    var cache = KVCache(layer)
    check(
      "attend to 1, 2 … 100, scores 0 and values x: the last answer",
      try (1...100).map { try cache.attend(matrix([[Double($0)]])).elements }.last,
      is: [50.5], within: .relative(1e-9),
      mistakes: [
        causalOnOneRow.gives([1]), forgetsItself.gives([50]), keepsOnlyTheLast.gives([100]),
      ])
  }

  @Test("The cache holds a key and a value for each token, in their order")
  func holds() {
    let layer = AttentionLayer(
      query: .identity(2), key: matrix([[0, 1], [1, 0]]), value: matrix([[3, 0], [0, 3]]),
      output: .identity(2), heads: 2)
    var cache = KVCache(layer)
    _ = try? cache.attend(matrix([[1, 2]]))
    _ = try? cache.attend(matrix([[5, 7]]))
    check(
      "after attend([[1, 2]]) and attend([[5, 7]]), keys exchanged, values tripled: keys",
      cache.keys.rows, is: [[2, 1], [7, 5]], within: .relative(1e-12),
      mistakes: [keepsOnlyTheLast.gives([[7, 5]])])
    check(
      "after attend([[1, 2]]) and attend([[5, 7]]), keys exchanged, values tripled: values",
      cache.values.rows, is: [[3, 6], [15, 21]], within: .relative(1e-12),
      mistakes: [keepsOnlyTheLast.gives([[15, 21]])])
  }

  @Test("Two caches know nothing of each other")
  func copies() {
    let layer = AttentionLayer(
      query: .identity(1), key: .identity(1), value: .identity(1), output: .identity(1), heads: 1)
    var cache = KVCache(layer)
    _ = try? cache.attend(matrix([[1]]))
    var other = cache
    _ = try? other.attend(matrix([[2]]))
    check(
      "a copy of the cache attends to one more: how many keys it has, and the first cache",
      [other.keys.rowCount, cache.keys.rowCount], is: [2, 1],
      mistakes: [keepsOnlyTheLast.gives([1, 1])])
  }

  @Test("A row that does not fit is refused, and changes nothing")
  func refused() {
    let layer = AttentionLayer(
      query: .identity(2), key: .identity(2), value: .identity(2), output: .identity(2), heads: 1)
    var cache = KVCache(layer)
    _ = try? cache.attend(matrix([[1, 2]]))
    check(
      "attend([[1, 2, 3]]) with a layer of width 2", try cache.attend(matrix([[1, 2, 3]])),
      throws: MatrixError.self)
    check(
      "attend([[1, 2]]), then attend([[1, 2, 3]]), which is refused: keys and values",
      [cache.keys.rows, cache.values.rows], is: [[[1, 2]], [[1, 2]]])
  }

  @Test("With 64 tokens of width 16, the cache saves 96 multiplications in 100")
  func costs() {
    check(
      "multiplications(width: 16, tokens: 64, cached: true)",
      multiplications(width: 16, tokens: 64, cached: true), is: 132_096,
      mistakes: [forgetsTheMixture.gives(98_816)])
    check(
      "multiplications(width: 16, tokens: 64, cached: false)",
      multiplications(width: 16, tokens: 64, cached: false), is: 3_594_240,
      mistakes: [allSeeAll.gives(4_992_000), forgetsTheMixture.gives(2_862_080)])
    check(
      "multiplications(width: 3, tokens: 2, cached: true) and (…, cached: false)",
      [
        multiplications(width: 3, tokens: 2, cached: true),
        multiplications(width: 3, tokens: 2, cached: false),
      ], is: [90, 132],
      mistakes: [allSeeAll.gives([90, 138]), forgetsTheMixture.gives([81, 120])])
    check(
      "multiplications(width: 5, tokens: 0, cached: true)",
      multiplications(width: 5, tokens: 0, cached: true), is: 0)
    check(
      "multiplications(width: 5, tokens: 1, cached: false)",
      multiplications(width: 5, tokens: 1, cached: false), is: 110,
      mistakes: [forgetsTheMixture.gives(105)])
    check(
      "multiplications(width: 4096, tokens: 1000, cached: true)",
      multiplications(width: 4096, tokens: 1000, cached: true), is: 71_208_960_000,
      mistakes: [forgetsTheMixture.gives(69_158_912_000)])
  }

  @Test("On generated tokens it answers as the solution does", .tags(.crossCheck))
  func generated() {
    crossCheck { random in
      let heads = random.int(1...2)
      let d = heads * random.int(1...2)
      let w = (0..<4).map { _ in random.spreadMatrix(rows: d, columns: d) }
      let layer = AttentionLayer(query: w[0], key: w[1], value: w[2], output: w[3], heads: heads)
      let fault = random.faults([true]).first ?? false
      var rows = (0..<(1 + random.count(0...5))).map { _ in random.spread(count: d) }
      if fault { rows.insert(random.spread(count: d + 1), at: random.int(0...rows.count)) }
      let all = rows
      let (width, tokens) = (random.int(1...9), random.int(0...9))
      return Case(
        "KVCache(query \(literal(w[0])), key \(literal(w[1])), value \(literal(w[2])), output "
          + "\(literal(w[3])), heads: \(heads)): attend to each of \(literal(all)); "
          + "multiplications(width: \(width), tokens: \(tokens))", slack: 1e-9
      ) {
        var steps = Steps()
        var cache = KVCache(layer)
        for row in all {
          let x = Matrix(rowCount: 1, columnCount: row.count, elements: row)
          if row.count == d {
            steps.note("attend") { try cache.attend(x) }
          } else {
            steps.note("refused", (try? cache.attend(x)) == nil)
          }
        }
        steps.note("keys", cache.keys)
        steps.note("values", cache.values)
        for cached in [true, false] {
          steps.note(
            "multiplications", multiplications(width: width, tokens: tokens, cached: cached))
        }
        return steps
      }
    }
  }

  @Test("Six rows, one after the other: the last is that of PyTorch's MultiheadAttention")
  func outside() throws {
    // torch 2.13, float64: torch.nn.MultiheadAttention(16, 4, bias=False), causal mask, last row.
    var random = SplitMix64(seed: 2)
    func next(_ rows: Int) -> Matrix {
      Matrix(
        rowCount: rows, columnCount: 16,
        elements: (0..<(rows * 16)).map { _ in random.unitInterval() * 2 - 1 })
    }
    let x = next(6)
    let (query, key, value, output) = (next(16), next(16), next(16), next(16))
    guard try headsAreRight() else { return }
    var cache = KVCache(
      AttentionLayer(query: query, key: key, value: value, output: output, heads: 4))
    var last = Matrix(rowCount: 0, columnCount: 0)
    for row in 0..<6 { last = try cache.attend(x.selecting(rows: [row])) }
    check(
      "attend, for each of six rows of width 16: the first four numbers of the last answer",
      Array(last.elements.prefix(4)),
      is: [3.824886099647928, -0.037686471685125414, 1.5933206121587573, 0.7673085535967086],
      within: .relative(1e-9))
  }

  @Test("The trained model writes as in PyTorch, character by character")
  func writes() throws {
    // torch 2.13, float64: the same model, SplitMix64(7), the characters compared one by one.
    guard try headsAreRight() else { return }
    let model = try #require(trained)
    for (temperature, text) in [
      (0.0, "I will the senate the senators to the streat the senate\nT"),
      (0.8, "I will kill. Where that woman was so we stead not the nei"),
    ] {
      check(
        "written after ROMEO: and a line end, 57 characters, temperature \(temperature), seed 7",
        String(
          decoding: try model.writing(
            after: "ROMEO:\n", count: 57, temperature: temperature, seed: 7), as: UTF8.self),
        is: text)
    }
  }

  @Test("With the cache the trained model has the scores that it has without")
  func scores() throws {
    guard try headsAreRight() else { return }
    let model = try #require(trained)
    let line = Transformer.numbers("What say you?\n".utf8)
    let whole = try model.scores(of: line)
    var caches = model.blocks.map { KVCache($0.attention) }
    var apart = 0.0
    for (place, character) in line.enumerated() {
      let one = try model.scores(of: character, at: place, &caches)
      guard one.columnCount == whole.columnCount, whole.rowCount == line.count else {
        apart = .nan
        break
      }
      for (a, b) in zip(one.elements, whole.row(place)) { apart += abs(a - b) }
    }
    // 882 scores below 20: a double has 16 digits, of which a few are lost on the way.
    check(
      #"scores of "What say you?" and a line end, with the cache and without: the sum of differences"#,
      apart, is: 0, within: .absolute(1e-9),
      mistakes: [
        causalOnOneRow.when { $0 > 0.01 }, forgetsItself.when { $0 > 0.01 },
        keepsOnlyTheLast.when { $0 > 0.01 },
      ])
  }

  @Test("It writes the same without the cache")
  func same() throws {
    guard try headsAreRight() else { return }
    let model = try #require(trained)
    let written = try [true, false].map { cached in
      String(
        decoding: try model.writing(
          after: "KING ", count: 8, temperature: 1, topK: 9, seed: 3, cached: cached),
        as: UTF8.self)
    }
    check(
      "8 characters after KING, with the cache and without: whether there are 8, and the same",
      [written[0].utf8.count == 8, written[0] == written[1]], is: [true, true])
  }

  /// Whether the exercises before, which the trained model runs on, are solved already.
  private func headsAreRight() throws -> Bool {
    let two = Matrix.identity(2)
    let zeros = Matrix(rowCount: 2, columnCount: 2)
    let layer = AttentionLayer(query: zeros, key: zeros, value: two, output: two, heads: 1)
    let seen = try? multiHead(matrix([[2, 4], [4, 0]]), layer)
    let normed = layerNorm(matrix([[1, 1]]), gain: [1, 1], bias: [3, 4])
    return check(
      "solve Attention, Heads and Block first, which this check runs on: multiHead of two rows, and "
        + "layerNorm of [[1, 1]]",
      [seen?.rows ?? [], normed.rows], is: [[[2, 4], [3, 2]], [[3, 4]]], within: .relative(1e-9))
  }

  private func matrix(_ rows: [[Double]]) -> Matrix {
    Matrix(
      rowCount: rows.count, columnCount: rows.first?.count ?? 0, elements: rows.flatMap { $0 })
  }
}
