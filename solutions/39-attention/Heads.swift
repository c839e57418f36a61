import LessonKit

/// Returns what several heads see, side by side.
///
/// The columns of queries, keys and values are divided into `heads` equal runs: the first head has
/// the first columns, the next one those behind them. Each head is one ``attention(_:_:_:causal:)``
/// on its own columns. The results stand beside each other in the same order.
///
/// - Parameters:
///   - queries: n x d.
///   - keys: m x d.
///   - values: m x e.
///   - heads: 1 or more; d and e are multiples of it.
/// - Returns: n x e.
/// - Throws: A `MatrixError` where queries and keys differ in width, or keys and values in number.
func attendInHeads(
  _ queries: Matrix, _ keys: Matrix, _ values: Matrix, heads: Int, causal: Bool
) throws -> Matrix {
  #if MISTAKE_ONE_HEAD
    // Feedback: one head
    return try attention(queries, keys, values, causal: causal)
  #elseif MISTAKE_RESHAPED
    // Feedback: mixes rows
    func part(_ x: Matrix, _ head: Int) -> Matrix {
      let count = x.elements.count / heads
      return Matrix(
        rowCount: x.rowCount, columnCount: x.columnCount / heads,
        elements: Array(x.elements[(head * count)..<((head + 1) * count)]))
    }
    return Matrix(
      beside: try (0..<heads).map {
        try attention(part(queries, $0), part(keys, $0), part(values, $0), causal: causal)
      })
  #elseif MISTAKE_EVERY_NTH_COLUMN
    // Feedback: stand together
    func part(_ x: Matrix, _ head: Int) -> Matrix {
      x.selecting(columns: Array(stride(from: head, to: x.columnCount, by: heads)))
    }
    return Matrix(
      beside: try (0..<heads).map {
        try attention(part(queries, $0), part(keys, $0), part(values, $0), causal: causal)
      })
  #elseif RIGHT_ROW_BY_ROW
    var seen = Array(repeating: [Double](), count: queries.rowCount)
    for head in 0..<heads {
      let parts = try [queries, keys, values].map { x in
        let width = x.columnCount / heads
        return try Matrix(rows: x.rows.map { Array($0[(head * width)..<(head * width + width)]) })
      }
      let mixed = try attention(parts[0], parts[1], parts[2], causal: causal)
      for row in seen.indices { seen[row] += mixed.row(row) }
    }
    return try Matrix(rows: seen)
  #elseif SOLUTION
    func part(_ x: Matrix, _ head: Int) -> Matrix {
      let width = x.columnCount / heads
      return x.selecting(columns: Array((head * width)..<((head + 1) * width)))
    }
    return Matrix(
      beside: try (0..<heads).map {
        try attention(part(queries, $0), part(keys, $0), part(values, $0), causal: causal)
      })
  #else
    // TODO: Cut the columns, attend in each part, and put the results side by side.
    return Matrix(rowCount: 0, columnCount: 0)
  #endif
}

/// Returns what a layer of causal attention with several heads makes of a text: queries, keys and
/// values are the rows times the layer's matrices, and what the heads see is mixed by `output`.
///
/// - Parameters:
///   - x: n x width, a row for each token, in their order.
///   - layer: Matrices and heads.
/// - Returns: n x width. No row depends on the rows below it.
/// - Throws: A `MatrixError` where `x` and the layer differ in width.
func multiHead(_ x: Matrix, _ layer: AttentionLayer) throws -> Matrix {
  #if MISTAKE_FORGETS_THE_OUTPUT
    // Feedback: output matrix
    return try attendInHeads(
      x.times(layer.query), x.times(layer.key), x.times(layer.value), heads: layer.heads,
      causal: true)
  #elseif MISTAKE_LOOKS_AHEAD
    // Feedback: look ahead
    return try attendInHeads(
      x.times(layer.query), x.times(layer.key), x.times(layer.value), heads: layer.heads,
      causal: false
    ).times(layer.output)
  #elseif MISTAKE_QUERIES_FOR_KEYS
    // Feedback: keys and queries
    return try attendInHeads(
      x.times(layer.key), x.times(layer.query), x.times(layer.value), heads: layer.heads,
      causal: true
    ).times(layer.output)
  #elseif RIGHT_ROW_BY_ROW
    // All three at once: their matrices side by side.
    let all = try x.times(Matrix(beside: [layer.query, layer.key, layer.value])).columns
    let (d, e) = (layer.query.columnCount, layer.value.columnCount)
    let keys = try Matrix(columns: Array(all[d..<(2 * d)]))
    let values = try Matrix(columns: Array(all[(2 * d)..<(2 * d + e)]))
    let seen = try attendInHeads(
      Matrix(columns: Array(all[..<d])), keys, values, heads: layer.heads, causal: true)
    return try seen.times(layer.output)
  #elseif SOLUTION
    let queries = try x.times(layer.query)
    let keys = try x.times(layer.key)
    let values = try x.times(layer.value)
    return try attendInHeads(queries, keys, values, heads: layer.heads, causal: true)
      .times(layer.output)
  #else
    // TODO: Make queries, keys and values, let the heads attend, and mix what they see.
    return Matrix(rowCount: 0, columnCount: 0)
  #endif
}
