/// Returns the bin that a value falls into.
///
/// - Parameters:
///   - value: A value, or NaN where it is missing.
///   - edges: The upper ends of all bins but the last, ascending, no two alike; there may be none.
/// - Returns: The number of edges that are less than the value: a value on an edge belongs to the
///   bin below it, and with n edges known values have the bins 0 ... n. A missing value has a bin of
///   its own, n + 1.
func bin(_ value: Double, edges: [Double]) -> Int {
  #if MISTAKE_MISSING_COUNTS_AS_LOWEST
    // Feedback: with the lowest values
    return edges.count { $0 < value }
  #elseif MISTAKE_MISSING_COUNTS_AS_HIGHEST
    // Feedback: with the highest values
    return edges.firstIndex { value <= $0 } ?? edges.count
  #elseif MISTAKE_EDGE_BELONGS_ABOVE
    // Feedback: on an edge
    return value.isNaN ? edges.count + 1 : edges.count { $0 <= value }
  #elseif RIGHT_HALVES_AND_MEANS
    guard value == value else { return edges.count + 1 }
    var (lower, upper) = (0, edges.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if edges[middle] < value { lower = middle + 1 } else { upper = middle }
    }
    return lower
  #elseif SOLUTION
    return value.isNaN ? edges.count + 1 : edges.count { $0 < value }
  #else
    // TODO: Count the edges below the value; a missing value has its own bin.
    return -1
  #endif
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
  #if SOLUTION
    var counts = Array(repeating: 0, count: binCount + 1)
    var sums = Array(repeating: 0.0, count: binCount + 1)
  #endif
  #if MISTAKE_DROPS_THE_MISSING
    // Feedback: left out
    for (bin, residual) in zip(bins, residuals) where bin < binCount {
      counts[bin] += 1
      sums[bin] += residual
    }
  #elseif SOLUTION
    for (bin, residual) in zip(bins, residuals) {
      counts[bin] += 1
      sums[bin] += residual
    }
  #endif
  #if SOLUTION
    let (count, sum) = (counts.reduce(0, +), sums.reduce(0, +))
    var best: HistogramSplit?
    var (known, knownSum) = (0, 0.0)
  #endif
  #if MISTAKE_ALWAYS_LEFT
    // Feedback: always go left
    let sides = [true]
  #elseif MISTAKE_ALWAYS_RIGHT
    // Feedback: always go right
    let sides = [false]
  #elseif SOLUTION
    let sides = counts[binCount] > 0 ? [true, false] : [true]
  #endif
  #if MISTAKE_NEVER_THE_MISSING_ALONE
    // Feedback: known from the missing
    let cuts = 0..<(binCount - 1)
  #elseif SOLUTION
    let cuts = 0..<binCount
  #endif
  #if MISTAKE_UNWEIGHTED_MEANS
    // Feedback: however few rows
    func gain(_ left: Int, _ leftSum: Double) -> Double {
      let distance = leftSum / Double(left) - (sum - leftSum) / Double(count - left)
      return distance * distance
    }
  #elseif MISTAKE_SUM_OF_SQUARED_SUMS
    // Feedback: number of its rows
    func gain(_ left: Int, _ leftSum: Double) -> Double {
      leftSum * leftSum + (sum - leftSum) * (sum - leftSum) - sum * sum
    }
  #elseif RIGHT_HALVES_AND_MEANS
    func gain(_ left: Int, _ leftSum: Double) -> Double {
      let distance = leftSum / Double(left) - (sum - leftSum) / Double(count - left)
      return distance * distance * Double(left) * Double(count - left) / Double(count)
    }
  #elseif SOLUTION
    func gain(_ left: Int, _ leftSum: Double) -> Double {
      let rightSum = sum - leftSum
      return leftSum * leftSum / Double(left) + rightSum * rightSum / Double(count - left)
        - sum * sum / Double(count)
    }
  #endif
  #if MISTAKE_UNSEEN_GOES_LEFT
    // Feedback: side with more rows
    func goesLeft(_ side: Bool, _ left: Int) -> Bool { side }
  #elseif SOLUTION
    func goesLeft(_ side: Bool, _ left: Int) -> Bool {
      counts[binCount] > 0 ? side : 2 * left >= count
    }
  #endif
  #if SOLUTION
    for cut in cuts {
      known += counts[cut]
      knownSum += sums[cut]
      for side in sides {
        let left = side ? known + counts[binCount] : known
        guard left > 0, left < count else { continue }
        let gained = gain(left, side ? knownSum + sums[binCount] : knownSum)
        guard gained > best?.gain ?? -.infinity else { continue }
        best = HistogramSplit(
          lastLeftBin: cut, missingGoesLeft: goesLeft(side, left), gain: gained)
      }
    }
    return best
  #else
    // TODO: Add up each bin once, then go through the cuts with the missing rows on either side.
    return nil
  #endif
}
