/// Forecasts that every step will be as it was one season before.
///
/// - Parameters:
///   - known: The values so far, oldest first; their number need not be a multiple of `period`. One
///     that is not a number is repeated like any other.
///   - period: How many steps a season has, at least 1.
///   - horizon: How many steps to forecast, 0 or more; it may be longer than a season.
/// - Returns: `horizon` forecasts, the first for the step right after the last known one. Beyond
///   the first season of forecasts there is nothing newer to repeat than the last known season.
/// - Throws: ``ForecastError/tooShort(needed:found:)`` when less than one season is known, whatever
///   the horizon.
func seasonalNaive(_ known: [Double], period: Int, horizon: Int) throws -> [Double] {
  // TODO: Refuse less than a season, then repeat the last one for as long as is asked.
  return []
}
