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
  // TODO: Start with the first value, and move towards each one after it.
  return .nan
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
  // TODO: Refuse less than two seasons, start the state, let all values move it, and forecast.
  return []
}
