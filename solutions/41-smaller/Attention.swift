// Given: 39-attention/Attention, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

import Foundation
import LessonKit

/// Returns how much each query looks at each key.
///
/// The score of a query and a key is their dot product, divided by the root of their width; the
/// weights of a query are the softmax of its scores, exp(score) / Σ exp(scores), over the keys
/// (Vaswani et al. 2017, 3.2.1). Large scores do not overflow.
///
/// - Parameters:
///   - queries: n x d, a query in each row.
///   - keys: m x d, a key in each row; one or more.
///   - causal: Whether query `i` sees only the keys 0 ... `i`, of those that there are; all others
///     have weight 0, and what it sees is weighed as if they were not there.
/// - Returns: n x m; each row adds up to 1.
/// - Throws: A `MatrixError` where queries and keys differ in width.
func attentionWeights(_ queries: Matrix, _ keys: Matrix, causal: Bool) throws -> Matrix {
  let scores = try queries.times(keys.transposed)
  var weights = Matrix(rowCount: scores.rowCount, columnCount: scores.columnCount)
  let root = Double(keys.columnCount).squareRoot()
  for row in 0..<scores.rowCount {
    let seen = causal ? min(row + 1, scores.columnCount) : scores.columnCount
    let some = scores.row(row).prefix(seen).map { $0 / root }
    let most = some.max() ?? 0
    let powers = some.map { exp($0 - most) }
    let sum = powers.reduce(0, +)
    for (column, power) in powers.enumerated() { weights[row, column] = power / sum }
  }
  return weights
}

/// Returns for each query the mean of the values, weighed by ``attentionWeights(_:_:causal:)``.
///
/// - Parameter values: m x e, a value for each key.
/// - Returns: n x e.
/// - Throws: A `MatrixError` where queries and keys differ in width, or keys and values in number.
func attention(
  _ queries: Matrix, _ keys: Matrix, _ values: Matrix, causal: Bool
) throws -> Matrix {
  return try attentionWeights(queries, keys, causal: causal).times(values)
}
