import Foundation
import LessonKit
import LessonTesting
import Testing

@testable import AttentionLesson

private let notScaled = Mistake(
  "NOT_SCALED",
  "It looks as if scores were not divided by the root of the width. The wider the rows, the larger "
    + "their dot products, until one key takes all.")
private let dividesByTheWidth = Mistake(
  "DIVIDES_BY_THE_WIDTH",
  "It looks as if scores were divided by the width. It is the root of the width.")
private let masksAfterTheSoftmax = Mistake(
  "MASKS_AFTER_THE_SOFTMAX",
  "It looks as if weights were set to 0 after the softmax: the rest no longer adds up to 1, and what "
    + "was hidden has had its say in the sum.")
private let masksWithZero = Mistake(
  "MASKS_WITH_ZERO",
  "It looks as if what must not be seen got a score of 0. exp(0) is 1: its weight has to be 0.")
private let masksWithABillion = Mistake(
  "MASKS_WITH_A_BILLION",
  "It looks as if what must not be seen got a very low score. Scores that are seen can be lower still: "
    + "use minus infinity, or leave it out.")
private let softmaxOverQueries = Mistake(
  "SOFTMAX_OVER_QUERIES",
  "It looks as if the softmax went over the queries. Each query divides its attention among the keys: "
    + "rows add up to 1, not columns.")
private let overflows = Mistake(
  "OVERFLOWS",
  "exp of a large score is infinite, and infinity over infinity is NaN. Only differences count: "
    + "subtract the largest of the row first.")
private let seesOnlyThePast = Mistake(
  "SEES_ONLY_THE_PAST",
  "It looks as if a token does not see itself. Query i sees its own key, number i, as well.")

@Suite("Attention", .exercise("39-attention/Attention"))
struct AttentionSuite {
  @Test("Scores of 1 and 0 are weights of 0.731 and 0.269")
  func byHand() {
    let query = matrix([[2, 0, 0, 0]])
    let keys = matrix([[1, 0, 0, 0], [0, 1, 0, 0]])
    check(
      "attentionWeights([[2, 0, 0, 0]], [[1, 0, 0, 0], [0, 1, 0, 0]], causal: false)",
      try attentionWeights(query, keys, causal: false).rows,
      is: [[0.7310585786300049, 0.2689414213699951]], within: .relative(1e-9),
      mistakes: [
        notScaled.gives([[0.8807970779778823, 0.11920292202211755]]),
        dividesByTheWidth.gives([[0.6224593312018546, 0.3775406687981454]]),
        softmaxOverQueries.gives([[1, 1]]),
      ])
    check(
      "attention([[2, 0, 0, 0]], [[1, 0, 0, 0], [0, 1, 0, 0]], [[10], [20]], causal: false)",
      try attention(query, keys, matrix([[10], [20]]), causal: false).rows,
      is: [[12.689414213699951]], within: .relative(1e-9),
      mistakes: [
        notScaled.gives([[11.192029220221175]]), dividesByTheWidth.gives([[13.775406687981454]]),
        softmaxOverQueries.gives([[30]]),
      ])
  }

  @Test("At width 64 the root is 8: a dot product of 8 is a score of 1")
  func wide() {
    let query = Matrix(rowCount: 1, columnCount: 64, repeating: 0.5)
    let keys = Matrix(
      rowCount: 2, columnCount: 64, elements: (0..<128).map { $0 < 64 ? 0.25 : 0 })
    check(
      "attentionWeights(64 times 0.5, [64 times 0.25, 64 times 0], causal: false)",
      try attentionWeights(query, keys, causal: false).rows,
      is: [[0.7310585786300049, 0.2689414213699951]], within: .relative(1e-9),
      mistakes: [
        notScaled.gives([[0.9996646498695336, 0.0003353501304664781]]),
        dividesByTheWidth.gives([[0.5312093733737563, 0.46879062662624377]]),
        softmaxOverQueries.gives([[1, 1]]),
      ])
  }

  @Test("Where all scores are equal, query i takes the mean of the keys that it sees, 0 to i")
  func causal() {
    let zeros = Matrix(rowCount: 3, columnCount: 2)
    let third = 1.0 / 3
    check(
      "attentionWeights(3 x 2 zeros, 3 x 2 zeros, causal: true)",
      try attentionWeights(zeros, zeros, causal: true).rows,
      is: [[1, 0, 0], [0.5, 0.5, 0], [third, third, third]], within: .relative(1e-12),
      mistakes: [
        masksAfterTheSoftmax.gives([[third, 0, 0], [third, third, 0], [third, third, third]]),
        masksWithZero.gives([
          [third, third, third], [third, third, third], [third, third, third],
        ]),
        softmaxOverQueries.gives([[third, 0, 0], [third, 0.5, 0], [third, 0.5, 1]]),
        seesOnlyThePast.gives([[1, 0, 0], [1, 0, 0], [0.5, 0.5, 0]]),
      ])
  }

  @Test("More queries than keys, or fewer: query i still sees keys 0 to i")
  func shapes() {
    func zeros(_ rows: Int) -> Matrix { Matrix(rowCount: rows, columnCount: 2) }
    check(
      "attentionWeights(3 x 2 zeros, 2 x 2 zeros, causal: true)",
      try attentionWeights(zeros(3), zeros(2), causal: true).rows,
      is: [[1, 0], [0.5, 0.5], [0.5, 0.5]], within: .relative(1e-12))
    check(
      "attentionWeights(1 x 2 zeros, 3 x 2 zeros, causal: true)",
      try attentionWeights(zeros(1), zeros(3), causal: true).rows, is: [[1, 0, 0]],
      within: .relative(1e-12))
    check(
      "attentionWeights(1 x 2 zeros, 4 x 2 zeros, causal: false)",
      try attentionWeights(zeros(1), zeros(4), causal: false).rows,
      is: [[0.25, 0.25, 0.25, 0.25]], within: .relative(1e-12))
  }

  @Test("Scores of a million do not overflow", arguments: [1.0, -1.0])
  func large(sign: Double) {
    check(
      "attentionWeights([[1000]], [[\(sign * 1000)], [\(sign * 999)]], causal: false)",
      try attentionWeights(
        matrix([[1000]]), matrix([[sign * 1000], [sign * 999]]), causal: false
      ).rows,
      is: sign > 0 ? [[1, 0]] : [[0, 1]], within: .absolute(1e-12),
      mistakes: [overflows.when { $0.joined().contains(where: \.isNaN) }])
  }

  @Test("What is hidden has weight 0, however low the scores of what is seen")
  func low() {
    check(
      "attentionWeights([[1e6], [1]], [[-1e6], [-1e6], [0]], causal: true)",
      try attentionWeights(matrix([[1e6], [1]]), matrix([[-1e6], [-1e6], [0]]), causal: true).rows,
      is: [[1, 0, 0], [0.5, 0.5, 0]], within: .absolute(1e-9),
      mistakes: [
        masksWithABillion.gives([[0, 0.5, 0.5], [0.5, 0.5, 0]]),
        masksWithZero.gives([[0, 0.5, 0.5], [0, 0, 1]]),
        masksAfterTheSoftmax.gives([[0, 0, 0], [0, 0, 0]]),
        seesOnlyThePast.gives([[1, 0, 0], [1, 0, 0]]),
        overflows.when { $0.joined().contains(where: \.isNaN) },
      ])
  }

  @Test(
    "Keys and values in another order give the same, but for the mask: attention knows no places")
  func places() throws {
    let (q, k, v) = filled()
    let order = [2, 0, 3, 1]
    check(
      "attention(q, k, v, causal: false), with keys and values in the order 2, 0, 3, 1",
      try attention(q, k.selecting(rows: order), v.selecting(rows: order), causal: false).row(0)
        .prefix(2).map { $0 },
      is: [0.21981676621551294, -0.05656585572031843], within: .relative(1e-9))
  }

  @Test("What comes later changes nothing before")
  func later() throws {
    let (q, k, v) = filled()
    let first = Array(0..<3)
    let alone = try attention(
      q.selecting(rows: first), k.selecting(rows: first), v.selecting(rows: first), causal: true)
    check(
      "attention(the first 3 rows of q, k and v, causal: true): the first two numbers of row 1",
      alone.rowCount == 3 ? Array(alone.row(1).prefix(2)) : [],
      is: [0.7256880787220354, 0.024139711688780454], within: .relative(1e-9),
      mistakes: [masksWithZero.when { $0.count == 2 && $0[0] < 0.7 && $0[0] > 0.52 }])
  }

  @Test("Rows of different widths, and values that are too few or too many, are refused")
  func refused() {
    let (two, three) = (Matrix(rowCount: 2, columnCount: 2), Matrix(rowCount: 2, columnCount: 3))
    check(
      "attentionWeights(2 x 2, 2 x 3, causal: false)",
      try attentionWeights(two, three, causal: false), throws: MatrixError.self)
    check(
      "attention(2 x 2, 2 x 2, 1 x 2, causal: false)",
      try attention(two, two, Matrix(rowCount: 1, columnCount: 2), causal: false),
      throws: MatrixError.self)
    check(
      "attention(2 x 2, 2 x 2, 3 x 2, causal: true)",
      try attention(two, two, Matrix(rowCount: 3, columnCount: 2), causal: true),
      throws: MatrixError.self)
  }

  @Test("On generated matrices it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case width, count }
    crossCheck { random in
      let faults = random.faults([Fault.width, .count])
      let (n, m) = (1 + random.count(0...4), 1 + random.count(0...4))
      let (d, e) = (random.int(1...4), random.int(1...3))
      let scale = random.pick([1, 1, 1, 0, 40, 1e-3, 1e5])
      func scaled(_ x: Matrix) -> Matrix {
        Matrix(
          rowCount: x.rowCount, columnCount: x.columnCount, elements: x.elements.map { $0 * scale })
      }
      let q = scaled(random.spreadMatrix(rows: n, columns: d))
      let k = scaled(
        random.spreadMatrix(rows: m, columns: faults.contains(.width) ? d + 1 : d))
      let v = random.spreadMatrix(rows: faults.contains(.count) ? m + 1 : m, columns: e)
      let causal = random.chance(0.5)
      let call =
        "attention(\(literal(q)), \(literal(k)), \(literal(v)), causal: \(causal)), and the weights"
      if !faults.isEmpty {
        return Case.anyError(call) { try attention(q, k, v, causal: causal) }
      }
      return Case(call, slack: 1e-9) {
        var steps = Steps()
        steps.note("weights") { try attentionWeights(q, k, causal: causal) }
        steps.note("attention") { try attention(q, k, v, causal: causal) }
        return steps
      }
    }
  }

  @Test("Four queries, keys and values of width 8: as PyTorch's scaled_dot_product_attention")
  func outside() throws {
    // torch 2.13, float64: softmax(q @ k.T / 8 ** .5); F.scaled_dot_product_attention(q, k, v).
    let (q, k, v) = filled()
    check(
      "attentionWeights(q, k, causal: false): row 0",
      try firstRow(attentionWeights(q, k, causal: false)),
      is: [0.24649831485766416, 0.21095598982616096, 0.2774363090498415, 0.2651093862663333],
      within: .relative(1e-9),
      mistakes: [
        notScaled.gives(
          [0.2342189672888701, 0.15078491594580798, 0.32723514267282094, 0.28776097409250095]),
        softmaxOverQueries.gives(
          [0.26453778092591634, 0.23769924558854932, 0.2703701603476651, 0.25700712735205816]),
      ])
    check(
      "attention(q, k, v, causal: false): row 0", try firstRow(attention(q, k, v, causal: false)),
      is: [
        0.21981676621551294, -0.05656585572031843, -0.09454680096649819, -0.09255209710049116,
        -0.02503210247695589, 0.44936401407800597, 0.1526614374124494, -0.4279690067069943,
      ], within: .relative(1e-9))
  }

  @Test("The same with a causal mask: as PyTorch's with is_causal=True")
  func outsideCausal() throws {
    // torch 2.13, float64: F.scaled_dot_product_attention(q, k, v, is_causal=True).
    let (q, k, v) = filled()
    check(
      "attentionWeights(q, k, causal: true): row 1",
      try firstRow(attentionWeights(q, k, causal: true), 1),
      is: [0.43540359656137106, 0.5645964034386289, 0, 0], within: .relative(1e-9),
      mistakes: [masksAfterTheSoftmax.gives([0.2223262560910082, 0.28829482707606857, 0, 0])])
    check(
      "attention(q, k, v, causal: true): row 1", try firstRow(attention(q, k, v, causal: true), 1),
      is: [
        0.7256880787220354, 0.024139711688780454, -0.3287040455366088, -0.4494421939429538,
        0.19961802644441584, 0.07579229583712675, 0.05067098899339932, -0.1598967331576983,
      ], within: .relative(1e-9))
  }

  private func matrix(_ rows: [[Double]]) -> Matrix {
    Matrix(
      rowCount: rows.count, columnCount: rows.first?.count ?? 0, elements: rows.flatMap { $0 })
  }

  private func firstRow(_ x: Matrix, _ row: Int = 0) -> [Double] {
    x.rowCount > row ? x.row(row) : []
  }

  /// Three matrices 4 x 8 of numbers from -1 to 1, in this order from SplitMix64(1).
  private func filled() -> (Matrix, Matrix, Matrix) {
    var random = SplitMix64(seed: 1)
    func next() -> Matrix {
      Matrix(
        rowCount: 4, columnCount: 8,
        elements: (0..<32).map { _ in random.unitInterval() * 2 - 1 })
    }
    return (next(), next(), next())
  }
}
