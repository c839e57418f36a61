// Given: 35-monitor-and-retrain/CutPoints, as it is given there.
// Copied by `learn author stubs`.

/// Returns the places that cut values into bins with about as many values in each.
///
/// They are quantiles of type 7, as R and NumPy compute them unless told otherwise
/// (R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages, 1996).
///
/// - Parameters:
///   - values: At least one, in any order, all of them finite.
///   - bins: How many bins, at least 1.
/// - Returns: `bins - 1` places, rising. Two are the same where a value occurs often.
func cutPoints(_ values: [Double], bins: Int) -> [Double] {
  let sorted = values.sorted()
  return (1..<bins).map { bin in
    let place = Double(bin) / Double(bins) * Double(sorted.count - 1)
    let lower = Int(place)
    let upper = min(lower + 1, sorted.count - 1)
    return sorted[lower] + (place - Double(lower)) * (sorted[upper] - sorted[lower])
  }
}
