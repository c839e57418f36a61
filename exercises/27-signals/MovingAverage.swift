/// Returns the trailing moving average of a series: at each place the mean of the last values.
///
/// - Parameters:
///   - values: Values at equal distances, in order of time, finite or NaN; there may be none.
///   - window: How many values make a mean, 1 or more.
/// - Returns: As many as there are values: `nil` at the first `window - 1` places, which do not have
///   enough values yet, and at every other the mean of the last `window` values, its own the last of
///   them. A value that is NaN, or far larger than the others, counts in the means that it is part
///   of, and leaves no trace in later ones.
func movingAverage(_ values: [Double], window: Int) -> [Double?] {
  // TODO: At each place, take the mean of the last values, where there are enough.
  return [.nan]
}
