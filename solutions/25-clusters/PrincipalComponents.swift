import LessonKit

/// The directions in which rows spread the most.
struct PrincipalComponents: Equatable {
  /// The mean of each column of the rows.
  var means: [Double]

  /// The directions, a row for each and a number for each column: of length 1, at right angles to
  /// each other, the one of the largest variance first.
  var components: Matrix

  /// The variance of the rows along each direction, in squared units.
  var variances: [Double]

  /// What share of the whole variance that is, 0 ... 1 but for rounding.
  var ratios: [Double]
}

/// What the functions of this lesson refuse about components.
enum ComponentError: Error, Equatable {
  /// There are fewer than two rows, and so no variance.
  case tooFewRows

  /// So many components cannot be found.
  case count(Int)

  /// The rows have another number of columns than those that the components were found in.
  case columns(expected: Int, found: Int)
}
