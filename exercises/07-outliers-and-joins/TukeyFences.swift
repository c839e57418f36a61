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
  // TODO: Put the known values in order, find both quartiles, and go k times their distance out.
  return Fences(lower: .nan, upper: .nan)
}
