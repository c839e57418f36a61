/// Watches a series for a lasting fall, and returns where it was noticed.
///
/// Mean and standard deviation come from the first values, which are taken for normal. They are a
/// sample, so the sum of squares is divided by n - 1. After them each value adds to a sum how many
/// standard deviations it lies below that mean, less the slack; where that makes the sum fall below
/// 0, it is 0 (E. S. Page, Continuous Inspection Schemes, Biometrika 41, 1954).
///
/// - Parameters:
///   - values: The series in the order of time.
///   - reference: How many values at its start are the reference, at least 2.
///   - slack: What a value may lie below the mean for nothing, in standard deviations.
///   - threshold: The sum must be greater than this for an alarm, in standard deviations.
/// - Returns: The index in `values` at which the sum first passed the threshold, or `nil` when it
///   never did.
/// - Throws: ``MonitorError/notFinite`` when a value is NaN or infinite, else
///   ``MonitorError/noReference`` when there are fewer than 2 reference values, more than there are
///   values, or all of them are the same.
func cusum(
  _ values: [Double], reference: Int, slack: Double = 0.5, threshold: Double = 5
) throws -> Int? {
  // TODO: Refuse a useless reference, learn from it, and add up what lies below its mean.
  return -1
}
