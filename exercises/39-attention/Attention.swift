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
  // TODO: Score every pair, leave out what must not be seen, and take the softmax of each row.
  return Matrix(rowCount: 0, columnCount: 0)
}

/// Returns for each query the mean of the values, weighed by ``attentionWeights(_:_:causal:)``.
///
/// - Parameter values: m x e, a value for each key.
/// - Returns: n x e.
/// - Throws: A `MatrixError` where queries and keys differ in width, or keys and values in number.
func attention(
  _ queries: Matrix, _ keys: Matrix, _ values: Matrix, causal: Bool
) throws -> Matrix {
  // TODO: Mix the values with the weights.
  return Matrix(rowCount: 0, columnCount: 0)
}
