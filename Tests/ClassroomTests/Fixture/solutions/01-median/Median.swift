/// Returns the median of the known values, or `nil` when none is known.
func median(_ values: [Double?]) -> Double? {
  #if MISTAKE_COUNTS_MISSING_AS_ZERO
    // Feedback: counted as zero
    let known = values.map { $0 ?? 0 }.sorted()
    return known.isEmpty ? nil : known[known.count / 2]
  #elseif SOLUTION
    let known = values.compactMap { $0 }.sorted()
    guard !known.isEmpty else { return nil }
    let middle = known.count / 2
    return known.count.isMultiple(of: 2) ? (known[middle - 1] + known[middle]) / 2 : known[middle]
  #else
    // TODO: Leave the missing values out, sort the rest, and take the middle.
    return .nan
  #endif
}
