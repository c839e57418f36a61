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
    #if MISTAKE_SQUARES_MINUS_SQUARE
      // Feedback: almost nothing is left
      count += 1
      centre += value
      squares += value * value
    #elseif MISTAKE_OLD_DISTANCE_TWICE
      // Feedback: after the value
      count += 1
      let distance = value - centre
      centre += distance / Double(count)
      squares += distance * distance
    #elseif MISTAKE_NEW_DISTANCE_TWICE
      // Feedback: before the value
      count += 1
      centre += (value - centre) / Double(count)
      squares += (value - centre) * (value - centre)
    #elseif MISTAKE_HALVES_THE_WAY
      // Feedback: half of the way
      count += 1
      let distance = value - centre
      centre = count == 1 ? value : (centre + value) / 2
      squares += distance * (value - centre)
    #elseif RIGHT_WEIGHS_THE_STEP
      // West's form: one distance, and a weight in place of the other one.
      let distance = value - centre
      let before = Double(count)
      count += 1
      squares += distance * distance * before / (before + 1)
      centre += distance / (before + 1)
    #elseif SOLUTION
      count += 1
      let distance = value - centre
      centre += distance / Double(count)
      squares += distance * (value - centre)
    #else
      // TODO: Count the value, move the mean towards it, and let the sum of squares grow.
    #endif
  }

  /// The mean of the values, in their unit; `nil` before the first one.
  var mean: Double? {
    #if MISTAKE_SQUARES_MINUS_SQUARE
      return count == 0 ? nil : centre / Double(count)
    #elseif MISTAKE_NO_MEAN_IS_ZERO
      // Feedback: no mean
      return centre
    #elseif SOLUTION
      return count == 0 ? nil : centre
    #else
      // TODO: Return the mean where there is one.
      return .nan
    #endif
  }

  /// The sample variance, in the square of their unit; `nil` of fewer than two values.
  ///
  /// That is the sum of the squares of their distances from the mean, divided by one less than there
  /// are values. It is never below 0, and exactly 0 where all values are the same.
  ///
  /// - Complexity: O(1).
  var variance: Double? {
    #if MISTAKE_SQUARES_MINUS_SQUARE
      let n = Double(count)
      return count < 2 ? nil : (squares - centre * centre / n) / (n - 1)
    #elseif MISTAKE_DIVIDES_BY_N
      // Feedback: divided by n
      return count < 2 ? nil : squares / Double(count)
    #elseif MISTAKE_ONE_VALUE_IS_ZERO
      // Feedback: one value alone
      return count < 2 ? (count == 0 ? nil : 0) : squares / Double(count - 1)
    #elseif MISTAKE_GIVES_THE_DEVIATION
      // Feedback: square root
      return count < 2 ? nil : (squares / Double(count - 1)).squareRoot()
    #elseif SOLUTION
      return count < 2 ? nil : squares / Double(count - 1)
    #else
      // TODO: Return the variance where there is one.
      return .nan
    #endif
  }
}
