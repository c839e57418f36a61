/// Returns the mean of the known values, or `nil` when none is known.
///
/// - Parameter values: A column; `nil` marks a missing value. The others are finite, in any unit.
/// - Returns: The sum of the known values divided by how many are known, in the same unit.
func mean(_ values: [Double?]) -> Double? {
  #if MISTAKE_COUNTS_MISSING_AS_ZERO
    // Feedback: counted as zero
    let known = values.map { $0 ?? 0 }
  #elseif SOLUTION
    let known = values.compactMap { $0 }
  #endif
  #if MISTAKE_NOTHING_IS_ZERO
    // Feedback: zero is a measurement
    guard !known.isEmpty else { return 0 }
  #elseif SOLUTION
    guard !known.isEmpty else { return nil }
  #endif
  #if SOLUTION
    return known.reduce(0, +) / Double(known.count)
  #else
    // TODO: Add up the known values and divide by how many there are.
    return .nan
  #endif
}

/// Returns the median of the known values, or `nil` when none is known.
///
/// Half of the known values lie below the median and half above it, so a few extreme ones cannot
/// pull it away, as they can the mean.
///
/// - Parameter values: A column; `nil` marks a missing value. The others are finite, in any unit.
/// - Returns: The middle value in ascending order, or the mean of the two middle values when their
///   number is even.
/// - Complexity: O(n log n).
func median(_ values: [Double?]) -> Double? {
  #if MISTAKE_COUNTS_MISSING_AS_ZERO
    // Feedback: counted as zero
    let known = values.map { $0 ?? 0 }.sorted()
  #elseif MISTAKE_TREATS_ZERO_AS_MISSING
    // Feedback: zeros were left out
    let known = values.compactMap { $0 }.filter { $0 != 0 }.sorted()
  #elseif MISTAKE_FORGETS_TO_SORT
    // Feedback: order in which they stand
    let known = values.compactMap { $0 }
  #elseif SOLUTION
    let known = values.compactMap { $0 }.sorted()
  #endif
  #if MISTAKE_NOTHING_IS_ZERO
    // Feedback: zero is a measurement
    guard !known.isEmpty else { return 0 }
  #elseif SOLUTION
    guard !known.isEmpty else { return nil }
  #endif
  #if MISTAKE_TAKES_ONE_OF_TWO
    // Feedback: two values in the middle
    return known[known.count / 2]
  #elseif SOLUTION
    let middle = known.count / 2
    return known.count % 2 == 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2
  #else
    // TODO: Put the known values in order and take the middle.
    return .nan
  #endif
}
