/// Returns the mean absolute scaled error of forecasts: 1 is as far off as the seasonal naive
/// forecast was on average, one season ahead, in the training values.
///
/// The mean of |actual - forecast|, divided by the scale: the mean of |value - the value one season
/// before it|, over all training values that have one (Hyndman & Koehler, Another look at measures
/// of forecast accuracy, International Journal of Forecasting 22, 2006, with a season in place of a
/// step).
///
/// - Parameters:
///   - actual: What came, in the unit of the series.
///   - forecast: What had been forecast for the same steps.
///   - training: The values before them, oldest first.
///   - period: How many steps a season has, at least 1.
/// - Returns: A number without a unit, 0 or more.
/// - Throws: ``ForecastError/lengths(forecast:actual:)`` when there is not one forecast for each
///   actual value, or neither has any; else ``ForecastError/tooShort(needed:found:)`` when no
///   training value has one a season before it; else ``ForecastError/noScale`` when the scale is 0.
func mase(
  actual: [Double], forecast: [Double], training: [Double], period: Int
) throws -> Double {
  #if SOLUTION
    guard actual.count == forecast.count, !actual.isEmpty else {
      throw ForecastError.lengths(forecast: forecast.count, actual: actual.count)
    }
    guard training.count > period else {
      throw ForecastError.tooShort(needed: period + 1, found: training.count)
    }
  #endif
  #if MISTAKE_SCALED_BY_THE_TEST
    // Feedback: values to be forecast
    let (later, earlier) = (actual.dropFirst(period), actual)
  #elseif MISTAKE_SCALED_BY_ONE_STEP
    // Feedback: step before
    let (later, earlier) = (training.dropFirst(), training)
  #elseif SOLUTION
    let (later, earlier) = (training.dropFirst(period), training)
  #endif
  #if MISTAKE_DIVIDES_BY_ALL_TRAINING
    // Feedback: no value before
    let scale = zip(later, earlier).map { abs($0 - $1) }.reduce(0, +) / Double(training.count)
  #elseif RIGHT_ONE_FRACTION
    let moved = zip(later, earlier).reduce(0) { $0 + abs($1.0 - $1.1) }
  #elseif SOLUTION
    let scale = zip(later, earlier).map { abs($0 - $1) }.reduce(0, +) / Double(later.count)
  #endif
  #if RIGHT_ONE_FRACTION
    guard moved > 0 else { throw ForecastError.noScale }
  #elseif SOLUTION
    guard scale > 0 else { throw ForecastError.noScale }
  #endif
  #if MISTAKE_LETS_ERRORS_CANCEL
    // Feedback: cancel
    return abs(zip(actual, forecast).map { $0 - $1 }.reduce(0, +)) / Double(actual.count) / scale
  #elseif MISTAKE_SQUARES_THE_ERRORS
    // Feedback: squared
    let squares = zip(actual, forecast).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
    return (squares / Double(actual.count)).squareRoot() / scale
  #elseif RIGHT_ONE_FRACTION
    let missed = actual.indices.reduce(0) { $0 + abs(forecast[$1] - actual[$1]) }
    return missed * Double(training.count - period) / (moved * Double(actual.count))
  #elseif SOLUTION
    return zip(actual, forecast).map { abs($0 - $1) }.reduce(0, +) / Double(actual.count) / scale
  #else
    // TODO: Refuse in the order above, then divide one mean of sizes by the other.
    return .nan
  #endif
}
