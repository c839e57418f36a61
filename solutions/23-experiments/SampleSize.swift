import Foundation

/// Returns how many people each of two groups needs, so that a difference is likely to be noticed.
///
/// Two shares are as far apart as h = 2 arcsin √changed - 2 arcsin √usual says, which scatters alike
/// whatever the shares (Jacob Cohen, Statistical Power Analysis, 2nd edition, 1988, chapter 6). In
/// groups of n people its standard error is √(2/n). To lie beyond the limit of a two-sided test at
/// alpha with this power, h has to be as many standard errors as the normal quantiles of 1 - alpha/2
/// and of the power, added.
///
/// - Parameters:
///   - usual: The share of events in one group, 0 to 1.
///   - changed: The share in the other group that is worth noticing, 0 to 1, above or below `usual`;
///     unless it is equal, so far from it that the people are few enough for an `Int`.
///   - alpha: How often the test may see a difference where there is none; above 0, below 1.
///   - power: How often it is to notice this difference; above alpha, below 1.
/// - Returns: The people of one group, rounded up to a whole number.
/// - Throws: ``ExperimentError/share`` for shares outside of their range, else
///   ``ExperimentError/noDifference`` for equal ones, else ``ExperimentError/level`` for an alpha or a
///   power outside of theirs. NaN is in no range.
func sampleSize(usual: Double, changed: Double, alpha: Double, power: Double) throws -> Int {
  #if SOLUTION
    guard (0...1).contains(usual), (0...1).contains(changed) else { throw ExperimentError.share }
    guard usual != changed else { throw ExperimentError.noDifference }
    guard alpha > 0, power > alpha, power < 1 else { throw ExperimentError.level }
  #endif
  #if MISTAKE_PLAIN_DIFFERENCE
    // Feedback: difference itself
    let h = changed - usual
  #elseif RIGHT_ARCCOSINE
    let h = 2 * acos((1 - usual).squareRoot()) - 2 * acos((1 - changed).squareRoot())
  #elseif SOLUTION
    let h = 2 * asin(changed.squareRoot()) - 2 * asin(usual.squareRoot())
  #endif
  #if MISTAKE_ONE_SIDED_LIMIT
    // Feedback: one side alone
    let errors = normalQuantile(1 - alpha) + normalQuantile(power)
  #elseif MISTAKE_FORGETS_THE_POWER
    // Feedback: half the time
    let errors = normalQuantile(1 - alpha / 2)
  #elseif RIGHT_ARCCOSINE
    let errors = normalQuantile(power) - normalQuantile(alpha / 2)
  #elseif SOLUTION
    let errors = normalQuantile(1 - alpha / 2) + normalQuantile(power)
  #endif
  #if MISTAKE_ONE_GROUP
    // Feedback: both groups scatter
    return Int((errors * errors / (h * h)).rounded(.up))
  #elseif MISTAKE_COUNTS_BOTH_GROUPS
    // Feedback: people of both
    return Int((4 * errors * errors / (h * h)).rounded(.up))
  #elseif MISTAKE_ROUNDS_TO_THE_NEAREST
    // Feedback: round up
    return Int((2 * errors * errors / (h * h)).rounded())
  #elseif SOLUTION
    return Int((2 * errors * errors / (h * h)).rounded(.up))
  #else
    // TODO: Find h and how many standard errors it has to be, and solve for the people.
    return -1
  #endif
}

/// Returns how often chance alone splits people at least as unevenly as they were split.
///
/// Each of n people goes to the first group with the probability `share`. The people there scatter
/// around n · share with a standard deviation of √(n · share · (1 - share)), and nearly like a normal
/// number.
///
/// - Parameters:
///   - first: The people in one group, 0 or more.
///   - second: The people in the other one, 0 or more.
///   - share: The share of all people that was planned for the first group, above 0 and below 1.
/// - Returns: The probability of being at least as far from the plan, on either side. A small one
///   keeps its digits.
/// - Throws: ``ExperimentError/noPeople`` where both groups are empty, else
///   ``ExperimentError/share``.
func sampleRatioMismatch(_ first: Int, _ second: Int, share: Double) throws -> Double {
  #if SOLUTION
    guard first + second > 0 else { throw ExperimentError.noPeople }
    guard share > 0, share < 1 else { throw ExperimentError.share }
    let n = Double(first + second)
  #endif
  #if MISTAKE_ASSUMES_HALVES
    // Feedback: planned as halves
    let z = (Double(first) - n / 2) / (n / 4).squareRoot()
  #elseif MISTAKE_KEEPS_THE_VARIANCE
    // Feedback: its root
    let z = (Double(first) - n * share) / (n * share * (1 - share))
  #elseif RIGHT_CHI_SQUARE
    let plan = [n * share, n * (1 - share)]
    let parts = zip([first, second], plan).map { (Double($0) - $1) * (Double($0) - $1) / $1 }
    let z = (parts[0] + parts[1]).squareRoot()
  #elseif SOLUTION
    let z = (Double(first) - n * share) / (n * share * (1 - share)).squareRoot()
  #endif
  #if MISTAKE_LOOKS_AT_ONE_SIDE
    // Feedback: other group could
    return normalTail(abs(z))
  #elseif MISTAKE_ONLY_TOO_MANY
    // Feedback: too few are
    return min(1, 2 * normalTail(z))
  #elseif SOLUTION
    return 2 * normalTail(abs(z))
  #else
    // TODO: See how many standard deviations the first group is away from the plan.
    return .nan
  #endif
}
