/// Returns the mean of the known values, or `nil` when none is known.
///
/// - Parameter values: A column of any length; `nil` marks a missing value. The others are finite,
///   in any unit.
/// - Returns: The sum of the known values divided by how many are known, in the same unit.
func mean(_ values: [Double?]) -> Double? {
  #if MISTAKE_MEAN_COUNTS_MISSING
    // Feedback: more to divide by
    let known = values.map { $0 ?? 0 }
  #elseif SOLUTION
    let known = values.compactMap { $0 }
  #endif
  #if MISTAKE_MEAN_OF_NOTHING_IS_ZERO
    // Feedback: there is no mean
    guard !known.isEmpty else { return 0 }
  #elseif SOLUTION
    guard !known.isEmpty else { return nil }
  #endif
  #if RIGHT_RUNNING_MEAN
    // Welford's update: the mean of the values so far moves towards each new one.
    var mean = 0.0
    for (index, value) in known.enumerated() { mean += (value - mean) / Double(index + 1) }
    return mean
  #elseif RIGHT_ADDS_IN_HALVES
    func sum(_ part: ArraySlice<Double>) -> Double {
      if part.count < 2 { return part.first ?? 0 }
      let middle = part.startIndex + part.count / 2
      return sum(part[..<middle]) + sum(part[middle...])
    }
    return sum(known[...]) / Double(known.count)
  #elseif SOLUTION
    return known.reduce(0, +) / Double(known.count)
  #else
    // TODO: Add up the known values and divide by how many there are.
    return .nan
  #endif
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
  #elseif RIGHT_PARTITIONS
    // Hoare's quickselect: only the part that the place falls into is looked at again.
    func value(at place: Int, of part: [Double]) -> Double {
      let pivot = part[part.count / 2]
      let below = part.filter { $0 < pivot }
      if place < below.count { return value(at: place, of: below) }
      let above = part.filter { $0 > pivot }
      let first = part.count - above.count
      return place < first ? pivot : value(at: place - first, of: above)
    }
    let upper = value(at: known.count / 2, of: known)
    if known.count % 2 == 1 { return upper }
    return upper / 2 + value(at: known.count / 2 - 1, of: known) / 2
  #elseif SOLUTION
    let middle = known.count / 2
    return known.count % 2 == 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2
  #else
    // TODO: Put the known values in order and take the middle.
    return .nan
  #endif
}
