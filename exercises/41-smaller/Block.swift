// Given: 39-attention/Block, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

import LessonKit

/// Returns each row brought to mean 0 and variance 1, then stretched and shifted column by column
/// (Ba, Kiros & Hinton 2016).
///
/// From each number the mean of its row is taken; the result is divided by √(variance + 1e-5), where
/// the variance divides by the count; then it is multiplied by its column's gain, and its column's
/// bias is added. So a row of equal numbers becomes the bias.
///
/// - Parameters:
///   - x: n x d.
///   - gain: d numbers.
///   - bias: d numbers.
func layerNorm(_ x: Matrix, gain: [Double], bias: [Double]) -> Matrix {
  let means = x.rows.map { $0.reduce(0, +) / Double($0.count) }
  let count = Double(x.columnCount)
  let squares = zip(x.rows, means).map { row, mean in
    row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }
  let deviations = squares.map { ($0 / count + 1e-5).squareRoot() }
  var result = x
  for row in 0..<x.rowCount {
    for column in 0..<x.columnCount {
      let standard = (x[row, column] - means[row]) / deviations[row]
      result[row, column] = standard * gain[column] + bias[column]
    }
  }
  return result
}

/// Returns what a transformer block makes of the rows that flow through it, in two steps:
///
///     h = x + attend(norm 1 of x)
///     out = h + gelu(norm 2 of h · hidden + hiddenBias) · output + outputBias
///
/// What is added to `x` is what the block has to say; `x` itself always gets through (pre-norm, as in
/// Radford et al. 2019, GPT-2).
///
/// - Parameters:
///   - x: n x width, a row for each token.
///   - attend: The block's attention: it is given the normed rows, once, and gives back n x width.
/// - Returns: n x width.
/// - Throws: What `attend` throws, or a `MatrixError` where shapes do not fit.
func block(
  _ x: Matrix, _ weights: BlockWeights, attend: (Matrix) throws -> Matrix
) throws -> Matrix {
  let h = try x.plus(attend(layerNorm(x, gain: weights.gain1, bias: weights.bias1)))
  let normed = layerNorm(h, gain: weights.gain2, bias: weights.bias2)
  let inner = gelu(try normed.times(weights.hidden).plus(row: weights.hiddenBias))
  return try h.plus(inner.times(weights.output).plus(row: weights.outputBias))
}
