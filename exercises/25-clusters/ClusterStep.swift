import LessonKit

/// Returns for each row the number of the centre that is nearest to it, by Euclid's distance.
///
/// It holds far from the origin too, where rows differ in their last digits.
///
/// - Parameters:
///   - rows: n x d, finite numbers.
///   - centres: k x d, finite numbers; k is at least 1.
/// - Returns: n numbers of 0 ..< k. Of centres at the same distance, the first.
func nearest(_ rows: Matrix, _ centres: Matrix) -> [Int] {
  // TODO: For each row, go through the centres and keep the number of the nearest.
  return []
}

/// Returns the centres moved to the means of the rows that belong to them.
///
/// - Parameters:
///   - centres: k x d, where they are now.
///   - rows: n x d, finite numbers.
///   - labels: For each row the number of its centre, 0 ..< k.
/// - Returns: k x d, column by column the mean of the centre's rows. A centre without rows stays
///   where it is.
func moved(_ centres: Matrix, rows: Matrix, labels: [Int]) -> Matrix {
  // TODO: Add up and count the rows of each centre, then divide where there are any.
  return Matrix(rowCount: 0, columnCount: 0)
}
