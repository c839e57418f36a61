// Given: 39-attention/KVCache, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

import LessonKit

/// The keys and values of all tokens that an attention layer has met, so that a new token costs its
/// own row only.
struct KVCache {
  let layer: AttentionLayer

  /// The keys and the values of the tokens so far, a row for each, in their order.
  private(set) var keys: Matrix
  private(set) var values: Matrix

  init(_ layer: AttentionLayer) {
    self.layer = layer
    keys = Matrix(rowCount: 0, columnCount: layer.key.columnCount)
    values = Matrix(rowCount: 0, columnCount: layer.value.columnCount)
  }

  /// Returns what the layer makes of the next token, and remembers its key and its value.
  ///
  /// It is the last row of `multiHead(all rows so far, layer)`, up to rounding.
  ///
  /// - Parameter x: 1 x width, the new token's row.
  /// - Returns: 1 x width.
  /// - Throws: A `MatrixError` where `x` and the layer differ in width; what is remembered stays as
  ///   it was.
  mutating func attend(_ x: Matrix) throws -> Matrix {
    let query = try x.times(layer.query)
    keys = keys.above(try x.times(layer.key))
    values = values.above(try x.times(layer.value))
    return try attendInHeads(query, keys, values, heads: layer.heads, causal: false)
      .times(layer.output)
  }
}

/// Returns how many multiplications one attention layer makes while a text is written token by token.
///
/// For one token that sees `i` tokens, itself included: 4 `width`² for its query, key, value and
/// output, and 2 · `i` · `width` for its scores and the mixture. With a cache each token is done
/// once. Without one, all tokens so far are done again for each new token.
///
/// - Parameters:
///   - width: Of the layer; all its matrices are `width` x `width`.
///   - tokens: How many are written, 0 or more.
func multiplications(width: Int, tokens: Int, cached: Bool) -> Int {
  var sum = 0
  for count in 0..<tokens {
    for seen in (cached ? count : 0)...count {
      sum += 4 * width * width + 2 * (seen + 1) * width
    }
  }
  return sum
}
