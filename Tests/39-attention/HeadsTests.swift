import LessonKit
import LessonTesting
import Testing

@testable import AttentionLesson

private let oneHead = Mistake(
  "ONE_HEAD",
  "It looks as if all columns were one head. Each head attends by its own columns alone.")
private let reshaped = Mistake(
  "RESHAPED",
  "It looks as if the numbers were cut in the order in which they lie in memory, which mixes rows and "
    + "columns. A head has all rows, and some columns of each.")
private let everyNthColumn = Mistake(
  "EVERY_NTH_COLUMN",
  "It looks as if a head took every n-th column. A head's columns stand together.")
private let forgetsTheOutput = Mistake(
  "FORGETS_THE_OUTPUT",
  "It looks as if the output matrix is missing. Without it no head hears of another.")
private let looksAhead = Mistake(
  "LOOKS_AHEAD",
  "It looks as if tokens look ahead: a row depends on the rows below it. A model that is trained so "
    + "copies what it should guess.")
private let queriesForKeys = Mistake(
  "QUERIES_FOR_KEYS",
  "It looks as if keys and queries are exchanged. A row asks with its query, and is found by its key."
)

@Suite("Heads", .exercise("39-attention/Heads"))
struct HeadsSuite {
  @Test("Two heads look at different rows at once")
  func byHand() {
    let queries = matrix([[10, 0, 0, 10], [10, 0, 0, 10]])
    let keys = matrix([[10, 0, 0, 0], [0, 0, 0, 10]])
    let values = matrix([[1, 2, 3, 4], [5, 6, 7, 8]])
    check(
      "attendInHeads([[10, 0, 0, 10], the same], [[10, 0, 0, 0], [0, 0, 0, 10]], [[1, 2, 3, 4], [5, "
        + "6, 7, 8]], heads: 2, causal: false)",
      try attendInHeads(queries, keys, values, heads: 2, causal: false).rows,
      is: [[1, 2, 7, 8], [1, 2, 7, 8]], within: .relative(1e-9),
      mistakes: [
        oneHead.gives([[3, 4, 5, 6], [3, 4, 5, 6]]),
        reshaped.gives([[1, 2, 6, 7], [2, 3, 7, 8]]),
        everyNthColumn.gives([[1, 3, 6, 8], [1, 3, 6, 8]]),
      ])
  }

  @Test("One head is attention")
  func single() throws {
    let (x, layer) = filled(heads: 1)
    check(
      "multiHead(x, layer of one head): the first number of the last row",
      last(try multiHead(x, layer)),
      is: 6.271154731940711, within: .relative(1e-9))
  }

  @Test("The mask holds in each head: of equal scores, row i has the mean of rows 0 to i")
  func causal() {
    let zeros = Matrix(rowCount: 3, columnCount: 2)
    check(
      "attendInHeads(3 x 2 zeros, 3 x 2 zeros, [[2, 4], [4, 0], [0, 2]], heads: 2, causal: true)",
      try attendInHeads(zeros, zeros, matrix([[2, 4], [4, 0], [0, 2]]), heads: 2, causal: true)
        .rows,
      is: [[2, 4], [3, 2], [2, 2]], within: .relative(1e-12))
    check(
      "attendInHeads(1 x 2 zeros, 3 x 2 zeros, 3 x 4 values, heads: 2, causal: false)",
      try attendInHeads(
        Matrix(rowCount: 1, columnCount: 2), zeros,
        matrix([[3, 6, 0, 9], [0, 0, 0, 0], [0, 3, 3, 0]]), heads: 2, causal: false
      ).rows,
      is: [[1, 3, 1, 3]], within: .relative(1e-12))
  }

  @Test("Queries ask and keys are found")
  func asked() {
    // The query is 300 times the second number of a row, the key its first number.
    let layer = AttentionLayer(
      query: matrix([[0, 0], [300, 0]]), key: matrix([[1, 0], [0, 0]]), value: .identity(2),
      output: .identity(2), heads: 1)
    check(
      "multiHead([[4, 1], [0.5, 2]], query [[0, 0], [300, 0]], key [[1, 0], [0, 0]]): row 1",
      row((try? multiHead(matrix([[4, 1], [0.5, 2]]), layer)) ?? matrix([]), 1), is: [4, 1],
      within: .relative(1e-9), mistakes: [queriesForKeys.gives([0.5, 2])])
  }

  @Test("What the heads see is mixed by the output matrix")
  func output() {
    let layer = AttentionLayer(
      query: Matrix(rowCount: 2, columnCount: 2), key: Matrix(rowCount: 2, columnCount: 2),
      value: .identity(2), output: matrix([[0, 10], [1, 0]]), heads: 2)
    check(
      "multiHead([[1, 2], [3, 6]], layer) of scores 0, values x, output [[0, 10], [1, 0]]",
      try multiHead(matrix([[1, 2], [3, 6]]), layer).rows, is: [[2, 10], [4, 20]],
      within: .relative(1e-12),
      mistakes: [
        forgetsTheOutput.gives([[1, 2], [2, 4]]), looksAhead.gives([[4, 20], [4, 20]]),
      ])
  }

  @Test("No row depends on the rows below it")
  func ahead() throws {
    let (x, layer) = filled(heads: 4)
    let all = try multiHead(x, layer)
    let some = try multiHead(x.selecting(rows: [0, 1, 2]), layer)
    check(
      "multiHead(the first 3 of 6 rows, layer) and the first 3 rows of multiHead(x, layer): how far "
        + "apart they are at most",
      some.rowCount == 3 && all.rowCount == 6
        ? zip(some.elements, all.elements).map { abs($0 - $1) }.max() : nil,
      is: 0, within: .absolute(1e-12), mistakes: [looksAhead.when { $0.map { $0 > 0.01 } ?? false }]
    )
  }

  @Test("What does not fit is refused")
  func refused() {
    let (_, layer) = filled(heads: 4)
    check(
      "multiHead(2 x 8, layer of width 16)",
      try multiHead(Matrix(rowCount: 2, columnCount: 8), layer), throws: MatrixError.self)
    check(
      "attendInHeads(1 x 4, 2 x 4, 3 x 4, heads: 2, causal: false)",
      try attendInHeads(
        Matrix(rowCount: 1, columnCount: 4), Matrix(rowCount: 2, columnCount: 4),
        Matrix(rowCount: 3, columnCount: 4), heads: 2, causal: false), throws: MatrixError.self)
    for (query, key) in [(4, 8), (8, 4)] {
      check(
        "attendInHeads(1 x \(query), 2 x \(key), 2 x 4, heads: 2, causal: false)",
        try attendInHeads(
          Matrix(rowCount: 1, columnCount: query), Matrix(rowCount: 2, columnCount: key),
          Matrix(rowCount: 2, columnCount: 4), heads: 2, causal: false), throws: MatrixError.self)
    }
  }

  @Test("On generated layers it answers as the solution does", .tags(.crossCheck))
  func generated() {
    enum Fault { case width, count, layer }
    crossCheck { random in
      let faults = random.faults([Fault.width, .count, .layer])
      let (heads, width) = (random.int(1...5), random.int(1...2))
      let d = heads * width
      let (n, m) = (1 + random.count(0...3), 1 + random.count(0...3))
      let (narrow, wide) = (d, faults.contains(.width) ? d + heads : d)
      let isQueryWide = random.chance(0.5)
      let (q, k) = (
        random.spreadMatrix(rows: n, columns: isQueryWide ? wide : narrow),
        random.spreadMatrix(rows: m, columns: isQueryWide ? narrow : wide)
      )
      let v = random.spreadMatrix(
        rows: faults.contains(.count) ? m + 1 : m, columns: heads * random.int(1...2))
      let causal = random.chance(0.5)
      let w = (0..<4).map { _ in random.spreadMatrix(rows: d, columns: d) }
      let layer = AttentionLayer(query: w[0], key: w[1], value: w[2], output: w[3], heads: heads)
      let x = random.spreadMatrix(rows: n, columns: faults.contains(.layer) ? d + 1 : d)
      if faults.contains(.layer) {
        return Case.anyError("multiHead(\(literal(x)), a layer of width \(d))") {
          try multiHead(x, layer)
        }
      }
      let call =
        "attendInHeads(\(literal(q)), \(literal(k)), \(literal(v)), heads: \(heads), causal: "
        + "\(causal))"
      if !faults.isEmpty {
        return Case.anyError(call) {
          try attendInHeads(q, k, v, heads: heads, causal: causal)
        }
      }
      return Case(
        call + "; multiHead(\(literal(x)), query \(literal(w[0])), key \(literal(w[1])), "
          + "value \(literal(w[2])), output \(literal(w[3])))", slack: 1e-9
      ) {
        var steps = Steps()
        steps.note("attendInHeads") { try attendInHeads(q, k, v, heads: heads, causal: causal) }
        steps.note("multiHead") { try multiHead(x, layer) }
        return steps
      }
    }
  }

  @Test("Six rows of width 16 in four heads: as PyTorch's MultiheadAttention")
  func outside() throws {
    // torch 2.13, float64: torch.nn.MultiheadAttention(16, 4, bias=False) with a causal mask.
    let (x, layer) = filled(heads: 4)
    let result = try multiHead(x, layer)
    check(
      "multiHead(x, layer): the last row", row(result, 5),
      is: [
        3.824886099647928, -0.037686471685125414, 1.5933206121587573, 0.7673085535967086,
        -2.7034116496670357, -1.8377426781759465, 1.9032068248397545, 1.2850468060428575,
        0.9575695465177397, 0.10512583912947211, 0.9513812292952967, -0.34358154007860303,
        3.3700000751734547, 1.1741647365536003, 1.2659705624824118, -0.3000973854275845,
      ], within: .relative(1e-9),
      mistakes: [
        oneHead.when { $0.count == 16 && abs($0[0] - 6.271154731940711) < 1e-9 },
        reshaped.when { $0.count == 16 && abs($0[0] - 0.22966469839443654) < 1e-9 },
        everyNthColumn.when { $0.count == 16 && abs($0[0] - 1.6277638655173903) < 1e-9 },
        forgetsTheOutput.when { $0.count == 16 && abs($0[0] + 0.04844084138448854) < 1e-9 },
      ])
    check(
      "multiHead(x, layer): the sum of all numbers", result.elements.reduce(0, +),
      is: 79.33427128780625, within: .relative(1e-9))
  }

  private func matrix(_ rows: [[Double]]) -> Matrix {
    Matrix(
      rowCount: rows.count, columnCount: rows.first?.count ?? 0, elements: rows.flatMap { $0 })
  }

  private func row(_ x: Matrix, _ row: Int) -> [Double] { x.rowCount > row ? x.row(row) : [] }

  private func last(_ x: Matrix) -> Double? { row(x, x.rowCount - 1).first }

  /// Six rows and four matrices of width 16, numbers from -1 to 1, in this order from SplitMix64(2).
  private func filled(heads: Int) -> (Matrix, AttentionLayer) {
    var random = SplitMix64(seed: 2)
    func next(_ rows: Int) -> Matrix {
      Matrix(
        rowCount: rows, columnCount: 16,
        elements: (0..<(rows * 16)).map { _ in random.unitInterval() * 2 - 1 })
    }
    let x = next(6)
    let (query, key, value, output) = (next(16), next(16), next(16), next(16))
    return (
      x, AttentionLayer(query: query, key: key, value: value, output: output, heads: heads)
    )
  }
}
