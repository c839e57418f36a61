import LessonKit

/// Returns numbers as codes of eight bits by a scale that is known beforehand.
///
/// - Parameters:
///   - values: Finite numbers.
///   - scale: What a code of 1 is worth, more than 0.
/// - Returns: Each value divided by the scale and rounded, halves away from 0; where only the rounding
///   of the division makes a half, either neighbour. What lies beyond -127 ... 127, however far,
///   becomes the end on its side: it saturates.
func encode(_ values: [Double], scale: Double) -> [Int8] {
  #if MISTAKE_WRAPS_AROUND
    // Feedback: wraps around
    return values.map { Int8(truncatingIfNeeded: Int(($0 / scale).rounded())) }
  #elseif MISTAKE_MEASURES_ANEW
    // Feedback: scale that is known
    let largest = values.reduce(0) { max($0, abs($1)) }
    return values.map { largest > 0 ? Int8(($0 / largest * 127).rounded()) : 0 }
  #elseif MISTAKE_GOES_TO_MINUS_128
    // Feedback: both sides
    return values.map { Int8(max(-128, min(127, ($0 / scale).rounded()))) }
  #elseif RIGHT_COUNTS_IN_DOUBLES
    return values.map { value in
      let code = (value / scale).rounded()
      return code > 127 ? 127 : code < -127 ? -127 : Int8(code)
    }
  #elseif SOLUTION
    return values.map { Int8(max(-127, min(127, ($0 / scale).rounded()))) }
  #else
    // TODO: Divide, round, and keep each code within -127 ... 127.
    return []
  #endif
}

/// Returns what a layer of units computes, from whole numbers.
///
/// The sum of code times code is a whole number; only then is it multiplied by what a code is worth
/// on both sides, and the bias is added.
///
/// - Parameters:
///   - inputs: A code for each row of the weights, -127 ... 127.
///   - scale: What a code of the inputs is worth.
///   - weights: A row for each input, a column for each unit. There may be no inputs: then the bias
///     is all there is.
///   - bias: A number for each column, in the unit of the result.
/// - Returns: A number for each column.
/// - Throws: ``QuantizeError/shapes`` where inputs or biases are not as many as they should be.
func integerLayer(
  _ inputs: [Int8], scale: Double, weights: QuantizedMatrix, bias: [Double]
) throws -> [Double] {
  #if MISTAKE_IGNORES_SHAPES
    // Feedback: belong together
    let rows = min(inputs.count, weights.rowCount)
    let columns = min(bias.count, weights.columnCount)
  #elseif SOLUTION
    guard inputs.count == weights.rowCount, bias.count == weights.columnCount else {
      throw QuantizeError.shapes
    }
    let rows = inputs.count
    let columns = bias.count
  #endif
  #if MISTAKE_ADDS_IN_SIXTEEN_BITS
    // Feedback: sixteen bits
    let sums = (0..<columns).map { column in
      var sum: Int16 = 0
      for row in 0..<rows {
        sum &+= Int16(inputs[row]) * Int16(weights.codes[row * weights.columnCount + column])
      }
      return Double(sum)
    }
  #elseif RIGHT_COUNTS_IN_DOUBLES
    var sums = Array(repeating: 0.0, count: columns)
    for row in 0..<rows {
      for column in 0..<columns {
        sums[column] +=
          Double(inputs[row]) * Double(weights.codes[row * weights.columnCount + column])
      }
    }
  #elseif SOLUTION
    let sums = (0..<columns).map { column in
      var sum = 0
      for row in 0..<rows {
        sum += Int(inputs[row]) * Int(weights.codes[row * weights.columnCount + column])
      }
      return Double(sum)
    }
  #endif
  #if MISTAKE_FORGETS_THE_INPUTS_SCALE
    // Feedback: scale of the inputs
    return (0..<columns).map { sums[$0] * weights.scales[$0] + bias[$0] }
  #elseif MISTAKE_ADDS_THE_BIAS_FIRST
    // Feedback: bias
    return (0..<columns).map { (sums[$0] + bias[$0]) * (scale * weights.scales[$0]) }
  #elseif MISTAKE_TAKES_THE_FIRST_SCALE
    // Feedback: scale of its own
    return (0..<columns).map { sums[$0] * (scale * weights.scales[0]) + bias[$0] }
  #elseif SOLUTION
    return (0..<columns).map { sums[$0] * (scale * weights.scales[$0]) + bias[$0] }
  #else
    // TODO: For each column add up code times code, then scale the sum and add the bias.
    return []
  #endif
}
