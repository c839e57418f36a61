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
  #if SOLUTION
    let scores = try queries.times(keys.transposed)
    var weights = Matrix(rowCount: scores.rowCount, columnCount: scores.columnCount)
  #endif
  #if MISTAKE_NOT_SCALED
    // Feedback: divided by the root
    let root = 1.0
  #elseif MISTAKE_DIVIDES_BY_THE_WIDTH
    // Feedback: root of the width
    let root = Double(keys.columnCount)
  #elseif SOLUTION
    let root = Double(keys.columnCount).squareRoot()
  #endif
  #if MISTAKE_MASKS_AFTER_THE_SOFTMAX
    // Feedback: after the softmax
    for row in 0..<scores.rowCount {
      let all = scores.row(row).map { $0 / root }
      let most = all.max() ?? 0
      let sum = all.reduce(0) { $0 + exp($1 - most) }
      for (column, score) in all.enumerated() where !causal || column <= row {
        weights[row, column] = exp(score - most) / sum
      }
    }
    return weights
  #elseif MISTAKE_MASKS_WITH_ZERO
    // Feedback: a score of 0
    for row in 0..<scores.rowCount {
      let all = scores.row(row).enumerated().map { causal && $0 > row ? 0 : $1 / root }
      let most = all.max() ?? 0
      let sum = all.reduce(0) { $0 + exp($1 - most) }
      for (column, score) in all.enumerated() {
        weights[row, column] = exp(score - most) / sum
      }
    }
    return weights
  #elseif MISTAKE_MASKS_WITH_A_BILLION
    // Feedback: lower still
    for row in 0..<scores.rowCount {
      let all = scores.row(row).enumerated().map { causal && $0 > row ? -1e9 : $1 / root }
      let most = all.max() ?? 0
      let sum = all.reduce(0) { $0 + exp($1 - most) }
      for (column, score) in all.enumerated() {
        weights[row, column] = exp(score - most) / sum
      }
    }
    return weights
  #elseif MISTAKE_SOFTMAX_OVER_QUERIES
    // Feedback: over the queries
    for column in 0..<scores.columnCount {
      let all = scores.column(column).enumerated().map { row, score in
        causal && column > row ? -.infinity : score / root
      }
      let most = all.max() ?? 0
      let sum = all.reduce(0) { $0 + exp($1 - most) }
      for (row, score) in all.enumerated() { weights[row, column] = exp(score - most) / sum }
    }
    return weights
  #elseif MISTAKE_OVERFLOWS
    // Feedback: subtract the largest
    for row in 0..<scores.rowCount {
      let seen = causal ? min(row + 1, scores.columnCount) : scores.columnCount
      let powers = scores.row(row).prefix(seen).map { exp($0 / root) }
      let sum = powers.reduce(0, +)
      for (column, power) in powers.enumerated() { weights[row, column] = power / sum }
    }
    return weights
  #elseif MISTAKE_SEES_ONLY_THE_PAST
    // Feedback: sees its own key
    for row in 0..<scores.rowCount {
      let seen = causal ? min(max(row, 1), scores.columnCount) : scores.columnCount
      let some = scores.row(row).prefix(seen).map { $0 / root }
      let most = some.max() ?? 0
      let sum = some.reduce(0) { $0 + exp($1 - most) }
      for (column, score) in some.enumerated() {
        weights[row, column] = exp(score - most) / sum
      }
    }
    return weights
  #elseif RIGHT_LOGARITHM_OF_THE_SUM
    for row in 0..<scores.rowCount {
      var most = -Double.infinity
      var sum = 0.0
      for column in 0..<scores.columnCount where !causal || column <= row {
        let score = scores[row, column] / root
        // The sum so far counts in units of the largest so far.
        if score > most {
          sum = sum * exp(most - score) + 1
          most = score
        } else {
          sum += exp(score - most)
        }
      }
      let total = most + log(sum)
      for column in 0..<scores.columnCount where !causal || column <= row {
        weights[row, column] = exp(scores[row, column] / root - total)
      }
    }
    return weights
  #elseif SOLUTION
    for row in 0..<scores.rowCount {
      let seen = causal ? min(row + 1, scores.columnCount) : scores.columnCount
      let some = scores.row(row).prefix(seen).map { $0 / root }
      let most = some.max() ?? 0
      let powers = some.map { exp($0 - most) }
      let sum = powers.reduce(0, +)
      for (column, power) in powers.enumerated() { weights[row, column] = power / sum }
    }
    return weights
  #else
    // TODO: Score every pair, leave out what must not be seen, and take the softmax of each row.
    return Matrix(rowCount: 0, columnCount: 0)
  #endif
}

/// Returns for each query the mean of the values, weighed by ``attentionWeights(_:_:causal:)``.
///
/// - Parameter values: m x e, a value for each key.
/// - Returns: n x e.
/// - Throws: A `MatrixError` where queries and keys differ in width, or keys and values in number.
func attention(
  _ queries: Matrix, _ keys: Matrix, _ values: Matrix, causal: Bool
) throws -> Matrix {
  #if RIGHT_LOGARITHM_OF_THE_SUM
    let weights = try attentionWeights(queries, keys, causal: causal)
    guard values.rowCount == weights.columnCount else {
      throw MatrixError.shapes(operation: "mix", left: weights.shape, right: values.shape)
    }
    return try Matrix(
      rows: weights.rows.map { row in
        values.columns.map { column in zip(row, column).reduce(0) { $0 + $1.0 * $1.1 } }
      })
  #elseif SOLUTION
    return try attentionWeights(queries, keys, causal: causal).times(values)
  #else
    // TODO: Mix the values with the weights.
    return Matrix(rowCount: 0, columnCount: 0)
  #endif
}
