/// Returns the mean of the known values, or `nil` when none is known.
///
/// - Parameter values: A column of any length; `nil` marks a missing value. The others are finite,
///   in any unit.
/// - Returns: The sum of the known values divided by how many are known, in the same unit.
func mean(_ values: [Double?]) -> Double? {
  // TODO: Add up the known values and divide by how many there are.
  return .nan
}

/// Returns the median of the known values, or `nil` when none is known.
///
/// At most half of the known values lie below the median, and at most half above it. So a few
/// extreme ones cannot pull it away, as they can the mean.
///
/// - Parameter values: A column of any length; `nil` marks a missing value. The others are finite,
///   in any unit.
/// - Returns: The middle value in ascending order, or the mean of the two middle values when their
///   number is even.
/// - Complexity: O(n log n).
func median(_ values: [Double?]) -> Double? {
  // TODO: Put the known values in order and take the middle.
  return .nan
}
