/// Returns the level of simple exponential smoothing after the last value, which is its forecast
/// for every step to come; `nil` where there are no values.
///
/// The level starts as the first value. Each value after it takes the level the share `alpha` of
/// the way to itself.
///
/// - Parameters:
///   - values: The series, oldest first.
///   - alpha: How much a new value counts, 0 to 1.
func exponentialSmoothing(_ values: [Double], alpha: Double) -> Double? {
  #if MISTAKE_STARTS_AT_ZERO
    // Feedback: level began at 0
    if values.isEmpty { return nil }
    var level = 0.0
    for value in values { level = alpha * value + (1 - alpha) * level }
    return level
  #elseif MISTAKE_SWAPS_THE_SHARES
    // Feedback: shares have changed places
    guard var level = values.first else { return nil }
    for value in values.dropFirst() { level = (1 - alpha) * value + alpha * level }
    return level
  #elseif RIGHT_WEIGHS_BY_AGE
    // Newest first: each step into the past counts for (1 - alpha) of the one after it.
    guard let first = values.first else { return nil }
    var (level, left) = (0.0, 1.0)
    for value in values.dropFirst().reversed() {
      level += left * alpha * value
      left *= 1 - alpha
    }
    return level + left * first
  #elseif SOLUTION
    guard var level = values.first else { return nil }
    for value in values.dropFirst() { level += alpha * (value - level) }
    return level
  #else
    // TODO: Start with the first value, and move towards each one after it.
    return .nan
  #endif
}

/// Returns forecasts by additive Holt-Winters smoothing (Hyndman & Athanasopoulos, Forecasting:
/// Principles and Practice, 3rd edition, 2021, section 8.3).
///
/// The state is a level, a trend per step, and a season of `period` terms. The level starts as the
/// mean of the first season, the trend as what the mean of the second lies above it, divided by
/// `period`, and the terms as the values of the first season less the level. Then all values, those
/// of the first two seasons too, move the state in turn. With l, b and s for level, trend and the
/// value's own term as they were before it, a value y gives
///
///     new level = α (y - s) + (1 - α) (l + b)
///     new trend = β (new level - l) + (1 - β) b
///     new term  = γ (y - l - b) + (1 - γ) s
///
/// - Parameters:
///   - values: The series, oldest first; its first value belongs to the first term.
///   - period: How many steps a season has, at least 1.
///   - alpha: How much a new value counts for the level, 0 to 1; `beta` for the trend, `gamma` for
///     its term.
///   - horizon: How many steps to forecast, 0 or more.
/// - Returns: For each step from 1 to `horizon`, the level, plus as many trends as there are steps,
///   plus the term of that place in the season, as it was last updated.
/// - Throws: ``ForecastError/tooShort(needed:found:)`` when there are less than two seasons.
func holtWinters(
  _ values: [Double], period: Int, alpha: Double, beta: Double, gamma: Double, horizon: Int
) throws -> [Double] {
  #if SOLUTION
    guard values.count >= 2 * period else {
      throw ForecastError.tooShort(needed: 2 * period, found: values.count)
    }
    var level = values[..<period].reduce(0, +) / Double(period)
  #endif
  #if MISTAKE_STARTS_WITH_THE_TREND_OF_A_SEASON
    // Feedback: trend of a whole season
    var trend = values[period..<2 * period].reduce(0, +) / Double(period) - level
  #elseif SOLUTION
    let second = values[period..<2 * period].reduce(0, +) / Double(period)
    var trend = (second - level) / Double(period)
  #endif
  #if SOLUTION
    var season = values[..<period].map { $0 - level }
  #endif
  #if MISTAKE_LEAVES_OUT_THE_FIRST_SEASON
    // Feedback: the first season
    let taught = Array(values.indices.dropFirst(period))
  #elseif SOLUTION
    let taught = Array(values.indices)
  #endif
  #if MISTAKE_TERM_FROM_THE_NEW_LEVEL
    // Feedback: before the value
    for time in taught {
      let (before, place) = (level, time % period)
      level = alpha * (values[time] - season[place]) + (1 - alpha) * (before + trend)
      season[place] = gamma * (values[time] - level) + (1 - gamma) * season[place]
      trend = beta * (level - before) + (1 - beta) * trend
    }
  #elseif RIGHT_CORRECTS_BY_THE_ERROR
    for time in taught {
      let error = values[time] - (level + trend + season[time % period])
      level += trend + alpha * error
      trend += alpha * beta * error
      season[time % period] += gamma * error
    }
  #elseif SOLUTION
    for time in taught {
      let (value, term, expected) = (values[time], season[time % period], level + trend)
      let next = alpha * (value - term) + (1 - alpha) * expected
      season[time % period] = gamma * (value - expected) + (1 - gamma) * term
      trend = beta * (next - level) + (1 - beta) * trend
      level = next
    }
  #endif
  #if MISTAKE_ADDS_ONE_TREND
    // Feedback: one trend
    return (0..<horizon).map { level + trend + season[(values.count + $0) % period] }
  #elseif MISTAKE_SEASON_STARTS_ANEW
    // Feedback: place in the season
    return (0..<horizon).map { level + Double($0 + 1) * trend + season[$0 % period] }
  #elseif MISTAKE_FORECASTS_ONE_STEP_LATE
    // Feedback: one step too late
    return (0..<horizon).map {
      level + Double($0 + 2) * trend + season[(values.count + $0 + 1) % period]
    }
  #elseif SOLUTION
    return (0..<horizon).map { step in
      level + Double(step + 1) * trend + season[(values.count + step) % period]
    }
  #else
    // TODO: Refuse less than two seasons, start the state, let all values move it, and forecast.
    return []
  #endif
}
