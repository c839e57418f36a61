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
  #if SOLUTION
    let means = x.rows.map { $0.reduce(0, +) / Double($0.count) }
    let count = Double(x.columnCount)
  #endif
  #if MISTAKE_SQUARES_BEFORE_CENTRING
    // Feedback: far from 0
    let squares = zip(x.rows, means).map { row, mean in
      row.reduce(0) { $0 + $1 * $1 } - count * mean * mean
    }
  #elseif SOLUTION
    let squares = zip(x.rows, means).map { row, mean in
      row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
  #endif
  #if MISTAKE_DIVIDES_BY_ONE_LESS
    // Feedback: one less than the count
    let deviations = squares.map { ($0 / max(1, count - 1) + 1e-5).squareRoot() }
  #elseif MISTAKE_ADDS_OUTSIDE_THE_ROOT
    // Feedback: inside of the root
    let deviations = squares.map { ($0 / count).squareRoot() + 1e-5 }
  #elseif MISTAKE_DIVIDES_BY_THE_VARIANCE
    // Feedback: take its root
    let deviations = squares.map { $0 / count + 1e-5 }
  #elseif RIGHT_SCALES_FIRST
    let share = 1 / count
    let deviations = squares.map { ($0 * share + 1e-5).squareRoot() }
  #elseif SOLUTION
    let deviations = squares.map { ($0 / count + 1e-5).squareRoot() }
  #endif
  #if RIGHT_SCALES_FIRST
    var result = x
    for row in 0..<x.rowCount {
      let stretch = 1 / deviations[row]
      for column in gain.indices {
        result[row, column] = (x[row, column] - means[row]) * (stretch * gain[column])
        result[row, column] += bias[column]
      }
    }
    return result
  #elseif SOLUTION
    var result = x
    for row in 0..<x.rowCount {
      for column in 0..<x.columnCount {
        let standard = (x[row, column] - means[row]) / deviations[row]
        result[row, column] = standard * gain[column] + bias[column]
      }
    }
    return result
  #else
    // TODO: Take each row's mean away, divide by its deviation, then apply gain and bias.
    return Matrix(rowCount: 0, columnCount: 0)
  #endif
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
  #if MISTAKE_NORMS_AFTERWARDS
    // Feedback: before each step
    let h = layerNorm(try x.plus(attend(x)), gain: weights.gain1, bias: weights.bias1)
    let inner = gelu(try h.times(weights.hidden).plus(row: weights.hiddenBias))
    return layerNorm(
      try h.plus(inner.times(weights.output).plus(row: weights.outputBias)), gain: weights.gain2,
      bias: weights.bias2)
  #elseif MISTAKE_NOTHING_GETS_PAST
    // Feedback: adds to what flows
    let h = try attend(layerNorm(x, gain: weights.gain1, bias: weights.bias1))
    let normed = layerNorm(h, gain: weights.gain2, bias: weights.bias2)
    let inner = gelu(try normed.times(weights.hidden).plus(row: weights.hiddenBias))
    return try inner.times(weights.output).plus(row: weights.outputBias)
  #elseif MISTAKE_SECOND_STEP_FROM_X
    // Feedback: begins where the first ended
    let h = try x.plus(attend(layerNorm(x, gain: weights.gain1, bias: weights.bias1)))
    let normed = layerNorm(x, gain: weights.gain2, bias: weights.bias2)
    let inner = gelu(try normed.times(weights.hidden).plus(row: weights.hiddenBias))
    return try h.plus(inner.times(weights.output).plus(row: weights.outputBias))
  #elseif MISTAKE_ONE_NORM
    // Feedback: has a norm of its own
    let h = try x.plus(attend(layerNorm(x, gain: weights.gain1, bias: weights.bias1)))
    let normed = layerNorm(h, gain: weights.gain1, bias: weights.bias1)
    let inner = gelu(try normed.times(weights.hidden).plus(row: weights.hiddenBias))
    return try h.plus(inner.times(weights.output).plus(row: weights.outputBias))
  #elseif RIGHT_SCALES_FIRST
    var out = x
    out = try attend(layerNorm(out, gain: weights.gain1, bias: weights.bias1)).plus(out)
    let normed = layerNorm(out, gain: weights.gain2, bias: weights.bias2)
    let inner = gelu(try normed.times(weights.hidden).plus(row: weights.hiddenBias))
    return try out.plus(row: weights.outputBias).plus(inner.times(weights.output))
  #elseif SOLUTION
    let h = try x.plus(attend(layerNorm(x, gain: weights.gain1, bias: weights.bias1)))
    let normed = layerNorm(h, gain: weights.gain2, bias: weights.bias2)
    let inner = gelu(try normed.times(weights.hidden).plus(row: weights.hiddenBias))
    return try h.plus(inner.times(weights.output).plus(row: weights.outputBias))
  #else
    // TODO: Add what attention says, then add what the network says.
    return Matrix(rowCount: 0, columnCount: 0)
  #endif
}
