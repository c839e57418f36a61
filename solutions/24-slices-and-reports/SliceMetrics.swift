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
  #if MISTAKE_NOTHING_IS_ANYTHING
    // Feedback: Without rows
    guard count > 0 else { return Interval(low: 0, high: 1) }
  #elseif SOLUTION
    guard count > 0 else { return nil }
  #endif
  #if MISTAKE_NINETY_PERCENT
    // Feedback: z of 90 %
    let z = 1.6448536269514722
  #elseif SOLUTION
    let z = 1.959963984540054
  #endif
  #if SOLUTION
    let (k, n) = (Double(positives), Double(count))
  #endif
  #if MISTAKE_ERROR_OF_WHAT_WAS_SEEN
    // Feedback: textbook's interval
    let error = z * (k / n * (1 - k / n) / n).squareRoot()
    return Interval(low: k / n - error, high: k / n + error)
  #elseif RIGHT_IN_SHARES
    let p = k / n
    let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return Interval(
      low: (p + z * z / (2 * n) - half) / scale, high: (p + z * z / (2 * n) + half) / scale)
  #elseif SOLUTION
    let half = z * (k * (n - k) / n + z * z / 4).squareRoot()
    return Interval(
      low: (k + z * z / 2 - half) / (n + z * z), high: (k + z * z / 2 + half) / (n + z * z))
  #else
    // TODO: No rows, no interval. Otherwise its two ends, by the formula above.
    return Interval(low: .nan, high: .nan)
  #endif
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
  #if MISTAKE_STOPS_AT_THE_SHORTER
    // Feedback: shorter column
  #elseif SOLUTION
    guard outcomes.count == names.count else { throw SliceError.lengths }
  #endif
  #if SOLUTION
    var counts: [String: Int] = [:]
    var positives: [String: Int] = [:]
    for (outcome, name) in zip(outcomes, names) {
      counts[name, default: 0] += 1
      if outcome { positives[name, default: 0] += 1 }
    }
  #endif
  #if MISTAKE_FORGETS_WHERE_THERE_IS_NONE
    // Feedback: no positives
    let found = positives.keys.map { $0 }
  #elseif SOLUTION
    let found = counts.keys.map { $0 }
  #endif
  #if SOLUTION
    let slices = found.map { name in
      let (count, own) = (counts[name] ?? 0, positives[name] ?? 0)
      let interval = wilson(own, of: count) ?? Interval(low: .nan, high: .nan)
      return Slice(name: name, count: count, positives: own, interval: interval)
    }
  #endif
  #if MISTAKE_HIGHEST_FIRST
    // Feedback: highest rate first
    return slices.sorted { $0.rate == $1.rate ? $0.name < $1.name : $0.rate > $1.rate }
  #elseif MISTAKE_FEWEST_POSITIVES_FIRST
    // Feedback: number of positives
    return slices.sorted {
      $0.positives == $1.positives ? $0.name < $1.name : $0.positives < $1.positives
    }
  #elseif MISTAKE_BY_NAME
    // Feedback: order of their names
    return slices.sorted { $0.name < $1.name }
  #elseif RIGHT_IN_SHARES
    // Fractions compared crosswise, without a division.
    return slices.sorted { a, b in
      let (left, right) = (a.positives * b.count, b.positives * a.count)
      return left < right || (left == right && a.name < b.name)
    }
  #elseif SOLUTION
    return slices.sorted { ($0.rate, $0.name) < ($1.rate, $1.name) }
  #else
    // TODO: Count rows and positives for each name, make the slices, and put them in order.
    return []
  #endif
}
