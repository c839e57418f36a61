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
  // TODO: Take each row's mean away, divide by its deviation, then apply gain and bias.
  return Matrix(rowCount: 0, columnCount: 0)
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
  // TODO: Add what attention says, then add what the network says.
  return Matrix(rowCount: 0, columnCount: 0)
}
