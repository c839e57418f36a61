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
  // TODO: Divide, round, and keep each code within -127 ... 127.
  return []
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
  // TODO: For each column add up code times code, then scale the sum and add the bias.
  return []
}
