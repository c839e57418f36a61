// Given: 02-numbers/RunningStats, as the solution of that lesson has it.
// Copied by `learn author stubs`. `learn run` takes your own answer once it has passed.

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
    count += 1
    let distance = value - centre
    centre += distance / Double(count)
    squares += distance * (value - centre)
  }

  /// The mean of the values, in their unit; `nil` before the first one.
  var mean: Double? {
    return count == 0 ? nil : centre
  }

  /// The sample variance, in the square of their unit; `nil` of fewer than two values.
  ///
  /// That is the sum of the squares of their distances from the mean, divided by one less than there
  /// are values. It is never below 0, and exactly 0 where all values are the same.
  ///
  /// - Complexity: O(1).
  var variance: Double? {
    return count < 2 ? nil : squares / Double(count - 1)
  }
}
