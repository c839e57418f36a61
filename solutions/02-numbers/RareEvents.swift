import Foundation

/// Returns how likely a standard normal value is to be greater than `z`.
///
/// However unlikely that is, it keeps its digits: of 9 it is 1.1e-19, and not 0. Computed by the
/// complementary error function erfc(x), which is 1 - erf(x) without the subtraction.
///
/// - Parameter z: How many standard deviations above the mean, -30 to 30; negative is below it.
/// - Returns: The probability, between 0 and 1: 0.5 of 0, and together with that of -z it is 1.
func upperTail(_ z: Double) -> Double {
  #if MISTAKE_ONE_MINUS_THE_REST
    // Feedback: subtracted from 1
    return 1 - (1 + erf(z / 2.0.squareRoot())) / 2
  #elseif MISTAKE_GIVES_THE_LOWER_TAIL
    // Feedback: below z
    return erfc(-z / 2.0.squareRoot()) / 2
  #elseif MISTAKE_BOTH_TAILS
    // Feedback: on either side
    return erfc(abs(z) / 2.0.squareRoot())
  #elseif MISTAKE_FORGETS_THE_ROOT
    // Feedback: root of 2
    return erfc(z) / 2
  #elseif RIGHT_CONTINUED_FRACTION
    // Mills's ratio from 2 on, 1/(z + 1/(z + 2/(z + 3/(z + …)))), and Taylor's series below it.
    if z < 0 { return 1 - upperTail(-z) }
    let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    if z >= 2 {
      var fraction = z
      for step in stride(from: 200.0, through: 1, by: -1) { fraction = z + step / fraction }
      return density / fraction
    }
    var term = z
    var sum = z
    for step in 1...60 {
      term *= z * z / Double(2 * step + 1)
      sum += term
    }
    return 0.5 - density * sum
  #elseif SOLUTION
    return erfc(z / 2.0.squareRoot()) / 2
  #else
    // TODO: Half of the complementary error function, at z divided by the root of 2.
    return .nan
  #endif
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
  #if MISTAKE_TAKES_PERCENT
    // Feedback: no share
  #elseif SOLUTION
    for share in [prior, sensitivity, falsePositiveRate] {
      if !(share >= 0 && share <= 1) { return nil }
    }
  #endif
  #if SOLUTION
    let hits = prior * sensitivity
  #endif
  #if MISTAKE_FALSE_ALARMS_FROM_ALL
    // Feedback: from all cases
    let falseAlarms = falsePositiveRate
  #elseif MISTAKE_TAKES_THE_SILENT_ONES
    // Feedback: without an alarm
    let falseAlarms = (1 - prior) * (1 - falsePositiveRate)
  #elseif SOLUTION
    let falseAlarms = (1 - prior) * falsePositiveRate
  #endif
  #if MISTAKE_NO_ALARM_IS_ZERO
    // Feedback: never an alarm
    if hits + falseAlarms == 0 { return 0 }
  #elseif SOLUTION
    if hits + falseAlarms == 0 { return nil }
  #endif
  #if MISTAKE_FORGETS_THE_PRIOR
    // Feedback: how rare
    return sensitivity / (sensitivity + falsePositiveRate)
  #elseif MISTAKE_GIVES_THE_SENSITIVITY
    // Feedback: the other way round
    return sensitivity
  #elseif MISTAKE_ONE_MINUS_FALSE_ALARMS
    // Feedback: cases without it
    return 1 - falsePositiveRate
  #elseif MISTAKE_GIVES_THE_HITS
    // Feedback: of all cases
    return hits
  #elseif RIGHT_CONTINUED_FRACTION
    // By odds: how many false alarms come with each hit.
    if hits == 0 { return 0 }
    return 1 / (1 + (1 - prior) / prior * (falsePositiveRate / sensitivity))
  #elseif SOLUTION
    return hits / (hits + falseAlarms)
  #else
    // TODO: Refuse what is no share. Of all alarms, which share is raised where it is there?
    return .nan
  #endif
}
