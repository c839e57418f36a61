/// Returns how many bytes weights take as codes that lie without gaps, with their `Float`s beside
/// them.
///
/// - Parameters:
///   - codes: How many weights are codes.
///   - bits: How many bits each has, 1 or more. The last byte need not be full.
///   - floats: How many numbers stay as they are, at 4 bytes each: scales, and biases.
func byteCount(codes: Int, bits: Int, floats: Int) -> Int {
  // TODO: Count the bits of all codes, round up to bytes, and add the Floats.
  return -1
}

/// Returns weights as codes of a few bits and one scale, symmetric around 0.
///
/// With the limit 2^(bits - 1) - 1, the scale is the largest magnitude divided by the limit. A code
/// is its weight divided by the scale, rounded to the nearest whole number, halves away from 0. Where
/// only the rounding of the scale or of the division makes a half, either neighbour is right.
///
/// - Parameters:
///   - weights: Any number of them. They are 0 or no smaller than 1e-300 in magnitude.
///   - bits: How many bits a code has, 2 ... 8.
/// - Returns: A code for each weight, within the limit on both sides. Where all weights are 0, or
///   there are none, the scale is 1.
/// - Throws: ``QuantizeError/bits(_:)``, else ``QuantizeError/notFinite`` where a weight is not.
func quantize(_ weights: [Double], bits: Int) throws -> Quantized {
  // TODO: Refuse what does not fit, find the scale, divide, round, and keep to the limit.
  return Quantized(codes: [], scale: .nan)
}
