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
  // TODO: Refuse a series that is too short, forecast at each origin, and average by step.
  return []
}
