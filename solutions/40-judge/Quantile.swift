// Given: 02-numbers/Quantile, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

/// Returns the value that a share of the values lies below.
///
/// In ascending order the first value is the quantile of 0 and the last one that of 1; the others
/// divide the way between them into equal steps. Where a share falls between two values, so does the
/// quantile, on the straight line from one to the other. It is the seventh of the nine definitions
/// in Hyndman & Fan, *Sample Quantiles in Statistical Packages*, The American Statistician 50 (1996).
///
/// - Parameters:
///   - values: Any number of values, finite and none above 1e300 in size, in any order and any unit.
///   - share: 0 to 1, both included: 0.5 asks for the median.
/// - Returns: The quantile, in the values' unit. `nil` where there are no values, and where the share
///   is not a number of 0 to 1.
/// - Complexity: O(n log n).
func quantile(_ values: [Double], _ share: Double) -> Double? {
  guard !values.isEmpty, share >= 0, share <= 1 else { return nil }
  let ordered = values.sorted()
  let place = share * Double(ordered.count - 1)
  let lower = Int(place)
  let upper = min(lower + 1, ordered.count - 1)
  return ordered[lower] + (place - Double(lower)) * (ordered[upper] - ordered[lower])
}
