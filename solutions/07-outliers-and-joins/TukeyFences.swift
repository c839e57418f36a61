/// Two bounds: what lies below the lower one or above the upper one stands apart.
struct Fences: Equatable {
  let lower: Double
  let upper: Double

  /// Whether a value lies between the fences, or on one of them.
  func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}

/// Returns Tukey's fences: bounds outside of which a value stands apart from the others.
///
/// The lower quartile Q1 and the upper quartile Q3 enclose the middle half of the known values, and
/// the interquartile range, IQR, is the distance from one to the other. The fences lie `k` IQRs
/// outside of the quartiles.
///
/// Of n known values in ascending order, counted from 0, Q1 is the one at place (n - 1) / 4 and Q3
/// the one at place 3 (n - 1) / 4. A place between two values is on the straight line from one to
/// the other: at place 2.25 lies the value at 2, and a quarter of the way from it to the value at 3.
/// NumPy and pandas do the same unless told otherwise (type 7 of Hyndman and Fan, 1996).
///
/// - Parameters:
///   - values: A column in any order and any unit; `nil` marks a missing value. The others are
///     finite.
///   - k: How many IQRs the fences lie outside of the quartiles; finite, 0 or more.
/// - Returns: Q1 - k IQR and Q3 + k IQR, in the unit of the values; `nil` when no value is known, or
///   when `k` is negative or not finite.
/// - Complexity: O(n log n) for n values.
func tukeyFences(_ values: [Double?], k: Double = 1.5) -> Fences? {
  #if MISTAKE_MISSING_AS_ZERO
    // Feedback: counted as zero
    let sorted = values.map { $0 ?? 0 }.sorted()
  #elseif MISTAKE_FORGETS_TO_SORT
    // Feedback: order in which they stand
    let sorted = values.compactMap { $0 }
  #elseif SOLUTION
    let sorted = values.compactMap { $0 }.sorted()
  #endif
  #if SOLUTION
    guard !sorted.isEmpty, k >= 0, k.isFinite else { return nil }
  #endif
  #if MISTAKE_TAKES_THE_LOWER
    // Feedback: between two values
    func quantile(_ share: Double) -> Double { sorted[Int(share * Double(sorted.count - 1))] }
  #elseif MISTAKE_COUNTS_FROM_ONE
    // Feedback: one place
    func quantile(_ share: Double) -> Double {
      let place = min(share * Double(sorted.count), Double(sorted.count - 1))
      let upper = min(Int(place) + 1, sorted.count - 1)
      return sorted[Int(place)]
        + (place - Double(Int(place))) * (sorted[upper] - sorted[Int(place)])
    }
  #elseif RIGHT_COUNTS_QUARTERS
    // The place in quarters, as whole numbers; the two neighbours are weighed.
    func quantile(_ share: Double) -> Double {
      let quarters = Int(share * 4) * (sorted.count - 1)
      let (lower, rest) = (quarters / 4, Double(quarters % 4) / 4)
      return sorted[lower] * (1 - rest) + sorted[min(lower + 1, sorted.count - 1)] * rest
    }
  #elseif SOLUTION
    func quantile(_ share: Double) -> Double {
      let place = share * Double(sorted.count - 1)
      let lower = Int(place)
      let upper = min(lower + 1, sorted.count - 1)
      return sorted[lower] + (place - Double(lower)) * (sorted[upper] - sorted[lower])
    }
  #endif
  #if SOLUTION
    let (first, third) = (quantile(0.25), quantile(0.75))
  #endif
  #if MISTAKE_IGNORES_K
    // Feedback: 1.5, whatever
    let reach = 1.5 * (third - first)
    return Fences(lower: first - reach, upper: third + reach)
  #elseif MISTAKE_AROUND_THE_MEDIAN
    // Feedback: from the median
    let reach = k * (third - first)
    return Fences(lower: quantile(0.5) - reach, upper: quantile(0.5) + reach)
  #elseif SOLUTION
    let reach = k * (third - first)
    return Fences(lower: first - reach, upper: third + reach)
  #else
    // TODO: Put the known values in order, find both quartiles, and go k times their distance out.
    return Fences(lower: .nan, upper: .nan)
  #endif
}
