/// Returns how many bytes weights take as codes that lie without gaps, with their `Float`s beside
/// them.
///
/// - Parameters:
///   - codes: How many weights are codes.
///   - bits: How many bits each has, 1 or more. The last byte need not be full.
///   - floats: How many numbers stay as they are, at 4 bytes each: scales, and biases.
func byteCount(codes: Int, bits: Int, floats: Int) -> Int {
  #if MISTAKE_FORGETS_THE_FLOATS
    // Feedback: scales and biases
    return (codes * bits + 7) / 8
  #elseif MISTAKE_A_BYTE_EACH
    // Feedback: byte of its own
    return codes + 4 * floats
  #elseif MISTAKE_LOSES_THE_LAST_BYTE
    // Feedback: last byte
    return codes * bits / 8 + 4 * floats
  #elseif RIGHT_DIVIDES_BY_THE_SCALE
    let (whole, rest) = (codes * bits).quotientAndRemainder(dividingBy: 8)
    return whole + rest.signum() + 4 * floats
  #elseif SOLUTION
    return (codes * bits + 7) / 8 + 4 * floats
  #else
    // TODO: Count the bits of all codes, round up to bytes, and add the Floats.
    return -1
  #endif
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
  #if MISTAKE_CHECKS_BITS_LAST
    // Feedback: number of bits first
    guard weights.allSatisfy(\.isFinite) else { throw QuantizeError.notFinite }
    guard (2...8).contains(bits) else { throw QuantizeError.bits(bits) }
  #elseif SOLUTION
    guard (2...8).contains(bits) else { throw QuantizeError.bits(bits) }
    guard weights.allSatisfy(\.isFinite) else { throw QuantizeError.notFinite }
  #endif
  #if MISTAKE_USES_MINUS_128
    // Feedback: one more code below 0
    let limit = Double(1 << (bits - 1))
  #elseif MISTAKE_COUNTS_ALL_CODES
    // Feedback: half of the codes
    let limit = Double(min(127, 1 << bits - 1))
  #elseif SOLUTION
    let limit = Double(1 << (bits - 1) - 1)
  #endif
  #if MISTAKE_TAKES_THE_LARGEST
    // Feedback: largest weight
    let largest = max(0, weights.max() ?? 0)
  #elseif SOLUTION
    let largest = weights.reduce(0) { max($0, abs($1)) }
  #endif
  #if MISTAKE_ZEROS_HAVE_NO_SCALE
    // Feedback: scale of 0
    let scale = largest / limit
    if scale == 0 { return Quantized(codes: weights.map { _ in 0 }, scale: 0) }
  #elseif SOLUTION
    let scale = largest > 0 ? largest / limit : 1
  #endif
  #if MISTAKE_TRUNCATES
    // Feedback: cut off
    let codes = weights.map { ($0 / scale).rounded(.towardZero) }
  #elseif MISTAKE_ROUNDS_HALVES_UP
    // Feedback: halves
    let codes = weights.map { ($0 / scale + 0.5).rounded(.down) }
  #elseif MISTAKE_ROUNDS_HALVES_TO_EVEN
    // Feedback: to even
    let codes = weights.map { ($0 / scale).rounded(.toNearestOrEven) }
  #elseif RIGHT_DIVIDES_BY_THE_SCALE
    let codes = weights.map { weight in
      let size = ((weight < 0 ? -weight : weight) / scale + 0.5).rounded(.down)
      return weight < 0 ? -size : size
    }
  #elseif SOLUTION
    let codes = weights.map { ($0 / scale).rounded() }
  #endif
  #if MISTAKE_USES_MINUS_128
    // Feedback: one more code below 0
    return Quantized(codes: codes.map { Int8(max(-limit, min(limit - 1, $0))) }, scale: scale)
  #elseif SOLUTION
    return Quantized(codes: codes.map { Int8(max(-limit, min(limit, $0))) }, scale: scale)
  #else
    // TODO: Refuse what does not fit, find the scale, divide, round, and keep to the limit.
    return Quantized(codes: [], scale: .nan)
  #endif
}
