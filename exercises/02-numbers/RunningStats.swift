/// The mean and the variance of values that come one after the other and are not kept.
///
/// Each value changes three numbers and is forgotten, however many come (Welford, *Note on a Method
/// for Calculating Corrected Sums of Squares and Products*, Technometrics 4, 1962). No two large
/// numbers are subtracted, so values far from 0 cost few digits. Values are finite, none above 1e150
/// in size, in any unit.
struct RunningStats {
  /// How many values were pushed.
  private(set) var count = 0

  /// Their mean; 0 before the first one.
  private var centre = 0.0

  /// The sum of the squares of their distances from the mean.
  private var squares = 0.0

  /// Takes one more value in.
  ///
  /// - Complexity: O(1).
  mutating func push(_ value: Double) {
    // TODO: Count the value, move the mean towards it, and let the sum of squares grow.
  }

  /// The mean of the values, in their unit; `nil` before the first one.
  var mean: Double? {
    // TODO: Return the mean where there is one.
    return .nan
  }

  /// The sample variance, in the square of their unit; `nil` of fewer than two values.
  ///
  /// That is the sum of the squares of their distances from the mean, divided by one less than there
  /// are values. It is never below 0, and exactly 0 where all values are the same.
  ///
  /// - Complexity: O(1).
  var variance: Double? {
    // TODO: Return the variance where there is one.
    return .nan
  }
}
