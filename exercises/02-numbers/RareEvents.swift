import Foundation

/// Returns how likely a standard normal value is to be greater than `z`.
///
/// However unlikely that is, it keeps its digits: of 9 it is 1.1e-19, and not 0. Computed by the
/// complementary error function erfc(x), which is 1 - erf(x) without the subtraction.
///
/// - Parameter z: How many standard deviations above the mean, -30 to 30; negative is below it.
/// - Returns: The probability, between 0 and 1: 0.5 of 0, and together with that of -z it is 1.
func upperTail(_ z: Double) -> Double {
  // TODO: Half of the complementary error function, at z divided by the root of 2.
  return .nan
}

/// Returns how likely something is there when an alarm says so, by Bayes' rule.
///
/// - Parameters:
///   - prior: In which share of all cases it is there, 0 to 1.
///   - sensitivity: Where it is there, the share of cases with an alarm, 0 to 1.
///   - falsePositiveRate: Where it is not there, the share of cases with an alarm, 0 to 1.
/// - Returns: Of the cases with an alarm, the share in which it is there, 0 to 1. `nil` where there
///   is never an alarm, and where one of the three is not a number of 0 to 1.
func posterior(prior: Double, sensitivity: Double, falsePositiveRate: Double) -> Double? {
  // TODO: Refuse what is no share. Of all alarms, which share is raised where it is there?
  return .nan
}
