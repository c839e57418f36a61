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
  #if SOLUTION
    func arrived(_ isWanted: (Int) -> Bool) -> [Arrival] {
      arrivals.filter { isWanted($0.departure.month) }
    }
    var logs: [MonthLog] = []
    var model: Model = { _ in [] }
    var reference: [Double] = []
    var trainedThrough = 0
  #endif
  #if MISTAKE_IGNORES_THE_DELAY
    // Feedback: still on their way
    func lastKnown(at month: Int) -> Int { month - 1 }
  #elseif MISTAKE_LEARNS_FROM_THE_MONTH
    // Feedback: before it begins
    func lastKnown(at month: Int) -> Int { month - labelDelay }
  #elseif MISTAKE_DELAYS_ONCE_MORE
    // Feedback: one month too late
    func lastKnown(at month: Int) -> Int { month - 1 - max(labelDelay, 1) }
  #elseif SOLUTION
    func lastKnown(at month: Int) -> Int { month - 1 - labelDelay }
  #endif
  #if MISTAKE_LEARNS_FROM_ONE_MONTH
    // Feedback: newest month alone
    func known(through last: Int) -> [Arrival] {
      arrived { logs.isEmpty ? $0 <= last : $0 == last }
    }
  #elseif SOLUTION
    func known(through last: Int) -> [Arrival] { arrived { $0 <= last } }
  #endif
  #if MISTAKE_KEEPS_THE_FIRST_REFERENCE
    // Feedback: first model's answers
    func hire(at month: Int) throws {
      let training = known(through: lastKnown(at: month))
      trainedThrough = training.map(\.departure.month).max() ?? 0
      model = try train(training)
      if logs.isEmpty { reference = try model(training.map(\.departure)) }
    }
  #elseif SOLUTION
    func hire(at month: Int) throws {
      let training = known(through: lastKnown(at: month))
      trainedThrough = training.map(\.departure.month).max() ?? 0
      model = try train(training)
      reference = try model(training.map(\.departure))
    }
  #endif
  #if MISTAKE_MEASURES_FROM_THE_LAST_MONTH
    // Feedback: month before
    func log(of month: Int) throws -> MonthLog {
      let now = arrived { $0 == month }
      let answers = try model(now.map(\.departure))
      return MonthLog(
        month: month, trainedThrough: trainedThrough, answers: answers,
        moved: try psi(reference: logs.last?.answers ?? reference, live: answers),
        loss: try logLoss(probabilities: answers, now.map(\.isLate)))
    }
  #elseif MISTAKE_EXCHANGES_REFERENCE_AND_LIVE
    // Feedback: ruler
    func log(of month: Int) throws -> MonthLog {
      let now = arrived { $0 == month }
      let answers = try model(now.map(\.departure))
      return MonthLog(
        month: month, trainedThrough: trainedThrough, answers: answers,
        moved: try psi(reference: answers, live: reference),
        loss: try logLoss(probabilities: answers, now.map(\.isLate)))
    }
  #elseif SOLUTION
    func log(of month: Int) throws -> MonthLog {
      let now = arrived { $0 == month }
      let answers = try model(now.map(\.departure))
      return MonthLog(
        month: month, trainedThrough: trainedThrough, answers: answers,
        moved: try psi(reference: reference, live: answers),
        loss: try logLoss(probabilities: answers, now.map(\.isLate)))
    }
  #endif
  #if MISTAKE_ALARM_ON_THE_LINE
    // Feedback: not greater
    func takesOver(after last: MonthLog) -> Bool {
      switch retraining {
      case .never: false
      case .everyMonth: true
      case .whenMoved(let limit): last.moved >= limit
      }
    }
  #elseif SOLUTION
    func takesOver(after last: MonthLog) -> Bool {
      switch retraining {
      case .never: false
      case .everyMonth: true
      case .whenMoved(let limit): last.moved > limit
      }
    }
  #endif
  #if SOLUTION
    let first = months.lowerBound
    guard !known(through: lastKnown(at: first)).isEmpty else {
      throw CapstoneError.nothingKnown(before: first - labelDelay)
    }
    try hire(at: first)
  #endif
  #if MISTAKE_LOOKS_AT_THE_MONTH_ITSELF
    // Feedback: has not been answered
    for month in months {
      if !logs.isEmpty, takesOver(after: try log(of: month)) { try hire(at: month) }
      logs.append(try log(of: month))
    }
  #elseif SOLUTION
    for month in months {
      if let last = logs.last, takesOver(after: last) { try hire(at: month) }
      logs.append(try log(of: month))
    }
  #endif
  #if MISTAKE_MEAN_OF_THE_MONTHS
    // Feedback: every month the same
    let loss = logs.map(\.loss).reduce(0, +) / Double(logs.count)
  #elseif MISTAKE_ADDS_THE_LOSSES
    // Feedback: every flight's
    let loss = logs.map { $0.loss * Double($0.answers.count) }.reduce(0, +)
  #elseif RIGHT_ALL_ANSWERS_AT_ONCE
    let played = months.flatMap { month in arrived { $0 == month } }
    let loss = try logLoss(probabilities: logs.flatMap(\.answers), played.map(\.isLate))
  #elseif SOLUTION
    let flights = logs.reduce(0) { $0 + $1.answers.count }
    let loss = logs.reduce(0) { $0 + $1.loss * Double($1.answers.count) } / Double(flights)
  #endif
  #if SOLUTION
    return YearReport(months: logs, loss: loss)
  #else
    // TODO: Train before the first month. Then, month by month: perhaps retrain, answer, and log.
    return YearReport(months: [], loss: .nan)
  #endif
}
