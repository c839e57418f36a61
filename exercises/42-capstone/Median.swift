// Given: 06-missing/Median, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

/// Returns the mean of the known values, or `nil` when none is known.
///
/// - Parameter values: A column of any length; `nil` marks a missing value. The others are finite,
///   in any unit.
/// - Returns: The sum of the known values divided by how many are known, in the same unit.
func mean(_ values: [Double?]) -> Double? {
  let known = values.compactMap { $0 }
  guard !known.isEmpty else { return nil }
  return known.reduce(0, +) / Double(known.count)
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
  let known = values.compactMap { $0 }.sorted()
  guard !known.isEmpty else { return nil }
  let middle = known.count / 2
  return known.count % 2 == 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2
}
