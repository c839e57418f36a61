/// Returns the never falling numbers that are nearest to some values, by least squares.
///
/// Of all lists that never fall, the one with the least Σ weight · (fitted - value)². Pool adjacent
/// violators: where a value is below the one before it, both become their weighted mean, and so on
/// backwards (Barlow, Bartholomew, Bremner & Brunk, *Statistical Inference under Order Restrictions*,
/// 1972).
///
/// - Parameters:
///   - values: n finite numbers, in the order in which they are not to fall. Weighted sums of them are
///     finite, too.
///   - weights: How much each counts.
/// - Returns: n numbers; none for none.
/// - Throws: ``RankingError/lengths(scores:actual:)`` when there are not as many weights as values,
///   else ``ThresholdError/weight(row:)`` for the first weight that is not finite and above 0.
/// - Complexity: O(n).
func isotonic(_ values: [Double], weights: [Double]) throws -> [Double] {
  // TODO: Keep blocks with mean, weight and count; pool the last two while they fall.
  return [.nan]
}
