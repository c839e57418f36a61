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
    #if MISTAKE_CAUSAL_ON_ONE_ROW
      // Feedback: first key alone
      let query = try x.times(layer.query)
      keys = keys.above(try x.times(layer.key))
      values = values.above(try x.times(layer.value))
      return try attendInHeads(query, keys, values, heads: layer.heads, causal: true)
        .times(layer.output)
    #elseif MISTAKE_FORGETS_ITSELF
      // Feedback: sees itself too
      let query = try x.times(layer.query)
      let seen = try attendInHeads(query, keys, values, heads: layer.heads, causal: false)
      keys = keys.above(try x.times(layer.key))
      values = values.above(try x.times(layer.value))
      return try seen.times(layer.output)
    #elseif MISTAKE_KEEPS_ONLY_THE_LAST
      // Feedback: all tokens so far
      let query = try x.times(layer.query)
      keys = try x.times(layer.key)
      values = try x.times(layer.value)
      return try attendInHeads(query, keys, values, heads: layer.heads, causal: false)
        .times(layer.output)
    #elseif RIGHT_ROWS
      let (query, key) = try (x.times(layer.query), x.times(layer.key))
      let value = try x.times(layer.value)
      keys = try Matrix(rows: keys.rows + key.rows)
      values = try Matrix(rows: values.rows + value.rows)
      return try attendInHeads(query, keys, values, heads: layer.heads, causal: false)
        .times(layer.output)
    #elseif SOLUTION
      let query = try x.times(layer.query)
      keys = keys.above(try x.times(layer.key))
      values = values.above(try x.times(layer.value))
      return try attendInHeads(query, keys, values, heads: layer.heads, causal: false)
        .times(layer.output)
    #else
      // TODO: Make the new row's query, key and value, remember two of them, and attend to all.
      return Matrix(rowCount: 0, columnCount: 0)
    #endif
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
  #if RIGHT_ROWS
    let (n, d) = (tokens, width)
  #elseif SOLUTION
    var sum = 0
  #endif
  #if MISTAKE_ALL_SEE_ALL
    // Feedback: that come later
    for count in 0..<tokens {
      let rows = cached ? 1 : count + 1
      sum += rows * (4 * width * width + 2 * (count + 1) * width)
    }
    return sum
  #elseif MISTAKE_FORGETS_THE_MIXTURE
    // Feedback: scores and the mixture
    for count in 0..<tokens {
      for seen in (cached ? count : 0)...count {
        sum += 4 * width * width + (seen + 1) * width
      }
    }
    return sum
  #elseif RIGHT_ROWS
    return cached
      ? 4 * d * d * n + d * n * (n + 1)
      : 2 * d * d * n * (n + 1) + d * n * (n + 1) * (n + 2) / 3
  #elseif SOLUTION
    for count in 0..<tokens {
      for seen in (cached ? count : 0)...count {
        sum += 4 * width * width + 2 * (seen + 1) * width
      }
    }
    return sum
  #else
    // TODO: Add up what each token costs.
    return -1
  #endif
}
