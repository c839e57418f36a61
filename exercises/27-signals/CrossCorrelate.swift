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
  // TODO: Refuse a kernel that does not fit, then go through its places.
  return Matrix(rowCount: 1, columnCount: 1, repeating: .nan)
}
