import LessonKit

/// What an image cannot be filtered with.
enum FilterError: Error, Equatable {
  /// A kernel without entries, or with more rows or more columns than the image has.
  case kernelDoesNotFit
}

/// Returns the cross-correlation of an image with a kernel.
///
/// The kernel is laid on the image at every place where all of it lies inside. There, each of its
/// entries is multiplied by the entry of the image below it, and the products are added up.
///
/// - Parameters:
///   - image: Finite numbers, any number of rows and columns.
///   - kernel: Finite numbers; it may have other sides than a square.
/// - Returns: For each place of the kernel the sum, the place given by its upper left corner: a matrix
///   with image rows - kernel rows + 1 rows, and columns likewise.
/// - Throws: ``FilterError/kernelDoesNotFit``.
func crossCorrelate(_ image: Matrix, with kernel: Matrix) throws -> Matrix {
  #if SOLUTION
    guard kernel.rowCount > 0, kernel.columnCount > 0, kernel.rowCount <= image.rowCount,
      kernel.columnCount <= image.columnCount
    else { throw FilterError.kernelDoesNotFit }
  #endif
  #if MISTAKE_FLIPS_THE_KERNEL
    // Feedback: upside down
    let weights = Matrix(
      rowCount: kernel.rowCount, columnCount: kernel.columnCount,
      elements: kernel.elements.reversed())
  #elseif MISTAKE_SWAPS_ROWS_AND_COLUMNS
    // Feedback: rows and columns
    let weights = kernel.rowCount == kernel.columnCount ? kernel.transposed : kernel
  #elseif MISTAKE_MEAN_OF_THE_PRODUCTS
    // Feedback: a mean
    let weights = Matrix(
      rowCount: kernel.rowCount, columnCount: kernel.columnCount,
      elements: kernel.elements.map { $0 / Double(kernel.elements.count) })
  #elseif SOLUTION
    let weights = kernel
  #endif
  #if MISTAKE_ONE_PLACE_SHORT
    // Feedback: last place
    var result = Matrix(
      rowCount: image.rowCount - weights.rowCount,
      columnCount: image.columnCount - weights.columnCount)
  #elseif SOLUTION
    var result = Matrix(
      rowCount: image.rowCount - weights.rowCount + 1,
      columnCount: image.columnCount - weights.columnCount + 1)
  #endif
  #if MISTAKE_PADS_WITH_ZEROS
    // Feedback: over the edge
    result = Matrix(rowCount: image.rowCount, columnCount: image.columnCount)
    for row in 0..<image.rowCount {
      for column in 0..<image.columnCount {
        for i in 0..<weights.rowCount {
          for j in 0..<weights.columnCount {
            let (y, x) = (row + i - weights.rowCount / 2, column + j - weights.columnCount / 2)
            if y >= 0, y < image.rowCount, x >= 0, x < image.columnCount {
              result[row, column] += weights[i, j] * image[y, x]
            }
          }
        }
      }
    }
    return result
  #elseif RIGHT_MOVES_THE_IMAGE
    // One entry of the kernel at a time: the image moved by its place, times the entry.
    for i in 0..<weights.rowCount {
      for j in 0..<weights.columnCount where weights[i, j] != 0 {
        for row in 0..<result.rowCount {
          for column in 0..<result.columnCount {
            result[row, column] += weights[i, j] * image[row + i, column + j]
          }
        }
      }
    }
    return result
  #elseif SOLUTION
    for row in 0..<result.rowCount {
      for column in 0..<result.columnCount {
        var sum = 0.0
        for i in 0..<weights.rowCount {
          for j in 0..<weights.columnCount { sum += weights[i, j] * image[row + i, column + j] }
        }
        result[row, column] = sum
      }
    }
    return result
  #else
    // TODO: Refuse a kernel that does not fit, then go through its places.
    return Matrix(rowCount: 1, columnCount: 1, repeating: .nan)
  #endif
}
