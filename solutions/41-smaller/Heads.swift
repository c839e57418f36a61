// Given: 39-attention/Heads, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

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
  func part(_ x: Matrix, _ head: Int) -> Matrix {
    let width = x.columnCount / heads
    return x.selecting(columns: Array((head * width)..<((head + 1) * width)))
  }
  return Matrix(
    beside: try (0..<heads).map {
      try attention(part(queries, $0), part(keys, $0), part(values, $0), causal: causal)
    })
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
  let queries = try x.times(layer.query)
  let keys = try x.times(layer.key)
  let values = try x.times(layer.value)
  return try attendInHeads(queries, keys, values, heads: layer.heads, causal: true)
    .times(layer.output)
}
