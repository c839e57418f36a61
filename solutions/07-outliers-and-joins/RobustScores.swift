/// Returns the median absolute deviation, MAD: the median of the distances of the known values from
/// their median.
///
/// It says how far values typically lie from the middle, as a standard deviation does, and up to
/// half of the values may be nonsense without carrying it away.
///
/// - Parameter values: A column in any order and any unit; `nil` marks a missing value. The others
///   are finite. ``median(_:)`` is given.
/// - Returns: The MAD in the unit of the values, 0 or more; `nil` when no value is known.
func mad(_ values: [Double?]) -> Double? {
  #if SOLUTION
    guard let middle = median(values) else { return nil }
  #endif
  #if MISTAKE_MEAN_DISTANCE
    // Feedback: mean of the distances
    let distances = values.compactMap { $0 }.map { abs($0 - middle) }
    return distances.reduce(0, +) / Double(distances.count)
  #elseif MISTAKE_KEEPS_THE_SIGN
    // Feedback: has no sign
    return median(values.map { $0.map { $0 - middle } })
  #elseif MISTAKE_MISSING_AT_DISTANCE_ZERO
    // Feedback: no distance
    return median(values.map { abs(($0 ?? middle) - middle) })
  #elseif RIGHT_WALKS_OUTWARDS
    // Sorted, the nearest values lie around the middle: take them from there, nearest first.
    let sorted = values.compactMap { $0 }.sorted()
    var (below, above) = (sorted.count / 2 - 1, sorted.count / 2)
    var distances: [Double] = []
    while distances.count <= sorted.count / 2 {
      let left = below >= 0 ? middle - sorted[below] : .infinity
      let right = above < sorted.count ? sorted[above] - middle : .infinity
      if left < right { below -= 1 } else { above += 1 }
      distances.append(min(left, right))
    }
    let last = distances[sorted.count / 2]
    return sorted.count % 2 == 1 ? last : last / 2 + distances[sorted.count / 2 - 1] / 2
  #elseif SOLUTION
    return median(values.map { $0.map { abs($0 - middle) } })
  #else
    // TODO: Find the median, then the median of the distances from it.
    return .nan
  #endif
}

/// Returns how far each value lies from the median: its robust z-score,
/// 0.6745 · (value - median) / MAD.
///
/// Of a normal distribution the MAD is 0.6745 standard deviations, so there this is about what
/// (value - mean) / standard deviation would be. Beyond 3.5 in size a value is worth a look (Boris
/// Iglewicz and David Hoaglin, *How to Detect and Handle Outliers*, 1993).
///
/// - Parameter values: As for ``mad(_:)``.
/// - Returns: A score for each value, in their order, without a unit; negative below the median,
///   `nil` where the value is missing. When the MAD is 0, there is nothing to measure with, and all
///   scores are `nil`.
func robustScores(_ values: [Double?]) -> [Double?] {
  #if MISTAKE_MEAN_AND_DEVIATION
    // Feedback: carry away
    let known = values.compactMap { $0 }
    guard let spread = mad(values), spread > 0 else { return values.map { _ in nil } }
    let middle = known.reduce(0, +) / Double(known.count)
    let squares = known.map { ($0 - middle) * ($0 - middle) }.reduce(0, +)
    let deviation = (squares / Double(known.count - 1)).squareRoot()
    return values.map { $0.map { ($0 - middle) / deviation } }
  #elseif MISTAKE_DIVIDES_BY_ZERO
    // Feedback: nothing to measure with
    guard let middle = median(values), let spread = mad(values) else {
      return values.map { _ in nil }
    }
    return values.map { $0.map { 0.6745 * ($0 - middle) / spread } }
  #elseif SOLUTION
    guard let middle = median(values), let spread = mad(values), spread > 0 else {
      return values.map { _ in nil }
    }
  #endif
  #if MISTAKE_LEAVES_MISSING_OUT
    // Feedback: moved up
    return values.compactMap { $0 }.map { 0.6745 * ($0 - middle) / spread }
  #elseif MISTAKE_FORGETS_THE_FACTOR
    // Feedback: standard deviations
    return values.map { $0.map { ($0 - middle) / spread } }
  #elseif MISTAKE_SCORES_WITHOUT_SIGN
    // Feedback: which side
    return values.map { $0.map { 0.6745 * abs($0 - middle) / spread } }
  #elseif RIGHT_WALKS_OUTWARDS
    // The MAD made into a standard deviation, and distances counted in it.
    let deviation = spread / 0.6745
    return values.map { value in value.map { ($0 - middle) / deviation } }
  #elseif RIGHT_SCALES_FIRST
    return values.map { value in value.map { ($0 - middle) * (0.6745 / spread) } }
  #elseif SOLUTION
    return values.map { $0.map { 0.6745 * ($0 - middle) / spread } }
  #else
    // TODO: Of each value that is known, its distance from the median, counted in MADs.
    return [.nan]
  #endif
}
