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
  #if MISTAKE_ONE_SCALE_FOR_ALL
    // Feedback: one scale for all
    let whole = try quantize(weights.elements, bits: bits)
    let codes = whole.codes
    let scales = Array(repeating: whole.scale, count: weights.columnCount)
  #elseif MISTAKE_CODES_BY_ONE_SCALE
    // Feedback: codes of another scale
    let codes = try quantize(weights.elements, bits: bits).codes
    let scales = try weights.columns.map { try quantize($0, bits: bits).scale }
  #elseif MISTAKE_LEAVES_COLUMNS_TOGETHER
    // Feedback: column by column
    let columns = try weights.columns.map { try quantize($0, bits: bits) }
    let codes = columns.flatMap(\.codes)
    let scales = columns.map(\.scale)
  #elseif MISTAKE_A_SCALE_FOR_EACH_ROW
    // Feedback: rows
    let rows = try weights.rows.map { try quantize($0, bits: bits) }
    let codes = rows.flatMap(\.codes)
    let scales = rows.map(\.scale)
  #elseif RIGHT_FILLS_PLACES
    var codes = Array(repeating: Int8(0), count: weights.elements.count)
    var scales: [Double] = []
    for column in 0..<weights.columnCount {
      let own = try quantize(weights.column(column), bits: bits)
      for (row, code) in own.codes.enumerated() {
        codes[row * weights.columnCount + column] = code
      }
      scales.append(own.scale)
    }
  #elseif SOLUTION
    let columns = try weights.columns.map { try quantize($0, bits: bits) }
    let codes = (0..<weights.rowCount).flatMap { row in columns.map { $0.codes[row] } }
    let scales = columns.map(\.scale)
  #endif
  #if SOLUTION
    return QuantizedMatrix(
      rowCount: weights.rowCount, columnCount: weights.columnCount, codes: codes, scales: scales)
  #else
    // TODO: Quantize each column, and put the codes back in the order of the rows.
    return QuantizedMatrix(rowCount: 0, columnCount: 0, codes: [], scales: [])
  #endif
}
