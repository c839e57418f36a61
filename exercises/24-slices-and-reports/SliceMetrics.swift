/// Returns the 95 % interval of a share: where the share of the many may lie when a few were seen.
///
/// Wilson, *Probable Inference, the Law of Succession, and Statistical Inference*, Journal of the
/// American Statistical Association 22, 1927: all shares that lie within z standard errors of what
/// was seen, the error being that of the share in question and not of the one that was seen. With k
/// positives of n rows and z = 1.959963984540054, its ends are
///
///     (k + z²/2 ± z √(k (n - k) / n + z²/4)) / (n + z²)
///
/// - Parameters:
///   - positives: How many rows have what is counted, 0 ... `count`.
///   - count: How many rows there are, 0 or more.
/// - Returns: The interval, or `nil` when there are no rows.
func wilson(_ positives: Int, of count: Int) -> Interval? {
  // TODO: No rows, no interval. Otherwise its two ends, by the formula above.
  return Interval(low: .nan, high: .nan)
}

/// Returns a slice for each name that occurs: of its rows, how many have what is counted.
///
/// - Parameters:
///   - outcomes: For each row, whether it has what is counted; any number of rows.
///   - names: The slice that each row belongs to, in the order of `outcomes`; any text.
/// - Returns: The slices, the lowest ``Slice/rate`` first; of equal rates the lesser name (`<`) first.
///   A slice without positives is one of them. Each has its ``wilson(_:of:)``.
/// - Throws: ``SliceError/lengths`` when there are more names than outcomes, or fewer.
func sliceMetrics(_ outcomes: [Bool], by names: [String]) throws -> [Slice] {
  // TODO: Count rows and positives for each name, make the slices, and put them in order.
  return []
}
