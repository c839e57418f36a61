/// Plays months one after the other: serve, watch, learn what came of it, and perhaps retrain.
///
/// At the beginning of month m the labels of months before m - `labelDelay` are there, and no others. At
/// the beginning of the first month a model is trained on all of them, and goes on duty. At the beginning
/// of each later month `retraining` is asked, and where it says so a new model, trained on all labels that
/// are there by then, takes over. The model on duty then answers the month's departures.
///
/// - Parameters:
///   - arrivals: Those of all months, in any order. Every month that is played has some.
///   - months: The months to play.
///   - labelDelay: How many months labels take, 0 or more. With 0, those of a month are there when the next
///     begins.
///   - retraining: When a new model takes over.
///   - train: Makes a model of arrivals, which it is given in the order of `arrivals`.
/// - Returns: A log of each month, and the loss of all answers. `psi` of lesson 35 in ten bins says how far
///   a month's answers moved from those that the model on duty gives to what it was trained on, and
///   `logLoss(probabilities:_:)` of lesson 14 what they cost.
/// - Throws: ``CapstoneError/nothingKnown(before:)`` with the first month - `labelDelay` where no label is
///   there at the beginning; what training and the model throw.
func runYear(
  _ arrivals: [Arrival], months: ClosedRange<Int>, labelDelay: Int, retraining: Retraining,
  train: Trainer
) throws -> YearReport {
  // TODO: Train before the first month. Then, month by month: perhaps retrain, answer, and log.
  return YearReport(months: [], loss: .nan)
}
