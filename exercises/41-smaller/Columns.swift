import LessonKit

/// Returns a matrix of weights as codes, with a scale of its own for each column.
///
/// A column holds all weights into one unit. Every column is quantized by itself, as
/// ``quantize(_:bits:)`` does it.
///
/// - Parameters:
///   - weights: Any shape, with at least one column.
///   - bits: How many bits a code has, 2 ... 8.
/// - Returns: The codes row by row, as the weights lie in the matrix, and the scales.
/// - Throws: What ``quantize(_:bits:)`` throws.
func quantizeColumns(_ weights: Matrix, bits: Int) throws -> QuantizedMatrix {
  // TODO: Quantize each column, and put the codes back in the order of the rows.
  return QuantizedMatrix(rowCount: 0, columnCount: 0, codes: [], scales: [])
}
