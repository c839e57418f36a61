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
  // TODO: Find the median, then the median of the distances from it.
  return .nan
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
  // TODO: Of each value that is known, its distance from the median, counted in MADs.
  return [.nan]
}
