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
  #if SOLUTION
    guard known.count >= period else {
      throw ForecastError.tooShort(needed: period, found: known.count)
    }
  #endif
  #if MISTAKE_HORIZON_OFF_BY_ONE
    // Feedback: one step too late
    let season = Array(known.suffix(period))
    return (0..<horizon).map { season[($0 + 1) % period] }
  #elseif MISTAKE_REPEATS_THE_LAST_VALUE
    // Feedback: the last value
    return Array(repeating: known[known.count - 1], count: horizon)
  #elseif MISTAKE_STOPS_AFTER_A_SEASON
    // Feedback: ends with the season
    return Array(known.suffix(period).prefix(horizon))
  #elseif MISTAKE_REPEATS_THE_FIRST_SEASON
    // Feedback: oldest season
    return (0..<horizon).map { known[$0 % period] }
  #elseif MISTAKE_COUNTS_SEASONS_FROM_THE_START
    // Feedback: whole seasons
    let start = (known.count / period - 1) * period
    return (0..<horizon).map { known[start + $0 % period] }
  #elseif RIGHT_REPEATS_ITS_OWN_FORECASTS
    var series = known
    for _ in 0..<horizon { series.append(series[series.count - period]) }
    return Array(series.suffix(horizon))
  #elseif SOLUTION
    let season = Array(known.suffix(period))
    return (0..<horizon).map { season[$0 % period] }
  #else
    // TODO: Refuse less than a season, then repeat the last one for as long as is asked.
    return []
  #endif
}
