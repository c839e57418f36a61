import Foundation

/// Returns the log-loss of saying the same probability for every flight.
///
/// It says what a month's log-loss would be with no model at all, so it rises and falls with the
/// season.
///
/// - Parameters:
///   - lateRate: The share of flights that were late, 0 ... 1.
///   - guess: The probability that was said, above 0 and below 1.
/// - Returns: -(r ln g + (1 - r) ln(1 - g)) for the rate r and the guess g, in nats a flight.
func guessLoss(lateRate: Double, guess: Double) -> Double {
  // TODO: Weigh the loss of a late flight and that of a punctual one by how many there were.
  return .nan
}

/// Decides whether the retrained model should serve from a month on.
///
/// It looks at the latest month whose labels have arrived: month m's arrive `labelDelay` months
/// after its end, so they are used from month m + `labelDelay` + 1 on. How far the inputs drifted
/// is not asked.
///
/// - Parameters:
///   - month: The month about to begin.
///   - reports: One for each month, in any order; some lie in the future or have no labels yet.
///   - labelDelay: How many months labels take, 0 or more.
///   - guess: The late rate in training, the guess of somebody without a model.
///   - margin: How much better than the old model the new one must be, in nats a flight, 0 or more.
/// - Returns: `true` when both hold of the retrained model's loss in that month: the old model's less
///   the margin is greater, and the loss of the guess, without any margin, is greater too
///   (``guessLoss(lateRate:guess:)`` of the month's late rate and the guess). `false` also when no
///   labels have arrived.
func shouldRetrain(
  at month: Int, reports: [MonthReport], labelDelay: Int, guess: Double, margin: Double
) -> Bool {
  // TODO: Find the latest month with labels, and compare the two models and the guess there.
  return false
}
