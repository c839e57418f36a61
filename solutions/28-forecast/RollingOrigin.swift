/// Forecasts some steps from what is known; it throws where it cannot.
typealias Forecast = (_ known: [Double], _ horizon: Int) throws -> [Double]

/// Returns how far off forecasts are, for each step ahead, over many origins.
///
/// An origin is a place in time from which one looks ahead. At each, `forecast` is given all values
/// before it and nothing that comes after (Tashman, Out-of-sample tests of forecasting accuracy,
/// International Journal of Forecasting 16, 2000).
///
/// - Parameters:
///   - values: The series, oldest first.
///   - origins: The origins, each as the number of values that are known there, at least 1.
///   - horizon: How many steps are forecast at each origin, at least 1.
///   - forecast: What is judged.
/// - Returns: `horizon` numbers in the unit of the series: the mean absolute error one step ahead,
///   over all origins, that two steps ahead, and so on.
/// - Throws: ``ForecastError/tooShort(needed:found:)`` when the values end before the last forecast
///   does, and nothing is forecast then; what `forecast` throws;
///   ``ForecastError/lengths(forecast:actual:)`` when it gives other than `horizon` numbers. Where this
///   happens at several origins, it is open which is reported.
func rollingOrigin(
  _ values: [Double], origins: ClosedRange<Int>, horizon: Int, forecast: Forecast
) throws -> [Double] {
  #if SOLUTION
    guard origins.upperBound + horizon <= values.count else {
      throw ForecastError.tooShort(needed: origins.upperBound + horizon, found: values.count)
    }
    var sums = [Double](repeating: 0, count: horizon)
  #endif
  #if MISTAKE_KNOWS_TOMORROW
    // Feedback: first value to be forecast
    let view = { (origin: Int) in values.prefix(origin + 1) }
  #elseif MISTAKE_HANDS_OVER_EVERYTHING
    // Feedback: whole series
    let view = { (_: Int) in values[...] }
  #elseif MISTAKE_STAYS_AT_THE_FIRST_ORIGIN
    // Feedback: first origin
    let view = { (_: Int) in values.prefix(origins.lowerBound) }
  #elseif MISTAKE_KEEPS_A_WINDOW
    // Feedback: oldest values
    let view = { (origin: Int) in values[..<origin].suffix(origins.lowerBound) }
  #elseif SOLUTION
    let view = { (origin: Int) in values.prefix(origin) }
  #endif
  #if MISTAKE_COMPARES_ONE_STEP_EARLY
    // Feedback: last known value
    for origin in origins {
      let ahead = try forecast(Array(view(origin)), horizon)
      guard ahead.count == horizon else {
        throw ForecastError.lengths(forecast: ahead.count, actual: horizon)
      }
      for step in 0..<horizon { sums[step] += abs(values[origin - 1 + step] - ahead[step]) }
    }
  #elseif MISTAKE_LETS_ERRORS_CANCEL
    // Feedback: cancel
    for origin in origins {
      let ahead = try forecast(Array(view(origin)), horizon)
      guard ahead.count == horizon else {
        throw ForecastError.lengths(forecast: ahead.count, actual: horizon)
      }
      for step in 0..<horizon { sums[step] += values[origin + step] - ahead[step] }
    }
  #elseif MISTAKE_PAIRS_WHAT_IS_THERE
    // Feedback: taken as it comes
    for origin in origins {
      let ahead = try forecast(Array(view(origin)), horizon)
      for (step, value) in ahead.prefix(horizon).enumerated() {
        sums[step] += abs(values[origin + step] - value)
      }
    }
  #elseif RIGHT_LOOKS_AT_EACH_STEP
    let errors = try origins.map { origin in
      let ahead = try forecast(Array(view(origin)), horizon)
      if ahead.count != horizon {
        throw ForecastError.lengths(forecast: ahead.count, actual: horizon)
      }
      return zip(ahead, values[origin...]).map { abs($0 - $1) }
    }
    for step in 0..<horizon { sums[step] = errors.reversed().reduce(0) { $0 + $1[step] } }
  #elseif SOLUTION
    for origin in origins {
      let ahead = try forecast(Array(view(origin)), horizon)
      guard ahead.count == horizon else {
        throw ForecastError.lengths(forecast: ahead.count, actual: horizon)
      }
      for step in 0..<horizon { sums[step] += abs(values[origin + step] - ahead[step]) }
    }
  #endif
  #if MISTAKE_LUMPS_ALL_STEPS
    // Feedback: one number for all steps
    let whole = sums.reduce(0, +) / Double(origins.count * horizon)
    return Array(repeating: whole, count: horizon)
  #elseif SOLUTION
    return sums.map { $0 / Double(origins.count) }
  #else
    // TODO: Refuse a series that is too short, forecast at each origin, and average by step.
    return []
  #endif
}
