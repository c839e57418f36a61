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
  #if MISTAKE_TAKES_ANY_SHARE
    // Feedback: no share
    guard !values.isEmpty else { return nil }
    let share = share.isNaN ? 0 : min(max(share, 0), 1)
  #elseif SOLUTION
    guard !values.isEmpty, share >= 0, share <= 1 else { return nil }
  #endif
  #if MISTAKE_FORGETS_TO_SORT
    // Feedback: order in which they stand
    let ordered = values
  #elseif RIGHT_PARTITIONS
    // Quickselect: only the part that the place falls into is looked at again.
    func value(at place: Int, of part: [Double]) -> Double {
      let pivot = part[part.count / 2]
      let below = part.filter { $0 < pivot }
      if place < below.count { return value(at: place, of: below) }
      let above = part.filter { $0 > pivot }
      let first = part.count - above.count
      return place < first ? pivot : value(at: place - first, of: above)
    }
    let steps = share * Double(values.count - 1)
    let upper = steps.rounded(.up)
    let high = value(at: Int(upper), of: values)
    return upper == steps
      ? high : high * (1 - upper + steps) + value(at: Int(upper) - 1, of: values) * (upper - steps)
  #elseif SOLUTION
    let ordered = values.sorted()
  #endif
  #if MISTAKE_COUNTS_FROM_ONE
    // Feedback: n - 1 steps
    let place = max(share * Double(ordered.count) - 1, 0)
  #elseif MISTAKE_N_STEPS
    // Feedback: one place too far
    let place = min(share * Double(ordered.count), Double(ordered.count - 1))
  #elseif RIGHT_PARTITIONS
    // Returned already.
  #elseif SOLUTION
    let place = share * Double(ordered.count - 1)
  #endif
  #if MISTAKE_TAKES_THE_LOWER
    // Feedback: between two values
    return ordered[Int(place)]
  #elseif MISTAKE_TAKES_THE_NEAREST
    // Feedback: nearer one
    return ordered[Int(place.rounded())]
  #elseif MISTAKE_HALFWAY
    // Feedback: halfway
    return (ordered[Int(place)] + ordered[Int(place.rounded(.up))]) / 2
  #elseif MISTAKE_INDEXES_BY_N
    // Feedback: share of n
    return ordered[min(Int(share * Double(ordered.count)), ordered.count - 1)]
  #elseif RIGHT_PARTITIONS
    // Returned already.
  #elseif SOLUTION
    let lower = Int(place)
    let upper = min(lower + 1, ordered.count - 1)
    return ordered[lower] + (place - Double(lower)) * (ordered[upper] - ordered[lower])
  #else
    // TODO: Put the values in order, find the place of the share, and go the rest of the way.
    return .nan
  #endif
}
