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
  #if MISTAKE_GUESSES_WITH_HINDSIGHT
    // Feedback: only known afterwards
    return -(lateRate * log(lateRate) + (1 - lateRate) * log(1 - lateRate))
  #elseif MISTAKE_COUNTS_LATE_FLIGHTS_ALONE
    // Feedback: on time
    return -lateRate * log(guess)
  #elseif MISTAKE_FORGETS_THE_SIGN
    // Feedback: sign has to turn
    return lateRate * log(guess) + (1 - lateRate) * log(1 - guess)
  #elseif MISTAKE_TAKES_ANOTHER_LOGARITHM
    // Feedback: natural one
    return -(lateRate * log2(guess) + (1 - lateRate) * log2(1 - guess))
  #elseif RIGHT_IN_ANOTHER_ORDER
    return lateRate * (log1p(-guess) - log(guess)) - log1p(-guess)
  #elseif SOLUTION
    return -(lateRate * log(guess) + (1 - lateRate) * log(1 - guess))
  #else
    // TODO: Weigh the loss of a late flight and that of a punctual one by how many there were.
    return .nan
  #endif
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
  #if MISTAKE_USES_LABELS_BEFORE_THEY_ARRIVE
    // Feedback: not arrived
    let labelled = reports.filter { $0.month < month }
  #elseif MISTAKE_USES_THE_MONTH_THAT_BEGINS
    // Feedback: has to end
    let labelled = reports.filter { $0.month + labelDelay <= month }
  #elseif SOLUTION
    let labelled = reports.filter { $0.month + labelDelay < month }
  #endif
  #if MISTAKE_TAKES_THE_LAST_OF_THE_LIST
    // Feedback: any order
    let latestFirst = labelled.reversed()
  #elseif RIGHT_IN_ANOTHER_ORDER
    let latestFirst = [labelled.max { $0.month < $1.month }].compactMap { $0 }
  #elseif SOLUTION
    let latestFirst = labelled.sorted { $0.month > $1.month }
  #endif
  #if SOLUTION
    guard let latest = latestFirst.first else { return false }
  #endif
  #if MISTAKE_LETS_THE_GUESS_KNOW_THE_MONTH
    // Feedback: the guess of training
    let bar = guessLoss(lateRate: latest.lateRate, guess: latest.lateRate)
  #elseif SOLUTION
    let bar = guessLoss(lateRate: latest.lateRate, guess: guess)
  #endif
  #if MISTAKE_ALARMS_AT_EVERY_SEASON
    // Feedback: the season
    return latest.temperaturePSI > 0.25
  #elseif MISTAKE_RETRAINING_ALWAYS_HELPS
    // Feedback: always better
    return true
  #elseif MISTAKE_FORGETS_THE_GUESS
    // Feedback: without a model
    return latest.retrainedLoss < latest.staticLoss - margin
  #elseif MISTAKE_ASKS_THE_MARGIN_OF_BOTH
    // Feedback: without a margin
    return latest.retrainedLoss < min(latest.staticLoss, bar) - margin
  #elseif MISTAKE_TAKES_EXACTLY_THE_MARGIN
    // Feedback: exactly the margin
    return latest.retrainedLoss <= latest.staticLoss - margin && latest.retrainedLoss < bar
  #elseif RIGHT_IN_ANOTHER_ORDER
    let gain = latest.staticLoss - latest.retrainedLoss
    return gain > margin && bar - latest.retrainedLoss > 0
  #elseif SOLUTION
    return latest.retrainedLoss < min(latest.staticLoss - margin, bar)
  #else
    // TODO: Find the latest month with labels, and compare the two models and the guess there.
    return false
  #endif
}
