/// Returns the threshold that would have cost least in the three months before a month.
///
/// The model that it is chosen for has seen nothing of these three: it is trained on all earlier months.
///
/// - Parameters:
///   - arrivals: Any number, in any order.
///   - month: The first month in which the threshold will be used. Of this month and later ones nothing
///     is looked at.
///   - train: Makes a model of arrivals.
///   - miss: The cost of a late flight that is not called late, 0 or more.
///   - alarm: The cost of a punctual flight that is called late, 0 or more.
/// - Returns: One of 0.01, 0.02, ..., 0.99, which are `Double(percent) / 100`: flights are called late from
///   this probability on. Of those with the least `cost` of lesson 21 the lowest.
/// - Throws: ``CapstoneError/nothingKnown(before:)`` with `month` - 3 where there is nothing to train on,
///   else with `month` where there is nothing to choose on; what training and the model throw.
func chooseThreshold(
  _ arrivals: [Arrival], before month: Int, train: Trainer, miss: Int, alarm: Int
) throws -> Double {
  #if MISTAKE_TRAINS_ON_THE_CHOICE
    // Feedback: has seen them
    let earlier = arrivals.filter { $0.departure.month < month }
    guard earlier.contains(where: { $0.departure.month < month - 3 }) else {
      throw CapstoneError.nothingKnown(before: month - 3)
    }
  #elseif SOLUTION
    let earlier = arrivals.filter { $0.departure.month < month - 3 }
    guard !earlier.isEmpty else { throw CapstoneError.nothingKnown(before: month - 3) }
  #endif
  #if MISTAKE_CHOOSES_ON_THE_FUTURE
    // Feedback: has not come yet
    let recent = arrivals.filter { $0.departure.month >= month - 3 }
  #elseif MISTAKE_CHOOSES_ON_THE_MONTH
    // Feedback: month itself
    let recent = arrivals.filter { (month - 3...month).contains($0.departure.month) }
  #elseif MISTAKE_CHOOSES_ON_ALL_MONTHS
    // Feedback: all earlier months
    let recent = arrivals.filter { $0.departure.month < month }
  #elseif MISTAKE_CHOOSES_ON_ONE_MONTH
    // Feedback: last month alone
    let recent = arrivals.filter { $0.departure.month == month - 1 }
  #elseif SOLUTION
    let recent = arrivals.filter { (month - 3..<month).contains($0.departure.month) }
  #endif
  #if SOLUTION
    guard !recent.isEmpty else { throw CapstoneError.nothingKnown(before: month) }
    let answers = try train(earlier)(recent.map(\.departure))
    var best = (threshold: 0.0, cost: Int.max)
  #endif
  #if MISTAKE_EXCHANGES_THE_COSTS
    // Feedback: exchanged
    func price(_ threshold: Double) throws -> Int {
      try cost(answers, actual: recent.map(\.isLate), at: threshold, miss: alarm, alarm: miss)
    }
  #elseif SOLUTION
    func price(_ threshold: Double) throws -> Int {
      try cost(answers, actual: recent.map(\.isLate), at: threshold, miss: miss, alarm: alarm)
    }
  #endif
  #if MISTAKE_ADDS_UP_STEPS
    // Feedback: added up
    for threshold in stride(from: 0.01, through: 0.995, by: 0.01) {
      let now = try price(threshold)
      if now < best.cost { best = (threshold, now) }
    }
  #elseif MISTAKE_HIGHEST_OF_THE_BEST
    // Feedback: lowest of them
    for threshold in (1...99).map({ Double($0) / 100 }) {
      let now = try price(threshold)
      if now <= best.cost { best = (threshold, now) }
    }
  #elseif RIGHT_COSTS_IN_A_LIST
    let grid = (1...99).map { Double($0) / 100 }
    let costs = grid.map { line in
      zip(answers, recent.map(\.isLate)).reduce(0) {
        $0 + ($1.1 ? ($1.0 < line ? miss : 0) : ($1.0 < line ? 0 : alarm))
      }
    }
    best.threshold = grid[costs.firstIndex(of: costs.min() ?? 0) ?? 0]
  #elseif SOLUTION
    for threshold in (1...99).map({ Double($0) / 100 }) {
      let now = try price(threshold)
      if now < best.cost { best = (threshold, now) }
    }
  #endif
  #if SOLUTION
    return best.threshold
  #else
    // TODO: Train on what came before the three months, and try each threshold on them.
    return .nan
  #endif
}
