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
  // TODO: Add up what each flight costs, and divide by how many there are.
  return .nan
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
  // TODO: Ask what each plan costs, and remember the cheapest so far.
  return .nan
}
