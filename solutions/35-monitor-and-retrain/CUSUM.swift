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
  #if SOLUTION
    guard values.allSatisfy(\.isFinite) else { throw MonitorError.notFinite }
    guard reference >= 2, reference <= values.count else { throw MonitorError.noReference }
  #endif
  #if MISTAKE_LEARNS_FROM_ALL_VALUES
    // Feedback: what came after
    let normal = values[...]
  #elseif SOLUTION
    let normal = values.prefix(reference)
  #endif
  #if MISTAKE_TRUSTS_A_ROUNDED_DEVIATION
    // Feedback: not the deviation
  #elseif SOLUTION
    // The deviation of equal values can come out above 0: the mean of three 0.1 is not quite 0.1.
    guard values.prefix(reference).contains(where: { $0 != values[0] }) else {
      throw MonitorError.noReference
    }
  #endif
  #if SOLUTION
    let mean = normal.reduce(0, +) / Double(normal.count)
    let gaps = normal.map { $0 - mean }
    let squares = gaps.map { $0 * $0 }.reduce(0, +)
  #endif
  #if MISTAKE_DIVIDES_BY_ALL
    // Feedback: n - 1
    let deviation = (squares / Double(normal.count)).squareRoot()
  #elseif SOLUTION
    let deviation = (squares / Double(normal.count - 1)).squareRoot()
  #endif
  #if MISTAKE_TRUSTS_A_ROUNDED_DEVIATION
    guard deviation > 0 else { throw MonitorError.noReference }
  #elseif SOLUTION
    // It varies, so this is above 0.
  #endif
  #if MISTAKE_SAVES_UP_GOOD_YEARS
    // Feedback: below 0
    var sum = 0.0
    for index in reference..<values.count {
      let below = (mean - values[index]) / deviation
      sum += below - slack
      if sum > threshold { return index }
    }
    return nil
  #elseif MISTAKE_CLAMPS_BEFORE_THE_SLACK
    // Feedback: before the slack
    var sum = 0.0
    for index in reference..<values.count {
      let below = (mean - values[index]) / deviation
      sum = max(0, sum + below) - slack
      if sum > threshold { return index }
    }
    return nil
  #elseif MISTAKE_COUNTS_BOTH_WAYS
    // Feedback: a rise adds
    var sum = 0.0
    for index in reference..<values.count {
      let away = abs(mean - values[index]) / deviation
      sum = max(0, sum + away - slack)
      if sum > threshold { return index }
    }
    return nil
  #elseif MISTAKE_COUNTS_FROM_THE_REFERENCE
    // Feedback: end of the reference
    var sum = 0.0
    for (step, value) in values.dropFirst(reference).enumerated() {
      sum = max(0, sum + (mean - value) / deviation - slack)
      if sum > threshold { return step }
    }
    return nil
  #elseif MISTAKE_ALARMS_AT_THE_THRESHOLD
    // Feedback: not passed
    var sum = 0.0
    for index in reference..<values.count {
      sum = max(0, sum + (mean - values[index]) / deviation - slack)
      if sum >= threshold { return index }
    }
    return nil
  #elseif MISTAKE_ALARMS_AT_ONE_VALUE
    // Feedback: one value alone
    var sum = 0.0
    for index in reference..<values.count {
      let below = (mean - values[index]) / deviation
      sum = below - slack
      if sum > threshold { return index }
    }
    return nil
  #elseif RIGHT_MEASURES_FROM_THE_LOWEST
    // A sum that may fall, and how far it stands above the lowest that it was.
    var (total, lowest) = (0.0, 0.0)
    return values.indices.dropFirst(reference).first { index in
      total += (mean - values[index]) / deviation - slack
      lowest = min(lowest, total)
      return total - lowest > threshold
    }
  #elseif SOLUTION
    var sum = 0.0
    for index in reference..<values.count {
      let below = (mean - values[index]) / deviation
      sum = max(0, sum + below - slack)
      if sum > threshold { return index }
    }
    return nil
  #else
    // TODO: Refuse a useless reference, learn from it, and add up what lies below its mean.
    return -1
  #endif
}
