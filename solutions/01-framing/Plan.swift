/// Returns what it costs on average to send every driver by one plan.
///
/// A flight and its driver seldom come at the same minute. Whoever is there first waits for the
/// other, and every minute of waiting has its price. Where both come at once, nobody waits. No number
/// is above 1e9 in size.
///
/// - Parameters:
///   - plan: When the driver is there, in minutes after the scheduled arrival; negative is before.
///   - delays: When each flight arrived, likewise; finite, in any order.
///   - driver: Dollars for a minute in which the driver waits for the flight, 0 or more.
///   - traveller: Dollars for a minute in which the traveller waits for the driver, 0 or more.
/// - Returns: Dollars for one flight, the mean over all; `nil` where there are no flights.
func meanCost(
  of plan: Double, delays: [Double], driver: Double, traveller: Double
) -> Double? {
  #if MISTAKE_NO_FLIGHTS_COST_NOTHING
    // Feedback: no mean
    if delays.isEmpty { return 0 }
  #elseif SOLUTION
    if delays.isEmpty { return nil }
  #endif
  #if RIGHT_ADDS_MEANS
    // The mean of the late parts and that of the early ones, each moving towards every new flight.
    var late = 0.0
    var early = 0.0
    for (index, delay) in delays.enumerated() {
      late += (max(delay - plan, 0) - late) / Double(index + 1)
      early += (max(plan - delay, 0) - early) / Double(index + 1)
    }
    return driver * late + traveller * early
  #elseif SOLUTION
    var total = 0.0
    for delay in delays {
      if delay > plan {
        total += (delay - plan) * driver
      } else {
        total += (plan - delay) * traveller
      }
    }
  #endif
  #if MISTAKE_SWAPS_THE_PRICES
    // Feedback: changed places
    total = 0
    for delay in delays {
      total += delay > plan ? (delay - plan) * traveller : (plan - delay) * driver
    }
    return total / Double(delays.count)
  #elseif MISTAKE_ONE_PRICE_FOR_BOTH
    // Feedback: the same price
    total = 0
    for delay in delays { total += abs(delay - plan) * driver }
    return total / Double(delays.count)
  #elseif MISTAKE_EARLY_FLIGHTS_ARE_FREE
    // Feedback: the traveller waits
    total = 0
    for delay in delays { total += max(delay - plan, 0) * driver }
    return total / Double(delays.count)
  #elseif MISTAKE_EARLY_FLIGHTS_PAY_BACK
    // Feedback: paid back
    total = 0
    for delay in delays { total += (delay - plan) * (delay > plan ? driver : traveller) }
    return total / Double(delays.count)
  #elseif MISTAKE_GIVES_THE_TOTAL
    // Feedback: of all flights together
    return total
  #elseif MISTAKE_FORGETS_THE_PLAN
    // Feedback: scheduled time
    total = 0
    for delay in delays { total += delay > 0 ? delay * driver : -delay * traveller }
    return total / Double(delays.count)
  #elseif RIGHT_ADDS_MEANS
    // Returned already.
  #elseif SOLUTION
    return total / Double(delays.count)
  #else
    // TODO: Add up what each flight costs, and divide by how many there are.
    return .nan
  #endif
}

/// Returns the plan that costs least on average.
///
/// - Parameters:
///   - plans: The plans to choose from, in minutes after the scheduled arrival, in any order.
///   - delays: The flights, as for ``meanCost(of:delays:driver:traveller:)``, which is to be used;
///     so are the prices.
/// - Returns: One of `plans`: of several that cost the same, the first. `nil` where there are no
///   plans or no flights.
func cheapest(
  of plans: [Double], delays: [Double], driver: Double, traveller: Double
) -> Double? {
  #if MISTAKE_KEEPS_THE_LAST
    // Feedback: the last of them
    var best: Double?
    var lowest = Double.infinity
    for plan in plans {
      if let cost = meanCost(of: plan, delays: delays, driver: driver, traveller: traveller),
        cost <= lowest
      {
        (best, lowest) = (plan, cost)
      }
    }
    return best
  #elseif MISTAKE_GIVES_THE_COST
    // Feedback: what it costs
    return plans.compactMap {
      meanCost(of: $0, delays: delays, driver: driver, traveller: traveller)
    }.min()
  #elseif MISTAKE_TAKES_THE_DEAREST
    // Feedback: costs most
    var best: Double?
    var highest = -1.0
    for plan in plans {
      if let cost = meanCost(of: plan, delays: delays, driver: driver, traveller: traveller),
        cost > highest
      {
        (best, highest) = (plan, cost)
      }
    }
    return best
  #elseif MISTAKE_NEVER_BEATS_ZERO
    // Feedback: none is cheaper
    if delays.isEmpty { return nil }
    var best = plans.first
    var lowest = 0.0
    for plan in plans {
      if let cost = meanCost(of: plan, delays: delays, driver: driver, traveller: traveller),
        cost < lowest
      {
        (best, lowest) = (plan, cost)
      }
    }
    return best
  #elseif MISTAKE_FORGETS_TO_LOWER
    // Feedback: cheaper than the first
    var best: Double?
    let first = plans.first.flatMap {
      meanCost(of: $0, delays: delays, driver: driver, traveller: traveller)
    }
    for plan in plans {
      if let first,
        let cost = meanCost(of: plan, delays: delays, driver: driver, traveller: traveller),
        cost < first || best == nil
      {
        best = plan
      }
    }
    return best
  #elseif MISTAKE_GIVES_NO_PRICES
    // Feedback: prices that it was given
    let costs = plans.map { meanCost(of: $0, delays: delays, driver: 1, traveller: 1) }
    let lowest = costs.compactMap { $0 }.min()
    return lowest == nil ? nil : costs.firstIndex(of: lowest).map { plans[$0] }
  #elseif RIGHT_ADDS_MEANS
    let costs = plans.map {
      meanCost(of: $0, delays: delays, driver: driver, traveller: traveller) ?? .infinity
    }
    guard !delays.isEmpty, let lowest = costs.min() else { return nil }
    return costs.firstIndex(of: lowest).map { plans[$0] }
  #elseif SOLUTION
    var best: Double?
    var lowest = Double.infinity
    for plan in plans {
      if let cost = meanCost(of: plan, delays: delays, driver: driver, traveller: traveller),
        cost < lowest
      {
        best = plan
        lowest = cost
      }
    }
    return best
  #else
    // TODO: Ask what each plan costs, and remember the cheapest so far.
    return .nan
  #endif
}
