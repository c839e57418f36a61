/// Returns the bin that a value falls into.
///
/// - Parameters:
///   - value: A value, or NaN where it is missing.
///   - edges: The upper ends of all bins but the last, ascending, no two alike; there may be none.
/// - Returns: The number of edges that are less than the value: a value on an edge belongs to the
///   bin below it, and with n edges known values have the bins 0 ... n. A missing value has a bin of
///   its own, n + 1.
func bin(_ value: Double, edges: [Double]) -> Int {
  // TODO: Count the edges below the value; a missing value has its own bin.
  return -1
}

/// Returns the cut between two bins that lowers the squared error most, and where missing values go.
///
/// - Parameters:
///   - bins: The bin of each row: 0 ..< `binCount` for known values, `binCount` where it is missing.
///   - residuals: What is left to predict, one value for each row.
///   - binCount: The number of bins for known values, at least 1.
/// - Returns: Of all cuts that leave rows on both sides, the one with the largest gain. A cut comes
///   after any bin, the last one too, which parts the known from the missing. Where rows are missing
///   each cut is tried with them on the left and on the right; where none is, unknown values will
///   go to the side with more rows, left when both have as many. Of equal gains it is the lowest
///   cut, and for that the left. `nil` when no cut leaves rows on both sides.
func histogramSplit(_ bins: [Int], _ residuals: [Double], binCount: Int) -> HistogramSplit? {
  // TODO: Add up each bin once, then go through the cuts with the missing rows on either side.
  return nil
}
