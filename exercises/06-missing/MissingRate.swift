/// What is wrong with two columns that should belong to the same rows.
enum ColumnError: Error, Equatable {
  /// One column has more rows than the other.
  case lengths(values: Int, groups: Int)
}

/// Returns the share of missing values in each group.
///
/// - Parameters:
///   - values: A column of any length; `nil` marks a missing value. Zero is a value like any other.
///   - groups: The group that each row belongs to, in the order of `values`; any text.
/// - Returns: For every group that occurs, the number of its missing values divided by the number
///   of its rows, 0 ... 1. A group without a missing value is in it, with 0.
/// - Throws: ``ColumnError/lengths(values:groups:)`` when the columns are not equally long.
func missingRate(_ values: [Double?], by groups: [String]) throws -> [String: Double] {
  // TODO: Refuse columns of different lengths. Count rows and missing values for each group.
  return ["not yet": .nan]
}
